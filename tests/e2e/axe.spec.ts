import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { address, bytes } from './document';
import { rows } from './take';
import { expect, test } from './support';

type State = {
  name: string;
  screen: string;
  /** What is done before the screen is opened. */
  before?: (page: Page) => Promise<unknown>;
  /** What is done on it. */
  reach?: (page: Page) => Promise<unknown>;
  /** Whether the browser itself writes an error, for what is kept from it. */
  fails?: boolean;
};

const NAME = encodeURIComponent('一次性创业资助人数');
const onePage = Buffer.from(bytes.toString('utf8').slice(0, 3912));
const choose = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer });
const heading = (page: Page) => expect(page.locator('main h1')).toBeVisible();

const STATES: State[] = [
  { name: 'the first screen', screen: './' },
  { name: 'the list', screen: 'projects' },
  {
    name: 'the list with all its facets unfolded',
    screen: 'projects?unit=none',
    reach: async (page) => {
      await expect(rows(page).first()).toBeVisible();
      const folded = page.locator('details.facet:not([open]) > summary');
      for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
      await expect(folded).toHaveCount(0);
    },
  },
  { name: 'the list of indicators, narrowed', screen: 'indicators?kind=at_least&q=%E5%9F%B9%E8%AE%AD' },
  { name: 'a search without an answer', screen: 'projects?q=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84' },
  { name: 'a malformed condition', screen: 'projects?q=%E5%80%BC%3A%3E%3Dabc' },
  { name: 'a range the wrong way round', screen: 'indicators?percent=90..10' },
  {
    name: 'rows that are picked',
    screen: 'projects?unit=none',
    reach: async (page) => {
      await page.locator('.tools button.plain').last().click();
      await page.locator('.results tbody input[type=checkbox]').first().check();
      await expect(page.locator('.picked strong')).toHaveText(/1/);
    },
  },
  {
    name: 'the filters of a phone',
    screen: 'projects',
    reach: async (page) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.locator('button[aria-haspopup=dialog]').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'the sheet of keys',
    screen: 'projects',
    reach: async (page) => {
      await expect(rows(page).first()).toBeVisible();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'the menu of files',
    screen: 'projects?unit=none',
    reach: async (page) => {
      await page.locator('button[aria-controls=export]').click();
      await expect(page.getByText('XLSX').first()).toBeVisible();
    },
  },
  {
    name: 'a citation',
    screen: 'indicators?kind=at_least',
    reach: async (page) => {
      await page.locator('button[aria-controls=cite]').click();
      await expect(page.locator('.cited')).toBeVisible();
    },
  },
  {
    name: 'a project with its source',
    screen: 'projects',
    reach: async (page) => {
      await rows(page).nth(60).getByRole('link').click();
      await page.locator('table.indicators tbody tr').first().locator('th > a').click();
      await expect(page.locator('.panel mark').first()).toBeVisible();
    },
  },
  {
    name: 'a project without a name',
    screen: 'projects?link=name-unresolved',
    reach: async (page) => {
      await rows(page).first().getByRole('link').click();
      await expect(page.locator('table.indicators')).toBeVisible();
    },
  },
  { name: 'the charts', screen: 'charts' },
  {
    name: 'the tables beside the charts',
    screen: 'charts?l2=31',
    reach: async (page) => {
      for (const table of await page.locator('figure summary').all()) await table.click();
      await page.locator('canvas').first().focus();
      await page.keyboard.press('ArrowDown');
      await expect(page.locator('.told.on').first()).toBeVisible();
    },
  },
  { name: 'the beginning of a comparison', screen: 'compare' },
  { name: 'a comparison', screen: 'compare?name=%E6%9C%8D%E5%8A%A1%E5%AF%B9%E8%B1%A1%E6%BB%A1%E6%84%8F%E5%BA%A6' },
  {
    name: 'projects side by side',
    screen: `compare?name=${NAME}`,
    reach: async (page) => {
      for (const [at, stand] of [[0, 1], [4, 2]]) {
        await page.locator('table.promises tbody tr').nth(at).locator('a.add').last().click();
        await expect(page.locator('table.side thead th')).toHaveCount(stand);
      }
    },
  },
  { name: 'a comparison that nobody can make', screen: 'compare?name=nothing&by=colour' },
  { name: 'the findings', screen: 'findings' },
  { name: 'a finding that there is not', screen: 'findings?finding=nope' },
  { name: 'the source', screen: 'source?page=16' },
  { name: 'the method', screen: 'method' },
  { name: 'the opening of files', screen: 'open' },
  {
    name: 'a file that is being read',
    screen: 'open',
    reach: async (page) => {
      await choose(page, '很长.txt', Buffer.concat(Array(35).fill(bytes)));
      await expect(page.locator('progress')).toBeVisible();
    },
  },
  {
    name: 'a file that is refused',
    screen: 'open',
    reach: async (page) => {
      await choose(page, 'x.pdf', Buffer.from('%PDF-1.7\n'));
      await expect(page.getByRole('alert').filter({ hasText: 'x.pdf' })).toBeVisible();
    },
  },
  {
    name: 'a file that was opened, and is not whole',
    screen: 'open',
    reach: async (page) => {
      await choose(page, 'x.txt', onePage);
      await expect(page.getByText('x.txt').first()).toBeVisible();
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  { name: 'a page that is not there', screen: 'nosuchone' },
  { name: 'a link that was made for another document', screen: 'projects?doc=01234567' },
  {
    name: 'a page whose program has not come',
    screen: 'method',
    before: (page) => page.route('**/*.wasm', () => {}),
    reach: (page) => expect(page.locator('#boot h1:visible')).toBeVisible(),
  },
  {
    name: 'a document that did not come',
    screen: './',
    before: (page) => page.route(address, (route) => route.fulfill({ status: 404, body: 'no' })),
    reach: (page) => expect(page.getByRole('alert')).toContainText('404'),
    fails: true,
  },
  {
    name: 'screens that did not come',
    screen: 'method',
    before: (page) => page.route('**/*_later.wasm', (route) => route.abort()),
    reach: (page) => expect(page.getByRole('alert')).toBeVisible(),
    fails: true,
  },
  {
    name: 'the word that something did not come',
    screen: './',
    before: (page) => page.route('**/*_later.wasm', (route) => route.abort()),
    reach: async (page) => {
      await expect(page.locator('#boot')).toHaveCount(0);
      await page.locator('nav a[href*=projects]').click();
      await expect(page.getByText('没有取到，')).toBeVisible();
    },
    fails: true,
  },
  {
    name: 'a program that stopped',
    screen: 'method',
    reach: async (page) => {
      await heading(page);
      await page.evaluate(() => {
        setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); });
      });
      await page.locator('#stopped summary').click();
    },
    fails: true,
  },
  {
    name: 'the offer of a new version',
    screen: './',
    reach: async (page) => {
      await heading(page);
      await page.evaluate(() => { document.getElementById('update')!.hidden = false; });
    },
  },
];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const [theme, colorScheme, param] of [
  ['light', 'light', ''],
  ['dark', 'dark', ''],
  ['长辈版', 'light', 'elder=1'],
  ['长辈版, dark', 'dark', 'elder=1'],
  ['English', 'light', 'lang=en'],
] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme });
    for (const { name, screen, before, reach, fails } of STATES) {
      test(`axe finds nothing: ${name}`, async ({ page, trouble }) => {
        // It looks at every element of the list from every side.
        test.setTimeout(120_000);
        await before?.(page);
        await page.goto(param === '' ? screen : `${screen}${screen.includes('?') ? '&' : '?'}${param}`);
        if (!before) {
          await heading(page);
          await page.waitForLoadState('networkidle');
        }
        await reach?.(page);
        const { violations, passes } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        expect(passes.length).toBeGreaterThan(15);
        const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary?.split('\n')[1]}`));
        expect(found).toEqual([]);
        if (fails) trouble.splice(0);
      });
    }
  });
}
