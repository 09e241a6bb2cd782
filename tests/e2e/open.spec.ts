import type { Page } from '@playwright/test';
import { bytes } from './document';
import { expect, test } from './support';

const text = bytes.toString('utf8');
/** The first page, as another department's file might be. */
const onePage = text.slice(0, 3912);
const choose = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/plain', buffer });

test.beforeEach(async ({ page }) => {
  await page.goto('open');
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText('打开另一份绩效目标表');
});

test('a chosen file takes the place of the published one in every view, and gives it back', async ({ page }) => {
  await page.getByLabel('选择文件').setInputFiles(choose('另一部门.txt', Buffer.from(onePage)));
  const own = page.getByText('你打开的文件：另一部门.txt', { exact: true });
  await expect(own).toBeVisible();
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  const nav = page.getByRole('navigation', { name: '主导航' });
  await nav.getByRole('link', { name: '项目' }).click();
  const count = page.getByText(/\d+ \/ \d+/).first();
  await expect(count).not.toContainText('237');
  await nav.getByRole('link', { name: '原文' }).click();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText('第 1 页');
  await page.getByRole('button', { name: '返回公开文件' }).click();
  await expect(own).toBeHidden();
  await nav.getByRole('link', { name: '项目' }).click();
  await expect(count).toContainText('237');
});

test('the search answers from the file that is open', async ({ page }) => {
  await page.goto('projects?q=%E6%9C%9F');
  const count = page.getByText(/\d+ \/ \d+/).first();
  await expect(count).toContainText('/ 237');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '打开文件' }).click();
  await page.getByLabel('选择文件').setInputFiles(choose('一页.txt', Buffer.from(onePage)));
  await expect(page.getByText('你打开的文件：一页.txt', { exact: true })).toBeVisible();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '项目' }).click();
  await expect(count).not.toContainText('/ 237');
  const all = Number(/\/ (\d+)/.exec((await count.textContent())!)![1]);
  await page.getByRole('searchbox').first().fill('期');
  await expect(count).toHaveText(new RegExp(`^\\D*\\d+ / ${all}`));
  await expect(page.getByText('正在搜索')).toBeHidden();
});

test('pasted text is read', async ({ page }) => {
  await page.getByLabel('或把文字粘贴到这里').fill(onePage);
  await page.getByRole('button', { name: '读取粘贴的文字' }).click();
  await expect(page.getByText('你打开的文件：粘贴的文本', { exact: true })).toBeVisible();
});

for (const [name, body, what] of [
  ['a PDF', Buffer.from('%PDF-1.7 x'), '这是 PDF'],
  ['UTF-16', Buffer.from('\ufeff' + onePage, 'utf16le'), 'UTF-16'],
  ['UTF-16 without its mark', Buffer.from(onePage, 'utf16le'), 'UTF-16'],
  ['a web page', Buffer.from(`\ufeff<?xml version="1.0"?>\n<!DOCTYPE html><html><body>${onePage}</body></html>`), '这是网页文件'],
  ['an empty file', Buffer.from(''), '没有任何文字'],
  ['another text', Buffer.from('今天天气很好。'), '找不到一条'],
] as const) {
  test(`${name} is refused by its name, and what was open stays`, async ({ page }) => {
    await page.getByLabel('选择文件').setInputFiles(choose('文件.txt', body));
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('没有打开“文件.txt”');
    await expect(alert).toContainText(what);
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '总览' }).click();
    await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  });
}

test('a long reading shows how far it is and can be stopped', async ({ page }) => {
  await page.getByLabel('选择文件').setInputFiles(choose('很长.txt', Buffer.concat(Array(35).fill(bytes))));
  const status = page.getByRole('status').filter({ hasText: '正在读取“很长.txt”（9.6 MB）' });
  await expect(status).toContainText('步，共 4 步');
  await page.getByRole('button', { name: '取消' }).click();
  await expect(status).toBeHidden();
  await expect.poll(() => page.workers().length).toBe(0);
  await expect(page.getByLabel('选择文件')).toBeFocused();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText('打开另一份绩效目标表');
});

test('a file is kept on the device only if the reader says so, and can be forgotten', async ({ page }) => {
  const kept = page.getByRole('heading', { name: '留在这台设备上的文件' });
  const again = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '打开文件' });
  await page.getByLabel('选择文件').setInputFiles(choose('不留.txt', Buffer.from(onePage)));
  await expect(page.getByText('你打开的文件：不留.txt', { exact: true })).toBeVisible();
  await expect(page.locator('.own')).toContainText('没有留在这台设备上：刷新之后要再打开一次');
  await again.click();
  await expect(page.getByRole('checkbox')).not.toBeChecked();
  await expect(kept).toBeHidden();
  await page.getByRole('checkbox').check();
  await page.getByLabel('选择文件').setInputFiles(choose('留.txt', Buffer.from(onePage)));
  await expect(page.getByText('你打开的文件：留.txt', { exact: true })).toBeVisible();
  await page.goto('open');
  await expect(kept).toBeVisible();
  await page.getByRole('button', { name: '留.txt', exact: true }).click();
  await expect(page.getByText('你打开的文件：留.txt', { exact: true })).toBeVisible();
  await expect(page.locator('.own')).toContainText('也留在了这台设备上');
  await again.click();
  await page.getByRole('button', { name: '从本机移除“留.txt”' }).click();
  await expect(kept).toBeHidden();
  await expect(page.locator('.own')).toContainText('没有留在这台设备上');
  await expect(page.getByRole('checkbox')).toBeFocused();
  await page.goto('open');
  await expect(page.getByRole('checkbox')).toBeVisible();
  await expect(kept).toBeHidden();
});

test('a file that a browser has no room to keep is open all the same, and not said to be kept', async ({ page }) => {
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await page.getByRole('checkbox').check();
  await page.getByLabel('选择文件').setInputFiles(choose('太大.txt', Buffer.from(onePage)));
  await expect(page.getByText('你打开的文件：太大.txt', { exact: true })).toBeVisible();
  await expect(page.locator('.own')).toContainText('没有留在这台设备上：刷新之后要再打开一次');
});

test('a file can be dropped on the page', async ({ page }) => {
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], '拖来.txt', { type: 'text/plain' }));
    return transfer;
  }, onePage);
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: data });
  await expect(page.getByText('你打开的文件：拖来.txt', { exact: true })).toBeVisible();
});

test('loading the page anew says that the file of the reader’s own is gone', async ({ page }) => {
  await page.getByLabel('选择文件').setInputFiles(choose('一页.txt', Buffer.from(onePage)));
  await expect(page.getByText('你打开的文件：一页.txt', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\?doc=[0-9a-f]{8}$/);
  const other = page.getByRole('alert').filter({ hasText: '刷新之后要再打开一次' });
  for (const screen of ['总览', '项目', '核查']) {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: screen }).click();
    await expect(page).toHaveURL(/[?&]doc=[0-9a-f]{8}$/);
    await expect(other).toBeHidden();
  }
  await page.reload();
  await expect(other).toContainText('另一份文件');
  await other.getByRole('link', { name: '打开文件' }).click();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText('打开另一份绩效目标表');
});

test('the published document leaves no mark of another in the address', async ({ page }) => {
  await page.getByLabel('选择文件').setInputFiles(choose('一页.txt', Buffer.from(onePage)));
  await expect(page).toHaveURL(/\?doc=[0-9a-f]{8}$/);
  await page.getByRole('button', { name: '返回公开文件' }).click();
  await expect(page.getByText('你打开的文件：')).toBeHidden();
  await expect(page).not.toHaveURL(/doc=/);
});

test('steps of before are known for the published document’s, also while an own file is open', async ({ page }) => {
  const tally = page.getByRole('status').filter({ hasText: /个项目/ });
  await page.goto('projects?q=%E6%8A%80%E5%B8%88');
  await expect(tally).toContainText('/ 237 个项目');
  const before = await tally.textContent();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '打开文件' }).click();
  await page.getByLabel('选择文件').setInputFiles(choose('一页.txt', Buffer.from(onePage)));
  await expect(page.getByText('你打开的文件：一页.txt', { exact: true })).toBeVisible();
  const own = /doc=([0-9a-f]{8})/.exec(page.url())![1];
  await page.goBack();
  await page.goBack();
  const other = page.getByRole('alert').filter({ hasText: '另一份文件' });
  await expect(other).toContainText(`现在打开的是 ${own}`);
  await expect(page).toHaveURL(/projects\?q=[^&]*&doc=[0-9a-f]{8}$/);
  expect(page.url()).not.toContain(own);
  await page.getByRole('button', { name: '返回公开文件' }).click();
  await page.goBack();
  await expect(tally).toHaveText(before!);
  await expect(other).toBeHidden();
});

test('a file that names no unit of money is given none', async ({ page }) => {
  await page.getByLabel('选择文件').setInputFiles(choose('无单位.txt', Buffer.from(text.replaceAll('单位：万元', ''))));
  await expect(page.getByText('你打开的文件：无单位.txt', { exact: true })).toBeVisible();
  const nav = page.getByRole('navigation', { name: '主导航' });
  for (const screen of ['总览', '项目', '指标', '图表', '核查']) {
    await nav.getByRole('link', { name: screen, exact: true }).click();
    await page.waitForLoadState('networkidle');
    await expect(page.locator('main h1')).toBeVisible();
    // Targets may name what they like.
    await expect(page.locator('main').getByText(/（[万亿]元|约 [\d.]+ 亿元|[\d,]+\.\d\d 万元/)).toHaveCount(0);
  }
  await nav.getByRole('link', { name: '总览', exact: true }).click();
  await expect(page.locator('.figures')).toContainText('931,430.46 单位没有注明');
});

test('a file of two tables says that it has more than one grand total', async ({ page }) => {
  await page.getByLabel('选择文件').setInputFiles(choose('两份.txt', Buffer.from(`${text}\n${text}`)));
  await expect(page.getByRole('alert').filter({ hasText: '不止一个合计行' })).toContainText('第 29 页：这里又有一个“合计”行');
});

test('a file with much else in it says what, and leads there', async ({ page }) => {
  const notes = Array.from({ length: 40 }, (_, at) => `第${at}段：这是表格以外的说明文字，与各项目的名称、金额、目标和指标都没有关系，仅供参考。`);
  await page.getByLabel('选择文件').setInputFiles(choose('有附注.txt', Buffer.from(`${text}\n${notes.join('\n')}\n`)));
  const notice = page.getByRole('alert').filter({ hasText: '不属于表格' });
  await expect(notice).toContainText(/第 \d+ 页：“.+…”/);
  expect(await notice.getByRole('listitem').count()).toBeLessThanOrEqual(5);
  await notice.getByRole('link').click();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText(/^原文 第 \d+ 页$/);
  await page.goto(page.url().replace(/source.*/, 'open'));
  // A note behind the table is no part of its last name.
  await page.getByLabel('选择文件').setInputFiles(choose('有附注.txt', Buffer.from(`${text}\n${notes[0]}\n`)));
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '项目' }).click();
  await expect(page.locator('table.projects tbody tr').first()).toBeVisible();
  await expect(page.locator('main').getByText('第0段')).toHaveCount(0);
});

test('a kept file is offered again where the page is loaded anew, at the same address', async ({ page }) => {
  await page.getByRole('checkbox').check();
  await page.getByLabel('选择文件').setInputFiles(choose('留着.txt', Buffer.from(onePage)));
  await expect(page.getByText('你打开的文件：留着.txt', { exact: true })).toBeVisible();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '指标' }).click();
  await expect(page).toHaveURL(/indicators\?doc=[0-9a-f]{8}$/);
  const address = page.url();
  await page.reload();
  await page.getByRole('button', { name: '再打开留在这台设备上的“留着.txt”' }).click();
  await expect(page.getByText('你打开的文件：留着.txt', { exact: true })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: '另一份文件' })).toBeHidden();
  await expect(page).toHaveURL(address);
});

/** What the browser asks when the page is left for English; the answer is to stay. */
async function leaving(page: Page) {
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.dismiss();
    return dialog.type();
  });
  const [question] = await Promise.all([asked, page.getByRole('link', { name: 'English' }).click()]);
  return question;
}

test('a file that is not kept is not lost without a question', async ({ page }) => {
  await page.getByLabel('选择文件').setInputFiles(choose('一页.txt', Buffer.from(onePage)));
  const own = page.getByText('你打开的文件：一页.txt', { exact: true });
  await expect(own).toBeVisible();
  expect(await leaving(page)).toBe('beforeunload');
  await expect(own).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  // Larger letters need no other page.
  await page.getByRole('link', { name: '长辈版' }).click();
  await expect(page.locator('html')).toHaveClass(/elder/);
  await expect(own).toBeVisible();
});

test('text that is pasted and not read yet is not lost without a question', async ({ page }) => {
  const area = page.getByLabel('或把文字粘贴到这里');
  await area.fill(onePage);
  expect(await leaving(page)).toBe('beforeunload');
  await expect(area).toHaveValue(onePage);
});
