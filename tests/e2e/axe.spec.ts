import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support';

const SCREENS: [string, string][] = [
  ['the first screen', './'],
  ['the list', 'projects'],
  ['a search', 'projects?q=%E5%9F%B9%E8%AE%AD'],
  ['a search without an answer', 'projects?q=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84'],
  ['the source', 'source?page=3'],
  ['the method', 'method'],
  ['the opening of files', 'open'],
  ['a project that is not there', 'p000000000'],
];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const [theme, scheme, param] of [
  ['light', 'light', ''],
  ['dark', 'dark', ''],
  ['长辈版', 'light', 'elder=1'],
  ['长辈版, dark', 'dark', 'elder=1'],
] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: scheme });
    for (const [name, screen] of SCREENS) {
      test(`${name} has no barrier that axe knows of`, async ({ page }) => {
        await page.goto(param === '' ? screen : screen + (screen.includes('?') ? '&' : '?') + param);
        await expect(page.locator('main h1')).toBeVisible();
        await page.waitForLoadState('networkidle');
        const { violations, passes } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        expect(passes.length).toBeGreaterThan(15);
        const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary?.split('\n')[1]}`));
        expect(found).toEqual([]);
      });
    }
    test('a project has no barrier that axe knows of', async ({ page }) => {
      await page.goto('projects');
      await page.locator('main table a').first().click();
      await expect(page.getByText('绩效指标').first()).toBeVisible();
      if (param !== '') await page.goto(`${page.url()}${page.url().includes('?') ? '&' : '?'}${param}`);
      await expect(page.locator('main h1')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}`))).toEqual([]);
    });
  });
}
