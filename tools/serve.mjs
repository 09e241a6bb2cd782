// A static server for dist/, as plain as any host: node tools/serve.mjs [folder] [port] [prefix]
// A path that names no file and looks like a route gets index.html, so that deep links and reloads work.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
};

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The file that answers a URL's path, or null. */
function fileFor(root, prefix, pathname) {
  if (!pathname.startsWith(prefix)) return null;
  // Normalised as an absolute path, '..' cannot climb out of the root.
  const path = normalize('/' + pathname.slice(prefix.length));
  const file = join(root, path.endsWith('/') ? path + 'index.html' : path);
  if (isFile(file)) return file;
  return extname(path) === '' ? join(root, 'index.html') : null;
}

// As a host that knows its trade sends them; each is compressed once.
const PLAIN = new Set(['.png', '.ico']);
const compressed = new Map();

function brotli(file) {
  const { mtimeMs } = statSync(file);
  const known = compressed.get(file);
  if (known?.mtimeMs === mtimeMs) return known.bytes;
  const bytes = brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  compressed.set(file, { mtimeMs, bytes });
  return bytes;
}

/**
 * Serves `root` under `prefix` (ends with '/') on the first free port from `port` on (0: any).
 * Resolves to the running server and its URL.
 */
export function serve({ root, port = 0, prefix = '/' }) {
  const server = createServer((request, response) => {
    let file = null;
    try {
      file = fileFor(root, prefix, decodeURIComponent(new URL(request.url, 'http://host').pathname));
    } catch {
      // A malformed address names no file.
    }
    if (file === null || !isFile(file)) {
      response.writeHead(404, { 'content-type': TYPES['.txt'] }).end('not found\n');
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'cache-control': 'no-cache' };
    if (!PLAIN.has(extname(file)) && /\bbr\b/.test(request.headers['accept-encoding'] ?? '')) {
      response.writeHead(200, { ...headers, 'content-encoding': 'br', vary: 'accept-encoding' }).end(brotli(file));
      return;
    }
    response.writeHead(200, headers);
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    let tries = 0;
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' && ++tries < 50) server.listen(port + tries, '127.0.0.1');
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve({ server, url: `http://127.0.0.1:${server.address().port}${prefix}` });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [root = 'dist', port = '8080', prefix = '/'] = process.argv.slice(2);
  const { url } = await serve({ root, port: Number(port), prefix });
  console.log(`绩效透视 is at ${url}  (Ctrl-C stops it)`);
}
