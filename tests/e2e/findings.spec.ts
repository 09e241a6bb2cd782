import { readFile } from 'node:fs/promises';
import { expect, test } from './support';

test('every audit stands with its rule, its source and its count, which add up', async ({ page }) => {
  await page.goto('findings');
  const kinds = page.locator('.findings section');
  await expect(kinds).toHaveCount(16);
  const counts = await kinds.locator('h2 .soft').allInnerTexts();
  const sum = counts.map((text) => Number(text.replace(/[^\d]/g, ''))).reduce((sum, next) => sum + next);
  await expect(page.locator('.choices .tally')).toHaveText(`${sum} 处`);
  await kinds.first().locator('summary').click();
  await expect(kinds.first()).toContainText('规则：');
  await expect(kinds.first()).toContainText('依据：');
});

test('a case leads to its place in the source', async ({ page }) => {
  await page.goto('findings?finding=quantity_kind_differs');
  const kinds = page.locator('.findings section');
  await expect(kinds).toHaveCount(1);
  await expect(kinds.locator('.cases > li')).toHaveCount(6);
  await page.getByRole('button', { name: '显示全部 10 处' }).click();
  await expect(kinds.locator('.cases > li')).toHaveCount(10);
  await kinds.locator('.cases > li').first().getByRole('link').first().click();
  await expect(page.locator('.panel mark').first()).toBeVisible();
});

test('cases are narrowed by unit and taken away', async ({ page }) => {
  await page.goto('findings');
  await page.locator('.narrow select').first().selectOption('missing_satisfaction');
  await expect(page).toHaveURL(/finding=missing_satisfaction/);
  await page.locator('.narrow select').last().selectOption({ index: 1 });
  await expect(page).toHaveURL(/unit=u/);
  const count = Number((await page.locator('.findings h2 .soft').innerText()).replace(/[^\d]/g, ''));
  const more = page.getByRole('button', { name: /显示全部/ });
  if (count > 6) await more.click();
  await expect(page.locator('.cases > li')).toHaveCount(count);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存为 CSV' }).click();
  const text = (await readFile(await (await download).path())).toString();
  expect(text.split('\r\n').filter((line) => line.startsWith('未列满意度指标'))).toHaveLength(count);
  for (const part of ['筛选,', '来源,', '链接,http']) expect(text).toContain(part);
  await expect(page.getByRole('status').filter({ hasText: /^已保存：.+核查提示.+\.csv$/ })).toBeVisible();
});

test('a link to an audit that there is not says so, and shows all others', async ({ page }) => {
  await page.goto('findings?finding=nope');
  await expect(page.getByRole('alert')).toContainText('没有叫“nope”的核查提示');
  await expect(page.locator('.findings section')).toHaveCount(16);
  await expect(page.locator('.choices .tally')).not.toHaveText('0 处');
  await page.getByRole('link', { name: /^核查提示：nope.*，去掉此条件$/ }).click();
  await expect(page).toHaveURL(/findings$/);
  await expect(page.getByRole('alert')).toHaveCount(0);
  // Beside one that there is, that one holds.
  await page.goto('findings?finding=missing_satisfaction&finding=nope');
  await expect(page.locator('.findings section')).toHaveCount(1);
  await expect(page.getByRole('alert')).toContainText('nope');
  // An audit without a case is one all the same.
  await page.goto('findings');
  const empty = page.locator('.findings section').filter({ hasText: /^[^\d]+ 0 处/ });
  const id = await empty.first().getAttribute('id');
  await page.goto(`findings?finding=${id}`);
  await expect(page.locator('.findings section')).toHaveCount(1);
  await expect(page.getByRole('alert')).toHaveCount(0);
});
