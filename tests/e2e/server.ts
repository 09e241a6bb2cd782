import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/serve.mjs';

/** Serves the finished build for all tests, from the root and, at SUB_URL, from a folder as a shared host would. */
export default async function start() {
  const root = fileURLToPath(new URL('../../dist', import.meta.url));
  const top = await serve({ root });
  const sub = await serve({ root, prefix: '/some/folder/' });
  process.env.BASE_URL = top.url;
  process.env.SUB_URL = sub.url;
  return () => {
    for (const { server } of [top, sub]) {
      server.closeAllConnections();
      server.close();
    }
  };
}
