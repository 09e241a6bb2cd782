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
  await expect(page.getByRole('application', { name: new RegExp(NAME) })).toBeVisible();
  await page.locator('figure summary').click();
  await expect(page.locator('figure tbody td:nth-child(2)')).toHaveText(promised);
});

test('a name that nothing has is said to be unknown', async ({ page }) => {
  await page.goto('compare?name=nothing-of-the-kind');
  await expect(page.getByRole('alert')).toContainText('没有名称是');
});

test('names like an unknown one are offered, and what a link asks for in vain is said', async ({ page }) => {
  await page.goto(`compare?name=${encodeURIComponent('创业资助人数')}`);
  await expect(page.getByRole('alert')).toContainText('没有名称是');
  await page.locator('ul.names').first().getByRole('link', { name: NAME, exact: true }).click();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText(NAME);
  await page.goto(`compare?name=${encodeURIComponent(NAME)}&by=colour`);
  await expect(page.getByRole('alert')).toContainText('排列方式“colour”');
  await page.goto(`compare?name=${encodeURIComponent(NAME)}&by=district`);
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText(NAME);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText('名称中未写明', { exact: true })).toHaveCount(0);
  await expect(page.locator('figure table tbody')).toContainText('名称未能对应');
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
  await page.getByRole('link', { name: /^移去 / }).first().click();
  await expect(page.locator('table.side thead th')).toHaveCount(1);
});

test('any projects are set beside each other, up to six, and what is left out is said', async ({ page }) => {
  await page.goto('compare');
  const typed = page.getByLabel('项目名称或单位含有');
  await typed.fill('信息化运维');
  await page.locator('ul.names').first().getByRole('link').first().click();
  await expect(page).toHaveURL(/compare\?p=p\w+$/);
  const heads = page.locator('table.side thead th');
  await expect(heads).toHaveCount(1);
  // One that promises nothing of the same, by its unit.
  for (const count of [2, 3, 4, 5, 6]) {
    await typed.fill('技师学院');
    await page.locator('section.adding ul.names').first().getByRole('link').nth(count).click();
    await expect(heads).toHaveCount(count);
  }
  await expect(typed).toHaveCount(0);
  const ids = new URL(page.url()).searchParams.getAll('p');
  expect(new Set(ids).size).toBe(6);
  for (const row of await page.locator('table.side tbody tr').all()) {
    await expect(row.locator('td')).toHaveCount(6);
    const marked = await row.locator('td.differs').count();
    await expect(row.locator('th .tag')).toHaveCount(marked > 0 ? 1 : 0);
  }
  await page.goto(`compare?${ids.map((id) => `p=${id}`).join('&')}&p=p000000000`);
  await expect(page.getByRole('alert')).toContainText('1 个项目不在这份文件里');
  await expect(heads).toHaveCount(6);
});

test('a seventh project is said to be left out', async ({ page }) => {
  await page.goto('projects');
  const links = page.locator('table.projects tbody tr').getByRole('link');
  await expect(links.nth(6)).toBeVisible();
  const ids = new Set<string>();
  for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!))) ids.add(/\b(p\w{9})\b/.exec(href)?.[1] ?? '');
  ids.delete('');
  const seven = [...ids].slice(0, 7);
  expect(seven).toHaveLength(7);
  await page.goto(`compare?${seven.map((id) => `p=${id}`).join('&')}`);
  await expect(page.locator('table.side thead th')).toHaveCount(6);
  await expect(page.getByRole('alert')).toContainText('最多并列 6 个项目，链接里另有 1 个没有列出');
});

test('near names are offered and not merged, and what cannot be compared is listed with its reason', async ({ page }) => {
  await page.goto(`compare?name=${encodeURIComponent('服务对象满意度')}`);
  await expect(page.getByRole('heading', { name: '名称相近的指标' })).toBeVisible();
  await expect(page.getByText('没有合并进来')).toBeVisible();
  await expect(page.getByRole('link', { name: '服务对象的满意度', exact: true })).toBeVisible();
  const others = page.locator('table.promises').nth(1).locator('tbody tr');
  await expect(others).toHaveCount(1);
  await expect(others.locator('td[data-label=为什么]')).not.toBeEmpty();
});

test('a project leads to its comparison', async ({ page }) => {
  await page.goto(`compare?name=${encodeURIComponent(NAME)}`);
  await page.locator('table.promises tbody th a').first().click();
  await page.getByRole('link', { name: '与其他项目并列' }).click();
  await expect(page.locator('table.side thead th')).toHaveCount(1);
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText('项目并列');
});

test('promises are arranged by district or by unit, and the address keeps it', async ({ page }) => {
  await page.goto(`compare?name=${encodeURIComponent('服务对象满意度')}`);
  const table = page.locator('table.promises').first();
  const all = table.locator('tbody tr:not(.group)');
  await expect(all.first()).toBeVisible();
  const count = await all.count();
  await page.getByRole('group', { name: '排列' }).getByRole('link', { name: '单位' }).click();
  await expect(page).toHaveURL(/&by=unit$/);
  const groups = table.locator('tr.group th');
  await expect(groups.first()).toBeVisible();
  const sizes = (await groups.allInnerTexts()).map((text) => Number(/（([\d,]+)）$/.exec(text)![1].replaceAll(',', '')));
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.reduce((sum, next) => sum + next)).toBe(count);
  await expect(all).toHaveCount(count);
  await page.reload();
  await expect(groups).toHaveCount(sizes.length);
  await page.locator('figure summary').click();
  await expect(page.locator('figure tbody tr')).toHaveCount(count);
  await expect(page.locator('figure thead th').first()).toHaveText('单位');
  // A comparison of projects keeps the arrangement.
  await all.first().getByRole('link', { name: /^并列/ }).click();
  await expect(page).toHaveURL(/&by=unit&p=p\w+$/);
  await page.getByRole('group', { name: '排列' }).getByRole('link', { name: '指标值' }).click();
  await expect(page).not.toHaveURL(/by=/);
  await expect(groups).toHaveCount(0);
});

test('every indicator leads to who else promises it, in the list and on the page of a project', async ({ page }) => {
  await page.goto(`indicators?q=${encodeURIComponent(NAME)}`);
  const row = page.locator('table.lines tbody tr').filter({ hasText: NAME }).first();
  const link = row.getByRole('link', { name: `对比 ${NAME}`, exact: true });
  await expect(link).toBeVisible();
  expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  // The keyboard comes to it from the row's first link.
  await row.getByRole('link').first().focus();
  await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/compare\?name=/);
  await page.locator('table.promises tbody th a').first().click();
  const own = page.locator('table.indicators').getByRole('link', { name: `对比 ${NAME}`, exact: true });
  expect((await own.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await own.click();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText(`对比：${NAME}`);
});
