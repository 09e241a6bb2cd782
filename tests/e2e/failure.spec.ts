import { address, bytes } from './document';
import { expect, test } from './support';

/** Takes out what the browser itself writes when a request fails. */
const forgive = (trouble: string[]) => {
  const rest = trouble.filter((line) => !line.includes('Failed to load resource'));
  trouble.splice(0, trouble.length, ...rest);
};

test('a document that is not on the server', async ({ page, trouble }) => {
  await page.route(address, (route) => route.fulfill({ status: 404, body: 'no' }));
  await page.goto('./');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('公开文件不在服务器上');
  await expect(alert).toContainText('404');
  await expect(alert).toContainText('重新载入');
  forgive(trouble);
});

test('a host that answers a missing document with a page', async ({ page }) => {
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('projects');
  await expect(page.getByRole('alert')).toContainText('公开文件不在服务器上');
});

test('a network that is down, and up again', async ({ page, trouble }) => {
  await page.route(address, (route) => route.abort());
  // What says so has come with the first part of the program; there is no other.
  await page.route('**/*_later.wasm', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('取不到公开文件');
  await page.unroute(address);
  await page.getByRole('button', { name: '重新载入' }).click();
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  forgive(trouble);
});

for (const [name, body, title] of [
  ['an empty document', '', '公开文件是空的'],
  ['a document of blanks', ' \n\t\u3000\n', '公开文件是空的'],
  ['another text', '今天天气很好。\n明天也是。\n', '文件不是绩效目标表'],
  ['no text at all', Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xff, 0xff, 0x00]), '公开文件不是文本'],
] as const) {
  test(`${name} is called by its name`, async ({ page }) => {
    await page.route(address, (route) => route.fulfill({ contentType: 'text/plain', body }));
    await page.goto('./');
    const alert = page.getByRole('alert');
    await expect(alert.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(alert).toContainText('请');
  });
}

const whole = bytes.toString('utf8');
const stray = (at: number, ...more: number[]) => Buffer.concat([bytes.subarray(0, at), Buffer.from(more), bytes.subarray(at)]);
for (const [name, body] of [
  ['the first page alone', whole.slice(0, 3912)],
  ['without its end', bytes.subarray(0, 100_000)],
  ['with a byte too many', stray(50_000, 0xff)],
  ['with a NUL', stray(50_000, 0)],
  ['with an end that is no text', Buffer.concat([bytes.subarray(0, 60_000), Buffer.from([0xff, 0xff])])],
  ['without amounts', whole.replaceAll(/[\d,]+\.\d\d/g, '')],
  ['without units', whole.replaceAll('广州', '')],
  ['twice', whole + whole],
  ['line by line from the end', whole.split('\n').reverse().join('\n')],
] as const) {
  test(`a document ${name} is shown with what must be known of it, or with why not`, async ({ page, trouble }) => {
    await page.route(address, (route) => route.fulfill({ contentType: 'text/plain', body }));
    const asked: string[] = [];
    page.on('request', (request) => /_later\.wasm$/.test(request.url()) && asked.push(request.resourceType()));
    await page.goto('./');
    const read = page.getByRole('heading', { name: '钱到了哪里' });
    await expect(read).toBeVisible();
    await expect(page.locator('#stopped')).toBeHidden();
    const told = await page.locator('main .notice').count();
    // What says it comes as all of the program does: what is fetched is checked, and does not hold the page up.
    expect(asked).toEqual(told > 0 ? ['fetch'] : []);
    await page.route('**/*_later.wasm', (route) => route.abort());
    await page.reload();
    await expect(told > 0 ? page.getByRole('alert').getByRole('button', { name: '重新载入' }) : read).toBeVisible();
    await expect(page.locator('#stopped')).toBeHidden();
    forgive(trouble);
  });
}

test('a document that ends between two pages is not taken for the whole', async ({ page }) => {
  // As far as the first page goes, in characters.
  const firstPage = bytes.toString('utf8').slice(0, 3912);
  await page.route(address, (route) => route.fulfill({ contentType: 'text/plain', body: firstPage }));
  await page.goto('./');
  const alert = page.getByRole('alert').filter({ hasText: '可能不完整' });
  await expect(alert).toContainText('各单位行之和少于“合计”行');
  await expect(alert).toContainText('刷新');
});

test('a document that is cut off is shown as far as it goes, with a warning above it', async ({ page }) => {
  const inAnIndicator = bytes.indexOf('年度指标值', 110_000) + 2;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/plain', body: bytes.subarray(0, inAnIndicator) }));
  await page.goto('./');
  const alert = page.getByRole('alert').filter({ hasText: '文件不完整' });
  await expect(alert).toContainText('刷新');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '项目' }).click();
  const rows = page.locator('table.projects tbody tr');
  await expect(rows.first()).toBeVisible();
  expect(await rows.count()).toBeLessThan(237);
  await expect(alert).toBeVisible();
});

test('a program that cannot be had is said to be so at once, and the document stays within reach', async ({ page, trouble }) => {
  await page.route('**/*_bg.wasm', (route) => route.abort());
  await page.goto('./');
  await expect(page.locator('#boot .late:visible')).toContainText('可能是网络中断');
  await expect(page.locator('#boot [role=status]:visible')).toHaveCount(0);
  await expect(page.locator('#boot').getByRole('link', { name: '查看公开文件原文' }).first()).toBeVisible();
  trouble.length = 0;
});

test('an address with a doubled slash is that with one', async ({ page }) => {
  await page.addInitScript(() => { localStorage.elder = '1'; });
  const { origin } = new URL(process.env.BASE_URL!);
  await page.goto(`${origin}//method`);
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText('方法');
  await expect(page).toHaveURL(`${origin}/method?elder=1`);
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '核查' }).click();
  await expect(page).toHaveURL(`${origin}/findings?elder=1`);
});
