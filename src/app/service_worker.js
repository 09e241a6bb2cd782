// Keeps a build's files, so that the page opens without a network. tools/finish.mjs puts VERSION and FILES before this.
const OURS = `jixiao-lens ${registration.scope} `;
const CACHE = OURS + VERSION;

addEventListener('install', (event) => {
  const files = FILES.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)));
});

addEventListener('activate', (event) => {
  const old = (names) => names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  // Pages that were open before are its pages from now on, or it would pass them by; those of another version load anew.
  const told = clients.claim().then(() => clients.matchAll()).then((pages) => pages.forEach((page) => page.postMessage(VERSION)));
  event.waitUntil(caches.keys().then((names) => Promise.all([told, ...old(names).map((name) => caches.delete(name))])));
});

addEventListener('message', ({ data }) => data === 'take over' && skipWaiting());

// Of every screen the page is one and the same file.
const fileOf = ({ url, mode }) => {
  const { origin, pathname } = new URL(url);
  const name = (origin + pathname).slice(registration.scope.length);
  if (FILES.includes(`./${name}`)) return `./${name}`;
  return mode === 'navigate' && (!name.includes('.') || name === 'index.html') ? './' : null;
};

addEventListener('fetch', (event) => {
  const { request } = event;
  const file = request.method === 'GET' && request.url.startsWith(registration.scope) ? fileOf(request) : null;
  if (file === null) return;
  const kept = caches.open(CACHE).then((cache) => cache.match(file));
  event.respondWith(kept.then((answer) => answer ?? fetch(request)));
});
