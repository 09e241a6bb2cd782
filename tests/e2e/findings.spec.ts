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
});
