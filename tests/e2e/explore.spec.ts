import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support';

type Target = { text: string; kind: string; value: string | null; upper: string | null; unit: string | null; parts: Target[] };
type Indicator = { name: string; level1: { code: string }; level2: { code: string }; cycle: Target; annual: Target; span: [number, number] };
type Amounts = Record<'total' | 'fiscal' | 'special' | 'other', string | null>;
type Project = {
  id: string; page: number; unit: string | null; name: string | null; amounts: Amounts | null;
  confidence: Record<string, string>; indicators: Indicator[];
};
type Finding = { id: string; projects: string[]; spans: [number, number][] };
type Whole = { units: { id: string; name: string }[]; projects: Project[]; findings: Finding[] };
type Row = { project: Project; indicators: Indicator[] };

const rows = (page: Page) => page.locator('table.projects tbody tr');
const tally = (page: Page) => page.getByRole('status').filter({ hasText: /个项目|条指标/ });
const facet = (page: Page, name: string) => page.locator('.facet').filter({ has: page.locator('summary', { hasText: name }) });
const value = (page: Page, name: string, text: string) =>
  facet(page, name).locator('li').filter({ has: page.locator('label span:first-of-type', { hasText: new RegExp(`^${text}$`) }) });

/** Opens a facet as far as it goes. */
async function unfold(group: Locator) {
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
  const all = group.getByRole('button', { name: /^全部 \d+ 项$/ });
  if (await all.count()) await all.click();
}

/** What a facet shows: each value with its count. */
async function shown(page: Page, name: string) {
  const group = facet(page, name);
  await expect(group).toBeVisible();
  await unfold(group);
  await expect(group.locator('li .n').first()).not.toBeEmpty();
  return Object.fromEntries(await group.locator('li').evaluateAll((items) => items.map((item) => [
    item.querySelector('label span')!.textContent!,
    Number(item.querySelector('.n')!.textContent!.replaceAll(',', '')),
  ])));
}

/** The whole document as the application exports it. */
async function exported(page: Page): Promise<Whole> {
  await page.goto('projects');
  await expect(rows(page).first()).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('button', { name: 'JSON（整份）' }).click();
  return JSON.parse(await readFile(await (await coming).path(), 'utf8'));
}

const KINDS: Record<string, string> = {
  at_least: '不少于', more_than: '超过', at_most: '不超过', less_than: '低于', equal: '等于', about: '约', range: '区间',
  deadline: '期限', compound: '多项', text: '文字', placeholder: '待填',
};
const SURE: Record<string, string> = { proven: '确定', likely: '可能', unresolved: '未能对应' };

function count(all: Row[], said: (row: Row) => string[]) {
  const counts = new Map<string, number>();
  for (const row of all) for (const text of new Set(said(row))) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The kinds of all that an indicator's values say. */
function kindsOf(one: Indicator): string[] {
  const kinds = (target: Target): string[] => [target.kind, ...target.parts.flatMap(kinds)];
  return [...kinds(one.annual), ...kinds(one.cycle)];
}

/** Holds what a facet shows to a count of `all`: what is not there is 0. */
function same(shown: Record<string, number>, counted: Map<string, number>) {
  for (const [text, n] of counted) expect(shown, text).toHaveProperty([text], n);
  for (const [text, n] of Object.entries(shown)) expect(n, text).toBe(counted.get(text) ?? 0);
}

test('counts of every facet follow the other filters, in both lists', async ({ page }) => {
  const whole = await exported(page);
  const names = new Map(whole.units.map((unit) => [unit.id, unit.name]));
  const lists: [string, Row[]][] = [
    ['projects', whole.projects.map((project) => ({ project, indicators: project.indicators }))],
    ['indicators', whole.projects.flatMap((project) => project.indicators.map((one) => ({ project, indicators: [one] })))],
  ];
  const unit = whole.units[1];
  const inUnit = ({ project }: Row) => project.unit === unit.id;
  // What is asked of an indicator, one and the same must answer.
  const isOfKind = (one: Indicator) => kindsOf(one).some((kind) => ['at_least', 'equal'].includes(kind));
  const ofKind = ({ indicators }: Row) => indicators.some(isOfKind);
  for (const [path, all] of lists) {
    await page.goto(`${path}?unit=${unit.id}&kind=at_least&kind=equal`);
    const answer = all.filter((row) => inUnit(row) && ofKind(row));
    expect(answer.length).toBeGreaterThan(0);
    await expect(tally(page)).toContainText(new RegExp(`^${answer.length} / ${all.length.toLocaleString('en')} `));
    const units = (row: Row) => [names.get(row.project.unit ?? '') ?? '未能对应'];
    same(await shown(page, '单位'), count(all.filter(ofKind), units));
    const kinds = (row: Row) => [...new Set(row.indicators.flatMap(kindsOf))].map((kind) => KINDS[kind]);
    same(await shown(page, '目标类型'), count(all.filter(inUnit), kinds));
    same(await shown(page, '页'), count(answer, (row) => [`第 ${row.project.page} 页`]));
    const sure = ({ project: { confidence } }: Row) =>
      [['资金使用单位', 'unit'], ['项目名称', 'name'], ['绩效目标', 'goal'], ['金额', 'amounts']]
        .map(([name, key]) => `${name}：${SURE[confidence[key]]}`);
    same(await shown(page, '可信度'), count(answer, sure));
    const funds = ({ project: { amounts } }: Row) => {
      const paid = [['财政拨款', 'fiscal'], ['财政专户拨款', 'special'], ['其他资金', 'other']]
        .filter(([, key]) => Number(amounts?.[key as keyof Amounts] ?? 0) > 0).map(([name]) => name);
      return paid.length ? paid : ['未能对应，或未能分清'];
    };
    same(await shown(page, '资金来源'), count(answer, funds));
    const levels = await shown(page, '二级指标');
    const codes = count(answer, (row) => row.indicators.filter(isOfKind).map((one) => one.level2.code));
    for (const [text, n] of Object.entries(levels)) expect(n, text).toBe(codes.get(/\d*$/.exec(text)![0]) ?? 0);
  }
});

test('a range of amounts keeps what is known to lie in it', async ({ page }) => {
  const whole = await exported(page);
  const total = (project: Project) => project.amounts?.total ?? null;
  const within = whole.projects.filter((project) => total(project) !== null && Number(total(project)) >= 100);
  expect(within.length).toBeGreaterThan(0);
  await page.goto('projects?money=100..');
  await expect(tally(page)).toContainText(`${within.length} / 237 个项目`);
  const funds = await shown(page, '资金来源');
  expect(funds['财政拨款']).toBe(within.filter((project) => Number(project.amounts!.fiscal ?? 0) > 0).length);
  expect(funds['未能对应，或未能分清']).toBe(within.filter(({ amounts }) => !['fiscal', 'special', 'other'].some((key) => Number(amounts![key as keyof Amounts] ?? 0) > 0)).length);
});

test('a range of percentages keeps what reaches into it', async ({ page }) => {
  const whole = await exported(page);
  const percent = (target: Target): [number, number][] => [
    ...(target.unit === '%' && target.value !== null ? [[Number(target.value), Number(target.upper ?? target.value)] as [number, number]] : []),
    ...target.parts.flatMap(percent),
  ];
  const all = whole.projects.flatMap((project) => project.indicators);
  const within = all.filter((one) => [...percent(one.annual), ...percent(one.cycle)].some(([low, high]) => high >= 85 && low <= 90));
  await page.goto('indicators');
  await page.getByRole('group', { name: '指标值（%）' }).getByLabel('不少于').fill('85');
  await page.getByRole('group', { name: '指标值（%）' }).getByLabel('不超过').fill('90％');
  await page.keyboard.press('Enter');
  await expect(tally(page)).toContainText(`${within.length} / 1,183 条指标`);
  await expect(page).toHaveURL(/percent=85\.\.90%EF%BC%85$/);
});

test('a district is found by its name, and a finding by its indicators', async ({ page }) => {
  const whole = await exported(page);
  await page.goto('projects');
  const [name, n] = Object.entries(await shown(page, '区域')).find(([name]) => name !== '名称中未写明')!;
  await value(page, '区域', name).getByRole('checkbox').check();
  await expect(tally(page)).toContainText(`${n} / 237`);
  for (const text of await rows(page).locator('th a').allInnerTexts()) expect(text.replaceAll(/\s/g, '')).toContain(name);
  await page.goto('indicators?finding=cycle_differs_from_annual');
  const differing = whole.findings.filter((finding) => finding.id === 'cycle_differs_from_annual');
  await expect(tally(page)).toContainText(`${differing.length} / 1,183`);
  await expect(rows(page).locator('.cycle')).toHaveCount(differing.length);
});

test('every filter lives in the address: reload, back, forward, chips and 清除全部', async ({ page }) => {
  await page.goto('projects');
  await expect(tally(page)).toContainText('237 / 237');
  const said: string[] = [await tally(page).innerText()];
  const urls: string[] = [page.url()];
  const changed = async (url: RegExp) => {
    await expect(page).toHaveURL(url);
    urls.push(page.url());
    said.push(await tally(page).innerText());
  };
  const choose = async (name: string, at: number) => {
    const group = facet(page, name);
    await unfold(group);
    await group.locator('li:not(.dim) input:not(:checked)').nth(at).check();
  };
  await choose('单位', 0);
  await changed(/unit=u\w{7}$/);
  await choose('单位', 1);
  await changed(/unit=u\w{7}&unit=u\w{7}$/);
  await choose('一级指标', 0);
  await changed(/&l1=1$/);
  await choose('二级指标', 1);
  await changed(/&l2=\d+$/);
  await choose('目标类型', 0);
  await changed(/&kind=\w+$/);
  await choose('可信度', 0);
  await changed(/&link=unit-\w+$/);
  await choose('资金来源', 0);
  await changed(/&fund=\w+&/);
  await choose('页', 0);
  await changed(/&page=\d+$/);
  await page.getByRole('group', { name: '指标值（%）' }).getByLabel('不少于').fill('0.5');
  await page.keyboard.press('Enter');
  await changed(/&percent=0\.5\.\.$/);
  await page.getByRole('button', { name: '总计（' }).click();
  await changed(/&sort=-money$/);
  await expect(page.getByRole('columnheader', { name: '总计' })).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('button', { name: '紧凑' }).click();
  await changed(/&dense=1$/);

  const links = await rows(page).locator('th a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
  expect(links.length).toBeGreaterThan(0);
  await page.reload();
  await expect(tally(page)).toHaveText(said.at(-1)!);
  const again = await rows(page).locator('th a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
  expect(again).toEqual(links);
  expect(page.url()).toBe(urls.at(-1));
  for (let at = urls.length - 2; at >= 0; at -= 1) {
    await page.goBack();
    await expect(page).toHaveURL(urls[at]);
    await expect(tally(page)).toHaveText(said[at]);
  }
  for (let at = 1; at < urls.length; at += 1) await page.goForward();
  await expect(page).toHaveURL(urls.at(-1)!);

  const chips = page.getByRole('list', { name: '条件' }).getByRole('link');
  await expect(chips).toHaveCount(9);
  await chips.filter({ hasText: '页：' }).click();
  await expect(chips).toHaveCount(8);
  await expect(page).not.toHaveURL(/page=/);
  await page.getByRole('link', { name: '清除全部' }).click();
  await expect(chips).toHaveCount(0);
  await expect(tally(page)).toContainText('237 / 237');
  await expect(page).toHaveURL(/projects\?sort=-money&dense=1$/);
});

test('a link that asks for what is not there says so', async ({ page }) => {
  await page.goto('projects?unit=u0000000&money=viel..&doc=01234567');
  const other = page.getByRole('alert').filter({ hasText: '为另一份文件做的' });
  const unknown = page.getByRole('alert').filter({ hasText: '没有计入筛选' });
  await expect(unknown).toContainText('没有单位“u0000000”');
  await expect(unknown).toContainText('“viel”不是数');
  await expect(tally(page)).toContainText('237 / 237');
  await other.getByRole('link', { name: '知道了' }).click();
  await expect(other).toBeHidden();
  await page.getByRole('link', { name: /^单位是“u0000000”.*，去掉此条件$/ }).click();
  await expect(unknown).not.toContainText('u0000000');
});

test('a link with a query that is too long says so, and searches its beginning', async ({ page }) => {
  const said = page.getByRole('alert').filter({ hasText: '有一项太长，只用了它的前 1,000 个字' });
  const box = page.getByRole('searchbox', { name: '搜索项目' });
  for (const screen of ['projects', 'indicators', 'charts', 'findings']) {
    await page.goto(`${screen}?q=${'x'.repeat(1_001)}`);
    await expect(said, screen).toBeVisible();
    await page.goto(`${screen}?q=${'x'.repeat(1_000)}`);
    await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeVisible();
    await expect(said, screen).toHaveCount(0);
  }
  await page.goto('projects?dense=1');
  await expect(box).toHaveAttribute('maxlength', '1000');
  // No server would take such an address; a link within the page is followed without one.
  await page.evaluate(() => {
    history.pushState(null, '', `projects?q=${encodeURIComponent('值:').repeat(80_000)}&dense=1`);
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await expect(said).toBeVisible();
  await expect(box).toHaveValue('值:'.repeat(500));
  await box.fill('就业');
  await expect(page).toHaveURL(/projects\?q=%E5%B0%B1%E4%B8%9A&dense=1$/);
  await expect(said).toHaveCount(0);
});

test('a copied link names the document', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('indicators?l2=11');
  await expect(tally(page)).toContainText('372 / 1,183');
  await page.getByRole('button', { name: '复制链接' }).click();
  await expect(page.getByText('已复制链接')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/indicators\?l2=11&doc=[0-9a-f]{8}$/);
  await page.goto(link);
  await expect(tally(page)).toContainText('372 / 1,183');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('where nothing is left the page says which choice to take back', async ({ page }) => {
  await page.goto('projects?page=1&page=2&money=..0.000001');
  await expect(tally(page)).toContainText('0 / 237');
  await expect(page.getByRole('heading', { name: '没有符合条件的项目' })).toBeVisible();
  const way = page.getByRole('link', { name: /^不限总计，可得 \d+ 个项目$/ });
  const promised = /\d+/.exec(await way.innerText())![0];
  await way.click();
  await expect(tally(page)).toContainText(`${promised} / 237`);
});

test('an indicator leads to its place in its project, and back', async ({ page }) => {
  await page.goto('indicators?kind=deadline');
  const link = rows(page).nth(2).getByRole('link').first();
  const name = await link.innerText();
  await link.click();
  await expect(page).toHaveURL(/\/p\w+\?kind=deadline&list=indicators&at=\d+$/);
  const id = /p\w+(?=\?)/.exec(page.url())![0];
  await expect(page.locator('table.indicators tr.here')).toContainText(name);
  await expect(page.locator('.panel mark').first()).toBeInViewport();
  await page.getByRole('link', { name: '返回查找结果' }).click();
  // The list opens at the row that it was left by.
  await expect(page).toHaveURL(new RegExp(`indicators\\?kind=deadline&row=${id}\\.\\d+$`));
});

test('the same choice can be seen by project and by indicator', async ({ page }) => {
  await page.goto('indicators?kind=at_least');
  await expect(tally(page)).toContainText('/ 1,183 条指标');
  await page.getByRole('link', { name: '按项目看' }).click();
  await expect(page).toHaveURL(/projects\?kind=at_least$/);
  await expect(tally(page)).toContainText('/ 237 个项目');
});

test('a search finds indicators one by one, and marks them', async ({ page }) => {
  await page.goto('indicators');
  await page.getByRole('searchbox', { name: '搜索项目' }).fill('指标:满意度');
  await expect(tally(page)).not.toContainText('1,183 / 1,183');
  await expect(rows(page).locator('th a').first()).toContainText('满意度');
  for (const name of await rows(page).locator('th a').allInnerTexts()) expect(name).toContain('满意度');
  await page.getByRole('searchbox', { name: '搜索项目' }).fill('满意度');
  await expect(rows(page).locator('mark').first()).toHaveText('满意度');
});

test('sorting goes by number, by sound, and back', async ({ page }) => {
  await page.goto('projects');
  await expect(rows(page)).toHaveCount(237);
  const before = await rows(page).first().innerText();
  const head = page.getByRole('columnheader', { name: '总计' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  const sums = async () => (await rows(page).locator('[data-label^="总计"]').allInnerTexts())
    .map((text) => (text.includes('未能对应') ? null : Number(/[\d,.]+/.exec(text)![0].replaceAll(',', ''))));
  let all = await sums();
  const known = all.filter((sum) => sum !== null);
  expect(known.length).toBeGreaterThan(10);
  expect(all).toEqual([...known.toSorted((a, b) => b - a), ...all.filter((sum) => sum === null)]);
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  all = await sums();
  expect(all).toEqual([...known.toSorted((a, b) => a - b), ...all.filter((sum) => sum === null)]);
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'none');
  expect(await rows(page).first().innerText()).toBe(before);
  const units = page.getByRole('columnheader', { name: '单位' });
  await units.getByRole('button').click();
  await expect(units).toHaveAttribute('aria-sort', 'ascending');
  const names = (await rows(page).locator('.unit').allInnerTexts()).filter((name) => name !== '未能对应');
  expect(names).toEqual(names.toSorted(new Intl.Collator('zh-CN').compare));
});

test('a long list is drawn through a window, and every row can be reached', async ({ page }) => {
  test.setTimeout(90_000);
  await page.goto('indicators');
  const table = page.locator('table.projects');
  await expect(table).toHaveAttribute('aria-rowcount', '1184');
  await expect(rows(page).first()).toHaveAttribute('aria-rowindex', '2');
  expect(await rows(page).count()).toBeLessThan(80);
  const height = await table.evaluate((table) => table.getBoundingClientRect().height);
  await rows(page).first().getByRole('link').first().focus();
  await page.keyboard.press('End');
  await expect(rows(page).last()).toHaveAttribute('aria-rowindex', '1184');
  await expect(rows(page).last().getByRole('link').first()).toBeFocused();
  await expect(rows(page).last()).toBeInViewport();
  expect(await table.evaluate((table) => table.getBoundingClientRect().height)).toBeCloseTo(height, 0);
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('tr[aria-rowindex="1183"] th a')).toBeFocused();
  // The row that has the focus goes out of the window and comes back.
  await page.evaluate(() => scrollTo(0, 0));
  await expect(rows(page).first()).toHaveAttribute('aria-rowindex', '2');
  await expect(table).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('tr[aria-rowindex="1182"] th a')).toBeFocused();
  await expect(page.locator('tr[aria-rowindex="1182"]')).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(page.locator('tr[aria-rowindex="2"] th a')).toBeFocused();
  await page.setViewportSize({ width: 1440, height: 3000 });
  await expect(rows(page).nth(35)).toBeVisible();
  const seen = new Set<string>();
  for (let presses = 0; presses < 100 && seen.size < 1183; presses += 1) {
    for (const at of await rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('aria-rowindex')!))) seen.add(at);
    await page.keyboard.press('PageDown');
  }
  expect(seen.size).toBe(1183);
});

test('rows of a window are all of one height, and show their figures whole', async ({ page }) => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const address of ['indicators', 'indicators?dense=1', 'indicators?q=%E7%8E%87']) {
      await page.goto(address);
      await expect(page.locator('table.windowed tbody tr').nth(5)).toBeVisible();
      const heights = await rows(page).evaluateAll((all) => all.map((row) => Math.round(row.getBoundingClientRect().height)));
      expect(new Set(heights).size, `${address} at ${width}`).toBe(1);
    }
  }
});

test('a list stays whole when the reader asks for larger letters', async ({ page }) => {
  await page.goto('indicators');
  await rows(page).nth(3).getByRole('link').first().focus();
  await page.evaluate(() => { document.documentElement.style.fontSize = '24px'; });
  await page.keyboard.press('End');
  const last = page.locator('tr[aria-rowindex="1184"]');
  await expect(last.getByRole('link').first()).toBeFocused();
  await expect(last).toBeInViewport();
  await page.evaluate(() => scrollBy(0, -5_000));
  await expect(last).toHaveCount(0);
  const middle = await page.evaluate(() => document.elementFromPoint(innerWidth / 2, innerHeight / 2)!.closest('tr') !== null);
  expect(middle).toBe(true);
});

test('printing prints every row', async ({ page }) => {
  await page.goto('indicators?l1=1');
  await expect(page.locator('table.windowed')).toBeVisible();
  const count = Number(/^[\d,]+/.exec(await tally(page).innerText())![0].replaceAll(',', ''));
  const windowed = await rows(page).count();
  expect(windowed).toBeLessThan(count);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(rows(page)).toHaveCount(count);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(rows(page)).toHaveCount(windowed);
});

test('nothing is looked for in a facet while an input method composes', async ({ page }) => {
  await page.goto('projects');
  const box = page.getByRole('searchbox', { name: '在“单位”中查找' });
  await box.focus();
  const items = facet(page, '单位').locator('li');
  const before = await items.count();
  const client = await page.context().newCDPSession(page);
  for (const text of ['j', 'ji', 'jishi']) {
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await expect(box).toHaveValue(text);
    await expect(items).toHaveCount(before);
  }
  await client.send('Input.insertText', { text: '技师' });
  await expect(items.first()).toContainText('技师');
  for (const name of await items.allInnerTexts()) expect(name).toContain('技师');
});

test('on a phone the filters are a dialog that keeps the focus and gives it back', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('projects');
  const open = page.getByRole('button', { name: /^筛选/ });
  await expect(open).toBeVisible();
  await expect(page.locator('.facets')).toBeHidden();
  await open.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '筛选' });
  await expect(dialog).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const within = await page.evaluate(() => document.activeElement === document.body || document.activeElement!.closest('dialog') !== null);
    expect(within).toBe(true);
  }
  await dialog.locator('.facet li input').first().check();
  await expect(page).toHaveURL(/unit=/);
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: /^看 \d+ 个项目$/ }).click();
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
  await expect(open).toHaveText(/筛选\s*（1）/);
  await open.click();
  await page.keyboard.press('Escape');
  await expect(page.locator('.facets')).toBeHidden();
  await expect(open).toBeFocused();
});

test('from a search to a filter, a row and its project with the keyboard alone', async ({ page }) => {
  await page.goto('indicators');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('/');
  const box = page.getByRole('searchbox', { name: '搜索项目' });
  await expect(box).toBeFocused();
  await page.keyboard.type('满意');
  await expect(rows(page).locator('mark').first()).toBeVisible();
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement!.matches('.facet input[type=checkbox]'))) break;
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/unit=/);
  await expect(facet(page, '单位').locator('input:checked')).toBeFocused();
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const first = rows(page).first().getByRole('link').first();
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/p\w+\?q=.*&at=\d+$/);
  // The row of it that the search found.
  const at = new URL(page.url()).searchParams.get('at')!;
  await expect(page.locator('main [data-field]:focus')).toHaveAttribute('data-field', at);
});

test('the sheet of keys opens with ?, keeps the focus and gives it back', async ({ page }) => {
  await page.goto('projects');
  const first = rows(page).first().getByRole('link');
  await first.focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: '按键' });
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText('到搜索框');
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement!.closest('dialog') !== null)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(first).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type('?');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('searchbox', { name: '搜索项目' })).toHaveValue('?');
});

test('a range whose ends are the wrong way round is said and can be swapped', async ({ page }) => {
  await page.goto('projects?money=500..10');
  const notice = page.getByRole('alert').filter({ hasText: '500–10' });
  await expect(notice).toContainText('没有计入筛选');
  await notice.getByRole('link', { name: '对调两端' }).click();
  await expect(page).toHaveURL(/money=10\.\.500/);
  await expect(notice).toBeHidden();
});

test('an order and a unit of money that are not known are said', async ({ page }) => {
  await page.goto('projects?sort=colour&currency=dollar');
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('“colour”');
  await expect(notice).toContainText('“dollar”');
  await expect(rows(page).first()).toBeVisible();
});

test('of several words that nothing holds together, one can be left out', async ({ page }) => {
  await page.goto('projects?q=%E6%BB%A1%E6%84%8F%E5%BA%A6+%E5%A4%96%E6%98%9F%E4%BA%BA');
  await page.getByRole('link', { name: '只查“满意度”' }).click();
  await expect(page).toHaveURL(/q=%E6%BB%A1%E6%84%8F%E5%BA%A6$/);
  await expect(rows(page).first()).toBeVisible();
});

test('a value without rows stays in its place, dim, and can still be chosen', async ({ page }) => {
  await page.goto('projects?district=%E5%A4%A9%E6%B2%B3%E5%8C%BA');
  const units = facet(page, '单位');
  const empty = units.locator('li.dim').first();
  await expect(empty).toBeVisible();
  await expect(empty).toContainText(/0$/);
  const [dim, plain] = await Promise.all([empty, units.locator('li:not(.dim)').first()].map((each) => each.evaluate((item) => getComputedStyle(item).color)));
  expect(dim).not.toBe(plain);
  await empty.getByRole('checkbox').check();
  await expect(page).toHaveURL(/unit=/);
});

test('a link to the first screen that was made for another document says so', async ({ page }) => {
  await page.goto('./?doc=00000000');
  const notice = page.getByRole('alert').filter({ hasText: '另一份文件' });
  await expect(notice).toBeVisible();
  await expect(page.locator('dl.figures')).toBeVisible();
  await notice.getByRole('link', { name: '知道了' }).click();
  await expect(notice).toBeHidden();
});

test('what no row can answer is said beside the list: a district whose names are unmatched, amounts that are', async ({ page }) => {
  await page.goto(`projects?district=${encodeURIComponent('番禺区')}`);
  await expect(page.getByText('另有未能对应到项目的名称写着所选的区域')).toBeVisible();
  await page.goto('projects?money=1000..');
  await expect(page.getByText(/\d+ 个项目的金额在原文里未能对应/)).toBeVisible();
  await expect(page.locator('.narrowed')).toContainText('≥1000 万元');
});

test('a search that was asked for with Enter is a step of the history, a keystroke is none', async ({ page }) => {
  await page.goto('projects');
  const box = page.getByRole('searchbox').first();
  await box.fill('补助');
  await box.press('Enter');
  await expect(page).toHaveURL(/q=/);
  const asked = page.url();
  await box.fill('满意度');
  await box.press('Enter');
  await expect(page).not.toHaveURL(asked);
  await page.goBack();
  await expect(page).toHaveURL(asked);
});

test('an amount may be typed with a unit of its own', async ({ page }) => {
  await page.goto('projects');
  await expect(rows(page).first()).toBeVisible();
  const least = page.getByRole('textbox', { name: '不少于' }).first();
  await least.fill('1.5亿元');
  await least.press('Enter');
  await expect(page).toHaveURL(/[?&]money=15000\.\.$/);
  await expect(least).toHaveValue('15000');
});

test('indicators that go by the amounts of their projects show these', async ({ page }) => {
  await page.goto('indicators?sort=-money');
  await expect(rows(page).first().locator('.of')).toContainText(/总计 [\d,.]+ 万元/);
  const amounts = await rows(page).locator('.of .n').evaluateAll((all) => all.map((one) => Number(/[\d,.]+/.exec(one.textContent!)![0].replaceAll(',', ''))));
  expect(amounts.length).toBeGreaterThan(5);
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  await page.goto('indicators');
  await expect(rows(page).first()).toBeVisible();
  await expect(rows(page).locator('.of .n')).toHaveCount(0);
});

test('the slash leads to the search from where there is none', async ({ page }) => {
  await page.goto('method');
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page).toHaveURL(/\/projects$/);
  await expect(page.getByRole('searchbox').first()).toBeFocused();
});

test('the unit of money is a step of its own, and stays when a later one is undone', async ({ page }) => {
  await page.goto('projects');
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('group', { name: '金额单位' }).getByRole('link', { name: '亿元' }).click();
  await expect(page).toHaveURL(/currency=yi/);
  await page.getByRole('combobox', { name: '排序' }).selectOption('-money');
  await expect(page).toHaveURL(/sort=-money/);
  await page.goBack();
  await expect(page).not.toHaveURL(/sort=/);
  await expect(page).toHaveURL(/currency=yi/);
  await page.goBack();
  await expect(page).not.toHaveURL(/currency=/);
  await expect(rows(page).first()).toBeVisible();
});

test('a search is one step of the history, and none of the steps before it is lost', async ({ page }) => {
  await page.goto('projects');
  await expect(rows(page).first()).toBeVisible();
  await value(page, '区域', '从化区').locator('input').check();
  await expect(page).toHaveURL(/district=/);
  const filtered = page.url();
  const box = page.getByRole('searchbox').first();
  await box.pressSequentially('退休');
  await expect(page).toHaveURL(/q=%E9%80%80%E4%BC%91/);
  await box.press('Enter');
  await unfold(facet(page, '一级指标'));
  await facet(page, '一级指标').locator('li input').first().check();
  await expect(page).toHaveURL(/l1=1/);
  await page.goBack();
  await expect(page).toHaveURL(/q=%E9%80%80%E4%BC%91/);
  await page.goBack();
  await expect(page).toHaveURL(filtered);
  await expect(box).toHaveValue('');
  await page.goBack();
  await expect(page).toHaveURL(/projects$/);
  await expect(rows(page).first()).toBeVisible();
});

test('what a link asks for in vain is said once, and its chip says that it does not count', async ({ page }) => {
  await page.goto('projects?unit=zzz&money=abc');
  await expect(page.getByRole('alert').getByText('“abc”不是数')).toHaveCount(1);
  await expect(tally(page)).toContainText('237 / 237');
  for (const words of ['单位是“zzz”', '总计 abc–abc 万元']) await expect(page.locator('.narrowed .chip', { hasText: `${words}（没有计入）` })).toBeVisible();
  await page.goto('projects?money=abc..2000');
  await expect(page.locator('.narrowed .chip')).toHaveText([/^总计 ≤2000 万元 ×/]);
});
