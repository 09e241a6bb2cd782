import { expect, test } from './support';

const screens = ['./', 'projects', 'projects?q=%E5%B0%B1%E4%B8%9A%E8%A1%A5%E5%8A%A9', 'indicators', 'indicators?q=%E6%BB%A1%E6%84%8F&unit=none&dense=1', 'source?page=16', 'method', 'nosuchone', 'charts', 'charts?unit=none', 'compare', 'compare?name=%E4%B8%80%E6%AC%A1%E6%80%A7%E5%88%9B%E4%B8%9A%E8%B5%84%E5%8A%A9%E4%BA%BA%E6%95%B0', 'compare?name=%E4%B8%80%E6%AC%A1%E6%80%A7%E5%88%9B%E4%B8%9A%E8%B5%84%E5%8A%A9%E4%BA%BA%E6%95%B0&by=unit', 'findings'];

for (const width of [320, 390, 768, 1024, 1440, 1920]) {
  test(`nothing runs out of a screen of ${width} px`, async ({ page }) => {
    // It opens every screen one after the other.
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 900 });
    const spill = () => page.evaluate(() => {
      const root = document.documentElement;
      const wide = [...document.querySelectorAll('main *, header *, footer *')]
        .filter((e) => !e.closest('.unseen, thead, .skip, .line, .wide') && e.getBoundingClientRect().right > root.clientWidth + 1)
        .map((e) => `${e.tagName}.${e.className}`);
      return { over: Math.max(root.scrollWidth, document.querySelector('main')!.scrollWidth) - root.clientWidth, wide };
    });
    for (const screen of screens) {
      await page.goto(screen);
      await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeVisible();
      expect(await spill(), screen).toEqual({ over: 0, wide: [] });
    }
    await page.goto('projects');
    await page.locator('table.projects tbody tr').nth(120).getByRole('link').click();
    await page.locator('table.indicators tbody tr').first().locator('th > a').click();
    await expect(page.locator('.panel mark').first()).toBeInViewport();
    expect(await spill(), 'a project').toEqual({ over: 0, wide: [] });
  });
}

for (const width of [320, 390, 768, 1440]) {
  test(`in 长辈版 no chart, comparison or finding runs out of ${width} px, and every canvas is as wide as its place`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const screen of ['charts?elder=1', 'compare?elder=1', 'compare?name=%E4%B8%80%E6%AC%A1%E6%80%A7%E5%88%9B%E4%B8%9A%E8%B5%84%E5%8A%A9%E4%BA%BA%E6%95%B0&by=district&elder=1', 'findings?elder=1']) {
      await page.goto(screen);
      await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeVisible();
      const spill = await page.evaluate(() => {
        const root = document.documentElement;
        const wide = [...document.querySelectorAll('main *')]
          .filter((e) => !e.closest('.unseen, thead, .wide') && e.getBoundingClientRect().right > root.clientWidth + 1)
          .map((e) => `${e.tagName}.${e.className}`);
        const canvases = [...document.querySelectorAll<HTMLCanvasElement>('canvas.chart')]
          .filter((canvas) => Math.abs(canvas.width - canvas.clientWidth * devicePixelRatio) > 2)
          .map((canvas) => `${canvas.width} for ${canvas.clientWidth}`);
        return { over: Math.max(root.scrollWidth, document.querySelector('main')!.scrollWidth) - root.clientWidth, wide, canvases };
      });
      expect(spill, screen).toEqual({ over: 0, wide: [], canvases: [] });
    }
  });
}

for (const [width, screen] of [[390, 'projects'], [768, 'projects'], [768, 'indicators?elder=1'], [1000, 'projects?unit=none&lang=en'], [320, 'projects?elder=1&unit=none']] as const) {
  test(`nothing is covered above the list of ${screen} on a screen of ${width} px`, async ({ page }) => {
    // As high as all of it, so that everything can be asked for by its place.
    await page.setViewportSize({ width, height: 2400 });
    await page.goto(screen);
    await expect(page.locator('table.projects tbody tr').first()).toBeVisible();
    const covered = await page.evaluate(() => [...document.querySelectorAll('.filters, .results :is(.narrowed, .tools, .take) :is(a, button, select)')]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [0.1, 0.9].some((part) => {
          const at = document.elementFromPoint(left + width * part, top + height / 2);
          return at === null || !(element.contains(at) || at.contains(element) && at.matches('ul, li, span'));
        });
      })
      .map((element) => element.textContent));
    expect(covered).toEqual([]);
  });
}

for (const [width, screen] of [[768, 'projects?sort=-money'], [1024, 'projects?sort=-money&currency=yuan'], [1440, 'indicators?q=%E6%BB%A1%E6%84%8F']] as const) {
  test(`in 长辈版 the cells of ${screen} hold their figures on a screen of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${screen}&elder=1`);
    await expect(page.locator('table.projects tbody tr').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const spilled = await page.locator('table.projects tbody td.n').evaluateAll((cells) => cells
      .filter((cell) => {
        // The words themselves: links reach further, for fingers.
        const room = cell.getBoundingClientRect();
        const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        for (let text = words.nextNode(); text; text = words.nextNode()) {
          if (text.parentElement!.closest('.unseen') || text.textContent!.trim() === '') continue;
          range.selectNodeContents(text);
          const { left, right } = range.getBoundingClientRect();
          if (left < room.left - 1 || right > room.right + 1) return true;
        }
        return false;
      })
      .map((cell) => cell.textContent));
    expect(spilled).toEqual([]);
  });
}

for (const elder of ['', '&elder=1']) {
  test(`a phone shows rows at once${elder && ' in 长辈版'}, and what else can be done with them after one press`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`projects?sort=-money${elder}`);
    await expect(page.locator('table.projects tbody a').first()).toBeInViewport();
    const copy = page.getByRole('button', { name: '复制表格' });
    await expect(copy).toBeHidden();
    const more = page.getByRole('button', { name: '更多' });
    await more.press('Enter');
    await expect(more).toHaveAttribute('aria-expanded', 'true');
    await expect(copy).toBeVisible();
  });
}
