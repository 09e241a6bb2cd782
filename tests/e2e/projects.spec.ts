import type { Page } from '@playwright/test';
import { bytes, solid } from './document';
import { expect, test } from './support';

const rows = (page: Page) => page.locator('table.projects tbody tr');
const box = (page: Page) => page.getByRole('searchbox', { name: '搜索项目' });
const tally = (page: Page) => page.getByRole('status').filter({ hasText: '个项目' });
const ids = (page: Page) =>
  rows(page).locator('th a').evaluateAll((links) =>
    links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.split('/').at(-1)!));

test('a search leaves exactly the projects whose pages hold the words', async ({ page }) => {
  test.setTimeout(240_000);
  const words = '就业补助';
  await page.goto('projects');
  await expect(rows(page)).toHaveCount(237);
  const all = await ids(page);
  expect(new Set(all).size).toBe(237);

  // What every project's own page says, without asking the search.
  const holding: string[] = [];
  let indicators = 0;
  await rows(page).first().getByRole('link').click();
  for (const [at, id] of all.entries()) {
    await expect(page).toHaveURL(new RegExp(`/${id}$`));
    const heading = page.locator('main h1');
    await expect(page.locator('.pager p')).toHaveText(`${at + 1} / 237`);
    const said = await page.locator('main').evaluate((main) => {
      const text = (selector: string) => [...main.querySelectorAll(selector)].map((e) => e.textContent);
      const named = main.querySelector('h1.missing') ? [] : text('h1');
      const unit = text('.chips li').slice(0, 1);
      return [...named, ...unit, ...text('.goal'), ...text('.indicators tbody')].join('\n');
    });
    if (solid(said).includes(words)) holding.push(id);
    indicators += await page.locator('table.indicators tbody tr').count();
    if (at + 1 < all.length) await page.locator('.pager .next').click();
    else await expect(heading).toBeVisible();
  }
  expect(indicators).toBe(1183);
  expect(holding.length).toBeGreaterThan(0);

  await page.goto('projects');
  await box(page).fill(words);
  await expect(tally(page)).toContainText(`${holding.length} / 237`);
  expect((await ids(page)).toSorted()).toEqual(holding.toSorted());
});

test('answers that belong to no project are pointed to, so that no name of the document is out of reach', async ({ page }) => {
  const words = '就业补助';
  const written = solid(bytes.toString('utf8')).split(words).length - 1;
  await page.goto('projects');
  await box(page).fill(words);
  await expect(tally(page)).not.toContainText('237 / 237');
  let found = await rows(page).count();
  const stray = await page.locator('.sub').filter({ hasText: '另有' }).getByRole('link').all();
  const pages = await Promise.all(stray.map((link) => link.getAttribute('href')));
  for (const href of pages) {
    await page.goto(href!);
    await expect(page.locator('pre.source')).toBeVisible();
    const names = await page.locator('pre.source').locator('.p-name').allTextContents();
    found += solid(names.join('')).split(words).length - 1;
  }
  expect(found).toBeGreaterThanOrEqual(written);
});

test('search and unit live in the address, and survive reload, back and forward', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '项目' }).click();
  await expect(page.locator('main').getByRole('heading', { level: 1, name: '项目' })).toBeFocused();
  await box(page).pressSequentially('信息化');
  await expect(page).toHaveURL(/projects\?q=%E4%BF%A1%E6%81%AF%E5%8C%96$/);
  await expect(tally(page)).not.toContainText('237 / 237');
  const searched = await tally(page).innerText();

  const unit = page.locator('.facet').filter({ hasText: '单位' }).first().locator('li:not(.dim)').first();
  await expect(unit.locator('.n')).toHaveText(/^\d+$/);
  const count = await unit.locator('.n').innerText();
  await unit.getByRole('checkbox').check();
  await expect(page).toHaveURL(/&unit=u/);
  await expect(tally(page)).toContainText(`${count} / 237`);
  const filtered = await ids(page);

  await page.reload();
  await expect(box(page)).toHaveValue('信息化');
  await expect(tally(page)).toContainText(`${count} / 237`);
  expect(await ids(page)).toEqual(filtered);

  await page.goBack();
  await expect(tally(page)).toHaveText(searched);
  await expect(page.locator('.facet input:checked')).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(/projects$/);
  await expect(tally(page)).toContainText('237 / 237');
  await expect(box(page)).toHaveValue('');
  await page.goBack();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText('这笔钱承诺办成什么');
  await page.goForward();
  await page.goForward();
  await page.goForward();
  await expect(tally(page)).toContainText(`${count} / 237`);

  await page.getByRole('link', { name: '清除全部' }).click();
  await expect(tally(page)).toContainText('237 / 237');
  await expect(page).toHaveURL(/projects$/);
  await expect(box(page)).toHaveValue('');
});

test('where nothing answers the page says so and shows a way on', async ({ page }) => {
  await page.goto('projects?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA%E8%AF%8D');
  await expect(tally(page)).toContainText('0 / 237');
  await expect(page.getByRole('heading', { name: '没有符合条件的项目' })).toBeVisible();
  await page.getByRole('link', { name: '清除全部' }).click();
  await expect(rows(page)).toHaveCount(237);
});

test('nothing is searched while an input method composes', async ({ page }) => {
  await page.goto('projects');
  await box(page).focus();
  const client = await page.context().newCDPSession(page);
  for (const text of ['j', 'jiu', 'jiuye']) {
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await expect(box(page)).toHaveValue(text);
  }
  await expect(tally(page)).toContainText('237 / 237');
  expect(page.url()).not.toContain('q=');
  await client.send('Input.insertText', { text: '就业' });
  await expect(page).toHaveURL(/q=%E5%B0%B1%E4%B8%9A$/);
  await expect(tally(page)).not.toContainText('237 / 237');
});

test('letters find what they spell', async ({ page }) => {
  await page.goto('projects');
  await box(page).fill('jiuye');
  await expect(rows(page).first()).toBeVisible();
  await expect(rows(page).locator('mark').first()).toHaveText('就业');
});

test('the first screen searches when asked to', async ({ page }) => {
  await page.goto('./');
  await box(page).fill('满意度');
  await expect(page).not.toHaveURL(/projects/);
  await page.getByRole('button', { name: '搜索' }).click();
  await expect(page).toHaveURL(/projects\?q=/);
  await expect(box(page)).toHaveValue('满意度');
  await expect(rows(page).nth(50)).toBeVisible();
});
