import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './support';
import { rows } from './take';

const LONG = '面向全市各镇街水利设施管护人员和河湖长开展的安全生产与应急处置能力提升及跨年度延续实施的专项培训和考核评价服务采购项目第三期'.slice(0, 60);
const NUMBER = '123456789012345678901234567890次';

/** A small table with a name of 60 characters, an indicator as long, a value without a break, and an empty one. */
const text = readFileSync(new URL('../cases/dirt.txt', import.meta.url), 'utf8')
  .replace('    河道保洁与清淤经费。', LONG.match(/.{1,15}/gu)!.map((line, at) => (at === 0 ? '    ' : '') + line).join('\n'))
  .replace('鉴定水库座数；实施周期指标值:6座；年度指标\n值:6座。', `${LONG}；实施周期指标值:；年度指标值:${NUMBER}。`)
  .replace('300人左右；年度指标值:300人左右。', '300人左右；年度指标值:。');

async function open(page: Page) {
  await page.getByLabel('或把文字粘贴到这里').fill(text);
  await page.getByRole('button', { name: '读取粘贴的文字' }).click();
  await expect(page.getByText('你打开的文件：粘贴的文本', { exact: true })).toBeVisible();
}

const spill = (page: Page) => page.evaluate(() => {
  const root = document.documentElement;
  const wide = [...document.querySelectorAll('main *, footer *')]
    .filter((e) => !e.closest('.unseen, thead, .line') && e.checkVisibility() && e.getBoundingClientRect().right > root.clientWidth + 1)
    .map((e) => `${e.tagName}.${e.className}`);
  return { over: Math.max(root.scrollWidth, document.querySelector('main')!.scrollWidth) - root.clientWidth, wide };
});

for (const [width, elder] of [[320, false], [320, true], [390, true], [768, false], [1920, false], [1920, true]] as const) {
  test(`names of 60 characters and empty cells keep to ${width} px${elder ? ' in 长辈版' : ''}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(elder ? 'open?elder=1' : 'open');
    await open(page);
    const nav = page.getByRole('navigation', { name: '主导航' });
    const fits = async (screen: string) => expect(await spill(page), screen).toEqual({ over: 0, wide: [] });
    await fits('overview');
    for (const screen of ['项目', '指标', '原文', '方法', '打开文件']) {
      await nav.getByRole('link', { name: screen, exact: true }).click();
      await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeFocused();
      await fits(screen);
    }
    await nav.getByRole('link', { name: '指标', exact: true }).click();
    await expect(rows(page).filter({ hasText: LONG }).first()).toBeVisible();
    await expect(rows(page).filter({ hasText: '（原文为空）' }).first()).toBeVisible();
    if (width < 640) await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('button', { name: '选择行' }).click();
    await rows(page).first().getByRole('checkbox').check();
    await fits('picked');
    await rows(page).filter({ hasText: LONG }).first().getByRole('link').first().click();
    const indicators = page.locator('table.indicators');
    await expect(indicators).toContainText(NUMBER);
    await expect(indicators).toContainText('（原文为空）');
    await page.locator('.near > summary').click();
    await fits('project');
  });
}

test('a field that is touched on a phone stays in sight beside its place', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('projects?sort=-money');
  await rows(page).first().getByRole('link').click();
  const field = page.locator('main [data-field="2-annual"]');
  await field.click();
  await expect(page.locator('.panel mark').first()).toBeInViewport();
  await page.locator('.panel [data-place="1-name"]').first().click();
  const name = page.locator('main [data-field="1"]');
  await expect(name).toBeFocused();
  const [there, panel] = await Promise.all([name.boundingBox(), page.locator('.panel').boundingBox()]);
  expect(there!.y + there!.height).toBeLessThanOrEqual(panel!.y + 1);
  expect(there!.y).toBeGreaterThanOrEqual(0);
});
