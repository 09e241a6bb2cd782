import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support';

type State = [name: string, screen: string, reach?: (page: Page) => Promise<void>];

const STATES: State[] = [
  ['the first screen', './'],
  ['the list', 'projects'],
  ['the list of indicators, narrowed', 'indicators?kind=range&q=%E5%9F%B9%E8%AE%AD'],
  ['a search without an answer', 'projects?q=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84'],
  ['a malformed condition', 'projects?q=%E5%80%BC%3A%3E%3Dabc'],
  ['the filters of a phone', 'projects', async (page) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: /^筛选/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  }],
  ['the sheet of keys', 'projects', async (page) => {
    await expect(page.locator('table.projects tbody tr').first()).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: '按键' })).toBeVisible();
  }],
  ['the menu of files', 'projects?unit=none', async (page) => {
    await page.locator('.take summary, .take button').first().click();
    await expect(page.getByText('XLSX').first()).toBeVisible();
  }],
  ['a project with its source', 'projects', async (page) => {
    await page.locator('table.projects tbody tr').nth(60).getByRole('link').click();
    await page.locator('table.indicators tbody tr').first().locator('th > a').click();
    await expect(page.locator('.panel mark').first()).toBeVisible();
  }],
  ['the charts', 'charts'],
  ['a comparison', 'compare?name=%E6%9C%8D%E5%8A%A1%E5%AF%B9%E8%B1%A1%E6%BB%A1%E6%84%8F%E5%BA%A6'],
  ['the findings', 'findings'],
  ['the source', 'source?page=16'],
  ['the method', 'method'],
  ['the opening of files', 'open'],
  ['a file that is refused', 'open', async (page) => {
    await page.locator('input[type=file]').setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') });
    await expect(page.getByRole('alert').filter({ hasText: 'x.pdf' })).toBeVisible();
  }],
  ['a page that is not there', 'nosuchone'],
];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const [theme, colorScheme, param] of [
  ['light', 'light', ''],
  ['dark', 'dark', ''],
  ['长辈版', 'light', 'elder=1'],
  ['长辈版, dark', 'dark', 'elder=1'],
] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme });
    for (const [name, screen, reach] of STATES) {
      test(`axe finds nothing: ${name}`, async ({ page }) => {
        // It looks at every element of the list from every side.
        test.setTimeout(120_000);
        await page.goto(param === '' ? screen : `${screen}${screen.includes('?') ? '&' : '?'}${param}`);
        await expect(page.locator('main h1')).toBeVisible();
        await page.waitForLoadState('networkidle');
        await reach?.(page);
        const { violations, passes } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        expect(passes.length).toBeGreaterThan(15);
        const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary?.split('\n')[1]}`));
        expect(found).toEqual([]);
      });
    }
  });
}
