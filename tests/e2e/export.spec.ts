import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { bytes } from './document';
import { expect, test } from './support';

const rows = (page: Page) => page.locator('table.projects tbody tr');

async function saved(page: Page, button: string) {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test('the list is taken away as it is shown, and opens in a spreadsheet', async ({ page }) => {
  await page.goto('projects?q=%E5%B0%B1%E4%B8%9A%E8%A1%A5%E5%8A%A9');
  await expect(rows(page).first()).toBeVisible();
  const shown = await rows(page).evaluateAll((all) => all.map((row) => ({
    id: row.querySelector('a')!.href.split('/').at(-1)!.split('?')[0],
    indicators: Number(row.querySelector('[data-label="指标"]')!.textContent),
  })));
  const { name, content } = await saved(page, 'CSV（Excel、WPS）');
  expect(name).toMatch(/^绩效目标_.+_就业补助_\d{4}-\d{2}-\d{2}\.csv$/);
  expect([...content.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const records: Record<string, string>[] = parse(content, { bom: true, columns: true });
  const counts = new Map<string, number>();
  for (const record of records) counts.set(record['项目编号'], (counts.get(record['项目编号']) ?? 0) + 1);
  expect([...counts].map(([id, indicators]) => ({ id, indicators }))).toEqual(shown);
});

test('the verbatim table holds every indicator, and leads back to its characters', async ({ page }) => {
  await page.goto('projects');
  await expect(rows(page)).toHaveCount(237);
  const { content } = await saved(page, 'CSV（原样）');
  expect(content[0]).not.toBe(0xef);
  const records: Record<string, string>[] = parse(content, { columns: true });
  expect(records).toHaveLength(1183);
  for (const record of records) {
    const [start, end] = record['原文位置（字节）'].split('–').map(Number);
    const source = bytes.subarray(start, end).toString('utf8').replaceAll(/\s/g, '');
    expect(source.startsWith(`${record['序号']}、${record['一级指标代码']}-`)).toBe(true);
    expect(source).toContain(`年度指标值:${record['年度指标值'].replaceAll(/\s/g, '')}`);
  }
});

test('the whole document is taken away as JSON', async ({ page }) => {
  await page.goto('projects?q=%E5%B0%B1%E4%B8%9A%E8%A1%A5%E5%8A%A9');
  await expect(rows(page).first()).toBeVisible();
  const { name, content } = await saved(page, 'JSON');
  expect(name).toMatch(/\.json$/);
  const whole = JSON.parse(content.toString('utf8'));
  expect(whole.projects).toHaveLength(237);
  expect(whole.units).toHaveLength(17);
});
