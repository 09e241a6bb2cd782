import type { Page } from '@playwright/test';
import { expect, test } from './support';

const TABLES = '**/search.bin';
const rows = (page: Page) => page.locator('table.projects tbody tr');
const box = (page: Page) => page.getByRole('searchbox', { name: '搜索项目' });
const tally = (page: Page) => page.getByRole('status').filter({ hasText: /个项目|字表/ });

test('the tables of characters are fetched when the search is first used, and once', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const times = () => asked.filter((url) => url.endsWith('/search.bin')).length;
  await page.goto('projects');
  await expect(rows(page)).toHaveCount(237);
  expect(times()).toBe(0);
  await box(page).focus();
  await expect.poll(times).toBe(1);
  await box(page).fill('滿意');
  await expect(rows(page).locator('mark').first()).toHaveText('满意');
  await box(page).fill('manyi');
  await expect(tally(page)).not.toContainText('237 / 237');
  await expect(rows(page).locator('mark').first()).toHaveText('满意');
  expect(times()).toBe(1);
});

test('until the tables are there nothing is said to be missing', async ({ page }) => {
  let come = () => {};
  const held = new Promise<void>((resolve) => (come = resolve));
  await page.route(TABLES, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('projects?q=%E6%BB%BF%E6%84%8F');
  await expect(tally(page)).toContainText('正在载入搜索用的字表');
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '没有符合条件的项目' })).toHaveCount(0);
  come();
  await expect(rows(page).locator('mark').first()).toHaveText('满意');
});

test('without the tables what is written alike is found all the same, and the page says what is not', async ({ page, trouble }) => {
  await page.route(TABLES, (route) => route.abort());
  await page.goto('projects?q=%E6%BB%A1%E6%84%8F');
  await expect(rows(page).locator('mark').first()).toHaveText('满意');
  await expect(page.locator('.sub').filter({ hasText: '字表没有载入' })).toBeVisible();
  trouble.splice(0, trouble.length, ...trouble.filter((line) => !line.includes('Failed to load resource')));
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
