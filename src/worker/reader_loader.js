// What the page starts as a worker to read documents in: it runs the page's own program, which comes by message as it was compiled.
const { instantiate } = WebAssembly;
const nothing = new Proxy({}, { get: () => () => { throw new WebAssembly.RuntimeError('the reader needs no screens'); } });
WebAssembly.instantiate = (program, imports) => instantiate.call(WebAssembly, program, { ...imports, p: nothing });
// The page hears of errors, not of promises that come to nothing; it then reads by itself.
onmessage = ({ data: [script, program] }) =>
  import(script).then(({ default: start }) => start({ module_or_path: program })).catch(reportError);
