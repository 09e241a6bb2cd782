// What a visit loads: node tools/sizes.mjs [folder] [--note]. Prints each file of the build, raw and as brotli sends it, and what has grown
// since tools/budget.json was written; fails when something is over its budget. --note writes the file anew, for a growth that is meant.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const NOTED = fileURLToPath(new URL('budget.json', import.meta.url));

/**
 * Most bytes that a visit may load, compressed: `firstLoad` one that begins with the first screen, `deepLoad` with another one, `englishLoad` with another one
 * in English. `requests`: most files that the first one may load. `files`: what each took when last noted.
 */
export const BUDGET = JSON.parse(readFileSync(NOTED, 'utf8'));

/** How much a file may grow before somebody has to look at it and note it. */
const LEEWAY = 1.02;

/** Whether a first visit loads the file `name`: the page and its code, and the document that the page names. */
function isFirst(name, page) {
  // 404.html is a copy of index.html, for hosts that answer unknown paths with it; nobody loads both.
  if (name === '404.html') return false;
  if (name === 'index.html') return true;
  // Links with the relation 'alternate' are followed when they are needed, and those of the program and the document at once;
  // the others are for who keeps the page or installs it.
  const now = page
    .replaceAll(/<link(?![^>]*id="?(?:document|program))[^>]*rel="?(?:alternate|manifest|apple-touch-icon)[^>]*>|<meta property="?og:image[^>]*>/g, '')
    .replaceAll('./service_worker.js', '');
  return now.includes(`/${name}`);
}

/** Every file under `root` with its raw and its compressed size in bytes, and whether a first visit loads it. */
export function sizes(root) {
  const page = readFileSync(join(root, 'index.html'), 'utf8');
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const bytes = readFileSync(path);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      const name = path.slice(root.length + 1);
      return { name, raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length, first: isFirst(name, page) };
    })
    .sort((a, b) => Number(b.first) - Number(a.first) || b.brotli - a.brotli);
}

/** What a file is called in every build: without the digest of its bytes. */
const lasting = (name) => name.replace(/-[0-9a-f]{10,16}(?=[._])/, '');

/** The files that grew more than they may without being noted, each as a line; a file that is not noted has grown from nothing. */
export function grown(files) {
  const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  return files
    .map(({ name, brotli }) => ({ name: lasting(name), brotli, noted: BUDGET.files[lasting(name)] ?? 0 }))
    .filter(({ brotli, noted }) => brotli > Math.max(noted * LEEWAY, noted + 200))
    .map(({ name, brotli, noted }) => `${name} grew from ${kb(noted)} to ${kb(brotli)}`);
}

/** The files of a visit that begins with another screen than the first, and in English. */
const DEEP = /_later\.wasm$|^later-\w+\.css$/;
const ENGLISH = /^english-\w+\.txt$/;

/** The files that each kind of visit loads, by its name in the budget. */
export const visits = (files) => ({
  firstLoad: files.filter(({ first }) => first),
  deepLoad: files.filter(({ first, name }) => first || DEEP.test(name)),
  englishLoad: files.filter(({ first, name }) => first || DEEP.test(name) || ENGLISH.test(name)),
});

/** Sum of files, compressed. */
export const sum = (files) => files.reduce((sum, { brotli }) => sum + brotli, 0);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = sizes(process.argv.slice(2).find((word) => !word.startsWith('-')) ?? 'dist');
  const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
  console.log(`${'kB raw'.padStart(9)}${'kB brotli'.padStart(11)}  file (* part of the first load)`);
  for (const { name, raw, brotli, first } of files) {
    console.log(`${kb(raw)}  ${kb(brotli)}  ${first ? '*' : ' '} ${name}`);
  }
  const loads = Object.entries(visits(files));
  for (const [name, loaded] of loads) {
    const raw = loaded.reduce((sum, file) => sum + file.raw, 0);
    console.log(`${kb(raw)}  ${kb(sum(loaded))}  ${name}, ${loaded.length} requests; at most ${BUDGET[name] / 1000} kB with brotli${name === 'firstLoad' ? ` and ${BUDGET.requests}` : ''}`);
  }
  if (process.argv.includes('--note')) {
    const noted = Object.fromEntries(files.map(({ name, brotli }) => [lasting(name), brotli]).sort());
    writeFileSync(NOTED, `${JSON.stringify({ ...BUDGET, files: noted }, null, 2)}\n`);
  } else {
    const more = grown(files);
    if (more.length > 0) console.log(`more than tools/budget.json allows (node tools/sizes.mjs --note accepts it):\n  ${more.join('\n  ')}`);
    const over = loads.some(([name, loaded]) => sum(loaded) > BUDGET[name]) || visits(files).firstLoad.length > BUDGET.requests;
    process.exitCode = more.length > 0 || over ? 1 : 0;
  }
}
