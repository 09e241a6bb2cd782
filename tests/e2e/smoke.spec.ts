import { expect, test } from './support';

test('the page starts from the root of a host', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/绩效透视/);
  await expect(page.getByRole('heading').first()).toBeVisible();
});

test('the same build starts from a folder of a host, at a deep link too', async ({ page }) => {
  await page.goto(process.env.SUB_URL + 'projects');
  await expect(page).toHaveTitle(/绩效透视/);
  await expect(page.getByRole('heading').first()).toBeVisible();
});

for (const [below, screen] of [['projects/', 'projects'], ['projects/1/2?q=%E5%9F%B9%E8%AE%AD', 'projects?q=%E5%9F%B9%E8%AE%AD']]) {
  test(`an address below a screen leads to the screen: ${below}`, async ({ page, trouble }) => {
    for (const site of [process.env.BASE_URL!, process.env.SUB_URL!]) {
      await page.goto(site + below);
      await expect(page.locator('table.projects tbody tr').first()).toBeVisible();
      expect(page.url()).toBe(site + screen);
    }
    // What lies nowhere was asked for first.
    trouble.splice(0);
  });
}
