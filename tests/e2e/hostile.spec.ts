import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { bytes } from './document';
import { expect, test } from './support';

// One after the other, for what each takes is printed.
test.describe.configure({ mode: 'default' });

const MB = 1_000_000;
const LARGEST = 10 * MB;
const text = bytes.toString('utf8');
const page1 = text.slice(0, 3912);
const repeat = (what: string, size: number) => what.repeat(Math.floor(size / Buffer.byteLength(what)));
const all = (count: number, make: (at: number) => string) => Array.from({ length: count }, (_, at) => make(at)).join('');
const cell = (number: number) => `${number}、1-产出指标；11-数量指标；甲；实施周期指标值:≥1；年度指标值:≥1。\n`;
const numbered = (at: number) => `第${[...`${at}`].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}类补贴发放人数`;
const NOTHING = '1、1-；11-；；实施周期指标值:；年度指标值:。\n';

type Wanted = 'read' | 'no table' | 'too large';

/** What a stranger's file may hold, and what is to come of it. */
const CASES: [string, () => Buffer, Wanted][] = [
  ['50 MB of text', () => Buffer.from(repeat('今天天气很好，明天也是。\n', 50 * MB)), 'too large'],
  ['a byte too many', () => Buffer.alloc(LARGEST + 1, bytes), 'too large'],
  ['as many tables as are taken', () => Buffer.alloc(LARGEST, bytes), 'read'],
  ['a table with one line of 5 MB', () => Buffer.from(page1 + repeat('字', 5 * MB) + '\n'), 'read'],
  ['a value of 5 MB', () => Buffer.from(page1.replace('年度指标值:', `年度指标值:${repeat('≥1', 5 * MB)}`)), 'read'],
  ['50,000 brackets in a value', () => Buffer.from(page1.replace('年度指标值:', `年度指标值:${'（'.repeat(50_000)}`)), 'read'],
  ['2,000 brackets in every value', () => Buffer.from(page1.replaceAll('年度指标值:', `年度指标值:${'（'.repeat(2_000)}`)), 'read'],
  ['80,000 marks in every name', () => Buffer.from(page1.replaceAll('11-数量指标；', `11-数量指标；${'《（“【'.repeat(20_000)}`)), 'read'],
  ['a unit with a name of 3 MB', () => Buffer.from(page1.replace('广州市人力资源和社会保障局', '局'.repeat(MB))), 'read'],
  ['1,900,000 amounts on a page', () => Buffer.from(page1 + '1.00\n'.repeat(1_900_000)), 'read'],
  ['a line of 5 MB and nothing else', () => Buffer.from(repeat('字', 5 * MB)), 'no table'],
  ['a million blank lines', () => Buffer.from(page1 + '\n'.repeat(MB)), 'read'],
  ['a million rows of nothing', () => Buffer.from(NOTHING.repeat(MB)), 'too large'],
  ['100,000 rows of nothing', () => Buffer.from(NOTHING.repeat(100_000)), 'read'],
  ['binary', () => Buffer.from(Array.from({ length: MB }, (_, at) => (at * 2654435761) >>> 24)), 'no table'],
  ['truncated UTF-8', () => bytes.subarray(0, bytes.indexOf('年度指标值', 110_000) + 1), 'read'],
  ['a project of 90,000 indicators', () => Buffer.from(page1 + all(90_000, (at) => cell(at + 1))), 'read'],
  ['300 projects of 300 indicators of one name', () => Buffer.from(page1 + all(90_000, (at) => cell((at % 300) + 1))), 'read'],
  ['60,000 names nearly the same', () => Buffer.from(page1 + all(60_000, (at) => cell((at % 300) + 1).replace('甲', numbered(at)))), 'read'],
  ['50,000 units on a page', () => Buffer.from(repeat('东渠管理所 1.00 1.00\n', MB) + page1), 'read'],
  ['numbering nested 100,000 deep', () => Buffer.from(page1 + all(100_000, (at) => `${at + 1}.${at % 12 === 0 ? '甲\n' : ''}`)), 'read'],
  ['30,000 heads of pages', () => Buffer.from(page1 + '部门名称：甲 单位：万元\n总计 财政拨款 绩效目标 绩效指标\n'.repeat(30_000) + cell(1)), 'read'],
  ['amounts of 10^30', () => Buffer.from(page1.replace(/\d+\.\d\d/g, '1' + '0'.repeat(30) + '.00')), 'read'],
  ['markup and scripts', () => Buffer.from(page1.replace(/指标；/g, '指标；<img src=x onerror=alert(1)><script>alert(2)</script>')), 'read'],
  ['letters that nothing breaks', () => Buffer.from(page1.replace(/指标；/g, `指标；${'👨\u200d'.repeat(400)}甲${'\u0301'.repeat(400)}`)), 'read'],
  ['bidi and zero-width characters', () => Buffer.from(page1.replace(/指标；/g, '指标；\u202e\u200b\u2066עברית\u200f\ufeff')), 'read'],
];

/** The longest task on the page's thread since this was asked last, in milliseconds; none is seen below 50. */
async function longest(page: Page) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  return page.evaluate(() => {
    const seen = globalThis as unknown as { tasks: number };
    const now = Math.round(seen.tasks);
    seen.tasks = 0;
    return now;
  });
}

/** The most memory that the page's process, with its workers, has had, in megabytes; 0 where the system does not say. */
async function peak(page: Page) {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const each = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => {
    try {
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))![1]) / 1000;
    } catch {
      return 0;
    }
  });
  return Math.round(Math.max(0, ...each));
}

const SCREENS = [['项目', /^项目/], ['指标', /^指标/], ['核查', /核查/], ['原文', /第 \d+ 页/], ['图表', /图/], ['方法', /方法/], ['总览', /承诺办成什么/]] as const;
const rows: string[][] = [];

for (const [name, make, wanted] of CASES) {
  test(`${name}: ${wanted}, and the page lives on`, async ({ page }) => {
    test.setTimeout(120_000);
    page.on('dialog', (dialog) => {
      throw new Error(`the document ran: ${dialog.message()}`);
    });
    await page.goto('open');
    await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText('打开另一份绩效目标表');
    await page.evaluate(() => {
      const seen = globalThis as unknown as { tasks: number };
      seen.tasks = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.tasks = Math.max(seen.tasks, duration);
      }).observe({ type: 'longtask' });
    });
    const body = make();
    // As dropped: the largest are too much for a chooser's message.
    await page.route('**/hostile.txt', (route) => route.fulfill({ body, contentType: 'text/plain' }));
    const drop = await page.evaluateHandle(async () => {
      const data = new DataTransfer();
      data.items.add(new File([await (await fetch('./hostile.txt')).arrayBuffer()], 'x.txt', { type: 'text/plain' }));
      return data;
    });
    await longest(page);
    const begun = Date.now();
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: drop });
    const own = page.getByText('你打开的文件：x.txt', { exact: true });
    const refusal = page.getByRole('alert').filter({ hasText: '没有打开“x.txt”' });
    await expect(own.or(refusal)).toBeVisible({ timeout: 60_000 });
    const took = Date.now() - begun;
    await expect(wanted === 'read' ? own : refusal).toBeVisible();
    const tasks: [number, string][] = [[await longest(page), '打开']];
    if (wanted === 'too large') {
      await expect(refusal).toContainText(`${(Math.floor(body.length / 100_000) / 10).toFixed(1)} MB`);
      await expect(refusal).toContainText('分成几个文件');
    }
    await expect(page.locator('#stopped')).toBeHidden();
    // Every screen still opens, whichever document is there now.
    const nav = page.getByRole('navigation', { name: '主导航' });
    for (const [screen, heading] of wanted === 'read' ? SCREENS : SCREENS.slice(-1)) {
      await nav.getByRole('link', { name: screen, exact: true }).click();
      await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText(heading, { timeout: 60_000 });
      expect(await page.evaluate(() => document.querySelectorAll('main img, main script').length), screen).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), screen).toBeLessThanOrEqual(0);
      tasks.push([await longest(page), screen]);
    }
    if (wanted === 'read') {
      const heading = page.locator('main').getByRole('heading', { level: 1 });
      await nav.getByRole('link', { name: '图表', exact: true }).click();
      await page.getByRole('link', { name: '同名指标、几个项目的对比' }).click();
      await expect(heading).toHaveText('对比', { timeout: 60_000 });
      tasks.push([await longest(page), '对比']);
      const name = page.locator('.names a[href]').first();
      if (await name.isVisible()) {
        await name.click({ position: { x: 4, y: 8 } });
        await expect(heading).toContainText('对比：', { timeout: 60_000 });
        tasks.push([await longest(page), '同名指标']);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await nav.getByRole('link', { name: '项目', exact: true }).click();
      await page.locator('.results tbody a').first().click({ position: { x: 4, y: 8 } });
      await expect(page.getByRole('heading', { name: '绩效指标', exact: true })).toBeVisible({ timeout: 60_000 });
      tasks.push([await longest(page), '一个项目']);
      // The last on the screen: where a case is about many indicators, they are its.
      await nav.getByRole('link', { name: '项目', exact: true }).click();
      await page.locator('.results tbody a').last().click({ position: { x: 4, y: 8 } });
      await expect(page.getByRole('heading', { name: '绩效指标', exact: true })).toBeVisible({ timeout: 60_000 });
      tasks.push([await longest(page), '最后的项目']);
      const next = page.getByRole('button', { name: '后 200 条' });
      if (await next.isVisible()) {
        await next.click();
        await expect(page.getByRole('rowheader').first()).toBeInViewport();
        await expect(page.locator('table.indicators tbody .ordinal').first()).toHaveText('201');
        tasks.push([await longest(page), '后 200 条']);
      }
      const similar = page.getByRole('region', { name: '别的项目里的同样指标' });
      const same = similar.locator('details.same > summary').first();
      if (await same.isVisible()) {
        await same.click();
        await expect(similar.locator('details.same[open] tbody tr').first()).toBeVisible();
        const more = similar.getByRole('button', { name: /^(再显示 200 条|全部 [\d,]+ 条)$/ }).first();
        if (await more.isVisible()) await more.click();
        tasks.push([await longest(page), '同样指标']);
      }
      await similar.getByText('名称相近、不算相同的指标').click();
      await expect(similar.locator('.near > p')).toHaveText(/^(正在查找…|没有名称相近的指标。|)$/);
      tasks.push([await longest(page), '相近']);
      const compare = page.locator('table.indicators a.same').first();
      if (await compare.isVisible()) {
        await compare.click();
        await expect(heading).toContainText('对比：', { timeout: 60_000 });
        await expect(page.locator('table.promises').first()).toBeVisible();
        tasks.push([await longest(page), '它的对比']);
        await nav.getByRole('link', { name: '项目', exact: true }).click();
        await page.locator('.results tbody a').last().click({ position: { x: 4, y: 8 } });
        await expect(similar).toBeVisible({ timeout: 60_000 });
        await longest(page);
      }
      await page.getByRole('link', { name: '与其他项目并列' }).click();
      await expect(page.locator('table.side tbody tr').first()).toBeVisible({ timeout: 60_000 });
      tasks.push([await longest(page), '并列']);
    }
    if (name.startsWith('markup')) {
      await expect(page.getByText('<script>alert(2)</script>').first()).toBeVisible();
    }
    await expect(page.locator('#stopped')).toBeHidden();
    const [most, where] = tasks.reduce((a, b) => (b[0] > a[0] ? b : a));
    const others = tasks.filter(([task]) => task > 50).map(([task, screen]) => `${screen} ${task}`).join(', ');
    rows.push([name, `${(body.length / MB).toFixed(1)} MB`, wanted, `${took} ms`, most > 0 ? `${most} ms (${where})` : 'none', `${await peak(page)} MB`, others]);
  });
}

test.afterAll(() => {
  const table = [['case', 'size', 'result', 'until shown', 'longest task over 50 ms', 'peak memory', 'all'], ...rows];
  console.log(`\n${table.map((row) => row.join(' | ')).join('\n')}`);
});
