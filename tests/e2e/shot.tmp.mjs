import { chromium } from 'playwright-core';
import { serve } from '../../tools/serve.mjs';
const root = process.env.DIST || '/work/wt/ui/target/devdist';
const { server, url } = await serve({ root });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
const shots = process.argv.slice(2); // name:path:width:scheme[:full]
for (const s of shots) {
  const [name, path, width, scheme, full] = s.split('|');
  const ctx = await browser.newContext({ viewport: { width: +width, height: +width < 700 ? 844 : 900 }, colorScheme: scheme || 'light', locale: 'zh-CN', deviceScaleFactor: 1 });
  const page = await ctx.newPage();
  page.on('console', m => console.log(name, 'console', m.type(), m.text()));
  page.on('pageerror', e => console.log(name, 'pageerror', e.message));
  const t = Date.now();
  await page.goto(url + path);
  await page.locator('main h1').waitFor({ timeout: 15000 }).catch(e => console.log(name, e.message));
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) console.log(name, 'OVERFLOW', over);
  if (process.env.EVAL) console.log(await page.evaluate(process.env.EVAL));
  await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: full !== 'view' });
  await ctx.close();
}
await browser.close(); server.closeAllConnections(); server.close();
