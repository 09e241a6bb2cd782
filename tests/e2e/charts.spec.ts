import { expect, test } from './support';

for (const [scheme, paper] of [['light', [251, 250, 247]], ['dark', [22, 23, 26]]] as const) {
  test(`the chart is drawn sharp on ${scheme} paper and says what it shows`, async ({ browser }) => {
    const context = await browser.newContext({
      baseURL: process.env.BASE_URL, colorScheme: scheme, deviceScaleFactor: 2,
    });
    const page = await context.newPage();
    await page.goto('charts');
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
  await page.goto('charts');
  const chart = page.locator('canvas.chart').first();
  const box = (await chart.boundingBox())!;
  await chart.click({ position: { x: 20, y: box.height - 15 } });
  await expect(page).toHaveURL(/projects\?unit=u/);
});
