// Prints, for the record, Lighthouse's scores on its mobile profile and the tasks over 50 ms of a plain visit that begins with each screen: node lighthouse.mjs
import { launch as launchChrome } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { launch } from 'puppeteer-core';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/serve.mjs';

const SCREENS = ['', 'projects', 'indicators', 'charts', 'findings', 'source', 'method', 'open'];
const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const { server, url } = await serve({ root: fileURLToPath(new URL('../../dist', import.meta.url)) });

/** The tasks over 50 ms on the main thread of a page, in order, in milliseconds, from its trace. */
async function longTasks(address) {
  const browser = await launch({ executablePath: process.env.CHROMIUM, args: flags });
  try {
    const page = await browser.newPage();
    await page.tracing.start({ categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'] });
    await page.goto(address);
    await page.locator('main h1').wait();
    await page.waitForNetworkIdle();
    const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
    // Other pages of the browser's own have main threads too.
    const { pid } = traceEvents.find(({ name, args }) => name === 'ParseHTML' && args.beginData?.url === address);
    const { tid } = traceEvents.find((event) => event.pid === pid && event.name === 'thread_name' && event.args.name === 'CrRendererMain');
    const all = traceEvents.filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid);
    if (all.length === 0) throw new Error('the trace has no tasks');
    const tasks = all.filter(({ dur }) => dur > 50_000);
    return tasks.sort((a, b) => a.ts - b.ts).map(({ dur }) => Math.round(dur / 1000));
  } finally {
    await browser.close();
  }
}

const chrome = await launchChrome({ chromePath: process.env.CHROMIUM, chromeFlags: flags });
const failed = [];
try {
  console.log('Lighthouse (mobile)   performance  accessibility  best-practices  seo | first paint, largest paint, blocked');
  for (const screen of SCREENS) {
    const { lhr } = await lighthouse(url + screen, { port: chrome.port, logLevel: 'error' });
    const score = (name) => String(Math.round(lhr.categories[name].score * 100));
    const shown = (name) => lhr.audits[name].displayValue;
    console.log(`  /${screen.padEnd(18)} ${score('performance').padStart(11)} ${score('accessibility').padStart(14)} ${score('best-practices').padStart(15)} ${score('seo').padStart(4)}`
      + ` | ${shown('first-contentful-paint')}, ${shown('largest-contentful-paint')}, ${shown('total-blocking-time')}`);
    for (const category of ['accessibility', 'best-practices', 'seo']) {
      for (const { id, weight } of lhr.categories[category].auditRefs) {
        const { score, title } = lhr.audits[id];
        if (weight > 0 && score !== null && score < 1) failed.push(`/${screen} ${category}: ${title}`);
      }
    }
  }
  for (const line of failed) console.log(`  ${line}`);
  for (const screen of SCREENS) {
    const tasks = await longTasks(url + screen);
    console.log(`tasks over 50 ms on the main thread of a visit that begins with /${screen}: ${tasks.length === 0 ? 'none' : `${tasks.length} (${tasks.join(', ')} ms)`}`);
  }
} finally {
  chrome.kill();
  server.close();
  server.closeAllConnections();
}
process.exitCode = failed.length > 0 ? 1 : 0;
