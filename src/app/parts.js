// The program's parts: what the first screen needs, and the rest, whose functions take their places in the program's table when they
// come (tools/split). The same program also runs beside the page, as the reader of documents. src/app/parts.rs calls this.
{
  const { instantiate, instantiateStreaming } = WebAssembly;
  const address = () => document.querySelector('link[as=fetch][type="application/wasm"]').href;
  const later = () => address().replace('_bg.wasm', '_later.wasm');
  // What calls the rest before it is here waits for it; src/app/parts.rs sees to it that nothing does.
  const placeholder = new Proxy({}, {
    get: (_, name) => (...given) => {
      if (!secondary) {
        const request = new XMLHttpRequest();
        request.open('GET', later(), false);
        request.overrideMimeType('text/plain; charset=x-user-defined');
        request.send();
        const bytes = Uint8Array.from(request.response, (character) => character.charCodeAt(0));
        secondary = new WebAssembly.Instance(new WebAssembly.Module(bytes), { primary }).exports;
      }
      return secondary[name](...given);
    },
  });
  let primary, secondary, rest, made;
  const program = new Promise((resolve) => { made = resolve; });
  const wrap = (whole) => async (source, imports) => {
    const first = await whole.call(WebAssembly, source, { ...imports, placeholder });
    primary = first.instance.exports;
    made(first.module);
    return first;
  };
  WebAssembly.instantiate = wrap(instantiate);
  WebAssembly.instantiateStreaming = instantiateStreaming && wrap(instantiateStreaming);
  const load = async () => {
    const whole = !WebAssembly.Module.imports(await program).some(({ module }) => module === 'placeholder');
    if (whole) return;
    const answer = await fetch(later());
    if (!answer.ok) throw new Error(answer.status);
    const { instance } = await instantiate.call(WebAssembly, await answer.arrayBuffer(), { primary });
    secondary = instance.exports;
  };
  globalThis.parts = {
    // Resolves when the rest is here; rejects when it cannot be had, and then begins anew when asked again.
    later: () => rest ??= load().catch((error) => { rest = undefined; throw error; }),
    // A worker in which the program runs too.
    reader() {
      const worker = new Worker('./reader_loader.js', { type: 'module' });
      const script = document.querySelector('link[rel=modulepreload]').href;
      program.then((program) => worker.postMessage([script, program]));
      return worker;
    },
  };
}
