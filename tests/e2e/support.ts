import { test as base, expect } from '@playwright/test';

/**
 * The tests' `test`: its `page` starts at the served build and fails the test at its end if anything was written
 * to the console, an error went uncaught, or a request went to another origin.
 * A test that means to provoke such a thing takes what it expects out of `trouble`.
 */
export const test = base.extend<{ trouble: string[] }>({
  baseURL: async ({}, use) => {
    await use(process.env.BASE_URL);
  },
  trouble: async ({}, use) => {
    const trouble: string[] = [];
    await use(trouble);
    expect(trouble, 'console, uncaught errors and foreign requests').toEqual([]);
  },
  page: async ({ page, trouble }, use) => {
    const origins = [process.env.BASE_URL, process.env.SUB_URL].map((url) => new URL(url!).origin);
    page.on('console', (message) => {
      // The test's own doing; see serviceWorkers in the configuration.
      if (message.text() === 'Service Worker registration blocked by Playwright') return;
      trouble.push(`console ${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => trouble.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (!['data:', 'blob:'].includes(url.protocol) && !origins.includes(url.origin)) {
        trouble.push(`foreign request: ${request.url()}`);
      }
    });
    await use(page);
  },
});

export { expect };
