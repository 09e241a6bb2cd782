import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { bytes, solid } from './document';
import { expect, test } from './support';
import { rows } from './take';

const marks = (page: Page) => page.locator('.panel mark');
const marked = async (page: Page) => solid((await marks(page).allTextContents()).join(''));

/** Opens a project with amounts, a name, a goal and a unit. */
async function open(page: Page) {
  await page.goto('projects?sort=-money');
  await rows(page).first().getByRole('link').click();
  await expect(page.locator('table.indicators tbody tr').first()).toBeVisible();
}

test('every field leads to its characters, and these back to the field', async ({ page }) => {
  await open(page);
  const fields = page.locator('main [data-field]:not(.sub *, .belongs *)');
  const keys = await fields.evaluateAll((all) => all.map((field) => (field as HTMLElement).dataset.field!));
  for (const key of ['name', 'unit', 'total', '1', '1-level', '1-annual', '1-cycle']) expect(keys).toContain(key);
  for (const key of new Set(keys)) {
    const field = page.locator(`main [data-field="${key}"]`).first();
    const words = solid(await field.innerText());
    await field.click();
    await expect(page).toHaveURL(new RegExp(`at=${key}$`));
    await expect(marks(page).first()).toBeInViewport();
    const text = await marked(page);
    if (/^\d+$/.test(key)) expect(text).toContain(words);
    else if (['total', 'fiscal', 'special', 'other'].includes(key)) {
      const amount = Number(/[\d,.]+/.exec(words)![0].replaceAll(',', ''));
      expect(Number(text.replaceAll(',', ''))).toBe(amount);
    } else if (key.endsWith('-level')) expect(text.endsWith(words)).toBe(true);
    else if (words !== '同年度') expect(text).toBe(words);
    // From the characters back, with something else marked between.
    await page.locator('.panel').getByRole('link', { name: '取消标记' }).click();
    await expect(marks(page)).toHaveCount(0);
    const run = page.locator(`.panel [data-place="${/^\d+$/.test(key) ? `${key}-name` : key}"]`).first();
    await run.click();
    await expect(field).toBeFocused();
    await expect(field).toBeInViewport();
    await expect(field).toHaveAttribute('aria-current', 'true');
  }
});

test('the goal leads to its characters, and these back to it', async ({ page }) => {
  await page.goto('projects?link=goal-proven');
  await rows(page).first().getByRole('link').click();
  const link = page.locator('main [data-field="goal"]').first();
  await link.click();
  const goal = solid((await page.locator('.goal').innerText()));
  await expect.poll(() => marked(page)).toBe(goal);
  await page.locator('.panel [data-place="goal"]').first().click();
  await expect(link).toBeFocused();
});

test('with the keyboard: arrows go through the source, Enter to the field', async ({ page }) => {
  await open(page);
  await page.locator('main [data-field="1-annual"]').focus();
  await page.keyboard.press('Enter');
  await expect(marks(page).first()).toBeVisible();
  const panel = page.getByRole('region', { name: /^原文摘录/ });
  await panel.focus();
  await page.keyboard.press('ArrowDown');
  await expect(panel.locator('[data-place="1-annual"]').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  const place = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.place!);
  expect(place).not.toBe('1-annual');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`at=${place}$`));
  await expect(page.locator(`main [data-field="${place.replace('-name', '')}"]`).first()).toBeFocused();
});

test('from a fact to its page of the source, marked there, and back to the fact', async ({ page }) => {
  await open(page);
  const field = page.locator('main [data-field="1-annual"]');
  const words = solid(await field.innerText());
  await field.click();
  await page.getByRole('link', { name: '看整页' }).click();
  await expect(page).toHaveURL(/source\?page=\d+&project=p\w+&at=1-annual&sort=-money$/);
  const mark = page.locator('pre.source mark');
  await expect(mark.first()).toBeInViewport();
  expect(solid((await mark.allTextContents()).join(''))).toBe(words);
  await mark.first().click();
  await expect(page).toHaveURL(/\/p\w+\?sort=-money&at=1-annual$/);
  expect(await marked(page)).toBe(words);
});

test('what is read on a page of the source leads to its project, by keyboard too; how much was read is said', async ({ page }) => {
  await page.goto('source?page=9');
  await expect(page.getByRole('region', { name: '全文读取情况' })).toContainText(/\d+\.\d\d% 的文字已识别/);
  const source = page.getByRole('region', { name: /^原文，/ });
  await source.focus();
  await page.keyboard.press('ArrowDown');
  await expect(source.locator('.run').first()).toBeFocused();
  const run = source.locator('a.p-indicator').first();
  const name = solid(await run.innerText());
  await run.click();
  await expect(page).toHaveURL(/\/p\w+\?at=\d+-name$/);
  await expect(page.locator('table.indicators tr.here')).toBeVisible();
  expect(solid(await page.locator('table.indicators tr.here').innerText())).toContain(name);
});

test('residue is marked in the source, counted, and led to', async ({ page }) => {
  await page.goto('open');
  const text = readFileSync(new URL('../cases/dirt.txt', import.meta.url), 'utf8');
  await page.getByLabel('或把文字粘贴到这里').fill(text.replace('总计\n', '总计\n\n备注甲乙丙\n'));
  await page.getByRole('button', { name: '读取粘贴的文字' }).click();
  await expect(page.getByText('你打开的文件：粘贴的文本', { exact: true })).toBeVisible();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '原文' }).click();
  const read = page.getByRole('region', { name: '全文读取情况' });
  await expect(read).toBeVisible();
  const residue = page.locator('pre.source .p-residue');
  await expect(residue).toHaveText('备注甲乙丙');
  await expect(read).toContainText(/未识别 1 处：\s*第 1 页/);
});

test('the same indicators of other projects are there with their targets; near names stand apart', async ({ page }) => {
  await page.goto('indicators?q=%E6%8C%87%E6%A0%87%3A%E6%BB%A1%E6%84%8F%E5%BA%A6');
  await expect(rows(page).first()).toBeVisible();
  await rows(page).first().getByRole('link').first().click();
  const similar = page.getByRole('region', { name: '别的项目里的同样指标' });
  const group = similar.locator('details.same').first();
  await expect(group.locator('summary')).toContainText(/另有 \d+ 条/);
  const name = solid(await group.locator('summary span').first().innerText());
  const promised = Number(/另有 (\d+) 条/.exec(await group.locator('summary').innerText())![1]);
  await group.locator('summary').click();
  const all = group.getByRole('button', { name: `全部 ${promised} 条` });
  if (promised > 21) await all.click();
  await expect(group.locator('tbody tr')).toHaveCount(promised);
  await expect(similar.locator('.near details.same')).toHaveCount(0);
  await similar.locator('.near > summary').click();
  await expect(similar.locator('.near :is(details.same, p)').first()).toBeVisible();
  for (const near of await similar.locator('.near tbody .level').allInnerTexts()) expect(solid(near)).not.toBe(name);
  const annual = solid(await group.locator('tbody tr').first().locator('.value').innerText());
  await group.locator('tbody tr').first().getByRole('link').click();
  await expect(page).toHaveURL(/\/p\w+\?at=\d+$/);
  const here = page.locator('table.indicators tr.here');
  await expect(here).toBeVisible();
  expect(solid(await here.locator('th a').first().innerText())).toBe(name);
  expect(solid(await here.locator('[data-label="年度"]').innerText())).toBe(annual);
});

test('a link made for another document says so on every screen, also beside a file of the reader\'s own', async ({ page }) => {
  for (const screen of ['projects', 'indicators', 'source', 'method']) {
    await page.goto(`${screen}?doc=01234567`);
    await expect(page.getByRole('alert')).toContainText('为另一份文件做的（指纹 01234567…');
  }
  await page.goto('projects');
  const id = (await rows(page).first().getByRole('link').getAttribute('href'))!;
  await page.goto(`${id}?doc=01234567`);
  await expect(page.getByRole('alert')).toContainText('为另一份文件做的');
  await page.getByRole('link', { name: '知道了' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page).not.toHaveURL(/doc=/);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  await page.goto(`projects?doc=${hash}`);
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '打开文件' }).click();
  await page.getByLabel('选择文件').setInputFiles({ name: '一页.txt', mimeType: 'text/plain', buffer: bytes.subarray(0, 3912) });
  await expect(page.getByText('你打开的文件：一页.txt', { exact: true })).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`projects\\?doc=${hash}$`));
  const said = page.getByRole('alert').filter({ hasText: `为另一份文件做的（指纹 ${hash}…` });
  await expect(said).toBeVisible();
});
