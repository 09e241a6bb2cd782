import { type Locator } from '@playwright/test';
import { expect, test } from './support';

// Places of the decimal point against 万元, in which the document is published.
const UNITS = [
  { param: '', unit: '万元', places: 0 },
  { param: 'currency=yuan', unit: '元', places: 4 },
  { param: 'currency=yi', unit: '亿元', places: -4 },
];

/** A decimal as a fraction of whole numbers, from digits with commas. */
const exact = (text: string) => {
  const [whole, part = ''] = text.replaceAll(',', '').split('.');
  return { number: BigInt(whole + part), scale: part.length };
};

/** Whether `shown` is `published` times ten to the power of `places`, exactly. */
function isMoved(shown: string, published: string, places: number) {
  const [a, b] = [exact(shown), exact(published)];
  // a / 10^a.scale = b / 10^b.scale * 10^places
  const power = (n: number) => 10n ** BigInt(n);
  return a.number * power(b.scale) * power(Math.max(-places, 0)) === b.number * power(a.scale) * power(Math.max(places, 0));
}

const amounts = async (cells: Locator) => (await cells.allInnerTexts()).map((text) => /[\d,]+(\.\d+)?/.exec(text)?.[0]).filter((text) => text !== undefined);

const VIEWS = [
  { name: 'the overview', path: './', cells: 'table.units td.n:nth-child(3)', header: 'table.units thead th:nth-child(3)' },
  { name: 'the list', path: 'projects?sort=-money', cells: 'main tbody td.n:last-child', header: 'main thead th:last-child' },
];

for (const { name, path, cells, header } of VIEWS) {
  test(`in every unit the amounts of ${name} are the same to the last digit`, async ({ page }) => {
    let published: string[] = [];
    for (const { param, unit, places } of UNITS) {
      await page.goto(path + (param && (path.includes('?') ? '&' : '?') + param));
      await expect(page.locator(header)).toContainText(`总计（${unit}）`);
      const shown = await amounts(page.locator(cells));
      if (places === 0) published = shown;
      expect(shown.length).toBeGreaterThan(5);
      expect(shown.length).toBe(published.length);
      for (const [at, text] of shown.entries()) expect(isMoved(text, published[at], places), `${text} ${unit} is ${published[at]} 万元`).toBe(true);
    }
  });
}

test('the unit of money is chosen on the page, told on hover, kept in links, and gone from the address when it is the published one', async ({ page }) => {
  await page.goto('projects?sort=-money');
  const units = page.getByRole('group', { name: '金额单位' });
  await expect(units.getByRole('link', { name: '万元', exact: true })).toHaveAttribute('aria-current', 'true');
  const cell = page.locator('main tbody td.n:last-child').first();
  const published = (await amounts(cell))[0];
  await units.getByRole('link', { name: '亿元' }).click();
  await expect(page).toHaveURL(/currency=yi/);
  await expect(page.locator('main thead th:last-child')).toContainText('总计（亿元）');
  const title = (await cell.getAttribute('title'))!;
  expect(title).toMatch(/^[\d,]+(\.\d+)? 元$/);
  expect(isMoved(title.replace(' 元', ''), published, 4)).toBe(true);
  await page.locator('main tbody a').first().click();
  await expect(page).toHaveURL(/currency=yi/);
  const money = page.locator('section.money dl.figures > div').first();
  await expect(money).toContainText('亿元');
  expect(isMoved((await amounts(money.locator('dd')))[0], published, -4)).toBe(true);
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '总览' }).click();
  await expect(page).toHaveURL(/\?currency=yi$/);
  await expect(page.locator('table.units thead')).toContainText('总计（亿元）');
  await page.getByRole('group', { name: '金额单位' }).getByRole('link', { name: '万元', exact: true }).click();
  await expect(page.locator('table.units thead')).toContainText('总计（万元）');
  expect(new URL(page.url()).search).toBe('');
});
