import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  globalSetup: './server.ts',
  outputDir: '../../target/e2e',
  reporter: [['list'], ['json', { outputFile: '../../target/browser-tests.json' }]],
  workers: 2,
  fullyParallel: true,
  // A test that fails once in a while has found something.
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  use: {
    locale: 'zh-CN',
    // What it keeps would hide what a test changes; offline.spec.ts is about it.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
