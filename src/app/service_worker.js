// Keeps a build's files, so that the page opens without a network. tools/finish.mjs puts VERSION and FILES before this.
const OURS = `jixiao-lens ${registration.scope} `;
const CACHE = OURS + VERSION;

addEventListener('install', (event) => {
  const files = FILES.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)));
});

addEventListener('activate', (event) => {
  const old = (names) => names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  // A page that was open before the first worker is one of its pages from now on, or a later version would pass it by.
  event.waitUntil(caches.keys().then((names) => Promise.all([clients.claim(), ...old(names).map((name) => caches.delete(name))])));
});

// The pages that are open are of the version before; src/app/early.js loads them anew.
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
