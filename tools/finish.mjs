// Makes the page that Trunk built ready for any host: node tools/finish.mjs [folder]
//
// Names the program's parts in the page with what their bytes must be, forbids by a Content-Security-Policy all that is not the page's own,
// and writes the service worker with the list of files that it keeps.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dist = process.argv[2] ?? 'dist';
const read = (name) => readFileSync(join(dist, name));
const digest = (kind, bytes) => `${kind}-${createHash(kind).update(bytes).digest('base64')}`;
const integrity = (name) => digest('sha256', read(name));
const named = (pattern) => readdirSync(dist).find((name) => pattern.test(name));

/** Replaces the one place that `pattern` finds. */
function put(text, pattern, replacement) {
  if (!pattern.test(text)) throw new Error(`the page has no ${pattern}`);
  return text.replace(pattern, () => replacement);
}

/** A script as it is sent: its first line is for readers. */
const withoutHead = (name) => read(name).toString().replace(/^\/\/.*\n/, '');

/**
 * Gives a file a name that tells its bytes, so that no page ever starts what another version made: `search_bg.wasm` becomes
 * `search-0123456789abcdef_bg.wasm`. Trunk's digests are of what stood there before the program was split.
 */
function called(name, bytes = read(name)) {
  const digits = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const lasting = name.replace(/-[0-9a-f]{8,16}/, '').replace(/(?:_loader)?(?=(?:_bg|_later)?\.\w+$)/, `-${digits}`);
  rmSync(join(dist, name));
  writeFileSync(join(dist, lasting), bytes);
  return lasting;
}

const script = called(named(/^jixiao-lens-\w+\.js$/));
const part = (id, name) => `<link id="${id}" rel="alternate" type="application/wasm" href="./${name}" integrity="${integrity(name)}" />`;
const parts = [part('program', called(named(/^jixiao-lens-\w+_bg\.wasm$/))), part('later', called(named(/_later\.wasm$/)))];

// What runs beside the page: a browser checks no worker's script, but that one can ask for the very bytes that this build made.
const loaders = { 'reader_loader.js': withoutHead('reader_loader.js') };
for (const name of ['search', 'files']) {
  const whole = put(withoutHead(`${name}_loader.js`), /^importScripts.*$/m, read(`${name}.js`));
  rmSync(join(dist, `${name}.js`));
  const program = called(`${name}_bg.wasm`);
  loaders[`${name}_loader.js`] = put(whole, new RegExp(`'\\./${name}_bg\\.wasm'`), `fetch('./${program}', { integrity: '${integrity(program)}' })`);
}

let page = read('index.html').toString();
page = put(page, /<html lang="zh-CN">/, '<html lang="zh-CN" data-offline>');
page = put(page, /<script type="module">[\s\S]*?<\/script>/, `<script type="module">import start from './${script}';start({module_or_path:parts.program});</script>`);
page = put(page, /<link rel="preload"[^>]*as="fetch"[^>]*>/, '');
page = put(page, /<link rel="modulepreload"[^>]*>/, '');
for (const [name, text] of Object.entries(loaders)) page = put(page, new RegExp(`(?<=\\./)${name}`), called(name, text));
for (const name of ['later.css', 'english.txt']) {
  const lasting = called(name);
  page = put(page, new RegExp(`href="\\./${name}"`), `integrity="${integrity(lasting)}" href="./${lasting}"`);
}
page = put(page, /(?=<link id="document")/, `${parts.join('\n    ')}\n    <link rel="modulepreload" href="./${script}" integrity="${integrity(script)}" />\n    `);

// Whoever shows a link to the page wants whole addresses; only a host knows its own.
if (process.env.SITE) {
  const site = process.env.SITE.replace(/\/*$/, '/');
  if (!/^https?:\/\/[^"<>\s]+$/.test(site)) throw new Error(`SITE is no address: ${site}`);
  page = put(page, /(?=<meta property="og:image" content=")/, `<meta property="og:url" content="${site}" />\n    `);
  page = put(page, /(?<=og:image" content=")\.\//, site);
}

// No blanks and no words for readers in what every visit loads.
page = page.replaceAll(/<!--(?!\[)[\s\S]*?-->/g, '').replaceAll(/\n\s+/g, '\n');
page = page.replace(/(ld\+json">)([^<]*)/, (_, open, facts) => open + JSON.stringify(JSON.parse(facts)));
// Scripts that follow each other are one: each has a digest in the policy, and digests do not get smaller.
page = page.replaceAll(/<\/script>\s*<script>/g, '\n');
const minified = (script) => execFileSync('esbuild', ['--minify', '--log-level=warning'], { input: script, encoding: 'utf8' }).trim();
page = page.replaceAll(/(<script>)([\s\S]*?)(<\/script>)/g, (_, open, script, close) => open + minified(script) + close);

const inline = [...page.matchAll(/<script(?![^>]*ld\+json)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => `'${digest('sha256', text)}'`);
// The framework gives the parts of a view that never change to a template's innerHTML as plain strings (tachys, renderer/dom.rs), so Trusted Types
// need a default policy: src/app/early.js has it, and lets nothing else pass.
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
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');
page = put(page, /(?=<meta name="viewport")/, `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    `);

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(dist.replace(/\/$/, '').length + 1))
  .filter((name) => !['index.html', '404.html', 'service_worker.js'].includes(name) && !name.endsWith('.md'))
  .sort();
// A host may put another document into data/ without building anew.
const kept = { './': '' };
for (const name of files) kept[`./${name}`] = name.startsWith('data/') ? '' : integrity(name);
const version = createHash('sha256').update(page);
for (const name of files) version.update(read(name));
const worker = readFileSync(new URL('../src/app/service_worker.js', import.meta.url));
const named_version = version.digest('hex').slice(0, 16);
// The page knows its own version, to be told from that of a worker that takes over.
writeFileSync(join(dist, 'index.html'), put(page, /data-offline/, `data-offline="${named_version}"`));
const head = `const VERSION = '${named_version}';\nconst FILES = ${JSON.stringify(kept)};\n`;
writeFileSync(join(dist, 'service_worker.js'), head + worker);
