import { join } from 'node:path';
import { packageDetailSchema } from '@sanyi/api';
import { parseDay, unwrap } from '@sanyi/kernel';
import { libraryOf, readPolicies } from '@sanyi/store';
import { expect, test } from 'vitest';
import { rulesOf } from '../city/city.ts';
import { packageDetail } from './package-detail.ts';
import { testsOf, testsSoFar } from './package-tests.ts';

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
  expect(testsSoFar(next)?.size).toBe(all.length);
});

test('SRV-16 a package whose tests are running is told as such, with their number and no result', async () => {
  const library = unwrap(libraryOf(unwrap(await readPolicies(POLICIES))));
  const found = library.get('beijing-2017-separation');
  if (!found) throw new Error('a package of the repository');
  const effects = { place: 'beijing', facts: null, hashOf: () => null };
  const on = unwrap(parseDay('2019-03-31'));
  const detail = packageDetail(found, library, { place: 'beijing', on, tests: null, effects });
  expect(packageDetailSchema.parse(detail).tests).toEqual({
    running: true,
    passed: 0,
    failed: 0,
    cases: [],
    problems: [],
  });
  expect(detail.counts.tests).toBeGreaterThan(10);
  expect(detail.coverage.reached).toBeNull();
});
