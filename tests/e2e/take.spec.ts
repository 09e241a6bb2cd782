import { parse } from 'csv-parse/sync';
import type { Page } from '@playwright/test';
import readWorkbook from 'read-excel-file/node';
import { bytes } from './document';
import { expect, test } from './support';
import { rows, saved, shownIds } from './take';

const QUERY = 'projects?q=%E5%B0%B1%E4%B8%9A%E8%A1%A5%E5%8A%A9';

const pasted = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const table = (text: string): string[][] => parse(text, { delimiter: '\t' });

test.beforeEach(async ({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

test('the shown rows are pasted as a table', async ({ page }) => {
  await page.goto(QUERY);
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('button', { name: '复制表格' }).click();
  await expect(page.getByText('已复制，可粘贴到 Excel 或 WPS')).toBeVisible();
  const [headings, ...lines] = table(await pasted(page));
  expect(headings.slice(0, 3)).toEqual(['项目编号', '页', '行']);
  expect(lines.map(([id]) => id)).toEqual(await shownIds(page));
});

test('a list that is too long to be made at once is pasted whole', async ({ page }) => {
  await page.goto('open');
  await page.getByLabel('选择文件').setInputFiles({ name: '三份.txt', mimeType: 'text/plain', buffer: Buffer.concat([bytes, bytes, bytes]) });
  await expect(page.getByText('你打开的文件：三份.txt', { exact: true })).toBeVisible();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '指标' }).click();
  await expect(rows(page).first()).toBeVisible();
  const tally = await page.getByRole('status').filter({ hasText: '条指标' }).innerText();
  const count = Number(/^[\d,]+/.exec(tally)![0].replaceAll(',', ''));
  expect(count).toBeGreaterThan(2_000);
  await page.getByRole('button', { name: '复制表格' }).click();
  await expect(page.getByText('已复制，可粘贴到 Excel 或 WPS')).toBeVisible();
  const [headings, ...lines] = table(await pasted(page));
  expect(lines).toHaveLength(count);
  const pages = lines.map((line) => Number(line[headings.indexOf('页')]));
  expect(pages).toEqual(pages.toSorted((a, b) => a - b));
});

test('a project is pasted with its indicators, and cited', async ({ page }) => {
  await page.goto(QUERY);
  await rows(page).first().getByRole('link').click();
  const indicators = page.locator('table.indicators tbody tr');
  await expect(indicators.first()).toBeVisible();
  const names = await indicators.locator('th > a').allTextContents();
  await page.getByRole('button', { name: '复制本项目' }).click();
  await expect(page.getByText('已复制，可粘贴到 Excel 或 WPS')).toBeVisible();
  const [headings, ...lines] = table(await pasted(page));
  expect(lines.map((line) => line[headings.indexOf('指标名称')])).toEqual(names.map((name) => name.trim()));

  await page.getByRole('button', { name: '引用' }).click();
  await page.getByRole('button', { name: '复制文字' }).click();
  await expect(page.getByText('已复制引用', { exact: true })).toBeVisible();
  const text = await pasted(page);
  expect(text).toMatch(/^项目.+。《.+》，.+，第 \d+ 页第 \d+ 行，文件 SHA-256：[0-9a-f]{64}，\d{4}-\d\d-\d\d 引用。链接：http\S+\/p[0-9a-z-]+\?doc=[0-9a-f]{8}$/);
  await page.getByRole('button', { name: '复制 Markdown' }).click();
  await expect(page.getByText('已复制引用（Markdown）', { exact: true })).toBeVisible();
  const link = /链接：(\S+)$/.exec(text)![1];
  expect(await pasted(page)).toContain(`](<${link}>)`);
  const heading = await page.locator('main').getByRole('heading', { level: 1 }).textContent();
  await page.goto(link);
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText(heading!);
});

test('a page of the source is cited with its number', async ({ page }) => {
  await page.goto('source?page=9');
  await page.getByRole('button', { name: '引用' }).click();
  await page.getByRole('button', { name: '复制文字' }).click();
  await expect(page.getByText('已复制引用', { exact: true })).toBeVisible();
  expect(await pasted(page)).toMatch(/^原文第 9 页。《.+source\?page=9&doc=[0-9a-f]{8}$/);
});

test('where the browser takes nothing the text is there, selected', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
    document.execCommand = () => false;
  });
  await page.goto(QUERY);
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('button', { name: '复制链接' }).click();
  const field = page.getByRole('textbox', { name: '要复制的文字' });
  await expect(field).toBeFocused();
  await expect(page.getByText('请按 Ctrl+C')).toBeVisible();
  const selected = await field.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd));
  expect(selected).toMatch(/projects\?q=%E5%B0%B1%E4%B8%9A%E8%A1%A5%E5%8A%A9&doc=[0-9a-f]{8}$/);
});

test('on a page without a safe connection the older way of copying is taken', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(QUERY);
  await expect(rows(page).first()).toBeVisible();
  await page.evaluate(() => document.addEventListener('copy', () => {
    const area = document.activeElement as HTMLTextAreaElement;
    document.body.dataset.copied = area.value;
  }));
  await page.getByRole('button', { name: '复制链接' }).click();
  await expect(page.getByText('已复制链接')).toBeVisible();
  await expect(page.locator('body')).toHaveAttribute('data-copied', /&doc=[0-9a-f]{8}$/);
});

test('from load to a saved file with the keyboard alone', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('searchbox', { name: '搜索项目' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('就业补助');
  await page.keyboard.press('Enter');
  await expect(rows(page).first()).toBeVisible();
  await expect(page.locator('main').getByRole('heading', { level: 1, name: '项目' })).toBeFocused();
  const button = page.getByRole('button', { name: '导出' });
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await button.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(button).toBeFocused();
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  const first = page.getByRole('button', { name: '工作簿 XLSX' });
  await expect(first).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(first).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const coming = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await coming).suggestedFilename()).toMatch(/就业补助.*\.xlsx$/);
  await expect(button).toBeFocused();
});

test('a menu that is left is closed', async ({ page }) => {
  await page.goto(QUERY);
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('button', { name: '引用' }).click();
  const menu = page.locator('.offer');
  await expect(menu).toBeVisible();
  await menu.locator('.cited').click();
  await expect(menu).toBeVisible();
  await rows(page).first().getByRole('link').focus();
  await expect(menu).toBeHidden();
});

test('of a file of the reader\'s own no link is offered, for it leads nobody there', async ({ page }) => {
  await page.goto('open');
  await page.getByLabel('选择文件').setInputFiles({ name: '另一部门.txt', mimeType: 'text/plain', buffer: bytes.subarray(0, 3912) });
  await expect(page.getByText('你打开的文件：另一部门.txt', { exact: true })).toBeVisible();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '项目' }).click();
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '复制链接' })).toHaveCount(0);
  await page.getByRole('button', { name: '引用' }).click();
  await expect(page.locator('.cited')).toContainText('该文件由引用者打开，没有公开链接。');
  const { content } = await saved(page, '工作簿 XLSX');
  const about = (await readWorkbook(content)).find(({ sheet }) => sheet === '关于')!.data;
  expect(about).toContainEqual(['来源文件', '另一部门.txt']);
  expect(about.map(([label]) => label)).not.toContain('链接');
});
