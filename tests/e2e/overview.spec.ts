import { expect, test } from './support';

const cents = (text: string) => Math.round(Number(text.replaceAll(',', '')) * 100);

test('the key figures are those of the document', async ({ page }) => {
  await page.goto('./');
  const figures = page.locator('dl.figures').first();
  for (const [label, figure] of [
    ['预算合计', /^931,430\.46\s*万元$/],
    ['资金使用单位', '17'],
    [/^项目$/, '237'],
    ['绩效指标', '1,183'],
  ] as const) {
    const one = figures.locator('div').filter({ has: page.locator('dt', { hasText: label }) });
    await expect(one.locator('dd')).toHaveText(figure);
  }
  await expect(figures).toContainText('约 93.14 亿元');
  await expect(page.getByText('原文 29 页')).toBeVisible();
});

test('units stand by their sums, which add up', async ({ page }) => {
  await page.goto('./');
  const rows = page.locator('table.units tbody tr');
  await expect(rows).toHaveCount(17);
  const sums = (await rows.locator('td:nth-child(3)').allInnerTexts()).map(cents);
  expect(sums).toEqual(sums.toSorted((a, b) => b - a));
  expect(sums.reduce((sum, next) => sum + next)).toBe(93_143_045);
  const projects = await rows.locator('td:nth-child(2)').allInnerTexts();
  const placed = projects.map(Number).reduce((sum, next) => sum + next);
  const rest = 237 - placed;
  const words = page.getByText(/个项目所属单位未能对应/);
  if (rest > 0) await expect(words).toContainText(`${rest} 个`);
  else await expect(words).toHaveCount(0);
});

test('indicators are counted by their level-2 codes', async ({ page }) => {
  await page.goto('./');
  const rows = page.getByRole('region', { name: '承诺了什么' }).locator('tbody tr');
  const counts = {
    11: '372', 12: '200', 13: '101', 21: '40', 22: '296', 23: '3', 31: '157', 41: '13', 42: '1',
  };
  await expect(rows).toHaveCount(Object.keys(counts).length);
  for (const [code, count] of Object.entries(counts)) {
    const row = rows.filter({ has: page.locator('.code').getByText(code, { exact: true }) });
    await expect(row.locator('td').first()).toHaveText(count);
  }
});

test('every kind of finding leads to as many cases', async ({ page }) => {
  await page.goto('./');
  const kinds = page.getByRole('region', { name: '有什么值得核查' }).locator('tbody tr');
  await expect(kinds.first()).toBeVisible();
  const count = Number((await kinds.last().locator('td').innerText()).replace(',', ''));
  await kinds.last().getByRole('link').click();
  await expect(page.locator('.findings h2 .soft')).toHaveText(`${count} 处`);
});

test('how much is measurable is what the charts count', async ({ page }) => {
  await page.goto('./');
  const words = await page.getByRole('region', { name: '能不能衡量' }).locator('p').innerText();
  const [all, measured] = words.match(/[\d,]+/g)!.map((text) => Number(text.replace(',', '')));
  await page.goto('charts');
  const share = `${(Math.round((measured / all) * 1000) / 10).toFixed(1)}%`;
  await expect(page.locator('figure#measurable .seen')).toContainText(share);
});
