// Makes the page that Trunk built ready for any host: node tools/finish.mjs [folder]
//
// Names the program's parts in the page with what their bytes must be, forbids by a Content-Security-Policy all that is not the page's own,
// and writes the service worker with the list of files that it keeps.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dist = process.argv[2] ?? 'dist';
const read = (name) => readFileSync(join(dist, name));
const digest = (kind, bytes) => `${kind}-${createHash(kind).update(bytes).digest('base64')}`;
const integrity = (name) => digest('sha384', read(name));
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(dist.replace(/\/$/, '').length + 1))
  .filter((name) => !['index.html', '404.html', 'service_worker.js'].includes(name) && !name.endsWith('.md'))
  .sort();
const named = (pattern) => files.find((name) => pattern.test(name));

/** Replaces the one place that `pattern` finds. */
function put(text, pattern, replacement) {
  if (!pattern.test(text)) throw new Error(`the page has no ${pattern}`);
  return text.replace(pattern, () => replacement);
}

const script = named(/^jixiao-lens-\w+\.js$/);
const part = (id, name) => `<link id="${id}" rel="alternate" type="application/wasm" href="./${name}" integrity="${integrity(name)}" />`;
const parts = [part('program', named(/_bg\.wasm$/) && named(/^jixiao-lens-\w+_bg\.wasm$/)), part('later', named(/_later\.wasm$/))];

// Whoever brings in a program asks for the very bytes that this build made.
for (const name of ['search', 'files']) {
  const loader = read(`${name}_loader.js`).toString();
  const bytes = `fetch('./${name}_bg.wasm', { integrity: '${integrity(`${name}_bg.wasm`)}', cache: 'no-cache' })`;
  if (!loader.includes(bytes)) writeFileSync(join(dist, `${name}_loader.js`), put(loader, new RegExp(`'\\./${name}_bg\\.wasm'`), bytes));
}

let page = read('index.html').toString();
page = put(page, /<html lang="zh-CN">/, '<html lang="zh-CN" data-offline>');
page = put(page, /<script type="module">[\s\S]*?<\/script>/, `<script type="module">import start from './${script}';start({module_or_path:parts.program});</script>`);
page = put(page, /<link rel="preload"[^>]*as="fetch"[^>]*>/, '');
page = put(page, /<link rel="modulepreload"[^>]*>/, '');
for (const name of ['later.css', 'english.txt']) page = put(page, new RegExp(`(?=href="\\./${name}")`), `integrity="${integrity(name)}" `);
page = put(page, /(?=<link id="document")/, `${parts.join('\n    ')}\n    <link rel="modulepreload" href="./${script}" integrity="${integrity(script)}" />\n    `);

// No blanks and no words for readers in what every visit loads.
page = page.replaceAll(/<!--(?!\[)[\s\S]*?-->/g, '').replaceAll(/\n\s+/g, '\n');
const minified = (script) => execFileSync('esbuild', ['--minify', '--log-level=warning'], { input: script, encoding: 'utf8' }).trim();
page = page.replaceAll(/(<script>)([\s\S]*?)(<\/script>)/g, (_, open, script, close) => open + minified(script) + close);

const inline = [...page.matchAll(/<script(?![^>]*ld\+json)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => `'${digest('sha256', text)}'`);
// Trusted Types are not asked for: the framework gives the parts of a view that never change to a template's innerHTML as plain strings
// (tachys, renderer/dom.rs), and a default policy that lets these pass lets everything pass. No text of a document goes that way.
const policy = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval' ${inline.join(' ')}`,
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
page = put(page, /(?=<meta name="viewport")/, `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    `);

const kept = ['./', ...files.map((name) => `./${name}`)];
const version = createHash('sha256').update(page);
for (const name of files) version.update(read(name));
const worker = readFileSync(new URL('../src/app/service_worker.js', import.meta.url));
const named_version = version.digest('hex').slice(0, 16);
// The page knows its own version, to be told from that of a worker that takes over.
writeFileSync(join(dist, 'index.html'), put(page, /data-offline/, `data-offline="${named_version}"`));
const head = `const VERSION = '${named_version}';\nconst FILES = ${JSON.stringify(kept)};\n`;
writeFileSync(join(dist, 'service_worker.js'), head + worker);
