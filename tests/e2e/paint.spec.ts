import { expect, test } from './support';

/** What stands on the screen at the top: where, how large, and in what words. */
const LOOK = `(holder) => {
  const { scrollY } = globalThis;
  const texts = [...document.querySelectorAll(holder + ' :is(.brand, .top li a, .switches a, .kicker, h1, .lead)')];
  return texts.filter((text) => text.getClientRects().length > 0 && !text.classList.contains('other')).map((text) => {
    const { x, y, width, height } = text.getBoundingClientRect();
    return [text.innerText.replace(/\\s+/g, ' ').trim(), ...[x, y + scrollY, width, height].map((n) => Math.round(n))].join(' ');
  });
}`;

for (const [name, query, viewport, colour] of [
  ['on a screen', '', { width: 1440, height: 900 }, 'light'],
  ['on a phone', '', { width: 390, height: 844 }, 'light'],
  ['in English', '?lang=en', { width: 1440, height: 900 }, 'dark'],
  ['in English on a phone', '?lang=en', { width: 390, height: 844 }, 'light'],
  ['in large print', '?elder=1', { width: 768, height: 900 }, 'dark'],
  ['in large print and English', '?elder=1&lang=en', { width: 1440, height: 900 }, 'light'],
] as const) {
  test(`${name} the page begins as the program goes on`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: colour });
    let come = () => {};
    const held = new Promise<void>((resolve) => { come = resolve; });
    await page.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`./${query}`);
    await expect(page.locator('#boot .lead:visible')).toHaveCount(1);
    const before = await page.evaluate(`(${LOOK})('#boot')`);
    come();
    await expect(page.locator('#boot')).toHaveCount(0);
    await expect(page.locator('main .lead')).toBeVisible();
    expect(await page.evaluate(`(${LOOK})('body')`)).toEqual(before);
  });
}

test('other screens begin with what the page is, and nothing of the first screen', async ({ page }) => {
  let come = () => {};
  const held = new Promise<void>((resolve) => { come = resolve; });
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('method');
  await expect(page.locator('#boot .lead:visible')).toContainText('在这里还原成可以查的表');
  await expect(page.locator('#boot h1')).toBeHidden();
  come();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('方法');
});
