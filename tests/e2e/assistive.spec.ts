import type { Page } from '@playwright/test';
import { bytes } from './document';
import { expect, test } from './support';
import { rows } from './take';

const lists = [['projects', '项目', 238], ['indicators', '指标', 1184]] as const;

for (const [screen, name, all] of lists) {
  test(`beside the list of ${screen} the filters are a part of the page, not a dialog`, async ({ page }) => {
    await page.goto(screen);
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByRole('region', { name: '筛选' })).toBeVisible();
    await expect(page.getByRole('region', { name: '结果' })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const table = page.getByRole('table', { name });
    await expect(table).toHaveAttribute('aria-rowcount', String(all));
    await expect(table.getByRole('row').nth(1)).toHaveAttribute('aria-rowindex', '2');
  });
}

test('what is unfolded and typed among the filters stays when they move into their dialog and back', async ({ page }) => {
  await page.goto('projects');
  const facet = page.locator('.facet').filter({ has: page.locator('summary', { hasText: '核查提示' }) });
  await facet.locator('summary').click();
  const needle = page.getByRole('searchbox', { name: '在“单位”中查找' });
  await needle.fill('技师');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(needle).toBeHidden();
  await expect(page.getByRole('region', { name: '筛选' })).toHaveCount(0);
  await page.getByRole('button', { name: /^筛选/ }).click();
  const dialog = page.getByRole('dialog', { name: '筛选' });
  await expect(dialog.getByRole('searchbox', { name: '在“单位”中查找' })).toHaveValue('技师');
  await expect(dialog.locator('.facet[open] summary', { hasText: '核查提示' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(needle).toBeVisible();
  await expect(needle).toHaveValue('技师');
});

test('every table of the first screen has a name', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('main h1')).toBeVisible();
  for (const name of ['钱到了哪里', '承诺了什么', '有什么值得核查']) {
    await expect(page.getByRole('table', { name })).toBeVisible();
  }
});

/** Where the keyboard is, in words for a failure. */
const focused = (page: Page) => page.evaluate(() => {
  const { tagName, className, textContent } = document.activeElement!;
  return `${tagName}.${className} ${textContent!.trim().slice(0, 30)}`;
});

test('the keyboard is never lost when what it pressed goes away', async ({ page }) => {
  await page.goto('projects?unit=none&link=name-proven');
  await expect(rows(page).first()).toBeVisible();
  const chips = page.locator('.narrowed .chip');
  await expect(chips).toHaveCount(2);
  await chips.first().focus();
  await page.keyboard.press('Enter');
  await expect(chips).toHaveCount(1);
  await expect(chips.first(), await focused(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chips).toHaveCount(0);
  await expect(page.locator('main').getByRole('heading', { level: 1 }), await focused(page)).toBeFocused();

  await page.locator('.currency').getByRole('link', { name: '亿元' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/currency=yi/);
  await expect(page.locator('.currency').getByRole('link', { name: '亿元' })).toBeFocused();

  await page.goto('source?page=3');
  await page.getByRole('link', { name: '下一页' }).first().focus();
  await page.keyboard.press('Enter');
  const heading = page.locator('main').getByRole('heading', { level: 1, name: '原文 第 4 页' });
  await expect(heading).toBeFocused();
});

test('one key leads past the filters to the list', async ({ page }) => {
  await page.goto('projects?unit=none');
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('searchbox', { name: '搜索项目' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '跳到结果' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '结果' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('.narrowed .chip')).toBeFocused();
});

test('on a phone the headings that sort are seen while the keyboard is on them', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('projects');
  await expect(rows(page).first()).toBeVisible();
  const sort = page.locator('table.projects thead button').first();
  await expect(page.locator('table.projects thead')).toHaveCSS('clip-path', 'inset(50%)');
  await sort.focus();
  await expect(page.locator('table.projects thead')).toHaveCSS('clip-path', 'none');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sort=project/);
  await expect(sort).toBeFocused();
});

test('from a list to the whole page of the source and back to the list nothing of the filter is lost', async ({ page }) => {
  await page.goto('indicators?kind=at_least&page=9&page=3&sort=project');
  await rows(page).first().getByRole('link').first().click();
  await page.getByRole('link', { name: '看整页' }).click();
  await expect(page.locator('main').getByRole('heading', { level: 1, name: /^原文/ })).toBeVisible();
  await page.locator('main .sub').getByRole('link').first().click();
  await expect(page.locator('table.indicators')).toBeVisible();
  await page.getByRole('link', { name: '返回查找结果' }).click();
  await expect(page).toHaveURL(/indicators\?kind=at_least&page=9&page=3&sort=project(&row=\w+\.\d+)?$/);
  // A field of the project on its page leads back the same way.
  await rows(page).first().getByRole('link').first().click();
  await page.getByRole('link', { name: '看整页' }).click();
  await page.locator('pre.source a.own').first().click();
  await page.getByRole('link', { name: '返回查找结果' }).click();
  await expect(page).toHaveURL(/indicators\?kind=at_least&page=9&page=3&sort=project(&row=\w+\.\d+)?$/);
});

test('the keyboard goes on at what a button brought, and at what a taken back condition left', async ({ page }) => {
  await page.goto('findings');
  const more = page.getByRole('button', { name: /^显示全部/ }).first();
  const own = await more.evaluate((button) => button.closest('section')!.id);
  const list = page.locator(`#${own} .cases > li`);
  const before = await list.count();
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(list.nth(before).getByRole('link').first()).toBeFocused();
  await page.goto('charts?l2=31&l1=3');
  const chips = page.getByRole('list', { name: '条件' }).getByRole('link');
  await chips.first().focus();
  await page.keyboard.press('Enter');
  await expect(chips).toHaveCount(1);
  await expect(chips.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeFocused();
});

test('in forced colours the screen that is open is told from the others', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('charts');
  await expect(page.locator('main h1')).toBeVisible();
  const bars = await page.locator('.top li a').evaluateAll((links) => links.map((link) => [link.hasAttribute('aria-current'), getComputedStyle(link).borderBottomColor] as const));
  const [now] = bars.filter(([is]) => is).map(([, color]) => color);
  expect(bars.filter(([is, color]) => !is && color === now)).toEqual([]);
});

for (const lang of ['zh', 'en']) {
  test(`what is seen on a control is in its name, and no name mixes languages: ${lang}`, async ({ page }) => {
    for (const screen of ['./', 'projects?unit=none', 'indicators?kind=at_least', 'charts?l2=31', 'compare?name=%E4%B8%80%E6%AC%A1%E6%80%A7%E5%88%9B%E4%B8%9A%E8%B5%84%E5%8A%A9%E4%BA%BA%E6%95%B0', 'findings', 'source?page=3', 'method', 'open']) {
      await page.goto(`${screen}${screen.includes('?') ? '&' : '?'}lang=${lang}`);
      await expect(page.locator('main h1')).toBeVisible();
      await page.waitForLoadState('networkidle');
      const faults = await page.evaluate((isEnglish) => {
        const found: string[] = [];
        for (const element of document.querySelectorAll<HTMLElement>('[aria-label]')) {
          const name = element.getAttribute('aria-label')!;
          const seen = [...element.childNodes].map((node) => ((node as HTMLElement).ariaHidden === 'true' ? '' : node.textContent)).join('').trim();
          if (element.matches('a, button, summary, label, input, select') && !name.includes(seen)) found.push(`“${seen}” is named “${name}”`);
          if (isEnglish && /\p{Script=Han}/u.test(name) && !element.closest('[lang="zh-CN"]')) found.push(`Chinese in “${name}”`);
        }
        return [...new Set(found)];
      }, lang === 'en');
      expect(faults, screen).toEqual([]);
    }
  });
}

test('from project to project, and from a project to a comparison, the keyboard goes on at the heading', async ({ page }) => {
  await page.goto('projects?sort=-money');
  await rows(page).first().getByRole('link').click();
  const heading = page.locator('main').getByRole('heading', { level: 1 });
  for (let presses = 0; presses < 6; presses += 1) {
    const before = page.url();
    await page.locator('.pager .next').focus();
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(before);
    await expect(heading, await focused(page)).toBeFocused();
  }
  await page.locator('a.same').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/compare\?name=/);
  await expect(heading).toBeFocused();
  // Who comes by the keyboard sees where it is.
  await expect(heading).toHaveCSS('outline-style', 'solid');
});

for (const [screen, what] of [
  ['projects?money=9..1', (page) => page.getByRole('link', { name: /对调两端/ })],
  ['projects?doc=deadbeef', (page) => page.getByRole('link', { name: '知道了' })],
  ['compare?name=%E4%B8%80%E6%AC%A1%E6%80%A7%E5%88%9B%E4%B8%9A%E8%B5%84%E5%8A%A9%E4%BA%BA%E6%95%B0', (page) => page.locator('table.promises a.add').first()],
  ['compare', (page) => page.locator('ul.names a').first()],
] as [string, (page: Page) => import('@playwright/test').Locator][]) {
  test(`the keyboard is not lost with what it pressed: ${decodeURIComponent(screen)}`, async ({ page }) => {
    await page.goto(screen);
    await expect(page.locator('main h1')).toBeVisible();
    const pressed = what(page);
    await pressed.focus();
    const before = page.url();
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(before);
    await expect(page.locator('main :focus')).toHaveCount(1);
  });
}

test('the keyboard is not lost with an own file, nor with the boxes that pick rows', async ({ page }) => {
  await page.goto('open');
  await page.locator('input[type=file]').setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: bytes.subarray(0, bytes.indexOf('年度指标值', 110_000)) });
  await page.getByRole('button', { name: '返回公开文件' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '返回公开文件' })).toBeHidden();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeFocused();
  await page.goto('projects');
  await page.getByRole('button', { name: '选择行' }).click();
  const box = page.locator('.results tbody input[type=checkbox]').nth(3);
  await box.focus();
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await expect(rows(page).nth(3).getByRole('link').first()).toBeFocused();
});

test('who chooses a page of the source goes on choosing', async ({ page }) => {
  await page.goto('source?page=3');
  const choice = page.getByLabel('到哪一页');
  await choice.focus();
  for (const number of [4, 5]) {
    await choice.selectOption(String(number));
    await expect(page.locator('main').getByRole('heading', { level: 1, name: `原文 第 ${number} 页` })).toBeVisible();
    await expect(choice).toBeFocused();
  }
});

test('keys that act by themselves can be switched off, and stay so', async ({ page }) => {
  await page.goto('projects');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '按键' }).getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  for (const again of [false, true]) {
    if (again) await page.reload();
    await expect(rows(page).first()).toBeVisible();
    await page.locator('main').focus();
    await page.keyboard.press('/');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('main')).toBeFocused();
  }
  await page.getByRole('button', { name: '按键说明' }).click();
  await page.getByRole('dialog', { name: '按键' }).getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: '搜索项目' })).toBeFocused();
});

test('in the filters of a phone nothing that the keyboard comes to is covered, and the count is said', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('projects');
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('button', { name: /^筛选/ }).click();
  const dialog = page.getByRole('dialog', { name: '筛选' });
  await expect(dialog.getByRole('status').filter({ hasText: '看 237 个项目' })).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const covered = await page.evaluate(() => {
      const element = document.activeElement!;
      const { x, y, width, height } = element.getBoundingClientRect();
      const there = document.elementFromPoint(x + width / 2, y + height / 2);
      const isSeen = element === document.body || element.contains(there) || !!there?.contains(element);
      return isSeen ? '' : `${element.tagName} ${element.parentElement!.textContent}`;
    });
    expect(covered).toBe('');
  }
});

test('where the keyboard goes on, it is in sight', async ({ page }) => {
  const inSight = async () => {
    const focused = page.locator(':focus');
    await expect(focused).toBeInViewport();
    return focused;
  };
  const press = async (link: import('@playwright/test').Locator) => {
    await link.focus();
    await page.keyboard.press('Enter');
  };
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(viewport);
    // From a case to its characters on the whole page.
    await page.goto('findings');
    await press(page.getByRole('link', { name: /^原文第 \d+ 页$/ }).nth(5));
    await expect(page).toHaveURL(/source/);
    await expect(page.locator('pre.source .own').first()).toBeInViewport();
    await expect(page.locator('pre.source :focus')).toBeInViewport();
    // To a field of a project, and on from there.
    for (const from of ['findings', 'source?page=3']) {
      await page.goto(from);
      await press(page.locator('main a[href*="at="]').nth(20));
      await expect(page.locator('main [data-field]:focus')).toBeInViewport();
      await expect(page.locator('main [data-field]:focus')).toHaveAttribute('aria-current', 'true');
      await page.keyboard.press('Tab');
      await inSight();
    }
    // Projects beside each other: the row that was pressed, and what is left when one is taken away.
    await page.goto(`compare?name=${encodeURIComponent('一次性创业资助人数')}`);
    const row = page.locator('.promises tbody tr').nth(6);
    await press(row.getByRole('link', { name: /^并列/ }));
    await expect(row.locator('th a')).toBeFocused();
    await inSight();
    await press(page.locator('.promises tbody tr').nth(4).getByRole('link', { name: /^并列/ }));
    await expect(page.locator('.side thead .add')).toHaveCount(2);
    await press(page.locator('.side thead .add').first());
    await expect(page.locator('.side thead .add')).toHaveCount(1);
    await expect(page.locator('.side thead .add')).toBeFocused();
    await inSight();
    // A mark that is taken back.
    await page.goto('indicators');
    await press(rows(page).first().getByRole('link').first());
    await expect(page).toHaveURL(/at=/);
    await press(page.getByRole('link', { name: '取消标记' }));
    await expect(page).not.toHaveURL(/at=/);
    await inSight();
  }
});

test('what is wrong with a range is said beside its boxes, in the dialog too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto('projects');
  await page.getByRole('button', { name: /^筛选/ }).click();
  const dialog = page.getByRole('dialog', { name: '筛选' });
  const box = dialog.getByRole('group', { name: /^总计/ }).getByRole('textbox', { name: '不少于' });
  await box.fill('abc');
  await box.press('Enter');
  const said = dialog.getByRole('alert');
  await expect(said).toHaveText('总计：“abc”不是数，这一端没有计入筛选。');
  await expect(said).toBeInViewport();
  await expect(box).toHaveAccessibleDescription('总计：“abc”不是数，这一端没有计入筛选。');
  await box.fill('5');
  await dialog.getByRole('group', { name: /^总计/ }).getByRole('textbox', { name: '不超过' }).fill('1');
  await page.keyboard.press('Enter');
  await expect(said).toContainText('起点大于终点');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('projects?money=abc..');
  await expect(page.locator('.notice[role=alert]')).toHaveText('总计：“abc”不是数，这一端没有计入筛选。');
});

test('a row that has no room for all its words says so, and its head stays in sight', async ({ page }) => {
  for (const [width, query] of [[1440, ''], [390, ''], [320, '?elder=1'], [1024, '?dense=1'], [390, '?lang=en']] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`indicators${query}`);
    await expect(rows(page).first()).toBeVisible();
    for (let steps = 0; steps < 12; steps += 1) {
      // Text that ends below the edge of its cell without a sign of it: what is not clamped to whole lines, and is higher than its room.
      const cut = await rows(page).evaluateAll((all) => all.flatMap((row) => [...row.querySelectorAll('.cell')].filter((cell) => {
        const clamped = getComputedStyle(cell).webkitLineClamp !== 'none';
        return !clamped && cell.clientHeight > 0 && cell.scrollHeight > cell.clientHeight + 2;
      }).map((cell) => `${row.getAttribute('aria-rowindex')} ${cell.parentElement!.className}: ${cell.scrollHeight} > ${cell.clientHeight}`)));
      expect(cut, `${width}${query}`).toEqual([]);
      await page.mouse.wheel(0, 2500);
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    }
    if (width > 1000) for (const head of await page.locator('table.projects thead th:not(.pick)').all()) await expect(head).toBeInViewport();
  }
});

test('links side by side never lie on each other', async ({ page }) => {
  for (const [width, query] of [[320, '&lang=en'], [390, '&lang=en&elder=1'], [320, '&elder=1']] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('projects');
    await expect(rows(page).first()).toBeVisible();
    const ids = await rows(page).getByRole('link').evaluateAll((all) => all.slice(0, 4).map((link) => new URL((link as HTMLAnchorElement).href).pathname.slice(1)));
    await page.goto(`compare?${ids.map((id) => `p=${id}`).join('&')}${query}`);
    const links = page.locator('.side thead .add');
    await expect(links).toHaveCount(4);
    const rects = await links.evaluateAll((all) => all.map((link) => link.getBoundingClientRect()).map(({ left, right }) => [left, right]));
    rects.forEach(([left], at) => expect(left, `${width}${query}`).toBeGreaterThanOrEqual((rects[at - 1]?.[1] ?? -Infinity) - 0.5));
    await expect(page.locator('.names .soft').first()).toBeVisible();
    expect(await page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.querySelector('main')!.scrollWidth))).toBeLessThanOrEqual(width);
  }
});

test('a condition that is not understood is said aloud, below the box', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto('projects?lang=en&elder=1');
  const box = page.getByRole('searchbox', { name: /projects/i }).first();
  await box.fill('值:>=abc');
  await box.press('Enter');
  const said = page.getByRole('status').filter({ hasText: 'is no number' });
  await expect(said).toBeVisible();
  await expect(said).toBeInViewport();
});

test('on a low screen the bar of picked rows covers nothing', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto('projects?elder=1');
  await page.locator('.more').click();
  await page.getByRole('button', { name: '选择行' }).click();
  await rows(page).first().getByRole('checkbox').check();
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press('Tab');
    const covered = await page.evaluate(() => {
      const { x, y, width, height } = document.activeElement!.getBoundingClientRect();
      const there = document.elementFromPoint(x + Math.min(width / 2, 20), Math.min(Math.max(y + height / 2, 1), innerHeight - 1));
      return there?.closest('.picked') !== null && document.activeElement!.closest('.picked') === null;
    });
    expect(covered).toBe(false);
  }
});
