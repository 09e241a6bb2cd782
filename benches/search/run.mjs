// Builds nothing and downloads nothing: measures the built page beside its peers in Chromium and prints one table.
// node run.mjs [--sizes 1183,100000,1000000] [--engines ours,scan,joined-scan,flexsearch,sqlite,minisearch] [--share 0.03,0.08] [--frames]
// node run.mjs --grid [--sizes 100000]: measures the list beside its peer instead

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { documentRecords } from './records.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const top = join(here, '../..');
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1183,100000,1000000' },
    engines: { type: 'string', default: 'ours,scan,joined-scan,flexsearch,sqlite,minisearch' },
    share: { type: 'string', default: '0.03,0.08' },
    page: { type: 'string', default: join(top, 'target/search-bench') },
    frames: { type: 'boolean', default: false },
    slowest: { type: 'boolean', default: false },
    grid: { type: 'boolean', default: false },
  },
});
const MAKERS = { scan: 'scan', 'joined-scan': 'joinedScan', flexsearch: 'flexSearch', sqlite: 'sqlite', minisearch: 'miniSearch' };
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
const DOCUMENT = join(top, 'data/000_77ffd663521916d3.txt');

const records = JSON.stringify(documentRecords(await readFile(DOCUMENT, 'utf8')));
const oracle = new Map();

async function answer(request, path) {
  if (path === '/records.json') return [records, 'application/json'];
  if (path === '/') return ['<!doctype html><meta charset="utf-8"><title>peers</title>', 'text/html'];
  if (path.startsWith('/oracle/')) {
    if (request.method === 'PUT') oracle.set(path, Buffer.concat(await request.toArray()));
    return [oracle.get(path) ?? '', 'application/octet-stream'];
  }
  const file = path.startsWith('/ours/') ? join(options.page, normalize(path.slice(6) || 'index.html')) : join(here, normalize(path));
  return [await readFile(file), TYPES[extname(file)] ?? 'application/octet-stream'];
}

// Isolated, so that the clock is precise to 5 microseconds instead of 100.
const HEADERS = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

const server = createServer((request, response) => {
  answer(request, decodeURIComponent(new URL(request.url, 'http://localhost').pathname)).then(
    ([body, type]) => response.writeHead(200, { ...HEADERS, 'Content-Type': type }).end(body),
    () => response.writeHead(404, HEADERS).end(),
  );
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const sorted = (times) => times.map((time) => time.ms).sort((a, b) => a - b);
const four = (times) => {
  const all = sorted(times);
  return all.length ? [0.5, 0.95, 0.99, 1].map((share) => quantile(all, share).toFixed(3)).join(' / ') : '-';
};

async function opened(name, act) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--enable-precise-memory-info', '--js-flags=--max-old-space-size=8192'],
  });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(`${name}: ${error}`));
    await page.goto(name === 'ours' ? `${origin}/ours/?bench=1` : `${origin}/`);
    return await act(page);
  } finally {
    await browser.close();
  }
}

function measure(name, count, share) {
  return opened(name, (page) => {
    const ours = name === 'ours';
    const task = { count, share, rounds: count > 500_000 && !ours ? 1 : 5, oracle: name === 'scan', ours, frames: options.frames };
    return page.evaluate(
      async ({ maker, task }) => {
        const { run } = await import('/drive.mjs');
        const engine = maker ? (await import('/peers.mjs'))[maker]() : window.__bench;
        return run(engine, task);
      },
      { maker: MAKERS[name], task },
    );
  });
}

/** What the list is filtered by: common and rare words, one and many characters, nothing to be found. */
const FILTERS = ['满意度', '率', '就业补贴', '≥95%', '2025', '培训人数', '火星'];

function measureList(name, count) {
  return opened(name, (page) => page.evaluate(
    async ({ ours, task }) => {
      const { scroll } = await import('/scroll.mjs');
      const grid = ours ? window.__bench.grid : (await import('/grids.mjs')).tabulator();
      return scroll(grid, task);
    },
    { ours: name === 'ours', task: { count, share: Number(options.share.split(',').pop()), queries: FILTERS } },
  ));
}

function printList(name, count, { first, filtered, wheel, drag, wrong }) {
  const frames = ({ times, blank }) => `${four(times)}; ${times.filter(({ ms }) => ms > 33).length} of ${times.length} over 33, ${blank} blank`;
  console.log(`${String(count).padStart(7)} | ${name.padEnd(11)} | ${first.toFixed(0).padStart(5)} | ${four(filtered)} | ${frames(wheel)} | ${frames(drag)}`);
  if (wrong.length) console.log(`  not what a look at every record finds: ${[...new Set(wrong)].join(', ')}`);
  return wrong.length === 0;
}

function print(name, count, result) {
  const { built, found } = result;
  const cells = [
    String(count).padStart(7), name.padEnd(11), four(result.times).padEnd(33), four(result.pinyin).padEnd(31), four(result.painted).padEnd(33),
    found.recall.toFixed(3), found.precision.toFixed(3), `${((built.add + built.finish) / 1000).toFixed(2)} s`.padStart(8),
    `${built.longest.toFixed(0)} ms`.padStart(8), `${(result.bytes / 1e6).toFixed(0)} MB`.padStart(7),
  ];
  console.log(cells.join(' | '));
  if (result.bare.length) {
    console.log(`        | all queries, pinyin too: ${four([...result.times, ...result.pinyin])}; the engine's part alone, middle of 15 rounds: ${four(result.bare)}`);
  }
  if (result.paused) {
    console.log(`        | with 120 ms between keys: ${four(result.paused.times)}; the engine's part alone: ${four(result.paused.bare)}`);
  }
  if (result.wrong.length) console.log(`  not what a naive scan finds: ${result.wrong.join(', ')}`);
  if (options.slowest) {
    const slow = [...result.times, ...result.pinyin].sort((a, b) => b.ms - a.ms).slice(0, 25);
    console.log(slow.map((time) => `  ${time.q} ${time.ms.toFixed(2)}`).join('\n'));
  }
  return result.wrong.length === 0 && (name !== 'ours' || (found.recall === 1 && found.precision === 1));
}

if (options.grid) {
  let right = true;
  console.log('records | list        | first rows, ms | filter to paint, p50 / p95 / p99 / max, ms | frames while scrolling, ms | frames while dragging, ms');
  for (const count of options.sizes.split(',').map(Number)) {
    for (const name of ['ours', 'tabulator']) right = printList(name, count, await measureList(name, count)) && right;
  }
  server.close();
  process.exit(right ? 0 : 1);
}
console.log('records | engine      | search p50 / p95 / p99 / max, ms  | pinyin, ms                    | key to paint, ms                | recall | precision | build | longest task | memory');
let right = true;
// The plain scan first: what it finds is what the others are held to.
const engines = options.engines.split(',').sort((a, b) => (b === 'scan') - (a === 'scan'));
const shares = options.share.split(',').map(Number);
for (const count of options.sizes.split(',').map(Number)) {
  // The document's own records are what they are.
  for (const share of count > 1183 ? shares : shares.slice(-1)) {
    if (count > 1183) console.log(`${(share * 100).toFixed(0)} % distinct strings`);
    for (const name of engines) {
      try {
        right = print(name, count, await measure(name, count, share)) && right;
      } catch (error) {
        right = false;
        console.log(`${String(count).padStart(7)} | ${name.padEnd(11)} | failed: ${String(error).split('\n')[0]}`);
      }
    }
  }
}
server.close();
process.exitCode = right ? 0 : 1;
