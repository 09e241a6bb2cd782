import { readFile } from 'node:fs/promises';
import { type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { expect, test } from './support';

const VIEWS = ['./', 'projects', 'projects?q=%E5%9F%B9%E8%AE%AD', 'projects?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA%E8%AF%8D', 'projects?q=%E6%8C%87%E6%A0%87%E5%80%BC%3A%E2%89%A595%25', 'indicators', 'source?page=3', 'method', 'open', 'pnowhere', 'charts', 'charts?l2=31&q=%E6%BB%A1%E6%84%8F', 'compare', 'compare?name=%E4%B8%80%E6%AC%A1%E6%80%A7%E5%88%9B%E4%B8%9A%E8%B5%84%E5%8A%A9%E4%BA%BA%E6%95%B0', 'compare?name=%E6%9C%8D%E5%8A%A1%E5%AF%B9%E8%B1%A1%E6%BB%A1%E6%84%8F%E5%BA%A6&by=district', 'compare?name=nothing', 'findings'];
const english = (view: string) => `${view}${view.includes('?') ? '&' : '?'}lang=en`;

/** The Chinese that stands where it is not said to be: in texts, and, but for quotations of the document, in attributes that are read out or shown. */
const chinese = (page: Page) =>
  page.evaluate(() => {
    const han = /\p{Script=Han}/u;
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement!;
      if (han.test(node.textContent!) && !holder.closest('[lang="zh-CN"], noscript, script')) found.push(node.textContent!.trim());
    }
    const own = [...document.querySelectorAll('[lang="zh-CN"]')].map((element) => element.textContent!);
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [data-label]')) {
      if (element.closest('[lang]')?.getAttribute('lang') === 'zh-CN') {
        // The page's own words have its own language.
        if (/^[A-Z][a-z ]+$/.test(element.getAttribute('title') ?? '')) found.push(`title: ${element.getAttribute('title')}`);
        continue;
      }
      for (const name of ['aria-label', 'title', 'placeholder', 'data-label']) {
        const text = (element.getAttribute(name) ?? '').replaceAll(/“[^”]*”/g, '');
        const words = text.match(/\p{Script=Han}+/gu) ?? [];
        if (words.some((word) => !own.some((text) => text.includes(word)))) found.push(`${name}: ${text}`);
      }
    }
    return found;
  });

const settled = async (page: Page) => {
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page.locator('main')).not.toContainText(/Searching|Opening|正在/);
};

for (const view of VIEWS) {
  test(`in English no Chinese stands outside what is marked as the document’s, and nothing runs out of sight: ${decodeURIComponent(view)}`, async ({ page }) => {
    await page.goto(english(view));
    await settled(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(await chinese(page)).toEqual([]);
    expect(await page.title()).toMatch(/ · Jixiao Lens$/);
    for (const width of [1440, 768, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}

test('a project is told in English, with the document’s words marked as Chinese', async ({ page }) => {
  await page.goto(english('projects?sort=-money'));
  await page.locator('main tbody a').first().click();
  await expect(page.getByRole('heading', { name: 'Why these belong together' })).toBeVisible();
  expect(await chinese(page)).toEqual([]);
  await page.locator('main table.indicators a').first().click();
  await expect(page.locator('aside mark').first()).toBeVisible();
  expect(await chinese(page)).toEqual([]);
  await page.getByRole('button', { name: 'Cite' }).click();
  await expect(page.locator('.cited')).toContainText('cited');
  expect(await chinese(page)).toEqual([]);
  await page.getByRole('link', { name: 'Whole page' }).click();
  await expect(page.getByRole('heading', { name: /^Source, page/ })).toBeVisible();
  expect(await chinese(page)).toEqual([]);
});

test('menus, keys, facets and conditions are in English', async ({ page }) => {
  await page.goto(english('projects'));
  await settled(page);
  for (const facet of await page.locator('details.facet summary').all()) {
    if ((await facet.locator('..').getAttribute('open')) === null) await facet.click();
  }
  await page.locator('details.facet').nth(2).locator('label').first().click();
  await expect(page.getByRole('link', { name: /, remove this condition$/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByRole('button', { name: 'XLSX workbook' })).toBeVisible();
  expect(await chinese(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  expect(await chinese(page)).toEqual([]);
});

test('charts, comparison and findings are told, compared and taken away in English', async ({ page }) => {
  await page.goto(english('charts'));
  const figure = page.locator('figure#units');
  await expect(figure.locator('.seen')).toContainText('has 71.7% of the published total');
  await figure.locator('canvas').focus();
  await page.keyboard.press('ArrowDown');
  await expect(figure.getByRole('status')).toContainText('Published total 668,156.94, Of the published total 71.7%');
  await figure.getByText('Table of values').click();
  expect(await chinese(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await figure.getByRole('button', { name: 'CSV' }).click();
  const text = (await readFile(await (await download).path())).toString();
  expect(text.split('\r\n')[0]).toBe('\ufeffUnit,Published total,Of the published total');
  for (const part of ['Title,', 'Unit of measure,"× 10,000 yuan"', 'Filters,"everything, no filter"', 'Note,17 units', 'Source,', 'Link,http']) expect(text).toContain(part);
  await page.goto(english('compare?name=%E4%B8%80%E6%AC%A1%E6%80%A7%E5%88%9B%E4%B8%9A%E8%B5%84%E5%8A%A9%E4%BA%BA%E6%95%B0'));
  await page.locator('table.promises a.add').first().click();
  await page.locator('table.promises a.add').nth(3).click();
  await expect(page.locator('table.side thead th')).toHaveCount(2);
  await expect(page.locator('table.side .tag').first()).toHaveText('differs');
  expect(await chinese(page)).toEqual([]);
  await page.goto(english('findings'));
  await page.locator('.narrow select').first().selectOption('missing_satisfaction');
  await page.locator('.findings summary').first().click();
  await expect(page.locator('.findings details').first()).toContainText('Source of the rule: ');
  expect(await chinese(page)).toEqual([]);
  const findings = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const told = (await readFile(await (await findings).path())).toString().split('\r\n');
  expect(told[0]).toMatch(/^\ufeffPoint to check,/);
  // The document goes to the program that makes files with its findings in Chinese.
  expect(told[1]).toMatch(/^No satisfaction indicator,"?[A-Z][^\u4e00-\u9fff]+,p/);
  await page.goto(english('method'));
  await expect(page.locator('dl.terms dt').first()).toHaveText('Goal 绩效目标');
});

test('one and several are told apart', async ({ page }) => {
  await page.goto(english('projects'));
  await expect(page.locator('.tally')).toContainText('237 / 237 projects');
  await page.getByRole('button', { name: 'Pick rows' }).click();
  const boxes = page.locator('main tbody input[type=checkbox]');
  await boxes.nth(0).check();
  await expect(page.locator('.picked')).toContainText('1 row picked');
  await boxes.nth(1).check();
  await expect(page.locator('.picked')).toContainText('2 rows picked');
  await page.goto(english('projects?page=1'));
  await expect(page.locator('.tally')).toContainText('/ 237 projects');
  await page.locator('main tbody a').first().click();
  await expect(page.getByRole('list', { name: 'The project in brief' })).toContainText('12 indicators');
});

test('the language is one switch on every screen, remembered, and in every link', async ({ page }) => {
  for (const view of ['./', 'projects', 'source?page=3', 'method', 'open']) {
    await page.goto(view);
    await expect(page.getByRole('link', { name: 'English' })).toBeVisible();
  }
  await page.goto('projects?q=%E5%9F%B9%E8%AE%AD');
  await expect(page.locator('#boot')).toHaveCount(0);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/projects\?q=.*&lang=en$/);
  await expect(page.locator('main mark').first()).toHaveText('培训');
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Method' }).click();
  await expect(page).toHaveURL(/method\?lang=en$/);
  await expect(page.getByRole('heading', { name: 'Method and accuracy', level: 1 })).toBeVisible();
  await page.goto('./');
  await expect(page.getByRole('heading', { name: /what this money is to achieve/ })).toBeVisible();
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  await page.goto('./');
  await expect(page.getByRole('link', { name: 'English' })).toBeVisible();
});

test('what is taken away for people is in English, what programs read is the same for everybody', async ({ page }) => {
  await page.goto(english('projects?q=%E5%B0%B1%E4%B8%9A%E8%A1%A5%E5%8A%A9'));
  await expect(page.locator('table.projects tbody tr').first()).toBeVisible();
  const saved = async (format: string) => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: format }).click();
    return readFile(await (await coming).path());
  };
  const han = /\p{Script=Han}/u;
  const [first]: Record<string, string>[] = parse(await saved('CSV for spreadsheets'), { bom: true, columns: true });
  expect(Object.keys(first).filter((heading) => han.test(heading))).toEqual([]);
  expect(first['Total (× 10,000 yuan)']).toMatch(/^[\d.]*$/);
  expect(['proven', 'likely', 'not matched']).toContain(first['Unit match']);
  const sheets = await readWorkbook(await saved('XLSX workbook'));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Projects', 'Indicators', 'About']);
  const about = Object.fromEntries(sheets[2].data.filter(([label]) => label).map(([label, text]) => [label, text]));
  expect(about['Contents']).toMatch(/^Projects: \d+ \/ 237; indicators: \d+ \/ 1,183$/);
  expect(about['Year']).toBe('2025');
  expect(Object.keys(about).filter((label) => han.test(label))).toEqual([]);
  const [raw]: Record<string, string>[] = parse(await saved('CSV (verbatim)'), { columns: true });
  expect(raw['项目编号']).toBeTruthy();
});

test('somebody else’s link changes neither language nor size for good', async ({ page }) => {
  await page.goto('projects?lang=en&elder=1');
  await expect(page.locator('main').getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
  await page.goto('projects');
  await expect(page.locator('main').getByRole('heading', { level: 1, name: '项目' })).toBeVisible();
  await expect(page.locator('html')).not.toHaveClass(/elder/);
  await page.goto('projects?lang=en');
  await page.getByRole('link', { name: 'Large print' }).click();
  await expect(page.locator('html')).toHaveClass(/elder/);
  await page.goto('projects');
  await expect(page.locator('main').getByRole('heading', { level: 1, name: '项目' })).toBeVisible();
  await expect(page.locator('html')).toHaveClass(/elder/);
});

test('large print in English keeps to the narrowest screen, and its own words are not said to be Chinese', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const view of ['projects', 'indicators', 'findings', 'charts', 'method', 'open', 'source?page=3', './']) {
    await page.goto(english(view) + '&elder=1');
    await settled(page);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: view }).toBeLessThanOrEqual(320);
  }
  await page.goto(english('indicators?kind=text'));
  await expect(page.locator('td.value small').first()).toHaveAttribute('lang', 'en');
});
