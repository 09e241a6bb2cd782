import { parse } from 'csv-parse/sync';
import type { Page } from '@playwright/test';
import { expect, test } from './support';
import { rows, shownIds } from './take';

const pasted = async (page: Page): Promise<string[][]> =>
  parse(await page.evaluate(() => navigator.clipboard.readText()), { delimiter: '\t' });
const bar = (page: Page) => page.locator('.picked');

test.beforeEach(async ({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

test('rows are picked with the mouse, also a range of them, and pasted as a table', async ({ page }) => {
  await page.goto('projects?sort=-indicators');
  await expect(rows(page)).toHaveCount(237);
  const ids = await shownIds(page);
  await expect(page.getByRole('checkbox', { name: '选择所列的全部行' })).toBeHidden();
  await page.getByRole('button', { name: '选择行' }).click();
  await expect(bar(page)).toContainText('还没有选行');
  await expect(page.getByRole('button', { name: '复制所选' })).toBeDisabled();
  await rows(page).nth(1).getByRole('checkbox').check();
  await expect(bar(page)).toContainText('已选 1 行');
  await rows(page).nth(4).getByRole('checkbox').click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('已选 4 行');
  await rows(page).nth(2).getByRole('checkbox').uncheck();
  await expect(page.getByRole('status').filter({ hasText: '已选 3 行' })).toBeVisible();
  await page.getByRole('button', { name: '复制所选' }).click();
  await expect(bar(page)).toContainText('已复制');
  const [headings, ...lines] = await pasted(page);
  expect(headings[0]).toBe('项目编号');
  expect(lines.map(([id]) => id)).toEqual([ids[1], ids[3], ids[4]]);
  // What a filter does not show is not copied.
  await page.getByRole('button', { name: '结束选择' }).click();
  await expect(bar(page)).not.toContainText('已选');
  await expect(rows(page).first().getByRole('checkbox')).toBeHidden();
});

test('all rows that are shown are picked at once, and those that a filter hides do not count', async ({ page }) => {
  await page.goto('indicators?kind=at_most');
  await expect(rows(page).first()).toBeVisible();
  const count = Number(/^\d+/.exec(await page.getByRole('status').filter({ hasText: '条指标' }).innerText())![0]);
  await page.getByRole('button', { name: '选择行' }).click();
  const all = page.getByRole('checkbox', { name: '选择所列的全部行' });
  await all.check();
  await expect(bar(page)).toContainText(`已选 ${count} 行`);
  await rows(page).first().getByRole('checkbox').uncheck();
  await expect(all).not.toBeChecked();
  expect(await all.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
  await all.check();
  await page.locator('.facet').filter({ hasText: '一级指标' }).locator('summary').click();
  await page.locator('.facet').filter({ hasText: '一级指标' }).locator('li:not(.dim) input').first().check();
  const fewer = page.getByRole('status').filter({ hasText: '条指标' });
  await expect(fewer).not.toHaveText(new RegExp(`^${count} `));
  const left = /^\d+/.exec(await fewer.innerText())![0];
  await expect(bar(page)).toContainText(`已选 ${left} 行`);
  await page.getByRole('button', { name: '复制所选' }).click();
  await expect(bar(page)).toContainText('已复制');
  expect(await pasted(page)).toHaveLength(Number(left) + 1);
});

test('rows are picked and copied with the keyboard alone; without any, the row that has the focus', async ({ page }) => {
  await page.goto('indicators');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  const first = rows(page).first().getByRole('link').first();
  await expect(first).toBeFocused();
  const names = (await rows(page).locator('th a').allInnerTexts()).map((name) => name.trim());
  await page.keyboard.press('ControlOrMeta+c');
  await expect(bar(page)).toContainText('已复制这一行');
  let [headings, ...lines] = await pasted(page);
  const name = headings.indexOf('指标名称');
  expect(lines.map((line) => line[name])).toEqual(names.slice(0, 1));
  await page.keyboard.press('Space');
  await expect(bar(page)).toContainText('已选 1 行');
  await expect(rows(page).first().getByRole('checkbox')).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar(page)).toContainText('已选 4 行');
  await page.keyboard.press('ControlOrMeta+c');
  await expect(bar(page)).toContainText('已复制所选');
  [headings, ...lines] = await pasted(page);
  expect(lines.map((line) => line[name])).toEqual([names[0], names[2], names[3], names[4]]);
  // Rows that are used again for others say what those are.
  await page.keyboard.press('End');
  await expect(rows(page).last().getByRole('checkbox')).not.toBeChecked();
  await page.keyboard.press('Home');
  await expect(rows(page).first().getByRole('checkbox')).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(rows(page).first().getByRole('checkbox')).toBeHidden();
  await expect(first).toBeFocused();
});

test('the address follows to the row, opens the list at it, and makes no step of the history', async ({ page }) => {
  await page.goto('indicators?l1=1');
  await expect(rows(page).first()).toBeVisible();
  const steps = await page.evaluate(() => history.length);
  await rows(page).first().getByRole('link').first().focus();
  for (let presses = 0; presses < 60; presses += 1) await page.keyboard.press('ArrowDown');
  const row = page.locator('tr[aria-rowindex="62"]');
  await expect(row.getByRole('link').first()).toBeFocused();
  // On a slow machine the address may still name a row on the way.
  const [, id, at] = /\/(p\w+)\?.*at=(\d+)/.exec((await row.getByRole('link').first().getAttribute('href'))!)!;
  await expect(page).toHaveURL(new RegExp(`indicators\\?l1=1&row=${id}\\.${at}$`));
  expect(await page.evaluate(() => history.length)).toBe(steps);
  const address = page.url();
  const text = await row.locator('th').innerText();
  await page.goto('./');
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(address);
  await expect(row.getByRole('link').first()).toBeFocused();
  await expect(row).toBeInViewport();
  await expect(row).toHaveClass(/here/);
  expect(await row.locator('th').innerText()).toBe(text);
  await page.keyboard.press('Enter');
  await expect(page.locator('table.indicators tr.here')).toBeVisible();
  await page.goBack();
  await expect(row.getByRole('link').first()).toBeFocused();
  await expect(row).toBeInViewport();
});

test('an address with a row that the list does not show says so', async ({ page }) => {
  await page.goto('projects?page=1');
  const id = new URL((await rows(page).first().getByRole('link').getAttribute('href'))!, page.url()).pathname.split('/').at(-1);
  await page.goto(`projects?page=2&row=${id}`);
  await expect(page.getByText('链接指向的那一行不在下面的列表里')).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
});

test('other people\'s words are shown as they are, and never taken for tags', async ({ page }) => {
  await page.goto('open');
  const strange = '<img src=x onerror=alert(1)>&amp;"';
  const table = ['表', '1、1-产出指标；11-数量指标；' + strange + '；实施周期指标值:<b>9</b>次；年度指标值:<b>9</b>次。'].join('\n');
  await page.getByLabel('或把文字粘贴到这里').fill(table);
  await page.getByRole('button', { name: '读取粘贴的文字' }).click();
  await expect(page.getByText('你打开的文件：粘贴的文本', { exact: true })).toBeVisible();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '指标' }).click();
  await expect(rows(page).first().getByRole('link').first()).toContainText('<img src=x');
  await expect(page.locator('table.projects img, table.projects b')).toHaveCount(0);
});
