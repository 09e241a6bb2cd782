import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';

export const rows = (page: Page) => page.locator('table.projects tbody tr');

/** The ids of the projects whose rows are shown, in their order. */
export const shownIds = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => row.querySelector('a')!.href.split('/').at(-1)!.split('?')[0]));

/** What the export menu's `format` saves. */
export async function saved(page: Page, format: string) {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('button', { name: format }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

/** The Python programs that know nothing of this project; absent where there is no Python. */
export const readers = process.env.READERS;

/** Runs one of them in a new folder that holds `files`, and gives what it prints; throws with that if it fails. */
export function read(program: string, args: string[], files: Record<string, Uint8Array>) {
  const folder = mkdtempSync(join(tmpdir(), 'taken-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return execFileSync(join(readers!, program), args, { cwd: folder, encoding: 'utf8' });
}
