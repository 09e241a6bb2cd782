import { expect, test } from './support';

const NAME = '一次性创业资助人数';
const promised = ['≥800人', '≥800人', '≥300人', '≥280人', '≥200人', '≥170人', '≥100人', '≥100人', '≥40人'];

test('the same promise over the districts is what the document says', async ({ page }) => {
  await page.goto('compare');
  await page.getByLabel('指标名称含有').fill('创业资助');
  await page.getByRole('link', { name: NAME, exact: true }).click();
  await expect(page).toHaveURL(/compare\?name=/);
  const values = page.locator('table.promises').first().locator('tbody td[data-label=年度指标值]');
  await expect(values).toHaveText(promised);
  await expect(page.getByRole('img', { name: new RegExp(NAME) })).toBeVisible();
  await page.locator('figure summary').click();
  await expect(page.locator('figure tbody td:nth-child(2)')).toHaveText(promised);
});

test('a name that nothing has is said to be unknown', async ({ page }) => {
  await page.goto('compare?name=nothing-of-the-kind');
  await expect(page.getByRole('alert')).toContainText('没有名称是');
});

test('two projects stand side by side, what differs is marked, and the address says which', async ({ page }) => {
  await page.goto(`compare?name=${encodeURIComponent(NAME)}`);
  const rows = page.locator('table.promises tbody tr');
  await expect(rows).toHaveCount(9);
  await rows.nth(0).getByRole('link', { name: '并列' }).click();
  await expect(page.locator('table.side thead th')).toHaveCount(1);
  await rows.nth(4).getByRole('link', { name: '并列' }).click();
  await expect(page.locator('table.side thead th')).toHaveCount(2);
  await expect(page).toHaveURL(/&p=p\w+&p=p\w+/);
  const line = page.locator('table.side tbody tr').filter({ has: page.locator('th', { hasText: NAME }) }).first();
  await expect(line.locator('td')).toHaveText(['≥800人', '≥200人']);
  await expect(line.locator('td.differs')).toHaveCount(2);
  await page.reload();
  await expect(page.locator('table.side thead th')).toHaveCount(2);
  await page.getByRole('link', { name: /^不再并列/ }).first().click();
  await expect(page.locator('table.side thead th')).toHaveCount(1);
});

test('a project leads to its comparison', async ({ page }) => {
  await page.goto(`compare?name=${encodeURIComponent(NAME)}`);
  await page.locator('table.promises tbody th a').first().click();
  await page.getByRole('link', { name: '与其他项目并列' }).click();
  await expect(page.locator('table.side thead th')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('项目并列');
});
