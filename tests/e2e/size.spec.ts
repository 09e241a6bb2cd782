import { fileURLToPath } from 'node:url';
import { BUDGET, grown, sizes, sum, visits } from '../../tools/sizes.mjs';
import { expect, test } from './support';

const files = sizes(fileURLToPath(new URL('../../dist', import.meta.url)));

test('a first visit loads no more than the budget', () => {
  for (const [name, loaded] of Object.entries(visits(files))) expect(sum(loaded), name).toBeLessThanOrEqual(BUDGET[name]);
  expect(visits(files).firstLoad.length).toBeLessThanOrEqual(BUDGET.requests);
});

test('no file has grown unnoticed; node tools/sizes.mjs --note writes down what is meant', () => {
  expect(grown(files)).toEqual([]);
});

for (const [name, screen] of [['firstLoad', './'], ['deepLoad', 'projects'], ['englishLoad', 'projects?lang=en']] as const) {
  test(`a visit that begins with ${screen} loads nothing that the budget leaves out`, async ({ page, baseURL }) => {
    const loaded = new Set<string>();
    page.on('request', (request) => loaded.add(request.url().slice(baseURL!.length).replace(screen.replace('./', ''), '') || 'index.html'));
    await page.goto(screen);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect([...loaded].sort()).toEqual(visits(files)[name].map((file) => file.name).sort());
  });
}
