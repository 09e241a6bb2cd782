import { chromium } from '@playwright/test';
import { expect, test } from './support';

/** Takes out what the browser writes when the policy forbids something. */
const forgive = (trouble: string[], words: string) => {
  expect(trouble.filter((line) => line.includes(words)).length).toBeGreaterThan(0);
  trouble.splice(0, trouble.length, ...trouble.filter((line) => !line.includes(words)));
};

test('what is not the page’s own does not run and is not fetched', async ({ page, trouble }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.planted = 1';
    document.body.append(script);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'globalThis.planted = 2');
    document.body.append(button);
    button.click();
    const sent = await fetch('https://example.org/', { mode: 'no-cors' }).then(() => true, () => false);
    return [(globalThis as { planted?: number }).planted ?? null, sent];
  });
  expect(ran).toEqual([null, false]);
  forgive(trouble, 'Content Security Policy');
  trouble.splice(0, trouble.length, ...trouble.filter((line) => !line.includes('example.org')));
});

test('a file that is not the build’s is not taken for it', async ({ page, trouble }) => {
  await page.route('**/*_later.wasm', async (route) => {
    const answer = await route.fetch();
    const bytes = await answer.body();
    await route.fulfill({ response: answer, body: Buffer.concat([bytes, Buffer.from([0, 2, 1, 0x78])]) });
  });
  await page.goto('method');
  await expect(page.getByRole('alert')).toContainText('没有取到');
  forgive(trouble, 'integrity');
  trouble.splice(0);
});

test('a program that stops says so, keeps the address and offers a report', async ({ page, trouble }) => {
  await page.goto('method');
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText('方法');
  const notice = page.locator('#stopped');
  await expect(notice).toBeHidden();
  await page.evaluate(() => {
    // As a panic in Wasm ends.
    setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); });
  });
  await expect(notice.getByRole('heading')).toBeFocused();
  // What does nothing any more cannot be reached.
  expect(await page.locator('main, header, footer').evaluateAll((all) => all.map((one) => (one as HTMLElement).inert))).toEqual([true, true, true]);
  await notice.getByText('给维护者的报告').click();
  await expect(notice.getByRole('textbox')).toHaveValue(/\/method\n[\s\S]*unreachable/);
  await notice.getByRole('button', { name: '重新载入' }).click();
  await expect(notice).toBeHidden();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText('方法');
  expect(page.url()).toMatch(/\/method$/);
  forgive(trouble, 'unreachable');
});

test('without scripts the page says what it is and leads to the document', async ({ baseURL, launchOptions }) => {
  // With the browser's own switch: where scripts are only kept from running, what stands in noscript is not shown.
  const browser = await chromium.launch({ ...launchOptions, args: [...launchOptions.args!, '--blink-settings=scriptEnabled=false'] });
  try {
    const page = await browser.newPage();
    await page.goto(baseURL!);
    await expect(page.locator('.boot .lead:visible')).toContainText('核对原文');
    // Text in noscript is passed over by getByText and its like.
    const notice = page.locator('.boot noscript p');
    await expect(notice).toBeVisible();
    await expect(notice).toContainText('需要开启 JavaScript');
    await expect(page.getByText('正在载入')).toBeHidden();
    await notice.locator('a').click();
    await expect(page).toHaveURL(/\.txt$/);
  } finally {
    await browser.close();
  }
});
