import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unwrap } from '@sanyi/kernel';
import { expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { openFacts } from '../facts/open-facts.ts';
import { writeFacts } from '../facts/write-facts.ts';
import { samplePackages } from '../testing/packages.ts';
import {
  sampleClaims,
  sampleHead,
  samplePersons,
  sampleReference,
} from '../testing/sample-facts.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { writeSqlBundle } from './write-bundle.ts';

test('SQL-3 a settlement is written as SQL into a folder, for each dialect', async () => {
  const folder = await tempFolder();
  const head = { ...sampleHead(), place: 'synthea' };
  const claims = [sampleClaims({ first: 1, persons: 2, claimsEach: 3 })];
  const parts = [{ claims, persons: samplePersons(1, 2) }];
  const path = join(folder, 'facts');
  unwrap(await writeFacts(path, { head, reference: sampleReference(), parts }));
  const facts = unwrap(await openFacts(path, demoActor('synthea')));
  for (const dialect of ['duckdb', 'spark'] as const) {
    const out = join(folder, dialect);
    const asked = { packages: await samplePackages(), stack: 'synthea', dialect, out };
    const written = unwrap(await writeSqlBundle(facts, asked));
    expect((await readdir(out)).sort()).toEqual([...written.files].sort());
    expect(await readFile(join(out, 'settlement.sql'), 'utf8')).toContain('s_settled');
  }
  const unknown = {
    packages: [],
    stack: 'synthea',
    dialect: 'spark',
    out: join(folder, 'x'),
  } as const;
  expect((await writeSqlBundle(facts, unknown)).ok).toBe(false);
  expect(await readdir(folder)).not.toContain('x');
});
