// What a first visit loads: node tools/sizes.mjs [folder]. Prints each file of the build, raw and as brotli sends it,
// and fails when a first visit is over the budget.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** Most bytes that a first visit may load, compressed. */
export const BUDGET = 300_000;

/** Whether a first visit loads the file `name`: the page and its code, and the document that the page names. */
function isFirst(name, page) {
  // 404.html is a copy of index.html, for hosts that answer unknown paths with it; nobody loads both.
  if (name === '404.html') return false;
  if (name === 'index.html') return true;
  // Links with the relation 'alternate' are followed when they are needed, and those of the program and the document at once;
  // the others are for who keeps the page or installs it.
  const now = page.replaceAll(/<link(?![^>]*id="?(?:document|program))[^>]*rel="?(?:alternate|manifest|apple-touch-icon)[^>]*>/g, '').replaceAll('./service_worker.js', '');
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

/** Sum of what a first visit loads, compressed. */
export const firstLoad = (files) => files.filter((file) => file.first).reduce((sum, file) => sum + file.brotli, 0);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = sizes(process.argv[2] ?? 'dist');
  const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
  const rawSum = files.filter((file) => file.first).reduce((sum, file) => sum + file.raw, 0);
  console.log(`${'kB raw'.padStart(9)}${'kB brotli'.padStart(11)}  file (* part of the first load)`);
  for (const { name, raw, brotli, first } of files) {
    console.log(`${kb(raw)}  ${kb(brotli)}  ${first ? '*' : ' '} ${name}`);
  }
  console.log(`${kb(rawSum)}  ${kb(firstLoad(files))}  first load; at most ${BUDGET / 1000} kB with brotli`);
  process.exitCode = firstLoad(files) > BUDGET ? 1 : 0;
}
