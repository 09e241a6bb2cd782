import { expect, test } from './support';

const NAME = encodeURIComponent('一次性创业资助人数');
const SCREENS = ['./', 'projects', 'projects?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA%E8%AF%8D', 'source?page=3', 'method', 'open', 'charts', 'charts?l2=31', 'compare', `compare?name=${NAME}&by=district`, 'findings', 'findings?finding=nope'];

/** What leads from a project to its source stands in a table and beside headings. */
test('in 长辈版 a project’s links are targets of 60 px', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('projects?sort=-money&elder=1');
  await page.locator('main tbody a').first().click();
  await expect(page.locator('section.money')).toBeVisible();
  const low = await page.evaluate(() =>
    [...document.querySelectorAll('.chips a, .sub .place, .goal .place, .indicators td a, .indicators .level a, .panel .head a, .currency a')]
      .map((link) => [link.textContent!, link.getBoundingClientRect().height] as const)
      .filter(([, height]) => height < 59.5));
  expect(low).toEqual([]);
});

test('长辈版 is one switch on every screen, remembered, and in every link', async ({ page }) => {
  for (const screen of SCREENS) {
    await page.goto(screen);
    await expect(page.getByRole('link', { name: '长辈版' })).toBeVisible();
  }
  await page.goto('projects?q=%E5%9F%B9%E8%AE%AD');
  await expect(page.locator('main mark').first()).toHaveText('培训');
  await page.getByRole('link', { name: '长辈版' }).click();
  await expect(page).toHaveURL(/projects\?q=.*&elder=1$/);
  await expect(page.locator('main mark').first()).toHaveText('培训');
  // The keyboard stays where it was, and 'back' leads to what was before the list.
  await expect(page.getByRole('link', { name: '标准版' })).toBeFocused();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '方法' }).click();
  await expect(page).toHaveURL(/method\?elder=1$/);
  await page.goBack();
  await expect(page).toHaveURL(/projects\?q=.*&elder=1$/);
  await page.reload();
  await expect(page.getByRole('link', { name: '标准版' })).toBeVisible();
  await page.goto('./');
  await expect(page.getByRole('link', { name: '标准版' })).toBeVisible();
  await page.getByRole('link', { name: '标准版' }).click();
  await expect(page.getByRole('link', { name: '长辈版' })).toBeVisible();
  await page.goto('./');
  await expect(page.getByRole('link', { name: '长辈版' })).toBeVisible();
});

for (const width of [320, 390, 1440]) {
  test(`in 长辈版 letters are at least 18 px, targets 60 px, and nothing runs out of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const screen of SCREENS) {
      await page.goto(screen + (screen.includes('?') ? '&' : '?') + 'elder=1');
      await expect(page.locator('main h1')).toBeVisible();
      await page.waitForLoadState('networkidle');
      const faults = await page.evaluate(() => {
        const found: string[] = [];
        const seen = (element: Element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
        const say = (element: Element, what: string) =>
          found.push(`${what}: <${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent?.trim().slice(0, 20)}`);
        for (const element of document.querySelectorAll('body *')) {
          const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== '');
          if (!own || !seen(element) || element.closest('.unseen, .print-only, noscript, [hidden]')) continue;
          const { fontSize, lineHeight } = getComputedStyle(element);
          if (parseFloat(fontSize) < 18) say(element, fontSize);
          if (parseFloat(fontSize) > 30) say(element, fontSize);
          if (parseFloat(lineHeight) < 1.3 * parseFloat(fontSize)) say(element, `line ${lineHeight} of ${fontSize}`);
        }
        for (const element of document.querySelectorAll('button, select, summary, input:not([type=checkbox], [type=file]), nav a, .switches a, a.chip, a.add, .arranged a, a.brand, .names a, .nothing a')) {
          if (!seen(element) || element.closest('.unseen, [hidden]')) continue;
          const { height } = element.getBoundingClientRect();
          if (height < 59.5) say(element, `${height} px high`);
        }
        if (document.documentElement.scrollWidth > innerWidth) found.push(`${document.documentElement.scrollWidth} px wide`);
        return [...new Set(found)];
      });
      expect(faults, screen).toEqual([]);
    }
  });
}

test('a remembered 长辈版 stands in the address, and in a link that is copied', async ({ page }) => {
  await page.goto('projects');
  await expect(page.locator('#boot')).toHaveCount(0);
  await page.getByRole('link', { name: '长辈版' }).click();
  await page.goto('projects?unit=none');
  await expect(page.getByRole('link', { name: '标准版' })).toBeVisible();
  await expect(page).toHaveURL(/projects\?unit=none&elder=1$/);
});

test('switching 长辈版 on and off takes nothing away that was begun', async ({ page }) => {
  await page.goto('open');
  const text = page.getByLabel('或把文字粘贴到这里');
  await text.fill('还没有读取的文字');
  await page.getByRole('link', { name: '长辈版' }).click();
  await expect(page.getByRole('link', { name: '标准版' })).toBeVisible();
  await expect(text).toHaveValue('还没有读取的文字');
  await text.fill('');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '项目' }).click();
  const link = page.locator('.results tbody a').first();
  await expect(link).toHaveAttribute('href', /elder=1/);
  await page.getByRole('button', { name: '选择行' }).click();
  await page.locator('.results tbody input[type=checkbox]').first().check();
  await page.getByRole('link', { name: '标准版' }).click();
  await expect(page.getByText('已选 1 行')).toBeVisible();
  await expect(link).not.toHaveAttribute('href', /elder=1/);
  await page.goto('charts?l2=31');
  const chart = page.locator('canvas').first();
  await expect(chart).toBeVisible();
  const before = (await chart.boundingBox())!.height;
  await page.getByRole('link', { name: '长辈版' }).click();
  await expect.poll(async () => (await chart.boundingBox())!.height).toBeGreaterThan(before);
});
