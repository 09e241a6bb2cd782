import { expect, test } from './support';

test('a link to a screen begins at its top, and back returns to the opened link where it stood', async ({ page }) => {
  await page.goto('projects');
  const link = page.locator('table.projects tbody tr').nth(150).getByRole('link');
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(1000);
  await link.click();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect(link).toBeFocused();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
});

for (const screen of ['charts', 'charts?l2=31', 'charts?q=培训', 'projects?q=补助', 'findings']) {
  test(`who steps back to ${screen} on a slow phone finds what was in sight`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(screen);
    const parts = page.locator('figure.picture, .results tbody:not(.blank) tr, .findings details');
    await expect(parts.nth(8)).toBeVisible();
    for (const canvas of await page.locator('canvas.chart').all()) await expect(canvas).toHaveAttribute('style', /height/);
    await page.evaluate(() => scrollTo(0, 0.8 * document.documentElement.scrollHeight));
    // What is nearest to the top of the window, and how far from it.
    const inSight = () => parts.evaluateAll((all) => {
      const tops = all.map((part) => [part.textContent!.slice(0, 40), Math.round(part.getBoundingClientRect().top)] as const);
      return tops.reduce((a, b) => (Math.abs(b[1]) < Math.abs(a[1]) ? b : a), ['', Infinity]);
    });
    const scrolled = () => page.evaluate(() => scrollY);
    await expect.poll(scrolled).toBeGreaterThan(1_000);
    // A list has drawn the rows that are in sight.
    await expect.poll(async () => Math.abs((await inSight())[1])).toBeLessThan(1_000);
    const [before, left] = [await inSight(), await scrolled()];
    const slow = await page.context().newCDPSession(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await page.evaluate(() => document.querySelector<HTMLElement>('nav a[href$="method"]')!.click());
    await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText(/方法/);
    await page.goBack();
    await expect.poll(async () => (await inSight())[0]).toBe(before[0]);
    expect(Math.abs((await inSight())[1] - before[1])).toBeLessThan(200);
    expect(Math.abs((await scrolled()) - left)).toBeLessThan(200);
  });
}

for (const [screen, what] of [
  ['', 'main tbody a >> nth=12'],
  ['?elder=1', 'main tbody a >> nth=12'],
  ['charts', 'canvas.chart >> nth=3'],
  ['findings', 'main a[href*="at="] >> nth=20'],
  ['compare?name=一次性创业资助人数', '.promises tbody a >> nth=8'],
  ['source?page=3', 'main nav.turn a >> nth=3'],
  ['p5gqsc1t0m', 'main a[href*="indicators"], main a[href*="projects"] >> nth=-1'],
] as const) {
  test(`the keyboard steps back to what it left: /${screen}`, async ({ page }) => {
    await page.goto(screen || './');
    const left = page.locator(what);
    await expect(left).toBeVisible();
    await expect(page.locator('#boot')).toHaveCount(0);
    await left.focus();
    if (screen === 'charts') await page.keyboard.press('ArrowDown');
    const before = page.url();
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(before);
    await expect(page.locator('main :focus')).toBeInViewport();
    await page.goBack();
    await expect(left).toBeFocused();
    await expect(left).toBeInViewport();
  });
}

test('who goes on after a step back keeps the keyboard where they went', async ({ page }) => {
  const nav = page.getByRole('navigation', { name: '主导航' });
  const heading = page.locator('main').getByRole('heading', { level: 1 });
  await page.goto('projects');
  await page.getByRole('button', { name: '搜索', exact: true }).focus();
  await nav.getByRole('link', { name: '方法' }).click();
  await expect(heading).toHaveText(/方法/);
  await page.goBack();
  await expect(heading).toHaveText('项目');
  await nav.getByRole('link', { name: '指标', exact: true }).click();
  await expect(heading).toHaveText(/^指标/);
  await expect(heading).toBeFocused();
  // Who left by the header comes back to the beginning, not to what they had before that.
  await page.goto('p5gqsc1t0m');
  await page.locator('main a').last().focus();
  await nav.getByRole('link', { name: '图表' }).focus();
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText('图表');
  await page.goBack();
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
});

test('a click with a key held, or on a file, is left to the browser', async ({ page, context }) => {
  await page.goto('projects');
  const link = page.locator('table.projects tbody tr').first().getByRole('link');
  const opened = context.waitForEvent('page');
  await link.click({ modifiers: ['ControlOrMeta'] });
  const other = await opened;
  await expect(other.locator('main').getByRole('heading', { level: 1 })).toHaveText(await link.innerText());
  await expect(page).toHaveURL(/projects(\?row=p\w+)?$/);
  // Not followed: for a bare text the browser looks for an icon at the root of the host, and says when there is none.
  const isLeft = (link: HTMLElement) => {
    let left: boolean | undefined;
    const look = (event: Event) => {
      left = !event.defaultPrevented;
      event.preventDefault();
    };
    addEventListener('click', look, { once: true });
    link.click();
    return left;
  };
  expect(await page.getByRole('contentinfo').getByRole('link', { name: '查看文件' }).evaluate(isLeft)).toBe(true);
  expect(await link.evaluate(isLeft)).toBe(false);
});

test('a slash at the end of an address does no harm', async ({ page, trouble }) => {
  for (const base of [process.env.BASE_URL!, process.env.SUB_URL!]) {
    await page.goto(`${base}projects/?q=%E5%B0%B1%E4%B8%9A`);
    await expect(page.locator('table.projects tbody tr').first()).toBeVisible();
    expect(page.url()).toBe(`${base}projects?q=%E5%B0%B1%E4%B8%9A`);
  }
  trouble.splice(0, trouble.length, ...trouble.filter((line) => !line.includes('404')));
});

test('opening what is open makes no step of the history', async ({ page }) => {
  await page.goto('./');
  const top = page.getByRole('navigation', { name: '主导航' });
  await top.getByRole('link', { name: '方法' }).click();
  await expect(page).toHaveURL(/method$/);
  const steps = await page.evaluate(() => history.length);
  await top.getByRole('link', { name: '方法' }).click();
  await expect(top.getByRole('link', { name: '方法' })).toHaveAttribute('aria-current', 'page');
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await page.goBack();
  await expect(page).toHaveURL(process.env.BASE_URL!);
});
