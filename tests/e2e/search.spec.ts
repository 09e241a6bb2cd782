import type { Page } from '@playwright/test';
import { expect, test } from './support';

const PROGRAM = /\/search-\w+\.(?:js|wasm)$/;
const rows = (page: Page) => page.locator('table.projects tbody tr');
const box = (page: Page) => page.getByRole('searchbox', { name: '搜索项目' });
const tally = (page: Page) => page.getByRole('status').filter({ hasText: /个项目|查找|搜索/ });

test('the search is fetched when it is first used, and once', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const times = () => asked.filter((url) => url.endsWith('_bg.wasm') && PROGRAM.test(url)).length;
  await page.goto('projects');
  await expect(rows(page)).toHaveCount(237);
  expect(asked.filter((url) => PROGRAM.test(url))).toEqual([]);
  await box(page).focus();
  await expect.poll(times).toBe(1);
  await box(page).fill('滿意');
  await expect(rows(page).locator('mark').first()).toHaveText('满意');
  await box(page).fill('manyi');
  await expect(tally(page)).not.toContainText('237 / 237');
  await expect(rows(page).locator('mark').first()).toHaveText('满意');
  expect(times()).toBe(1);
});

test('until the search is there nothing is said to be missing', async ({ page }) => {
  let come = () => {};
  const held = new Promise<void>((resolve) => (come = resolve));
  await page.context().route(PROGRAM, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('projects?q=%E6%BB%BF%E6%84%8F');
  await expect(tally(page)).toContainText('正在查找');
  await expect(rows(page)).toHaveCount(0);
  await expect(page.locator('.facet .dim')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '没有符合条件的项目' })).toHaveCount(0);
  come();
  await expect(rows(page).locator('mark').first()).toHaveText('满意');
});

test('a search that cannot be fetched says so, and comes back with the network', async ({ page, trouble }) => {
  await page.context().route(PROGRAM, (route) => route.abort());
  await page.goto('projects?q=%E6%BB%A1%E6%84%8F');
  await expect(tally(page)).toContainText('暂时不能搜索');
  await expect(page.locator('main').getByText('请检查网络')).toBeVisible();
  await expect(page.getByRole('heading', { name: '没有符合条件的项目' })).toHaveCount(0);
  await page.context().unroute(PROGRAM);
  await box(page).fill('满意度');
  await expect(rows(page).locator('mark').first()).toHaveText('满意度');
  trouble.splice(0, trouble.length, ...trouble.filter((line) => !line.includes('ERR_FAILED')));
});

test('only the last of the words typed in haste is answered', async ({ page }) => {
  await page.goto('projects?q=%E6%BB%A1%E6%84%8F%E5%BA%A6');
  await expect(rows(page).first()).toBeVisible();
  const words = '没有这个词';
  for (let length = 1; length <= words.length; length += 1) await box(page).fill(words.slice(0, length));
  await expect(page.getByRole('heading', { name: '没有符合条件的项目' })).toBeVisible();
  await expect(page.getByText(`含有“${words}”`)).toBeVisible();
  await expect(tally(page)).toContainText('0 / 237');
});

test('a project opened from a search by sound knows its neighbours after a reload too', async ({ page }) => {
  await page.goto('projects?q=peixun');
  await expect(rows(page).first()).toBeVisible();
  const count = await rows(page).count();
  await rows(page).first().getByRole('link').click();
  await expect(page.locator('.pager p')).toHaveText(`1 / ${count}`);
  await page.reload();
  await expect(page.locator('.pager p')).toHaveText(`1 / ${count}`);
});

const chips = (page: Page) => page.getByRole('list', { name: '条件' }).getByRole('listitem');

test('typed conditions stand below the box in words, and each can be taken out again', async ({ page }) => {
  await page.goto('projects');
  await expect(rows(page)).toHaveCount(237);
  await expect(chips(page)).toHaveCount(0);
  await box(page).fill('补贴 类别:满意度 金额:>10 -培训');
  await expect(chips(page)).toHaveText([/^指标类别含“满意度”/, /^总计大于 10 万元/, /^不含“培训”/]);
  const narrow = await tally(page).innerText();

  await page.getByRole('link', { name: /^总计大于 10 万元.*，去掉此条件$/ }).click();
  await expect(box(page)).toHaveValue('补贴 类别:满意度 -培训');
  await expect(chips(page)).toHaveCount(2);
  await expect(tally(page)).not.toHaveText(narrow);
  await page.goBack();
  await expect(box(page)).toHaveValue('补贴 类别:满意度 金额:>10 -培训');
  await expect(chips(page)).toHaveCount(3);
  await expect(tally(page)).toHaveText(narrow);

  await box(page).fill('补贴');
  await expect(chips(page)).toHaveCount(0);
});

test('a unit is the same condition whether it is typed or chosen', async ({ page }) => {
  await page.goto('projects');
  await expect(rows(page)).toHaveCount(237);
  const option = page.locator('.facet').filter({ hasText: '单位' }).first().locator('li').nth(1);
  await expect(option.locator('.n')).toHaveText(/^\d+$/);
  const name = await option.locator('label span').first().innerText();
  const count = await option.locator('.n').innerText();
  await option.getByRole('checkbox').check();
  await expect(rows(page)).toHaveCount(Number(count));
  await expect(chips(page)).toHaveText([new RegExp(`^单位是“${name}”`)]);
  await box(page).fill('满意度 -值:<90%');
  await expect(chips(page)).toHaveText([/^排除：指标值小于 90%/, new RegExp(`^单位是“${name}”`)]);
  await page.getByRole('link', { name: /^单位是.*，去掉此条件$/ }).click();
  await expect(page.locator('.facet input:checked')).toHaveCount(0);
  await expect(box(page)).toHaveValue('满意度 -值:<90%');
  await expect(chips(page)).toHaveCount(1);

  await box(page).fill(`单位:="${name}"`);
  await expect(rows(page)).toHaveCount(Number(count));
  await expect(chips(page)).toHaveText([new RegExp(`^单位是“${name}”`)]);
  await page.getByRole('link', { name: /^单位是.*，去掉此条件$/ }).click();
  await expect(box(page)).toHaveValue('');
  await expect(rows(page)).toHaveCount(237);
});

test('a typed condition that is a choice checks its box, and is one chip however often it is said', async ({ page }) => {
  await page.goto('indicators');
  const deadline = page.locator('.facet').filter({ has: page.locator('summary', { hasText: '目标类型' }) })
    .locator('li').filter({ hasText: '期限' }).getByRole('checkbox', { includeHidden: true });
  await box(page).fill('类型:期限');
  await expect(chips(page)).toHaveText([/^指标值类型是“期限”/]);
  await expect(deadline).toBeChecked();
  const tally = page.getByRole('status').filter({ hasText: '条指标' });
  const said = await tally.innerText();
  await page.goto('indicators?kind=deadline');
  await expect(tally).toHaveText(said);
  await box(page).fill('类型:期限');
  await expect(chips(page)).toHaveText([/^指标值类型是“期限”/]);
  await expect(tally).toHaveText(said);
  await page.getByRole('link', { name: /^指标值类型是.*，去掉此条件$/ }).click();
  await expect(box(page)).toHaveValue('');
  await expect(chips(page)).toHaveCount(0);
  await expect(deadline).not.toBeChecked();
});

test('what is excluded stands nowhere in the projects that are left', async ({ page }) => {
  await page.goto('projects?q=-%E6%BB%A1%E6%84%8F%E5%BA%A6');
  await expect(tally(page)).toContainText('80 / 237');
  await box(page).fill('-类别:满意度');
  await expect(tally(page)).toContainText('85 / 237');
});

test('a quotation mark that nothing closes is explained and parts nothing', async ({ page }) => {
  await page.goto('projects');
  await box(page).fill('"满意度 培训');
  await expect(page.getByText('「"满意度 培训」引号没有成对')).toBeVisible();
  await expect(rows(page).locator('mark').first()).toBeVisible();
  await box(page).fill('"满意度"');
  await expect(page.getByText('引号没有成对')).toHaveCount(0);
  await expect(tally(page)).toContainText('157 / 237');
});

test('what is typed holds beside what is chosen, and fills ranges and boxes where it stands alone', async ({ page }) => {
  await page.goto('projects?q=%E5%80%BC%3A%3E95%25%20%E7%B1%BB%E5%88%AB%3A%E6%BB%A1%E6%84%8F%E5%BA%A6');
  await expect(rows(page).first()).toBeVisible();
  const said = await tally(page).innerText();
  await page.goto('projects?q=%E5%80%BC%3A%3E95%25&l2=31');
  await expect(tally(page)).toHaveText(said);
  await expect(chips(page)).toHaveText([/^指标值大于 95%/, /^二级指标/]);

  const least = page.locator('fieldset.range').filter({ hasText: '总计' }).getByLabel('不少于');
  await box(page).fill('金额:>1000');
  await expect(least).toHaveValue('>1000');
  await page.goto('projects?q=%E9%87%91%E9%A2%9D%3A%3E1000');
  await expect(least).toHaveValue('>1000');
  const dear = await tally(page).innerText();
  await least.fill('>2000');
  await least.press('Tab');
  await expect(box(page)).toHaveValue('');
  await expect(chips(page)).toHaveText([/^总计 >2000/]);
  await expect(tally(page)).not.toHaveText(dear);

  // Another unit than the chosen one: nothing is both.
  await page.goto('projects?l2=11');
  await expect(rows(page).first()).toBeVisible();
  const wide = await rows(page).count();
  await box(page).fill('类别:满意度');
  await expect(chips(page)).toHaveCount(2);
  await expect(rows(page)).toHaveCount(0);
  expect(wide).toBeGreaterThan(0);
});

test('all words are marked in all fields that a row shows', async ({ page }) => {
  await page.goto('indicators?q=%E5%B0%B1%E4%B8%9A%20%E6%BB%A1%E6%84%8F%E5%BA%A6');
  const names = page.locator('tbody th .cell > a');
  await expect(names.filter({ hasText: '就业' }).first().locator('mark')).toContainText(['就业', '满意度']);
});
