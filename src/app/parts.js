// The program's parts: what the first screen needs, and the rest, whose functions take their places in the program's table when they
// come (tools/split). The same program also runs beside the page, as the reader of documents. src/app/parts.rs calls this.
{
  const { instantiate, instantiateStreaming } = WebAssembly;
  const link = (id) => document.getElementById(id);
  const get = ({ href, integrity }) => fetch(href, { integrity });
  // Nothing calls the rest before it is here: see `hold`.
  const placeholder = new Proxy({}, {
    get: (_, name) => (...given) => {
      if (!secondary) throw new WebAssembly.RuntimeError(name);
      return secondary[name](...given);
    },
  });
  let primary, secondary, rest, isHere, made, words;
  const text = async (answer) => (answer.ok ? answer.text() : undefined);
  const english = document.documentElement.lang === 'en' && get(link('english')).then(text);
  const program = new Promise((resolve) => { made = resolve; });
  // The page's own words are on the screen before the program takes the thread; a page in the background is not painted.
  const painted = new Promise((resolve) => {
    new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true });
    setTimeout(resolve, document.hidden ? 0 : 500);
  });
  const wrap = (whole) => async (source, imports) => {
    const [first] = await Promise.all([whole.call(WebAssembly, source, { ...imports, p: placeholder }), painted]);
    primary = first.instance.exports;
    made(first.module);
    // What finds the English words is in the rest; without one or the other the page speaks Chinese.
    if (english) words = await Promise.all([english, parts.later()]).then(([words]) => words, () => undefined);
    if (!words) document.documentElement.lang = 'zh-CN';
    return first;
  };
  WebAssembly.instantiate = wrap(instantiate);
  WebAssembly.instantiateStreaming = instantiateStreaming && wrap(instantiateStreaming);
  const dress = () => new Promise((resolve, reject) => {
    const { href, integrity } = link('style');
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, integrity, onload: resolve, onerror: reject });
    document.head.append(sheet);
  });
  const join = async () => {
    const coming = link('later') && get(link('later'));
    coming?.catch(() => {});
    const whole = !WebAssembly.Module.imports(await program).some(({ module }) => module === 'p');
    if (whole) return;
    const answer = await coming;
    if (!answer.ok) throw new Error(answer.status);
    const { instance } = await instantiate.call(WebAssembly, await answer.arrayBuffer(), { p: primary });
    secondary = instance.exports;
  };
  const { port1, port2 } = new MessageChannel();
  const waiting = [];
  port1.onmessage = () => waiting.shift()();
  // The document is on its way before the program can ask for it.
  let begun = fetch(link('document').href);
  begun.catch(() => {});
  // 原文 begins with the beginning of the text itself, where that is what it shows.
  const at = new URLSearchParams(location.search);
  let text_shown;
  if (document.documentElement.dataset.begins === 'source' && !at.has('doc') && (at.get('page') ?? '1') === '1') {
    const begin = async (answer) => {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await answer.clone().arrayBuffer());
      const lines = text.split('\n').filter((line) => line.trim());
      if (answer.ok) document.querySelector('#boot pre')?.append(lines.slice(0, 60).join('\n'));
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    };
    text_shown = begun.then(begin).catch(() => {});
  }
  globalThis.parts = {
    // The first part, on its way from now on; tools/finish.mjs names it in the page.
    // Below a slash at the end of an address there may be nothing: then only the script asks for it, if it comes itself.
    program: link('program') && (/.\/$/.test(location.pathname) ? new Request(link('program').href, link('program')) : get(link('program'))),
    // Resolves when the rest is here; rejects when it cannot be had, and then begins anew when asked again.
    later: () => rest ??= Promise.all([join(), dress()]).then(() => { isHere = true; say(); }, (error) => { rest = undefined; throw error; }),
    // The catalogue of another language than Chinese, if that is asked for and has come.
    words: () => words,
    fetch(address) {
      const answer = begun ?? fetch(address);
      begun = undefined;
      return answer;
    },
    // Lets the browser draw and listen before the program goes on; timers would make it wait for longer than it works.
    // Who waits beside others goes on in a task of their own.
    pause: () => new Promise((go) => {
      waiting.push(go);
      port2.postMessage(0);
    }),
    lastWords(words) { globalThis.lastWords = words; },
    // A worker in which the program runs too.
    reader() {
      const worker = new Worker('./reader_loader.js', { type: 'module' });
      const script = document.querySelector('link[rel=modulepreload]').href;
      program.then((program) => worker.postMessage([script, program]));
      return worker;
    },
  };
  // What is pressed on the first screen may need the rest: until that is here it is not done, and then done again; of several presses the last
  // counts. What is typed does nothing before it is sent.
  const KINDS = ['click', 'submit', 'popstate'];
  const LINK = ':is(nav, main, footer) a:not([rel~=external])';
  let last;
  const hold = (event) => {
    const { target, type, ctrlKey, metaKey, shiftKey, altKey } = event;
    const isModified = ctrlKey || metaKey || shiftKey || altKey;
    const isStep = type === 'popstate';
    if (!primary || isHere || isStep && location.hash || type === 'click' && (isModified || !target.closest(LINK))) return;
    event.stopImmediatePropagation();
    if (!KINDS.includes(type)) return;
    event.preventDefault();
    const again = last = new event.constructor(type, event);
    const long = setTimeout(say, 400, 0);
    parts.later().finally(() => clearTimeout(long)).then(
      () => (isStep || last === again) && target.dispatchEvent(again),
      () => (isStep ? location.reload() : say(1)),
    );
  };
  for (const kind of [...KINDS, 'input', 'compositionstart', 'compositionend']) addEventListener(kind, hold, true);
  addEventListener('keydown', (event) => event.target.localName === 'input' && hold(event), true);
  // Who waits is told, and so is who waits in vain: all is as it was then, and may be tried again. Such words cover what is below them only until
  // the next key or press.
  const say = (which) => [...link('rest').children].forEach((words, at) => { words.hidden = at !== which; });
  for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, () => say(), true);
  // A screen behind the first needs both parts; the page's own words come before either. The first one's is asked for when a hand moves, and at
  // once where it is kept.
  const ask = () => parts.later().catch(() => {});
  if (document.documentElement.dataset.begins !== 'overview' || navigator.serviceWorker?.controller) Promise.all([painted, text_shown]).then(ask);
  for (const kind of ['pointermove', 'pointerdown', 'keydown']) addEventListener(kind, ask, { once: true, capture: true });
}
