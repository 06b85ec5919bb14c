import { join } from 'node:path';
import { unwrap } from '@sanyi/kernel';
import { libraryOf, readPolicies } from '@sanyi/store';
import { expect, test } from 'vitest';
import { rulesOf } from '../city/city.ts';
import { testsOf } from './package-tests.ts';

const POLICIES = join(import.meta.dirname, '..', '..', '..', '..', 'policies');

test('SRV-57 tests asked for by a city that was served before never pass for those of the next', async () => {
  const all = unwrap(await readPolicies(POLICIES));
  const alone = all.filter(({ name }) => name === 'beijing-2016-base');
  const [old, next] = [alone, all].map((packages) =>
    rulesOf(packages, unwrap(libraryOf(packages))),
  );
  if (!old || !next) throw new Error('two sets of rules');
  const later = testsOf(next);
  expect((await testsOf(old)).size).toBe(1);
  expect((await later).size).toBe(all.length);
  expect(testsOf(next)).toBe(later);
});
