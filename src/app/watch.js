// What watches over the program: where its files lie, whether it has stopped, and which version is shown.
{
  // Addresses of the page's own files are relative to a path of one segment: under '/projects/' or '/a/b' they lead nowhere. The nearest
  // folder above that has them is the page's.
  addEventListener('error', async ({ target }) => {
    const { rel, href, integrity } = target;
    for (let path = location.pathname; rel === 'modulepreload' && (path = path.replace(/\/[^/]*$/, ''));) {
      const file = path.replace(/[^/]*$/, href.split('/').pop());
      if (await fetch(file, { integrity }).then(({ ok }) => ok, () => {})) return location.replace(path + location.search + location.hash);
    }
  }, true);

  // A program that has stopped answers nothing any more: say so, keep the address, and offer what a report needs.
  const TRAP = /RuntimeError/;
  // Where a stack overflows, scripts too throw such things; the program's has its own calls on it.
  const OVERFLOW = /(Range|Internal)Error/;
  const stopped = ({ name, stack }, isBeside) => {
    const notice = document.getElementById('stopped');
    if (!TRAP.test(name) && !(OVERFLOW.test(name) && /wasm/.test(stack)) || !notice.hidden) return;
    notice.hidden = false;
    // What runs beside the page takes nothing with it but what it was asked for.
    if (!isBeside) {
      for (const dead of document.querySelectorAll('#stopped ~ :not(header)')) dead.inert = true;
      notice.role = 'main';
      // The links above all screens lead on as those of any page.
      addEventListener('click', (event) => event.target.closest('header') && event.stopImmediatePropagation(), true);
    }
    notice.querySelector('textarea').value = [location.href, navigator.userAgent, globalThis.lastWords, stack].join('\n');
    notice.querySelector('button').onclick = () => location.reload();
    notice.querySelector('h1').focus();
  };
  // Nor does one that cannot be had.
  const failed = () => document.getElementById('boot') && document.documentElement.classList.add('failed');
  addEventListener('error', ({ error, target }) => {
    stopped(error ?? {});
    if (target.tagName === 'SCRIPT') failed();
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => {
    stopped(reason ?? {});
    failed();
  });
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      // All that is known of an error there is a line of text.
      this.addEventListener('error', ({ message, filename }) => {
        if (TRAP.test(message) || OVERFLOW.test(message)) stopped({ name: 'RuntimeError', stack: `${filename}\n${message}` }, true);
      });
    }
  };

  // The page again without a network, once its files are here. A new version waits until the reader changes to it, so that two never mix.
  const update = () => document.getElementById('update');
  const announce = (change) => {
    update().hidden = false;
    update().querySelector('button').onclick = change;
  };
  const offline = async () => {
    const { serviceWorker } = navigator;
    const registration = await serviceWorker.register('./service_worker.js');
    const offer = () => {
      if (registration.waiting && serviceWorker.controller) announce(() => (registration.waiting ? registration.waiting.postMessage('take over') : location.reload()));
    };
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer));
    offer();
  };
  const { offline: version } = document.documentElement.dataset;
  if (navigator.serviceWorker && version !== undefined) {
    // Which version a worker that takes over has kept, as soon as it does; what it says before this is heard waits. A page that has announced the
    // change goes with the others; one that could not know of it asks first.
    navigator.serviceWorker.onmessage = ({ data }) => {
      if (data === version) return;
      if (update().hidden) announce(() => location.reload());
      else location.reload();
    };
    addEventListener('load', () => setTimeout(() => offline().catch(() => {}), 3000));
  }
}
