import { chromium } from '@playwright/test';
import { expect, test } from './support';

/** Takes out what the browser writes when the policy forbids something. */
const forgive = (trouble: string[], words: string) => {
  expect(trouble.filter((line) => line.includes(words)).length).toBeGreaterThan(0);
  trouble.splice(0, trouble.length, ...trouble.filter((line) => !line.includes(words)));
};

test('what is planted in the page does not run, does not change its look, and nothing is fetched from elsewhere', async ({ page, trouble }) => {
  await page.route('./', async (route) => {
    const answer = await route.fetch();
    const planted = '<script>globalThis.planted = "script"</script><style>body { display: none }</style><p id="seed" style="color: red" onclick="globalThis.planted = this.id">'
      + '<a href="javascript:globalThis.planted = this.href">x</a></p><base href="https://example.org/"><iframe srcdoc="<script>parent.planted = 1</script>"></iframe>';
    await route.fulfill({ response: answer, body: (await answer.text()).replace('</body>', `${planted}</body>`) });
  });
  await page.goto('./');
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  await page.locator('#seed').click();
  await page.locator('#seed a').click();
  await expect(page.locator('#seed')).not.toHaveCSS('color', 'rgb(255, 0, 0)');
  const sent = await page.evaluate(() => fetch('https://example.org/', { mode: 'no-cors' }).then(() => true, () => false));
  expect([await page.evaluate(() => (globalThis as { planted?: unknown }).planted ?? null), sent]).toEqual([null, false]);
  forgive(trouble, 'Content Security Policy');
  trouble.splice(0, trouble.length, ...trouble.filter((line) => !line.includes('example.org')));
});

test('no text becomes markup or a program, whoever wants it to', async ({ page, trouble }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  const done = await page.evaluate(async () => {
    // In the task of a test's own evaluation a browser lets texts be evaluated.
    await new Promise((next) => setTimeout(next));
    const holder = document.body.appendChild(document.createElement('div'));
    const markup = (text: string) => () => { holder.innerHTML = text; };
    const attempts: Record<string, () => unknown> = {
      'an image': markup('<img src=x onerror="globalThis.planted = 1">'),
      'a handler': markup('<span onclick="globalThis.planted = 1">x</span>'),
      'a script': markup('<script>globalThis.planted = 1</script>'),
      'an element in another': markup('<span><i></i></span>'),
      'markup beside': () => holder.insertAdjacentHTML('beforeend', '<b>x</b>'),
      'markup outside': () => { holder.outerHTML = '<b>x</b>'; },
      'a written page': () => document.write('<b>x</b>'),
      'a fragment': () => document.createRange().createContextualFragment('<b>x</b>'),
      'the text of a script': () => { document.createElement('script').textContent = 'globalThis.planted = 1'; },
      'a frame’s page': () => { document.createElement('iframe').srcdoc = '<b>x</b>'; },
      'evaluated text': () => Function('globalThis.planted = 1')(),
      'another’s worker': () => new Worker('https://example.org/worker.js'),
      'a worker of data': () => new Worker('data:text/javascript,1'),
      'another policy': () => (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy('mine', {}),
    };
    const passed = Object.keys(attempts).filter((name) => {
      try {
        attempts[name]();
        return true;
      } catch {
        return false;
      }
    });
    // What the framework makes of the parts of a view that never change passes.
    holder.innerHTML = '<td class="barcell"></td>';
    return [passed, (globalThis as { planted?: number }).planted ?? null];
  });
  expect(done).toEqual([[], null]);
  forgive(trouble, 'TrustedHTML');
  forgive(trouble, 'TrustedScript');
  trouble.splice(0);
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
  expect(await page.locator('main, header, footer').evaluateAll((all) => all.map((one) => (one as HTMLElement).inert))).toEqual([false, true, true]);
  await notice.getByText('给维护者的报告').click();
  await expect(notice.getByRole('textbox')).toHaveValue(/\/method\n[\s\S]*unreachable/);
  await notice.getByRole('button', { name: '重新载入' }).click();
  await expect(notice).toBeHidden();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText('方法');
  expect(page.url()).toMatch(/\/method$/);
  // What is above every screen leads on as on any page.
  await page.evaluate(() => {
    setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); });
  });
  await expect(notice.getByRole('heading')).toBeFocused();
  await page.getByRole('link', { name: '长辈版' }).click();
  await expect(notice).toBeHidden();
  await expect(page.locator('html')).toHaveClass(/elder/);
  await page.goto('open');
  await expect(page.locator('html')).toHaveClass(/elder/);
  forgive(trouble, 'unreachable');
});

test('a program beside the page that stops is reported too, and the page goes on', async ({ page }) => {
  await page.route('**/search-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable in the search"); });' }));
  await page.goto('projects?q=%E5%B0%B1%E4%B8%9A');
  const notice = page.locator('#stopped');
  await expect(notice.getByRole('heading')).toBeFocused();
  await notice.getByText('给维护者的报告').click();
  await expect(notice.getByRole('textbox')).toHaveValue(/\/projects\?q=[\s\S]*unreachable in the search/);
  expect(await page.locator('main, header, footer').evaluateAll((all) => all.map((one) => (one as HTMLElement).inert))).toEqual([false, false, false]);
  await expect(page.locator('.results')).toContainText('中途停止了');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '方法' }).click();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText('方法');
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
