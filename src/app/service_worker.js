// Keeps a build's files, so that the page opens without a network. tools/finish.mjs puts VERSION and FILES before this.
const OURS = `jixiao-lens ${registration.scope} `;
const CACHE = OURS + VERSION;

// Only the very files of this build, or none: a host may still have others, or answer with the page for what it has not. The page itself is
// known by its version.
const get = async ([file, integrity]) => {
  const answer = await fetch(new Request(file, { cache: 'no-cache', integrity }));
  const isOurs = file !== './' || (await answer.clone().text()).includes(`"${VERSION}"`);
  if (!answer.ok || !isOurs) throw new Error(`not of this version: ${file}`);
  return answer;
};

addEventListener('install', (event) => {
  const files = Object.entries(FILES);
  const kept = async (answers) => {
    const cache = await caches.open(CACHE);
    await Promise.all(files.map(([file], at) => cache.put(file, answers[at])));
  };
  event.waitUntil(Promise.all(files.map(get)).then(kept));
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
  if (Object.hasOwn(FILES, `./${name}`)) return `./${name}`;
  return mode === 'navigate' && (!name.includes('.') || name === 'index.html') ? './' : null;
};

addEventListener('fetch', (event) => {
  const { request } = event;
  const file = request.method === 'GET' && request.url.startsWith(registration.scope) ? fileOf(request) : null;
  const kept = (file) => caches.open(CACHE).then((cache) => cache.match(file));
  if (file !== null) event.respondWith(kept(file).then((answer) => answer ?? fetch(request)));
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept('./')));
});
