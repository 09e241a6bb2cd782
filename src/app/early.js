// What cannot wait for the program.
{
  const { documentElement: root } = document;
  root.classList.add('js');
  // Markup is only ever an element that never changes, which the framework makes from a string; no text of a document goes that way. What
  // does not look so, or is no program beside the page, is refused wherever it comes from.
  const PLAIN = /^<(i|kbd|span|t[bdr]\w*)(?: (?:aria-hidden|class)="[\w ]*")*>[^<]*<\/\1>$/;
  globalThis.trustedTypes?.createPolicy('default', {
    createHTML: (html) => (PLAIN.test(html) ? html : null),
    createScriptURL: (url) => (/^\.\/[\w-]+\.js$/.test(url) ? url : null),
  });
  // The first screen by the name of its file, as some hosts link to it.
  const { pathname: asked_path, search, hash } = location;
  if (asked_path.endsWith('/index.html')) history.replaceState(null, '', asked_path.slice(0, -10) + search + hash);
  // The screen that this visit begins with, for the words that the page has for it meanwhile; * has those of any other.
  const named = location.pathname.split('/').pop() || 'overview';
  const screens = ['overview', 'projects', 'indicators', 'charts', 'findings', 'compare', 'source', 'method', 'open'];
  root.dataset.begins = screens.includes(named) ? named : '*';
  // 长辈版 and English: asked for in the address, or else remembered. A browser may forbid to remember.
  const asked = (name, query = location.search) => new URLSearchParams(query).get(name);
  const wish = (name) => {
    try {
      return asked(name) ?? localStorage[name];
    } catch {}
  };
  // Somebody else's link changes nothing for good; the reader's own choice does.
  addEventListener('click', ({ target }) => {
    const chosen = target.closest('.switches [href]');
    for (const name of ['elder', 'lang']) {
      const value = chosen && asked(name, chosen.search);
      if (value && value !== asked(name)) try { localStorage[name] = value; } catch {}
    }
  });
  root.classList.toggle('elder', wish('elder') === '1');
  if (wish('lang') === 'en') root.lang = 'en';

  // Addresses of the page's own files are relative to a path of one segment: under '/projects/' or '/a/b' they lead nowhere. The nearest
  // folder above that has them is the page's.
  addEventListener('error', async ({ target }) => {
    const { rel, href, integrity } = target;
    for (let path = location.pathname; rel === 'modulepreload' && (path = path.replace(/\/[^/]*$/, ''));) {
      const file = path.replace(/[^/]*$/, href.split('/').pop());
      if (await fetch(file, { integrity }).then(({ ok }) => ok, () => {})) return location.replace(path + search + hash);
    }
  }, true);

  // A program that has stopped answers nothing any more: say so, keep the address, and offer what a report needs.
  const stopped = (error) => {
    const notice = document.getElementById('stopped');
    // A stack that overflows is a RangeError.
    if (!/^R(untime|ange)Error/.test(error?.name) || !notice.hidden) return;
    notice.hidden = false;
    for (const dead of document.querySelectorAll('#stopped ~ *')) dead.inert = true;
    notice.querySelector('textarea').value = [location.href, navigator.userAgent, globalThis.lastWords, error.stack].join('\n');
    notice.querySelector('button').onclick = () => location.reload();
    notice.querySelector('h2').focus();
  };
  addEventListener('error', ({ error }) => stopped(error));
  addEventListener('unhandledrejection', ({ reason }) => stopped(reason));

  // The page again without a network, once its files are here. A new version waits until the reader changes to it, so that two never mix.
  const offline = async () => {
    const { serviceWorker } = navigator;
    const registration = await serviceWorker.register('./service_worker.js');
    const offer = () => {
      if (!registration.waiting || !serviceWorker.controller) return;
      const notice = document.getElementById('update');
      notice.hidden = false;
      notice.querySelector('button').onclick = () => registration.waiting?.postMessage('take over');
    };
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer));
    offer();
  };
  const { offline: version } = root.dataset;
  if (navigator.serviceWorker && version !== undefined) {
    // Which version a worker that takes over has kept, as soon as it does; what it says before this is heard waits.
    navigator.serviceWorker.onmessage = ({ data }) => data === version || location.reload();
    addEventListener('load', () => setTimeout(() => offline().catch(() => {}), 3000));
  }
}
