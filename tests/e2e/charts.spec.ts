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
    const chart = page.getByRole('application', { name: /占公布的预算合计的 71\.7%/ });
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

/** Every chart, and what a mark of it puts into the address. */
const CHARTS = {
  'units': 'unit', 'funds': 'fund', 'sizes': 'money', 'money-indicators': 'unit', 'levels1': 'l1', 'levels2': 'l2', 'kinds': 'kind',
  'measurable': 'unit', 'percentages': 'percent', 'findings': 'finding', 'findings-units': 'unit',
};

/** What is told of each mark: the rows of the table as sentences. */
async function sentences(figure: Locator) {
  const rows = await table(figure);
  const [, ...headings] = await figure.locator('thead th').allInnerTexts();
  return rows.map(([label, ...cells]) => `${label}：${cells.map((cell, at) => `${headings[at]} ${cell}`).join('，')}`);
}

test('there are no charts but these', async ({ page }) => {
  await charts(page);
  await expect(page.locator('figure.picture')).toHaveCount(Object.keys(CHARTS).length);
});

for (const [id, parameter] of Object.entries(CHARTS)) {
  test(`${id}: keys, pointer and table say the same of every mark, and each leads to its list`, async ({ page }) => {
    await charts(page);
    const figure = page.locator(`figure#${id}`);
    const wanted = await sentences(figure);
    const told = figure.getByRole('status');
    const canvas = figure.locator('canvas');
    await canvas.focus();
    for (const sentence of wanted) {
      await page.keyboard.press('ArrowDown');
      await expect(told).toHaveText(sentence);
    }
    await page.keyboard.press('ArrowDown');
    await expect(told).toHaveText(wanted.at(-1)!);
    await page.keyboard.press('Home');
    await expect(told).toHaveText(wanted[0]);
    await canvas.blur();
    await expect(told).toBeEmpty();
    // What is pointed at is told, and what is clicked is what is told.
    const { width, height } = (await canvas.boundingBox())!;
    let at: { x: number; y: number } | undefined;
    search: for (let y = 12; y < Math.min(height, 120); y += 12) {
      for (const x of [60, width - 14]) {
        await canvas.hover({ position: { x, y } });
        if (await told.innerText() !== '') {
          at = { x, y };
          break search;
        }
      }
    }
    const pointed = await told.innerText();
    expect(wanted).toContain(pointed);
    await canvas.click({ position: at });
    await expect(page).toHaveURL(new RegExp(`/(projects|indicators|findings)\\?.*${parameter}=`));
    await expect(page.locator('.narrowed .chip').first()).toBeVisible();
    // The keyboard opens the same.
    const reached = page.url();
    await page.goBack();
    await canvas.focus();
    for (let presses = wanted.indexOf(pointed); presses >= 0; presses -= 1) await page.keyboard.press('ArrowDown');
    await expect(told).toHaveText(pointed);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(reached);
  });

  test(`${id}: what is taken away carries title, unit, filter, source and link`, async ({ page }) => {
    await charts(page, 'charts?l2=31');
    const figure = page.locator(`figure#${id}`);
    const rows = await table(figure);
    const title = await figure.locator('.seen').innerText();
    const unit = (await figure.locator('.sub').first().innerText()).replace('单位：', '');
    const svg = (await saved(page, figure, 'SVG')).bytes.toString();
    const png = (await saved(page, figure, 'PNG')).bytes;
    const csv = (await saved(page, figure, 'CSV')).bytes.toString();
    const drawn = await read(page, svg, png);
    expect(drawn.broken).toBe(false);
    expect(drawn.title).toBe(title);
    expect(drawn.description).toContain(page.url());
    const words = solid(drawn.texts.map(({ text }) => text).join(''));
    for (const part of [title, `单位：${unit}。筛选：二级指标：服务对象满意度31`, '来源：《', 'SHA-256', `链接：${page.url()}`]) expect(words).toContain(solid(part));
    for (const [label] of rows) expect(words).toContain(solid(label.replace('（可能）', '')));
    // The pixels are those of the same picture: twice its size, with ink wherever it has words.
    expect([drawn.png.width, drawn.png.height]).toEqual([2 * drawn.width, 2 * drawn.height]);
    expect(drawn.width).toBe(960);
    expect(drawn.texts.length).toBeGreaterThan(8);
    expect(drawn.texts.filter(({ inked }) => !inked)).toEqual([]);
    const lines = csv.replace('\ufeff', '').split('\r\n');
    expect(lines.slice(1, rows.length + 1)).toEqual(rows.map((cells) => cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')));
    const rest = lines.slice(rows.length + 1).join('\n');
    for (const part of [title, `计量单位,${unit}`, '筛选,二级指标：服务对象满意度 31', '来源,', `链接,${page.url()}`]) expect(rest).toContain(part);
  });
}

/** What an SVG says, and whether the pixels of a PNG have ink where it has words. The page itself lets no text become markup. */
async function read(page: Page, svg: string, png: Uint8Array) {
  const blank = await page.context().newPage();
  const said = await blank.evaluate(readThere, { svg, png: [...png] });
  await blank.close();
  return said;
}

async function readThere({ svg, png }: { svg: string; png: number[] }) {
  const page = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const root = page.documentElement;
  const image = await createImageBitmap(new Blob([Uint8Array.from(png)], { type: 'image/png' }));
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const inked = (text: Element) => {
    const [x, y, size] = ['x', 'y', 'font-size'].map((name) => Number.parseFloat(text.getAttribute(name)!));
    const anchor = text.getAttribute('text-anchor');
    const left = Math.max(0, Math.floor(2 * x - (anchor === 'end' ? 2 * size : anchor === 'middle' ? size : 0)));
    for (let row = Math.floor(2 * y - size); row < 2 * y + size; row += 1) {
      for (let column = left; column < left + 2 * size; column += 1) if (data[4 * (row * image.width + column)] < 200) return true;
    }
    return false;
  };
  const texts = [...page.querySelectorAll('text')].map((text) => ({ text: text.textContent!.trim(), inked: inked(text) }));
  return {
    broken: page.querySelector('parsererror') !== null,
    title: page.querySelector('title')?.textContent,
    description: page.querySelector('desc')?.textContent,
    width: Number(root.getAttribute('width')),
    height: Number(root.getAttribute('height')),
    texts: texts.filter(({ text }) => text !== ''),
    png: { width: image.width, height: image.height },
  };
}

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

test('a comparison is taken away with its link', async ({ page }) => {
  await page.goto(`compare?name=${encodeURIComponent('一次性创业资助人数')}&by=unit`);
  const figure = page.locator('figure.picture');
  const rows = await table(figure);
  const svg = (await saved(page, figure, 'SVG')).bytes.toString();
  const png = (await saved(page, figure, 'PNG')).bytes;
  const csv = (await saved(page, figure, 'CSV')).bytes.toString();
  const drawn = await read(page, svg, png);
  expect([drawn.png.width, drawn.png.height]).toEqual([1920, 2 * drawn.height]);
  expect(drawn.texts.filter(({ inked }) => !inked)).toEqual([]);
  expect(solid(drawn.texts.map(({ text }) => text).join(''))).toContain(solid(`链接：${page.url()}`));
  expect(csv).toContain(`链接,${page.url()}`);
  for (const cells of rows) expect(csv).toContain(cells.join(','));
});

test('what cannot be drawn under a filter is named, with why', async ({ page }) => {
  await charts(page, 'charts?kind=placeholder');
  const absent = page.locator('section.absent');
  await expect(absent).toContainText('可衡量的指标：');
  await expect(page.locator('figure.picture')).toHaveCount(Object.keys(CHARTS).length - await absent.locator('li').count());
  await charts(page);
  await expect(absent).toHaveCount(0);
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

test('a chart is drawn anew where 长辈版 makes its letters larger', async ({ page }) => {
  await charts(page);
  const canvas = page.locator('figure#units canvas');
  const height = () => canvas.evaluate((canvas: HTMLCanvasElement) => canvas.clientHeight);
  const before = await height();
  await page.getByRole('link', { name: '长辈版' }).click();
  await expect.poll(height).toBeGreaterThan(1.2 * before);
  const blurred = await page.locator('canvas.chart').evaluateAll((all) => (all as HTMLCanvasElement[]).filter((canvas) => Math.abs(canvas.width - canvas.clientWidth * devicePixelRatio) > 2).length);
  expect(blurred).toBe(0);
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

test('what the arrows come to in a chart that is higher than the window is in sight', async ({ page }) => {
  for (const viewport of [{ width: 1280, height: 700 }, { width: 320, height: 256 }]) {
    await page.setViewportSize(viewport);
    await page.goto('charts');
    const canvas = page.locator('#money-indicators canvas');
    await expect(canvas).toHaveAttribute('style', /height/);
    await canvas.focus();
    const told = page.locator('#money-indicators .told');
    for (const [key, edge] of [['End', 'bottom'], ['Home', 'top'], ['End', 'bottom']] as const) {
      await page.keyboard.press(key);
      await expect(told).toHaveClass(/on/);
      // Of a canvas no test knows the rows: the last is at its end, but for the axis, and the first at its beginning.
      await expect.poll(async () => {
        const { y, height } = (await canvas.boundingBox())!;
        const free = viewport.height - (await told.boundingBox())!.height;
        return edge === 'top' ? y > -60 && y < free : y + height > 0 && y + height < free + 60;
      }, { message: key }).toBe(true);
    }
  }
});

test('in forced colours a chart is drawn with the reader’s own, and what is told of it goes away with Escape', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.goto('charts');
  const canvas = page.locator('canvas.chart').first();
  await expect(canvas).toBeVisible();
  const [most, paper] = await canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
    const counts = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      const color = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    return [[...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0], getComputedStyle(document.body).backgroundColor];
  });
  expect(most).toBe(paper);
  const told = page.locator('.picture').first().locator('.told');
  await canvas.hover({ position: { x: 60, y: 20 } });
  await expect(told).toHaveClass(/on/);
  await page.keyboard.press('Escape');
  await expect(told).not.toHaveClass(/on/);
});
