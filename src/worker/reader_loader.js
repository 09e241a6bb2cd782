// What the page starts as a worker to read documents in: it runs the page's own program, which comes by message as it was compiled.
const { instantiate } = WebAssembly;
const nothing = new Proxy({}, { get: () => () => { throw new Error('the reader needs no screens'); } });
WebAssembly.instantiate = (program, imports) => instantiate.call(WebAssembly, program, { ...imports, p: nothing });
onmessage = async ({ data: [script, program] }) => {
  const { default: start } = await import(script);
  await start({ module_or_path: program });
};
