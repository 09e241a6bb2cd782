// Keeps a build's files, so that the page opens without a network. tools/finish.mjs puts VERSION and FILES before this.
const OURS = `jixiao-lens ${registration.scope} `;
const CACHE = OURS + VERSION;

// Names of files may have any character; addresses may not.
const address = (file) => file.split('/').map(encodeURIComponent).join('/');

// As it is kept: without what the host says of it but its kind. No page may be answered with what was redirected, and what varies is not kept.
const plain = async (answer) => new Response(await answer.blob());

// Only the very files of this build, or none: a host may still have others, or answer with the page for what it has not. The page itself is
// known by its version.
const get = async ([file, integrity]) => {
  const answer = await fetch(new Request(address(file), { cache: 'no-cache', integrity }));
  const isOurs = file !== './' || (await answer.clone().text()).includes(`"${VERSION}"`);
  if (!answer.ok || !isOurs) throw new Error(`not of this version: ${file}`);
  return plain(answer);
};

const keep = async () => {
  const files = Object.entries(FILES);
  const answers = await Promise.all(files.map(get));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(([file], at) => cache.put(address(file), answers[at])));
};

addEventListener('install', (event) => event.waitUntil(keep()));

addEventListener('activate', (event) => {
  const old = (names) => names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  // Pages that were open before are its pages from now on, or it would pass them by; those of another version load anew.
  const told = clients.claim().then(() => clients.matchAll()).then((pages) => pages.forEach((page) => page.postMessage(VERSION)));
  event.waitUntil(caches.keys().then((names) => Promise.all([told, ...old(names).map((name) => caches.delete(name))])));
});

addEventListener('message', ({ data }) => data === 'take over' && skipWaiting());

// Of every screen, and of every project by its id, the page is one and the same file; what else lies on the host may be somebody else's.
const SCREEN = /^(index\.html|projects|indicators|charts|findings|compare|source|method|open|p[0-9a-z]{9})$/;
const fileOf = ({ url, mode }) => {
  const { origin, pathname } = new URL(url);
  const given = (origin + pathname).slice(registration.scope.length);
  let name = given;
  try {
    name = decodeURIComponent(given);
  } catch {}
  if (Object.hasOwn(FILES, `./${name}`)) return `./${name}`;
  return mode === 'navigate' && SCREEN.test(name) ? './' : null;
};

// Nothing where the browser has lost what was kept, or lets nobody at it.
const kept = (file) => caches.open(CACHE).then((cache) => cache.match(address(file))).catch(() => {});

// A host may put another document in a document's place without a build: what the host has counts, and what is kept where that is out of reach or
// takes too long. In the place of what is kept comes only what has a label of such a table: it may be a network's own words, or nothing.
const PATIENCE = 3000;
const take = async (file, answer) => {
  const bytes = await answer.clone().arrayBuffer();
  const isTable = ['utf-8', 'gb18030'].some((encoding) => /指标值[:：]/.test(new TextDecoder(encoding).decode(bytes)));
  if (isTable) await (await caches.open(CACHE)).put(address(file), await plain(answer));
};
const newest = (event, file) => {
  const asked = fetch(event.request, { cache: 'no-cache' });
  const fresh = asked.then((answer) => {
    // A host that refuses, or one that has only the next version's document: this version has its own.
    if (!answer.ok || /html/i.test(answer.headers.get('content-type'))) throw new Error(answer.status);
    event.waitUntil(take(file, answer.clone()).catch(() => {}));
    return answer;
  });
  event.waitUntil(fresh.catch(() => {}));
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(() => kept(file));
  const late = patience.then((answer) => answer ?? fresh);
  return Promise.race([fresh, late]).catch(() => kept(file)).then((answer) => answer ?? asked);
};

// The page's own file, the host's if it is lost; then all is kept anew.
let again;
const own = async (event, file) => {
  const answer = await kept(file);
  if (!answer && file === './') event.waitUntil(again ??= keep().catch(() => {}).then(() => { again = undefined; }));
  return answer ?? fetch(event.request);
};

addEventListener('fetch', (event) => {
  const { request } = event;
  const file = request.method === 'GET' && request.url.startsWith(registration.scope) ? fileOf(request) : null;
  if (file?.startsWith('./data/')) event.respondWith(newest(event, file));
  else if (file !== null) event.respondWith(own(event, file));
  else if (request.mode === 'navigate') {
    const there = fetch(request);
    const page = async (otherwise) => (await kept('./')) ?? otherwise;
    event.respondWith(there.then((answer) => (answer.status === 404 ? page(answer) : answer), () => page(there)));
  }
});
