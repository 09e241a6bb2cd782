import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { bytes } from './document';
import { expect, test } from './support';
import { read, readers, rows, saved, shownIds } from './take';

const QUERY = 'projects?q=%E5%B0%B1%E4%B8%9A%E8%A1%A5%E5%8A%A9';

test('the list is taken away as it is shown, and opens in a spreadsheet', async ({ page }) => {
  await page.goto(QUERY);
  await expect(rows(page).first()).toBeVisible();
  const ids = await shownIds(page);
  const counts = await rows(page).locator('[data-label="指标"]').allTextContents();
  const { name, content } = await saved(page, '表格 CSV');
  expect(name).toMatch(/^绩效目标_.+_就业补助_\d{4}-\d{2}-\d{2}\.csv$/);
  expect([...content.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const records: Record<string, string>[] = parse(content, { bom: true, columns: true });
  const found = new Map<string, number>();
  for (const record of records) found.set(record['项目编号'], (found.get(record['项目编号']) ?? 0) + 1);
  expect([...found.keys()]).toEqual(ids);
  expect([...found.values()]).toEqual(counts.map(Number));
  await expect(page.getByText(`已保存：${name}`)).toBeVisible();
});

test('the verbatim table holds every indicator, and leads back to its characters', async ({ page }) => {
  await page.goto('projects');
  await expect(rows(page).first()).toBeVisible();
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

test('the workbook holds the shown projects with numbers as numbers, and says where they come from', async ({ page }) => {
  await page.goto(QUERY);
  await expect(rows(page).first()).toBeVisible();
  const ids = await shownIds(page);
  const totals = await rows(page).locator('[data-label^="总计"]').allTextContents();
  const { name, content } = await saved(page, '工作簿 XLSX');
  expect(name).toMatch(/_就业补助_\d{4}-\d{2}-\d{2}\.xlsx$/);
  const sheets = await readWorkbook(content);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['项目', '指标', '关于']);
  const [projects, indicators, about] = sheets.map(({ data }) => data);
  const at = (heading: string) => projects[0].indexOf(heading);
  expect(projects.slice(1).map((row) => row[at('项目编号')])).toEqual(ids);
  for (const [index, row] of projects.slice(1).entries()) {
    const shown = /[\d,]+\.?\d*/.exec(totals[index]);
    expect(row[at('总计（万元）')]).toEqual(shown ? Number(shown[0].replaceAll(',', '')) : null);
  }
  expect(new Set(indicators.slice(1).map((row) => row[0]))).toEqual(new Set(ids));
  const told = about.map((row) => row.join(' ')).join('\n');
  expect(told).toContain(`${ids.length} / 237 个项目`);
  expect(told).toContain('筛选条件 搜索“就业补助”');
  expect(told).toMatch(/链接 http.*\/projects\?q=%E5%B0%B1%E4%B8%9A%E8%A1%A5%E5%8A%A9&doc=[0-9a-f]{8}\n/);
  expect(told).toMatch(/来源文件 SHA-256 [0-9a-f]{64}\n/);
});

test('a list of indicators gives these indicators', async ({ page }) => {
  await page.goto('indicators?l2=31&q=%E6%BB%A1%E6%84%8F%E5%BA%A6');
  await expect(rows(page).first()).toBeVisible();
  const tally = await page.getByRole('status').filter({ hasText: '条指标' }).textContent();
  const count = Number(/^[\d,]+/.exec(tally!)![0].replaceAll(',', ''));
  const ids = await shownIds(page);
  const { name, content } = await saved(page, '表格 CSV');
  expect(name).toMatch(/_满意度_\d{4}-\d{2}-\d{2}\.csv$/);
  const records: Record<string, string>[] = parse(content, { bom: true, columns: true });
  expect(records).toHaveLength(count);
  expect(records.slice(0, ids.length).map((record) => record['项目编号'])).toEqual(ids);
  for (const record of records) expect(record['二级指标代码']).toBe('31');
});

test('the whole document is taken away as JSON, and is not named after a filter', async ({ page }) => {
  await page.goto(QUERY);
  await expect(rows(page).first()).toBeVisible();
  const { name, content } = await saved(page, 'JSON（整份）');
  expect(name).toMatch(/^绩效目标_[^_]+_\d{4}年_\d{4}-\d{2}-\d{2}\.json$/);
  const whole = JSON.parse(content.toString('utf8'));
  expect(whole.projects).toHaveLength(237);
  expect(whole.units).toHaveLength(17);
});

test('a list is taken away as JSON too: its rows in their order, as they stand in the whole', async ({ page }) => {
  await page.goto('projects?sort=-name&l2=31&q=%E5%B0%B1%E4%B8%9A');
  await expect(rows(page).first()).toBeVisible();
  const ids = await shownIds(page);
  const { content: all } = await saved(page, 'JSON（整份）');
  const whole = JSON.parse(all.toString('utf8'));
  const { name, content } = await saved(page, '给程序：所列');
  expect(name).toMatch(/_就业_\d{4}-\d{2}-\d{2}\.json$/);
  const listed = JSON.parse(content.toString('utf8'));
  expect(Object.keys(listed)).toEqual(['document', 'units', 'projects']);
  expect(listed.projects.map(({ id }: { id: string }) => id)).toEqual(ids);
  const own = new Map(whole.projects.map((project: { id: string }) => [project.id, project]));
  for (const project of listed.projects) expect(project).toEqual(own.get(project.id));
  await page.goto('indicators?l2=31&q=%E6%BB%A1%E6%84%8F%E5%BA%A6');
  await expect(rows(page).first()).toBeVisible();
  const tally = await page.getByRole('status').filter({ hasText: '条指标' }).textContent();
  const of = JSON.parse((await saved(page, '给程序：所列')).content.toString('utf8'));
  const indicators = of.projects.flatMap((project: { indicators: { level2: { code: string } }[] }) => project.indicators);
  expect(indicators).toHaveLength(Number(/^[\d,]+/.exec(tally!)![0].replaceAll(',', '')));
  expect(new Set(indicators.map(({ level2 }: { level2: { code: string } }) => level2.code))).toEqual(new Set(['31']));
});

test('the data package is valid in the eyes of another program, and holds the published file', async ({ page }) => {
  await page.goto('projects');
  await expect(rows(page).first()).toBeVisible();
  const { name, content } = await saved(page, '数据包 ZIP');
  expect(name).toMatch(/\d{4}-\d{2}-\d{2}\.zip$/);
  const files = unzipSync(content);
  expect(Buffer.from(files['source.txt']).equals(bytes)).toBe(true);
  expect(parse(Buffer.from(files['projects.csv']), { columns: true })).toHaveLength(237);
  expect(parse(Buffer.from(files['indicators.csv']), { columns: true })).toHaveLength(1183);
  test.skip(!readers, 'no Python to check the rest with');
  const report = JSON.parse(read('frictionless', ['validate', '--json', 'datapackage.json'], files));
  expect(report.errors).toEqual([]);
  expect(report.tasks.map(({ name: task, valid }: { name: string; valid: boolean }) => [task, valid])).toEqual([
    ['units', true], ['projects', true], ['indicators', true], ['source', true],
  ]);
});

test('a program that cannot be fetched is said to be missing', async ({ page, trouble }) => {
  await page.route('**/files-*_bg.wasm', (route) => route.abort());
  await page.goto('projects');
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('button', { name: '表格 CSV' }).click();
  await expect(page.getByText('没能生成')).toBeVisible();
  trouble.length = 0;
});
