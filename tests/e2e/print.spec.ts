import { expect, test } from './support';
import { read, readers } from './take';

const TEXT = 'import sys, pypdf\nfor page in pypdf.PdfReader(sys.argv[1]).pages: print(page.extract_text(), page.mediabox.width, page.mediabox.height)';

/** What each screen is recognised by, and must not lose on paper. */
const SCREENS = [
  ['./', 'main h1'],
  ['projects?q=%E5%B0%B1%E4%B8%9A%E8%A1%A5%E5%8A%A9', 'table.projects tbody tr'],
  ['indicators?l2=31&q=%E5%9F%B9%E8%AE%AD', 'table.projects tbody tr'],
  ['source?page=9', 'pre.source'],
  ['method', 'main h2'],
  ['open', 'main h1'],
  ['charts?l2=31', 'figure#percentages canvas'],
  ['compare?name=%E4%B8%80%E6%AC%A1%E6%80%A7%E5%88%9B%E4%B8%9A%E8%B5%84%E5%8A%A9%E4%BA%BA%E6%95%B0', 'table.promises tbody tr'],
  ['findings?finding=quantity_kind_differs', '.cases li'],
] as const;

for (const [address, content] of SCREENS) {
  test(`${address} prints on A4 with its link and nothing to press`, async ({ page }) => {
    test.skip(!readers, 'no Python to read PDF files with');
    await page.goto(address);
    await expect(page.locator(content).first()).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    for (const button of ['导出', '引用', '复制链接']) {
      await expect(page.getByRole('button', { name: button })).toBeHidden();
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    const text = read('python', ['-c', TEXT, 'page.pdf'], { 'page.pdf': pdf }).normalize('NFKC').replaceAll(/\s/g, '');
    // Letters may come back joined: the 'fi' of findings.
    expect(text).toContain(page.url().replaceAll(/\s/g, ''));
    expect(text).toMatch(/[?&]doc=[0-9a-f]{8}/);
  });
}

test('a project prints on A4 with its link, its evidence and its source', async ({ page }) => {
  test.skip(!readers, 'no Python to read PDF files with');
  await page.goto('projects?sort=-money');
  await page.locator('table.projects tbody tr').first().getByRole('link').click();
  const cell = page.locator('table.indicators tbody tr').first().locator('th > a');
  await expect(cell).toBeVisible();
  await cell.click();
  await expect(page).toHaveURL(/at=1$/);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.panel mark').first()).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const text = read('python', ['-c', TEXT, 'page.pdf'], { 'page.pdf': pdf }).normalize('NFKC').replaceAll(/\s/g, '');
  // A font's characters may come back as the radicals that look the same.
  for (const words of [page.url(), await page.locator('h1 a').innerText(), await cell.innerText(), '绩效指标栏第']) {
    expect(text).toContain(words.normalize('NFKC').replaceAll(/\s/g, ''));
  }
});

test('a long list has its headings on every sheet', async ({ page }) => {
  test.skip(!readers, 'no Python to read PDF files with');
  await page.goto('projects');
  await expect(page.locator('table.projects tbody tr').first()).toBeVisible();
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const lines = 'import sys, pypdf\nfor page in pypdf.PdfReader(sys.argv[1]).pages: print(page.extract_text().replace("\\n", " "))';
  const sheets = read('python', ['-c', lines, 'page.pdf'], { 'page.pdf': pdf }).trim().split('\n');
  expect(sheets.length).toBeGreaterThan(5);
  // The last may hold nothing of the list.
  for (const sheet of sheets.slice(0, -1)) expect(sheet.normalize('NFKC')).toContain('总计(万元)');
});
