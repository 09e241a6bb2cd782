import { expect, test } from './support';

const screens = ['./', 'projects', 'projects?q=%E5%B0%B1%E4%B8%9A%E8%A1%A5%E5%8A%A9', 'indicators', 'indicators?q=%E6%BB%A1%E6%84%8F&unit=none&dense=1', 'source?page=16', 'method', 'nosuchone'];

for (const width of [320, 390, 768, 1024, 1440, 1920]) {
  test(`nothing runs out of a screen of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const spill = () => page.evaluate(() => {
      const root = document.documentElement;
      const wide = [...document.querySelectorAll('main *, header *, footer *')]
        .filter((e) => !e.closest('.unseen, thead, .skip, .line') && e.getBoundingClientRect().right > root.clientWidth + 1)
        .map((e) => `${e.tagName}.${e.className}`);
      return { over: root.scrollWidth - root.clientWidth, wide };
    });
    for (const screen of screens) {
      await page.goto(screen);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await spill(), screen).toEqual({ over: 0, wide: [] });
    }
    await page.goto('projects');
    await page.locator('table.projects tbody tr').nth(120).getByRole('link').click();
    await page.locator('table.indicators tbody tr').first().locator('th > a').click();
    await expect(page.locator('.panel mark').first()).toBeInViewport();
    expect(await spill(), 'a project').toEqual({ over: 0, wide: [] });
  });
}
