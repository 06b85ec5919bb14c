import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REFERENCE_PAGES } from './reference.ts';

const FOLDER = join(import.meta.dirname, '../../docs/reference');

describe('generated reference', () => {
  it.each(Object.keys(REFERENCE_PAGES))('%s is what `npm run docs` would write', (name) => {
    expect(readFileSync(join(FOLDER, name), 'utf8')).toBe(REFERENCE_PAGES[name]?.());
  });
});
