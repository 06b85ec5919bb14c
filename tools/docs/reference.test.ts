import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REFERENCE_PAGES } from './reference.ts';

const FOLDER = join(import.meta.dirname, '../../docs/reference');

/** Every page, written before the tests: they load the whole program, which takes longer than a test may. */
const PAGES = new Map(
  await Promise.all(
    Object.entries(REFERENCE_PAGES).map(async ([name, page]) => [name, await page()] as const),
  ),
);

describe('generated reference', () => {
  it.each(Object.keys(REFERENCE_PAGES))('%s is what `npm run docs` would write', (name) => {
    expect(readFileSync(join(FOLDER, name), 'utf8')).toBe(PAGES.get(name));
  });
});
