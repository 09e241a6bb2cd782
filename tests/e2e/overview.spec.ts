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
  await expect(page.getByText('公开文件 29 页')).toBeVisible();
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

test('every finding leads to a project that is there', async ({ page }) => {
  await page.goto('./');
  const checks = page.getByRole('region', { name: '核查提示' });
  const kinds = checks.locator('details');
  await kinds.first().locator('summary').click();
  await expect(kinds.first().locator('li').first()).toBeVisible();
  const links = await checks.locator('details li a').evaluateAll((all) => all.map((a) => a.getAttribute('href')!));
  await page.goto(links.at(-1)!);
  await expect(page.locator('table.indicators')).toBeVisible();
});
