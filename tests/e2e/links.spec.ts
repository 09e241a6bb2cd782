import { expect, test } from './support';

test('a link to a screen begins at its top, and back returns to the opened link where it stood', async ({ page }) => {
  await page.goto('projects');
  const link = page.locator('table.projects tbody tr').nth(150).getByRole('link');
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(1000);
  await link.click();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect(link).toBeFocused();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
});

test('a click with a key held, or on a file, is left to the browser', async ({ page, context }) => {
  await page.goto('projects');
  const link = page.locator('table.projects tbody tr').first().getByRole('link');
  const opened = context.waitForEvent('page');
  await link.click({ modifiers: ['ControlOrMeta'] });
  const other = await opened;
  await expect(other.locator('main').getByRole('heading', { level: 1 })).toHaveText(await link.innerText());
  await expect(page).toHaveURL(/projects(\?row=p\w+)?$/);
  // Not followed: for a bare text the browser looks for an icon at the root of the host, and says when there is none.
  const isLeft = (link: HTMLElement) => {
    let left: boolean | undefined;
    const look = (event: Event) => {
      left = !event.defaultPrevented;
      event.preventDefault();
    };
    addEventListener('click', look, { once: true });
    link.click();
    return left;
  };
  expect(await page.getByRole('contentinfo').getByRole('link', { name: '查看文件' }).evaluate(isLeft)).toBe(true);
  expect(await link.evaluate(isLeft)).toBe(false);
});

test('a slash at the end of an address does no harm', async ({ page, trouble }) => {
  for (const base of [process.env.BASE_URL!, process.env.SUB_URL!]) {
    await page.goto(`${base}projects/?q=%E5%B0%B1%E4%B8%9A`);
    await expect(page.locator('table.projects tbody tr').first()).toBeVisible();
    expect(page.url()).toBe(`${base}projects?q=%E5%B0%B1%E4%B8%9A`);
  }
  trouble.splice(0, trouble.length, ...trouble.filter((line) => !line.includes('404')));
});

test('opening what is open makes no step of the history', async ({ page }) => {
  await page.goto('./');
  const top = page.getByRole('navigation', { name: '主导航' });
  await top.getByRole('link', { name: '方法' }).click();
  await expect(page).toHaveURL(/method$/);
  const steps = await page.evaluate(() => history.length);
  await top.getByRole('link', { name: '方法' }).click();
  await expect(top.getByRole('link', { name: '方法' })).toHaveAttribute('aria-current', 'page');
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await page.goBack();
  await expect(page).toHaveURL(process.env.BASE_URL!);
});
