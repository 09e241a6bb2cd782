import { bytes } from './document';
import { expect, test } from './support';

const text = bytes.toString('utf8');
const page1 = text.slice(0, 3912);
const repeat = (what: string, size: number) => what.repeat(Math.ceil(size / Buffer.byteLength(what)));
const MB = 1_000_000;

/** What a stranger's file may hold, and whether a table is to be read in it or it is to be refused. */
const CASES: [string, () => Buffer, 'read' | 'refused'][] = [
  ['50 MB of text', () => Buffer.from(repeat('今天天气很好，明天也是。\n', 50 * MB)), 'refused'],
  ['50 MB of tables', () => Buffer.concat(Array(Math.ceil((50 * MB) / bytes.length)).fill(bytes)), 'read'],
  ['a table with one line of 5 MB', () => Buffer.from(page1 + repeat('字', 5 * MB) + '\n'), 'read'],
  ['a line of 5 MB and nothing else', () => Buffer.from(repeat('字', 5 * MB)), 'refused'],
  ['a million rows of nothing', () => Buffer.from(page1 + '\n'.repeat(1_000_000)), 'read'],
  ['binary', () => Buffer.from(Array.from({ length: MB }, (_, at) => (at * 2654435761) >>> 24)), 'refused'],
  ['truncated UTF-8', () => bytes.subarray(0, bytes.indexOf('年度指标值', 110_000) + 1), 'read'],
  ['numbering to 100,000', () => Buffer.from(page1 + Array.from({ length: 100_000 }, (_, at) => `${at + 1}、1-产出指标；11-数量指标；甲；实施周期指标值:≥1；年度指标值:≥1。\n`).join('')), 'read'],
  ['amounts of 10^30', () => Buffer.from(page1.replace(/\d+\.\d\d/g, '1' + '0'.repeat(30) + '.00')), 'read'],
  ['markup and scripts', () => Buffer.from(page1.replace(/指标；/g, '指标；<img src=x onerror=alert(1)><script>alert(2)</script>')), 'read'],
  ['bidi and zero-width characters', () => Buffer.from(page1.replace(/指标；/g, '指标；\u202e\u200b\u2066עברית\u200f\ufeff')), 'read'],
];

for (const [name, make, wanted] of CASES) {
  test(`${name} is ${wanted}, and the page lives on`, async ({ page }) => {
    test.setTimeout(180_000);
    page.on('dialog', (dialog) => {
      throw new Error(`the document ran: ${dialog.message()}`);
    });
    await page.goto('open');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('打开另一份绩效目标表');
    await page.evaluate(() => {
      const seen = globalThis as unknown as { longest: number };
      seen.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
      }).observe({ type: 'longtask' });
    });
    const body = make();
    // As dropped: the largest are too much for a chooser's message.
    await page.route('**/hostile.txt', (route) => route.fulfill({ body, contentType: 'text/plain' }));
    await page.evaluate(async () => {
      const file = new File([await (await fetch('./hostile.txt')).arrayBuffer()], 'x.txt', { type: 'text/plain' });
      const data = new DataTransfer();
      data.items.add(file);
      document.querySelector('.drop')!.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    const own = page.getByText('你打开的文件：x.txt', { exact: true });
    const refusal = page.getByRole('alert').filter({ hasText: '没有打开“x.txt”' });
    await expect(own.or(refusal)).toBeVisible({ timeout: 150_000 });
    await expect(wanted === 'read' ? own : refusal).toBeVisible();
    await expect(page.locator('#stopped')).toBeHidden();
    // Every screen still opens.
    const nav = page.getByRole('navigation', { name: '主导航' });
    for (const [screen, heading] of [['项目', /项目/], ['原文', /第 \d+ 页/], ['总览', /绩效目标/]] as const) {
      await nav.getByRole('link', { name: screen, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading, { timeout: 60_000 });
    }
    expect(await page.evaluate(() => document.querySelectorAll('main img, main script').length)).toBe(0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(width).toBeLessThanOrEqual(0);
    const [longest, heap] = await page.evaluate(() => [
      Math.round((globalThis as unknown as { longest: number }).longest),
      Math.round((performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6),
    ]);
    console.log(`${name} | ${wanted} | ${(body.length / MB).toFixed(1)} MB | longest task on the page ${longest} ms | ${heap} MB of script memory`);
  });
}
