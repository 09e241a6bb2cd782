import { expect, test } from './support';

/** What stands on the screen at the top: where, how large, and in what words. */
const LOOK = `(holder) => {
  const { scrollY } = globalThis;
  const texts = [...document.querySelectorAll(holder + ' :is(.brand, .top li a, .switches a, .kicker, h1, .lead)')];
  return texts.filter((text) => text.getClientRects().length > 0 && !text.classList.contains('other')).map((text) => {
    const { x, y, width, height } = text.getBoundingClientRect();
    return [text.innerText.replace(/\\s+/g, ' ').trim(), ...[x, y + scrollY, width, height].map((n) => Math.round(n))].join(' ');
  });
}`;

for (const [name, query, viewport, colour] of [
  ['on a screen', '', { width: 1440, height: 900 }, 'light'],
  ['on a phone', '', { width: 390, height: 844 }, 'light'],
  ['in English', '?lang=en', { width: 1440, height: 900 }, 'dark'],
  ['in English on a phone', '?lang=en', { width: 390, height: 844 }, 'light'],
  ['in large print', '?elder=1', { width: 768, height: 900 }, 'dark'],
  ['in large print and English', '?elder=1&lang=en', { width: 1440, height: 900 }, 'light'],
] as const) {
  test(`${name} the page begins as the program goes on`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: colour });
    let come = () => {};
    const held = new Promise<void>((resolve) => { come = resolve; });
    await page.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`./${query}`);
    await expect(page.locator('#boot .lead:visible')).toHaveCount(1);
    const before = await page.evaluate(`(${LOOK})('#boot')`);
    come();
    await expect(page.locator('#boot')).toHaveCount(0);
    await expect(page.locator('main .lead')).toBeVisible();
    expect(await page.evaluate(`(${LOOK})('body')`)).toEqual(before);
  });
}

for (const [screen, query] of [
  ['projects', ''], ['indicators', ''], ['charts', ''], ['findings', ''], ['compare', ''], ['source', ''], ['method', ''], ['open', ''], ['method', '?lang=en'], ['source', '?lang=en&page=1'],
] as const) {
  test(`${screen}${query} begins with its own heading, and with what stands below it where the page knows that`, async ({ page }) => {
    let come = () => {};
    const held = new Promise<void>((resolve) => { come = resolve; });
    await page.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(screen + query);
    await expect(page.locator('#boot h1:visible')).toHaveCount(1);
    const heading = await page.locator('#boot h1:visible').innerText();
    const below = await page.locator('#boot .measure:visible').allInnerTexts();
    expect(below.length).toBe(['method', 'open'].includes(screen) ? 1 : 0);
    const text = page.locator('#boot pre');
    if (screen === 'source') await expect(text).toContainText(/\S/);
    const beginning = (await text.innerText()).split('\n').slice(0, 20);
    come();
    await expect(page.locator('#boot')).toHaveCount(0);
    // The page's number is what the waiting page leaves out.
    if (screen === 'source') await expect(page.locator('main h1')).toContainText(heading);
    else await expect(page.locator('main h1')).toHaveText(heading);
    for (const words of below) await expect(page.locator('main h1 + p')).toHaveText(words);
    if (screen === 'source') for (const line of beginning) expect(await page.locator('main pre').innerText()).toContain(line);
  });
}

test('a project, and another page of the source than the first, begin with what the page is', async ({ page }) => {
  await page.route('**/*.wasm', () => {});
  await page.goto('no-such-project');
  await expect(page.locator('#boot h1:visible')).toHaveText('绩效透视', { useInnerText: true });
  await expect(page.locator('#boot .lead:visible')).toContainText('在这里还原成可以查的表');
  for (const query of ['?page=2', '?doc=01234567']) {
    const document = page.waitForResponse('**/data/*.txt');
    await page.goto(`source${query}`);
    await (await document).finished();
    await expect(page.locator('#boot h1:visible')).toHaveText('原文', { useInnerText: true });
    await expect(page.locator('#boot pre')).toBeEmpty();
  }
});

test('before the program is here its links lead on, and keep how the page is shown', async ({ page }) => {
  await page.route('**/*.wasm', () => {});
  await page.goto('projects?q=%E5%9F%B9%E8%AE%AD&currency=yuan');
  await page.locator('#boot').getByRole('link', { name: '长辈版' }).click();
  await expect(page).toHaveURL(/projects\?q=%E5%9F%B9%E8%AE%AD&currency=yuan&elder=1$/);
  await expect(page.locator('html')).toHaveClass(/elder/);
  await page.locator('#boot').getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/lang=en/);
  await page.locator('#boot').getByRole('navigation').getByRole('link', { name: 'Method' }).click();
  for (const kept of [/\/method\?/, /elder=1/, /lang=en/, /currency=yuan/]) await expect(page).toHaveURL(kept);
  await page.locator('#boot').getByRole('link', { name: 'Standard view' }).click();
  await expect(page.locator('html')).not.toHaveClass(/elder/);
  await page.locator('#boot').getByRole('link', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  // What was chosen is remembered.
  await page.goto('method');
  await expect(page.locator('html')).not.toHaveClass(/elder/);
});

for (const width of [390, 1440]) {
  test(`nothing that is seen moves while a screen comes, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 850 });
    await page.addInitScript(() => {
      const seen = globalThis as unknown as { moved: string[] };
      seen.moved = [];
      new PerformanceObserver((list) => {
        for (const { sources } of list.getEntries() as (PerformanceEntry & { sources: { node?: Node }[] })[]) {
          for (const { node } of sources) seen.moved.push(node?.nodeName ?? '');
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const screen of ['.', 'projects', 'indicators', 'charts', 'findings', 'compare', 'compare?name=服务对象满意度', 'source', 'p5gqsc1t0m']) {
      await page.goto(screen);
      await expect(page.locator('#boot')).toHaveCount(0);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved), screen).toEqual([]);
    }
  });
}
