import { expect, test } from './support';

test('from the first screen to a project and its source with the keyboard alone', async ({ page }) => {
  await page.goto('./');
  const box = page.getByRole('searchbox', { name: '搜索项目' });
  await expect(box).toBeVisible();
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  await page.keyboard.type('满意度');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/projects\?q=/);
  // Reading goes on at the new screen's heading.
  await expect(page.locator('main').getByRole('heading', { level: 1, name: '项目' })).toBeFocused();
  const first = page.locator('table.projects tbody tr').first().getByRole('link');
  await expect(first).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  const ring = await first.evaluate((link) => getComputedStyle(link).outlineStyle);
  expect(ring).toBe('solid');
  await page.keyboard.press('Enter');
  await expect(page.locator('table.indicators')).toBeVisible();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeFocused();
  const indicator = page.locator('table.indicators tbody tr').first().locator('th > a');
  await indicator.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.panel mark').first()).toBeVisible();
  await expect(indicator).toBeFocused();
});

test('Escape empties the box, then leaves it', async ({ page }) => {
  await page.goto('projects?q=%E5%B0%B1%E4%B8%9A');
  await expect(page.locator('table.projects')).toBeVisible();
  const box = page.getByRole('searchbox', { name: '搜索项目' });
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('');
  await expect(page).toHaveURL(/projects$/);
  await expect(box).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(box).not.toBeFocused();
});

test('the first key press offers to skip to the content', async ({ page }) => {
  await page.goto('projects');
  await expect(page.locator('table.projects')).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '跳到正文' });
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('searchbox', { name: '搜索项目' })).toBeFocused();
});

test('a first visit has the sheet of keys too, without leaving its screen', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('searchbox', { name: '搜索项目' })).toBeVisible();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: '按键' });
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText('到搜索框');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/\/$/);
  await page.keyboard.press('?');
  await expect(sheet).toBeVisible();
});
