import { address } from './document';
import { expect, test } from './support';

const LATER = '**/*_later.wasm';
const rows = 'table.projects tbody tr';

test('the screens behind the first come when they are asked for', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto('./');
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  expect(loaded.filter((url) => url.endsWith('_later.wasm'))).toEqual([]);
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '项目' }).click();
  await expect(page.locator(rows).first()).toBeVisible();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '方法' }).click();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText('方法');
  expect(loaded.filter((url) => url.endsWith('_later.wasm'))).toHaveLength(1);
});

test('screens that cannot be had say so, and come when they can', async ({ page, trouble }) => {
  await page.route(LATER, (route) => route.abort());
  await page.goto('method');
  await expect(page.getByRole('alert')).toContainText('没有取到');
  await page.unroute(LATER);
  await page.getByRole('button', { name: '重新载入' }).click();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText('方法');
  trouble.splice(0, trouble.length, ...trouble.filter((line) => !line.includes('Failed to load resource')));
});

test('what the first screen cannot do without the rest is not done, says so, and is done when it is tried again', async ({ page, trouble }) => {
  await page.route(LATER, (route) => route.abort());
  await page.goto('./');
  const heading = page.getByRole('heading', { name: '钱到了哪里' });
  await expect(heading).toBeVisible();
  await expect(page.locator('#boot')).toHaveCount(0);
  const notice = page.getByText('没有取到，');
  const before = page.url();
  const box = page.getByRole('searchbox');
  await page.keyboard.press('?');
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  await page.keyboard.type('培训');
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('');
  await page.keyboard.type('培训');
  await expect(notice).toBeHidden();
  for (const press of [
    () => page.keyboard.press('Enter'),
    () => page.getByRole('link', { name: '元', exact: true }).click(),
    () => page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '项目' }).click(),
    () => page.locator('table.units a').last().click(),
  ]) {
    const failed = page.waitForEvent('requestfailed');
    await press();
    await failed;
    await expect(notice).toBeInViewport();
    await expect(heading).toBeVisible();
    expect(page.url()).toBe(before);
  }
  await expect(box).toHaveValue('培训');
  // How large the words are is the first part's.
  await page.getByRole('link', { name: '长辈版' }).click();
  await expect(page.locator('html.elder')).toHaveCount(1);
  await page.getByRole('link', { name: '标准版' }).click();
  await expect(page.locator('html.elder')).toHaveCount(0);
  await page.unroute(LATER);
  await page.evaluate(() => Object.assign(globalThis, { same: true }));
  await page.getByRole('button', { name: '搜索', exact: true }).click();
  await expect(page.locator('main mark').first()).toHaveText('培训');
  await expect(notice).toBeHidden();
  expect(await page.evaluate(() => 'same' in globalThis)).toBe(true);
  trouble.splice(0, trouble.length, ...trouble.filter((line) => !line.includes('Failed to load resource')));
});

test('what is pressed before the rest is here waits and says so; of several presses the last counts', async ({ page }) => {
  let let_through = () => {};
  const held = new Promise<void>((resolve) => (let_through = resolve));
  await page.route(LATER, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('./');
  const heading = page.getByRole('heading', { name: '钱到了哪里' });
  await expect(heading).toBeVisible();
  await expect(page.locator('#boot')).toHaveCount(0);
  const { href } = new URL(page.url());
  await page.getByRole('link', { name: '元', exact: true }).click();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '项目' }).click();
  await page.getByRole('searchbox').fill('培训');
  await page.keyboard.press('Enter');
  const waiting = page.getByText('正在打开…');
  await expect(waiting).toBeInViewport();
  let_through();
  await expect(page.locator('main mark').first()).toHaveText('培训');
  await expect(waiting).toBeHidden();
  await page.goBack();
  await expect(heading).toBeVisible();
  expect(page.url()).toBe(href);
});

test('the word that something did not come covers nothing for long', async ({ page, trouble }) => {
  await page.route(LATER, (route) => route.abort());
  await page.goto('./');
  await expect(page.locator('#boot')).toHaveCount(0);
  const notice = page.getByText('没有取到，');
  const projects = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '项目' });
  await projects.click();
  await expect(notice).toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(notice).toBeHidden();
  await projects.click();
  await expect(notice).toBeInViewport();
  // What brings the rest need not be what asked for it in vain.
  await page.unroute(LATER);
  const came = page.waitForResponse(LATER);
  await page.keyboard.press('?');
  await came;
  await expect(page.getByRole('dialog', { name: '按键' })).toBeVisible();
  await page.keyboard.press('Escape');
  await projects.click();
  await expect(page.locator(rows).first()).toBeVisible();
  await expect(notice).toBeHidden();
  trouble.splice(0, trouble.length, ...trouble.filter((line) => !line.includes('Failed to load resource')));
});

test('a place in the first screen needs nothing but that', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto('./');
  await expect(page.locator('#boot')).toHaveCount(0);
  await page.getByRole('searchbox').evaluate((box: HTMLInputElement) => { box.value = '培训'; });
  await page.evaluate(() => { location.hash = 'money'; });
  await expect(page).toHaveURL(/#money$/);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('培训');
  expect(loaded.filter((url) => url.endsWith('_later.wasm'))).toEqual([]);
});

test('a step forward to a screen behind the first waits for the rest, and begins anew without it', async ({ page, trouble }) => {
  await page.goto('./');
  const heading = page.getByRole('heading', { name: '钱到了哪里' });
  await expect(heading).toBeVisible();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '项目' }).click();
  await expect(page.locator(rows).first()).toBeVisible();
  for (const isThere of [true, false]) {
    await page.goBack();
    await expect(heading).toBeVisible();
    // The page anew, without the rest, at a step of which the next is still known.
    await page.reload();
    await expect(heading).toBeVisible();
    await expect(page.locator('#boot')).toHaveCount(0);
    if (!isThere) await page.route(LATER, (route) => route.abort());
    await page.goForward();
    if (isThere) await expect(page.locator(rows).first()).toBeVisible();
  }
  await expect(page.getByRole('alert').filter({ hasText: '没有取到' })).toBeVisible();
  await expect(page).toHaveURL(/projects$/);
  trouble.splice(0, trouble.length, ...trouble.filter((line) => !line.includes('Failed to load resource')));
});

for (const [what, press, end] of [
  ['money in another unit', (page) => page.getByRole('link', { name: '元', exact: true }).click(), async (page) => expect(page.locator('.figures')).toContainText('9,314,304,600')],
  ['a search for nothing', (page) => page.getByRole('button', { name: '搜索', exact: true }).click(), async (page) => expect(page).toHaveURL(/projects/)],
  [
    'a search at once',
    async (page) => {
      await page.getByRole('searchbox').focus();
      await page.keyboard.type('培训');
      await page.keyboard.press('Enter');
    },
    async (page) => expect(page.locator('main mark').first()).toHaveText('培训'),
  ],
] as [string, (page: import('@playwright/test').Page) => Promise<void>, (page: import('@playwright/test').Page) => Promise<void>][]) {
  test(`the first screen answers before the rest is here: ${what}`, async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
    await expect(page.locator('#boot')).toHaveCount(0);
    await page.evaluate(() => Object.assign(globalThis, { same: true }));
    await press(page);
    await end(page);
    expect(await page.evaluate(() => 'same' in globalThis)).toBe(true);
  });
}

test('the sheet of keys opens from the first screen', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  await expect(page.locator('#boot')).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '按键' })).toBeVisible();
});

test('the document is read beside the page', async ({ page }) => {
  const worker = page.waitForEvent('worker');
  await page.goto('./');
  expect((await worker).url()).toMatch(/\/reader-\w+\.js$/);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  // It has ended with its work.
  await expect.poll(() => page.workers().length).toBe(0);
});

test('where no worker can be started, the page reads the document itself', async ({ page, trouble }) => {
  await page.route('**/reader-*.js', (route) => route.fulfill({ status: 404, body: 'no' }));
  await page.goto('./');
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  trouble.splice(0, trouble.length, ...trouble.filter((line) => !line.includes('Failed to load resource')));
});

test('a document that arrives late finds its reader', async ({ page }) => {
  let let_through = () => {};
  const held = new Promise<void>((resolve) => (let_through = resolve));
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  const worker = page.waitForEvent('worker');
  await page.goto('./');
  await worker;
  await expect(page.getByRole('status')).toBeVisible();
  let_through();
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
});

test('where the worker cannot have the program, the page reads the document itself', async ({ page, trouble }) => {
  // The page has it from the first time; the worker asks for it again.
  let times = 0;
  await page.context().route(/\/jixiao-lens-\w+\.js$/, (route) => ((times += 1) === 1 ? route.continue() : route.abort()));
  await page.goto('./');
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  trouble.splice(0);
});
