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

for (const [scheme, paper] of [['light', [251, 250, 247]], ['dark', [22, 23, 26]]] as const) {
  test(`the chart is drawn sharp on ${scheme} paper and says what it shows`, async ({ browser }) => {
    const context = await browser.newContext({
      baseURL: process.env.BASE_URL, colorScheme: scheme, deviceScaleFactor: 2,
    });
    const page = await context.newPage();
    await page.goto('./');
    const chart = page.getByRole('img', { name: /各单位预算合计.*668,156\.94（71\.7%）/ });
    await expect(chart).toBeVisible();
    const drawn = await chart.evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
      const colours = new Set<number>();
      for (let at = 0; at < data.length; at += 4) {
        colours.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
      }
      const scale = width / canvas.clientWidth;
      // Between the whole bar and its first label.
      const at = (Math.round(29 * scale) * width + 4) * 4;
      return { scale, colours: colours.size, paper: [...data.slice(at, at + 3)] };
    });
    expect(drawn.scale).toBeCloseTo(2, 1);
    expect(drawn.colours).toBeGreaterThan(4);
    expect(drawn.paper).toEqual([...paper]);
    await context.close();
  });
}

test('a unit in the chart opens its projects', async ({ page }) => {
  await page.goto('./');
  const chart = page.locator('canvas.chart');
  const box = (await chart.boundingBox())!;
  await chart.click({ position: { x: 20, y: box.height - 15 } });
  await expect(page).toHaveURL(/projects\?unit=u/);
  const last = await page.goBack().then(() => page.locator('table.units tbody tr').last().getByRole('link'));
  const href = await last.getAttribute('href');
  await page.goForward();
  expect(page.url()).toContain(href!);
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
