import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/serve.mjs';
import { expect, test as base } from '@playwright/test';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** A server of its own, which a test may stop and change. */
const test = base.extend<{ site: { url: string; root: string; stop: () => void } }>({
  site: async ({}, use) => {
    const root = mkdtempSync(join(tmpdir(), 'site-'));
    cpSync(dist, root, { recursive: true });
    const { server, url } = await serve({ root });
    const stop = () => {
      server.closeAllConnections();
      server.close();
    };
    await use({ url, root, stop });
    stop();
    rmSync(root, { recursive: true });
  },
});
test.use({ serviceWorkers: 'allow' });

/** Waits until a worker that keeps the page's files has all of them. */
const kept = (page: import('@playwright/test').Page) =>
  page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.scriptURL));

test('the second visit works without the server, at any screen, with the search', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  expect(await kept(page)).toContain('service_worker.js');
  site.stop();
  await page.goto(site.url + 'projects?q=' + encodeURIComponent('培训'));
  await expect(page.locator('main mark').first()).toHaveText('培训');
  await page.goto(site.url + 'source?page=9');
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText('第 9 页');
  await page.goto(site.url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
});

test('a new version says so, waits, and then comes as a whole', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  await kept(page);
  // The next version: the same with another title.
  const change = (name: string, from: string | RegExp, to: string) => {
    const file = join(site.root, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  change('index.html', '<title>绩效透视</title>', '<title>第二版</title>');
  change('index.html', /data-offline="\w+"/, 'data-offline="second"');
  change('service_worker.js', /VERSION = '\w+'/, "VERSION = 'second'");
  await page.reload();
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  const offer = page.getByRole('button', { name: '换到新版本' });
  await expect(offer).toBeVisible();
  const text = () => page.evaluate(() => fetch('./').then((answer) => answer.text()));
  expect(await text()).not.toContain('第二版');
  await Promise.all([page.waitForEvent('load'), offer.click()]);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  expect(await text()).toContain('第二版');
  await expect(offer).toBeHidden();
});

test('a tab of the first visit hears of a new version too, and goes over with the others', async ({ page, context, site }) => {
  await page.goto(site.url + 'method');
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText('方法与准确性');
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const change = (name: string, from: RegExp, to: string) => {
    const file = join(site.root, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  change('service_worker.js', /VERSION = '\w+'/, "VERSION = 'second'");
  change('index.html', /data-offline="\w+"/, 'data-offline="second"');
  const other = await context.newPage();
  await other.goto(site.url + 'open');
  const offer = (tab: typeof page) => tab.getByRole('button', { name: '换到新版本' });
  await expect(offer(page)).toBeVisible();
  await expect(offer(other)).toBeVisible();
  await Promise.all([page.waitForEvent('load'), other.waitForEvent('load'), offer(other).click()]);
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText('方法与准确性');
});

test('a host that changes during a first visit takes nothing from it without a question', async ({ page, site }) => {
  const change = (name: string, from: RegExp, to: string) => {
    const file = join(site.root, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  await page.goto(site.url + 'open');
  const area = page.getByLabel('或把文字粘贴到这里');
  await area.fill('还没有读取');
  change('service_worker.js', /VERSION = '\w+'/, "VERSION = 'second'");
  change('index.html', /data-offline="\w+"/, 'data-offline="second"');
  const offer = page.getByRole('button', { name: '换到新版本' });
  await expect(offer).toBeVisible();
  await expect(area).toHaveValue('还没有读取');
  await area.fill('');
  await Promise.all([page.waitForEvent('load'), offer.click()]);
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'second');
});

test('the first screen opens by the name of its file, without the server too', async ({ page, site }) => {
  for (const stop of [() => kept(page), site.stop]) {
    await page.goto(site.url + 'index.html?elder=1');
    await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
    expect(page.url()).toBe(site.url + '?elder=1');
    await stop();
  }
  await page.goto(site.url + 'index.html');
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
});

test('a version is kept only whole: another one’s page or a file that is not the build’s keeps nothing', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  await kept(page);
  const names = () => page.evaluate(() => caches.keys().then((names) => names.filter((name) => name.endsWith(' second'))));
  const states = () => page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const end = new Promise<string>((resolve) => {
      registration!.addEventListener('updatefound', () => {
        const { installing } = registration!;
        installing!.addEventListener('statechange', () => resolve(installing!.state));
      });
    });
    await registration!.update().catch(() => {});
    return end;
  });
  const worker = join(site.root, 'service_worker.js');
  const script = readFileSync(worker, 'utf8');
  // The page is still the first version's.
  writeFileSync(worker, script.replace(/VERSION = '\w+'/, "VERSION = 'second'"));
  expect(await states()).toBe('redundant');
  expect(await names()).toEqual([]);
  // The page is the second's, but in the place of a file the host answers with it.
  const index = join(site.root, 'index.html');
  writeFileSync(index, readFileSync(index, 'utf8').replace(/data-offline="\w+"/, 'data-offline="second"'));
  const style = join(site.root, /\.\/(later-\w+\.css)/.exec(script)![1]);
  const own = readFileSync(style);
  writeFileSync(style, readFileSync(index));
  writeFileSync(worker, `${script.replace(/VERSION = '\w+'/, "VERSION = 'second'")}\n`);
  expect(await states()).toBe('redundant');
  expect(await names()).toEqual([]);
  // All is there.
  writeFileSync(style, own);
  writeFileSync(worker, `${script.replace(/VERSION = '\w+'/, "VERSION = 'second'")}\n\n`);
  expect(await states()).toBe('installed');
  await page.goto(site.url + 'method');
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toHaveText('方法与准确性');
});

test('the manifest names what is there', async ({ request, site }) => {
  const page = await (await request.get(site.url)).text();
  const manifest = await (await request.get(site.url + /rel="manifest" href="\.\/([^"]+)"/.exec(page)![1])).json();
  expect(manifest.name).toBe('绩效透视');
  for (const icon of manifest.icons) {
    const bytes = await (await request.get(new URL(icon.src, site.url).href)).body();
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    expect(`${width}x${height}`).toBe(icon.sizes);
  }
});

test('a host that sends its root elsewhere keeps nobody out who comes back', async ({ page, site }) => {
  const host = createServer(async ({ url }, response) => {
    if (url === '/') {
      response.writeHead(302, { location: '/index.html' }).end();
      return;
    }
    const answer = await fetch(site.url + url!.slice(1));
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type')! }).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
  await page.goto(url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  await kept(page);
  for (const screen of ['', 'method']) {
    await page.goto(url + screen);
    await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeVisible();
  }
  host.closeAllConnections();
  host.close();
  await page.goto(url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
});

test('another document in the place of the kept one is shown to who comes back, without a build, and then kept', async ({ page, site }) => {
  await page.goto(site.url + 'projects');
  const tally = page.getByRole('status').filter({ hasText: '个项目' });
  await expect(tally).toContainText('237 / 237');
  await kept(page);
  const file = join(site.root, 'data', readdirSync(join(site.root, 'data')).find((name) => name.endsWith('.txt'))!);
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 3912));
  for (const stop of [() => {}, site.stop]) {
    await stop();
    await page.goto(site.url + 'projects');
    await expect(tally).toContainText('5 / 5');
  }
});

/** Gives the document another name, as a build would. */
function renamed(root: string, name: string) {
  const old = readdirSync(join(root, 'data')).find((file) => file.endsWith('.txt'))!;
  renameSync(join(root, 'data', old), join(root, 'data', name));
  for (const file of ['index.html', '404.html', 'service_worker.js']) {
    writeFileSync(join(root, file), readFileSync(join(root, file), 'utf8').replaceAll(`data/${old}`, `data/${name}`));
  }
}

for (const name of ['绩效目标.txt', 'a b.txt']) {
  test(`a document called ${name} is there without the server`, async ({ page, site }) => {
    renamed(site.root, name);
    await page.goto(site.url);
    await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
    await kept(page);
    site.stop();
    await page.goto(site.url);
    await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  });
}

test('a version that is kept has its document though the host has only the next one’s', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  await kept(page);
  renamed(site.root, '2026.txt');
  for (const [file, from, to] of [['service_worker.js', /VERSION = '\w+'/, "VERSION = 'second'"], ['index.html', /data-offline="\w+"/, 'data-offline="second"']] as const) {
    writeFileSync(join(site.root, file), readFileSync(join(site.root, file), 'utf8').replace(from, to));
  }
  await page.goto(site.url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  await expect(page.getByRole('button', { name: '换到新版本' })).toBeVisible();
});

/** The document as the host has it. */
const document_of = (root: string) => join(root, 'data', readdirSync(join(root, 'data')).find((name) => name.endsWith('.txt'))!);

test('a document with something that must be known of it is there without the server, on the first screen', async ({ page, site }) => {
  writeFileSync(document_of(site.root), readFileSync(document_of(site.root), 'utf8').slice(0, 3912));
  for (const stop of [() => kept(page), site.stop, () => {}]) {
    await page.goto(site.url);
    await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: '可能不完整' })).toBeVisible();
    await stop();
  }
});

for (const [what, body] of [['somebody else’s words', '请先登录。\n'], ['nothing', '']]) {
  test(`${what} in the place of the document take nothing from who keeps it`, async ({ page, site }) => {
    await page.goto(site.url);
    await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
    await kept(page);
    writeFileSync(document_of(site.root), body);
    await page.goto(site.url);
    await expect(page.getByRole('alert').getByRole('heading', { level: 1 })).toBeVisible();
    site.stop();
    await page.goto(site.url);
    await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  });
}

test('somebody else’s words that come late take nothing from who keeps the document', async ({ page, site }) => {
  let slow = false;
  const answered: Promise<void>[] = [];
  const host = createServer(async ({ url }, response) => {
    if (slow && url!.endsWith('.txt')) {
      // Longer than is waited for it.
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      answered.push(new Promise((resolve) => response.on('finish', resolve)));
      response.writeHead(200, { 'content-type': 'text/plain' }).end('请先登录。\n');
      return;
    }
    const answer = await fetch(site.url + url!.slice(1));
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type')! }).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
  const read = page.getByRole('heading', { name: '钱到了哪里' });
  await page.goto(url);
  await expect(read).toBeVisible();
  await kept(page);
  slow = true;
  await page.goto(url);
  await expect(read).toBeVisible({ timeout: 10_000 });
  await expect.poll(() => answered.length).toBe(1);
  await answered[0];
  host.closeAllConnections();
  host.close();
  await page.goto(url);
  await expect(read).toBeVisible();
});

test('where nothing can be kept any more, the host’s own page is shown', async ({ page, site, context }) => {
  await page.goto(site.url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  await kept(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const [worker] = context.serviceWorkers();
  await worker.evaluate(() => {
    caches.open = () => Promise.reject(new Error('denied'));
  });
  for (const screen of ['', 'projects']) {
    await page.goto(site.url + screen);
    await expect(page.locator('#boot')).toHaveCount(0);
    await expect(page.locator('main h1')).toBeVisible();
  }
});

test('what the browser has lost is kept anew with the next visit', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  await kept(page);
  const count = () => page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
    return all.reduce((sum, each) => sum + each, 0);
  });
  const before = await count();
  expect(before).toBeGreaterThan(10);
  await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
  await page.goto(site.url);
  await expect.poll(count).toBe(before);
  site.stop();
  await page.goto(site.url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
});

test('a host that says of all that it varies is kept as well', async ({ page, site }) => {
  const host = createServer(async ({ url }, response) => {
    const answer = await fetch(site.url + url!.slice(1));
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type')!, vary: '*' }).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
  await page.goto(url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  await kept(page);
  host.closeAllConnections();
  host.close();
  await page.goto(url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
});

test('what lies deeper on the same host is left to itself', async ({ page, site }) => {
  mkdirSync(join(site.root, 'blog'));
  writeFileSync(join(site.root, 'blog', 'index.html'), '<!doctype html><title>blog</title><h1>somebody else</h1>');
  await page.goto(site.url);
  await expect(page.getByRole('heading', { name: '钱到了哪里' })).toBeVisible();
  await kept(page);
  await page.goto(`${site.url}blog/index.html`);
  await expect(page.getByRole('heading')).toHaveText('somebody else');
  // Nor is what is called as no screen is, until the host is out of reach.
  writeFileSync(join(site.root, 'about'), '<!doctype html><title>about</title><h1>about us</h1>');
  const asked = page.waitForRequest('**/about');
  const answer = await page.goto(`${site.url}about`).catch(() => null);
  await asked;
  expect(answer?.fromServiceWorker() === true && (await answer.text()).includes('jixiao-lens-')).toBe(false);
});
