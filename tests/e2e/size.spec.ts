import { fileURLToPath } from 'node:url';
import { BUDGET, firstLoad, sizes } from '../../tools/sizes.mjs';
import { expect, test } from './support';

test('a first visit loads no more than the budget', () => {
  const files = sizes(fileURLToPath(new URL('../../dist', import.meta.url)));
  expect(firstLoad(files)).toBeLessThanOrEqual(BUDGET);
});
