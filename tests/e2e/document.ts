import { readFileSync } from 'node:fs';

const file = new URL('../../data/000_77ffd663521916d3.txt', import.meta.url);

/** The published document, as it lies in the repository. */
export const bytes = readFileSync(file);

/** Where the app asks for it. */
export const address = '**/data/*.txt';

/** `text` without any blank. */
export const solid = (text: string) => text.replace(/\s+/gu, '');
