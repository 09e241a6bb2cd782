import { expect, test } from '@playwright/test';
import { launch, type Browser, type Page } from 'puppeteer-core';

// Debian's Firefox speaks WebDriver BiDi, which this driver knows; the tests' own driver needs a Firefox of its making.
test.skip(!process.env.FIREFOX, 'there is no Firefox');
test.setTimeout(120_000);

let browser: Browser;
let page: Page;
let trouble: string[];

test.beforeEach(async () => {
  browser = await launch({ browser: 'firefox', executablePath: process.env.FIREFOX, headless: true });
  page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  trouble = [];
  page.on('console', (message) => trouble.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`uncaught: ${error}`));
});
test.afterEach(() => browser.close());

const there = (selector: string) => page.locator(selector).wait();
const says = async (selector: string, text: string | RegExp) => {
  const source = text instanceof RegExp ? text.source : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  await page.waitForFunction(
    (selector, source) => new RegExp(source).test(document.querySelector(selector)?.textContent ?? ''), {}, selector, source);
};

for (const [place, base] of [['the root of a host', 'BASE_URL'], ['a folder of a host', 'SUB_URL']] as const) {
  test(`Firefox, ${place}: from the first screen over a search to a project and its source`, async () => {
    await page.goto(process.env[base]!);
    await says('main h1', '绩效目标');
    await there('main table');
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.matches('input[type=search]'));
    await page.keyboard.type('manyidu 就业');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('q='));
    await says('main h1', '项目');
    await there('table.projects tbody tr mark');
    await page.locator('table.projects tbody tr a').click();
    await there('table.indicators tbody tr');
    await page.locator('table.indicators tbody tr a').click();
    await there('.panel mark');
    const address = page.url();
    await page.reload();
    await there('table.indicators tbody tr');
    expect(page.url()).toBe(address);
    await page.goBack();
    await there('table.projects tbody tr mark');
    expect(trouble).toEqual([]);
  });
}
