import { bytes, solid } from './document';
import { expect, test } from './support';

test('the pages of the source hold every character of the document, in order', async ({ page }) => {
  test.slow();
  await page.goto('source');
  let shown = '';
  for (let number = 1; number <= 29; number += 1) {
    await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText(`原文 第 ${number} 页`);
    // The end of a long page is drawn in a task after its beginning.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn)))));
    shown += await page.locator('pre.source').textContent();
    if (number < 29) await page.getByRole('link', { name: '下一页' }).first().click();
  }
  await expect(page.getByRole('link', { name: '下一页' })).toHaveCount(0);
  expect(solid(shown)).toBe(solid(bytes.toString('utf8')));
});

test('from a project to its characters on the page and back', async ({ page }) => {
  await page.goto('projects');
  await page.locator('table.projects tbody tr').nth(100).getByRole('link').click();
  const heading = page.locator('main').getByRole('heading', { level: 1 });
  await expect(page.locator('table.indicators')).toBeVisible();
  const name = await page.locator('main h1').evaluate((h1) => h1.firstChild!.textContent!);
  const indicators = await page.locator('table.indicators tbody tr').count();
  await page.getByRole('link', { name: '看整页' }).click();
  await expect(page.locator('pre.source .own.p-value').nth(indicators * 2 - 1)).toBeVisible();
  // What is brought out runs on in its line.
  await expect(page.locator('pre.source a.own').first()).toHaveCSS('display', 'inline');
  await page.getByRole('link', { name }).click();
  await expect(heading).toContainText(name);
});

test('a page or a project that the document does not have is said to be missing', async ({ page }) => {
  await page.goto('source?page=3&project=pnowhere');
  await expect(page.getByText('链接指向的项目在这份文件里找不到')).toBeVisible();
  await page.goto('source?page=99');
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText('没有这一页');
});
