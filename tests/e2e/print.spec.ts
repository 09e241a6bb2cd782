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
    const text = read('python', ['-c', TEXT, 'page.pdf'], { 'page.pdf': pdf }).replaceAll(/\s/g, '');
    expect(text).toContain(page.url().replaceAll(/\s/g, ''));
  });
}
