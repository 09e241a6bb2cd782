import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support';

const solid = (text: string) => text.replaceAll(/\s/g, '');

async function charts(page: Page, address = 'charts') {
  await page.goto(address);
  await expect(page.locator('figure.picture').first()).toBeVisible();
  return page.locator('figure.picture');
}

async function table(figure: Locator) {
  await figure.locator('summary').click();
  await expect(figure.locator('tbody tr').first()).toBeVisible();
  return figure.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)));
}

async function saved(page: Page, figure: Locator, kind: string) {
  const download = page.waitForEvent('download');
  await figure.getByRole('button', { name: kind, exact: true }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

for (const [scheme, paper] of [['light', [251, 250, 247]], ['dark', [22, 23, 26]]] as const) {
  test(`charts are drawn sharp on ${scheme} paper and say what they show`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: process.env.BASE_URL, colorScheme: scheme, deviceScaleFactor: 2 });
    const page = await context.newPage();
    await charts(page);
    const chart = page.getByRole('img', { name: /占公布的预算合计的 71\.7%/ });
    await expect(chart).toBeVisible();
    for (const canvas of await page.locator('canvas.chart').all()) {
      const drawn = await canvas.evaluate((canvas: HTMLCanvasElement) => {
        const { width, height } = canvas;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
        const colours = new Map<number, number>();
        for (let at = 0; at < data.length; at += 4) {
          const colour = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
          colours.set(colour, (colours.get(colour) ?? 0) + 1);
        }
        const [[most]] = [...colours].sort((a, b) => b[1] - a[1]);
        return { scale: width / canvas.clientWidth, colours: colours.size, paper: [most >> 16, (most >> 8) & 255, most & 255] };
      });
      expect(drawn.scale).toBeCloseTo(2, 1);
      expect(drawn.colours).toBeGreaterThan(4);
      expect(drawn.paper).toEqual([...paper]);
    }
    await context.close();
  });
}

test('a bar leads to the list that it stands for', async ({ page }) => {
  await charts(page, 'charts?kind=at_least');
  const figure = page.locator('figure#levels2');
  const [[label, count]] = await table(figure);
  const chart = figure.locator('canvas');
  await chart.click({ position: { x: 60, y: 15 } });
  await expect(page).toHaveURL(/indicators\?l2=11&kind=at_least$/);
  await expect(page.locator('.narrowed')).toContainText(label);
  await expect(page.locator('.tally')).toContainText(`${count} / 1,183`);
});

test('the keyboard reaches every mark, and each is told', async ({ page }) => {
  await charts(page);
  const figure = page.locator('figure#levels2');
  const rows = await table(figure);
  await figure.locator('canvas').focus();
  for (const [label, count, share] of rows) {
    await page.keyboard.press('ArrowDown');
    const told = figure.getByRole('status');
    for (const words of [label, count, share]) await expect(told).toContainText(words);
  }
  await page.keyboard.press('Home');
  await expect(figure.getByRole('status')).toContainText(rows[0][0]);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/indicators\?l2=42$/);
});

test('charts follow the filter, and say what it is', async ({ page }) => {
  await charts(page, 'charts?l2=31');
  await expect(page.locator('.narrowed')).toContainText('二级指标');
  await expect(page.locator('figure#levels2 .seen')).toContainText('157 条指标中');
  await page.locator('.narrowed a.chip').click();
  await expect(page).toHaveURL(/charts$/);
  await expect(page.locator('figure#levels2 .seen')).toContainText('1,183 条指标中');
});

test('a search narrows the charts too', async ({ page }) => {
  await charts(page, `charts?q=${encodeURIComponent('满意度')}`);
  await expect(page.locator('figure#levels2 .seen')).toBeVisible();
  await page.locator('p.sub a', { hasText: '在列表里改条件' }).click();
  await expect(page).toHaveURL(/projects\?q=/);
});

test('a picture that is taken away holds its title, its source and the values of the table', async ({ page }) => {
  await charts(page);
  const figure = page.locator('figure#units');
  const rows = await table(figure);
  const title = await figure.locator('.seen').innerText();
  const { name, bytes } = await saved(page, figure, 'SVG');
  expect(name).toMatch(/各单位的钱.*\.svg$/);
  const svg = bytes.toString();
  const read = await page.evaluate((svg) => {
    const page = new DOMParser().parseFromString(svg, 'image/svg+xml');
    return { broken: page.querySelector('parsererror') !== null, title: page.querySelector('title')?.textContent, texts: [...page.querySelectorAll('text')].map((text) => text.textContent!.trim()) };
  }, svg);
  expect(read.broken).toBe(false);
  expect(read.title).toBe(title);
  const words = solid(read.texts.join(''));
  for (const part of [title, '单位：万元', '全部，没有筛选', '来源：《', 'SHA-256', '链接：http']) expect(words).toContain(solid(part));
  for (const cells of rows) for (const cell of cells) expect(words).toContain(solid(cell));
});

test('a picture in pixels has twice the size and is not blank', async ({ page }) => {
  await charts(page);
  const { name, bytes } = await saved(page, page.locator('figure#percentages'), 'PNG');
  expect(name).toMatch(/\.png$/);
  const drawn = await page.evaluate(async (data) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(data)], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    const colours = new Set<number>();
    for (let at = 0; at < pixels.length; at += 4) colours.add((pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]);
    return { width: image.width, height: image.height, colours: colours.size };
  }, [...bytes]);
  expect(drawn.width).toBe(1920);
  expect(drawn.height).toBeGreaterThan(400);
  expect(drawn.colours).toBeGreaterThan(8);
});

test('a table that is taken away is the table that is shown', async ({ page }) => {
  await charts(page, 'charts?kind=at_least');
  const figure = page.locator('figure#levels2');
  const rows = await table(figure);
  const { bytes } = await saved(page, figure, 'CSV');
  const lines = bytes.toString().replace('\ufeff', '').split('\r\n');
  expect(lines.slice(1, rows.length + 1)).toEqual(rows.map((cells) => cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')));
  const rest = lines.slice(rows.length + 1).join('\n');
  for (const part of ['标题,', '计量单位,条', '筛选,目标类型：不少于', '来源,', '链接,http']) expect(rest).toContain(part);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('the first tap tells the value, the second opens the list', async ({ page }) => {
    await charts(page);
    const figure = page.locator('figure#levels2');
    const rows = await table(figure);
    const chart = figure.locator('canvas');
    const told = figure.getByRole('status');
    await chart.tap({ position: { x: 60, y: 20 } });
    for (const words of rows[0]) await expect(told).toContainText(words);
    await expect(page).toHaveURL(/charts$/);
    // Another mark tells its own first.
    await chart.tap({ position: { x: 60, y: 80 } });
    await expect(told).toContainText(rows[1][0]);
    await expect(page).toHaveURL(/charts$/);
    await chart.tap({ position: { x: 60, y: 80 } });
    await expect(page).toHaveURL(/indicators\?l2=/);
    await expect(page.locator('.tally')).toContainText(`${rows[1][1]} / 1,183`);
  });

  test('what was tapped has a button to its list, as large as a finger', async ({ page }) => {
    await charts(page);
    const figure = page.locator('figure#levels2');
    const rows = await table(figure);
    await figure.locator('canvas').tap({ position: { x: 60, y: 20 } });
    const open = figure.getByRole('link', { name: '打开列表' });
    await expect(open).toBeInViewport({ ratio: 1 });
    const box = await open.boundingBox();
    expect(box!.height).toBeGreaterThanOrEqual(44);
    await open.tap();
    await expect(page).toHaveURL(/indicators\?l2=/);
    await expect(page.locator('.tally')).toContainText(`${rows[0][1]} / 1,183`);
  });
});

test('a chart is drawn anew as wide and as fine as the screen it comes to', async ({ page }) => {
  await charts(page);
  const canvas = page.locator('figure#units canvas');
  const drawn = () => canvas.evaluate((canvas: HTMLCanvasElement) => Math.abs(canvas.width - canvas.clientWidth * devicePixelRatio) < 2 && canvas.clientWidth);
  const wide = await drawn();
  await page.setViewportSize({ width: 500, height: 900 });
  await expect.poll(drawn).toBeLessThan(500);
  expect(wide).toBeGreaterThan(900);
});

test('every chart says what is seen, its unit, what was chosen and where it comes from', async ({ page }) => {
  await charts(page, 'charts?l2=31');
  for (const figure of await page.locator('figure.picture').all()) {
    await expect(figure.locator('.seen')).not.toBeEmpty();
    await expect(figure).toContainText(/单位：/);
    await expect(figure.locator('.notes')).toContainText('筛选：二级指标：');
    await expect(figure.locator('.notes')).toContainText('来源：《');
  }
});

test('where nothing is left, the screen says that there is nothing to draw', async ({ page }) => {
  await page.goto(`charts?q=${encodeURIComponent('没有这个词')}`);
  await expect(page.getByText('没有图可画')).toBeVisible();
  await expect(page.locator('figure.picture')).toHaveCount(0);
});
