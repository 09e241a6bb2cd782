import { fileURLToPath } from 'node:url';
import { BUDGET, firstLoad, grown, sizes } from '../../tools/sizes.mjs';
import { expect, test } from './support';

const files = sizes(fileURLToPath(new URL('../../dist', import.meta.url)));

test('a first visit loads no more than the budget', () => {
  expect(firstLoad(files)).toBeLessThanOrEqual(BUDGET.firstLoad);
  expect(files.filter((file) => file.first).length).toBeLessThanOrEqual(BUDGET.requests);
});

test('no file has grown unnoticed; node tools/sizes.mjs --note writes down what is meant', () => {
  expect(grown(files)).toEqual([]);
});

test('a first visit loads nothing that the budget leaves out', async ({ page, baseURL }) => {
  const loaded = new Set<string>();
  page.on('request', (request) => loaded.add(request.url().slice(baseURL!.length) || 'index.html'));
  await page.goto('./');
  await expect(page.getByRole('heading').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const counted = files.filter((file) => file.first).map((file) => file.name);
  expect([...loaded].sort()).toEqual(counted.sort());
});
