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
