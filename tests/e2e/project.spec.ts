import { solid } from './document';
import { expect, test } from './support';

test('a project opens from the list, and back and reload keep everything', async ({ page }) => {
  await page.goto('projects?q=%E4%BF%A1%E6%81%AF%E5%8C%96%E8%BF%90%E7%BB%B4');
  const tally = page.getByRole('status').filter({ hasText: '个项目' });
  const count = (await tally.innerText()).split(' ')[0];
  const third = page.locator('table.projects tbody tr').nth(2).getByRole('link');
  const name = await third.innerText();
  await third.click();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText(name);
  await expect(page.locator('.pager p')).toHaveText(`3 / ${count}`);
  await page.reload();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText(name);
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: '搜索项目' })).toHaveValue('信息化运维');
  await expect(tally).toContainText(`${count} / 237`);
});

test('a click on an indicator marks exactly its characters in the source, and the link says so', async ({ page }) => {
  await page.goto('projects');
  await page.locator('table.projects tbody tr').nth(200).getByRole('link').click();
  const rows = page.locator('table.indicators tbody tr');
  await expect(rows.first()).toBeVisible();
  const count = await rows.count();
  for (let at = 0; at < count; at += 1) {
    const row = rows.nth(at);
    await row.locator('th > a').click();
    await expect(page).toHaveURL(new RegExp(`at=${at + 1}$`));
    const name = solid(await row.locator('th > a').innerText());
    const annual = solid(await row.locator('td[data-label="年度"]').innerText());
    const marks = page.locator('.panel mark');
    await expect.poll(async () => solid((await marks.allTextContents()).join(''))).toContain(name);
    const marked = solid((await marks.allTextContents()).join(''));
    expect(marked).toMatch(new RegExp(`^${at + 1}、`));
    expect(marked).toContain(`年度指标值:${annual}`);
    expect(marked.split('实施周期指标值').length).toBe(2);
  }
  // Looking at places is one step of the history.
  await page.goBack();
  await expect(page).toHaveURL(/projects\?row=p\w+$/);
});

test('name and goal lead to their characters, and the pager to the neighbours', async ({ page }) => {
  await page.goto('projects?q=%E4%BF%A1%E6%81%AF%E5%8C%96%E8%BF%90%E7%BB%B4');
  await page.locator('table.projects tbody tr').first().getByRole('link').click();
  const heading = page.locator('main').getByRole('heading', { level: 1 });
  await expect(page.locator('table.indicators')).toBeVisible();
  const name = await page.locator('main h1').evaluate((h1) => h1.firstChild!.textContent!);
  const reasons = page.getByRole('region', { name: '这些内容为何放在一起' });
  await reasons.getByRole('link', { name: '项目名称' }).click();
  const marks = page.locator('.panel mark');
  await expect.poll(async () => solid((await marks.allTextContents()).join(''))).toBe(solid(name));
  await page.locator('.pager .next').click();
  await expect(page.locator('.pager p')).toContainText('2 / ');
  await page.locator('.pager .previous').click();
  await expect(heading).toContainText(name);
});

test('what is not claimed says why', async ({ page }) => {
  await page.goto('projects');
  const row = page.locator('table.projects tbody tr').filter({ has: page.locator('td', { hasText: '未能对应' }) });
  await row.last().getByRole('link').click();
  const money = page.getByRole('region', { name: '预算' });
  await expect(money).toContainText('未能对应');
  await expect(money).toContainText(/本页原文(没有保留金额|有 \d+ 处金额，不能确定哪一处属于本行)/);
});

test('a link to a project that is not there says so', async ({ page }) => {
  await page.goto('pnosuchone');
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText('没有这一页');
  await page.getByRole('link', { name: '到项目列表里查找' }).click();
  await expect(page.locator('table.projects tbody tr')).toHaveCount(237);
});

test('the same journey works from a folder of a host', async ({ page }) => {
  await page.goto(process.env.SUB_URL!);
  await page.locator('table.units tbody tr').first().getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`^${process.env.SUB_URL}projects\\?unit=`));
  await page.locator('table.projects tbody tr').first().getByRole('link').click();
  const heading = page.locator('main').getByRole('heading', { level: 1 });
  await expect(page.locator('table.indicators')).toBeVisible();
  const name = await heading.innerText();
  await page.reload();
  await expect(heading).toHaveText(name);
  await page.goBack();
  await expect(page).toHaveURL(/projects\?unit=/);
  await page.getByRole('link', { name: '绩效透视' }).click();
  await expect(page).toHaveURL(process.env.SUB_URL!);
});
