import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parsePeriod, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { type Facts, openFacts } from '../facts/open-facts.ts';
import { writeFacts } from '../facts/write-facts.ts';
import { measure } from '../measure/measure.ts';
import { settleFacts } from '../settle/settle-facts.ts';
import { beijingPackages, samplePackages } from '../testing/packages.ts';
import {
  sampleClaims,
  sampleHead,
  samplePersons,
  sampleReference,
} from '../testing/sample-facts.ts';
import { sampleReported } from '../testing/sample-reported.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { createFacts } from './create-facts.ts';
import { addReported, readReported, returnReported } from './reported.ts';

const quarter = (id: string) => unwrap(parsePeriod(id));

async function emptyFacts(place = 'synthea'): Promise<Facts> {
  const folder = join(await tempFolder(), 'facts');
  const head = sampleHead();
  const made = await createFacts(folder, {
    place,
    title: head.title,
    districts: head.districts,
    first: quarter('2017-Q1'),
    last: quarter('2018-Q1'),
    synthetic: true,
  });
  unwrap(made);
  return unwrap(await openFacts(folder, demoActor(place)));
}

describe('reported figures', () => {
  test('REP-1 a folder without claims opens, settles and measures to nothing', async () => {
    const facts = await emptyFacts();
    expect(facts.manifest.rows.claim).toBe(0);
    expect([facts.manifest.from, facts.manifest.to]).toEqual(['2017-01-01', '2018-03-31']);
    const rules = { packages: await samplePackages(), stack: 'synthea', oldRules: 'synthea@-1y' };
    const settled = unwrap(await settleFacts(facts, rules));
    expect(settled.report).toMatchObject({ claims: 0, amountFen: '0' });
    const measures = unwrap(await measure(settled));
    expect(await measures.figures({})).toEqual([]);
    measures.close();
    expect(unwrap(await readReported(facts))).toEqual({ rows: [], checksum: '' });
    const row = sampleReported();
    unwrap(await addReported(facts, [row]));
    expect(unwrap(await readReported(facts)).rows).toEqual([row]);
  });

  test('REP-8 every indicator of a city can be measured where there are no claims', async () => {
    const facts = await emptyFacts('beijing');
    const rules = { packages: await beijingPackages(), stack: 'beijing', oldRules: 'beijing@-1y' };
    const measures = unwrap(await measure(unwrap(await settleFacts(facts, rules))));
    expect(await measures.figures({})).toEqual([]);
    measures.close();
  });

  test('REP-10 returned figures hold no longer; the same file may come again', async () => {
    const facts = await emptyFacts();
    const row = sampleReported();
    const other = sampleReported({ place: 'daxing', fileHash: 'b'.repeat(64) });
    unwrap(await addReported(facts, [row]));
    unwrap(await addReported(facts, [other]));
    const at = '2018-04-12T01:00:00.000Z';
    const { place, period, fileHash } = row;
    unwrap(await returnReported(facts, { place, period, fileHashes: [fileHash], at }));
    expect(unwrap(await readReported(facts)).rows).toEqual([other]);
    const again = sampleReported({ receivedAt: '2018-04-13T01:00:00.000Z' });
    unwrap(await addReported(facts, [again]));
    expect(unwrap(await readReported(facts)).rows).toEqual([other, again]);
    const all = unwrap(await readReported(facts, { place, history: true })).rows;
    expect(all.map(({ returnedAt }) => returnedAt)).toEqual([at, null]);
  });

  test('REP-2 the row received last holds, the earlier ones are history', async () => {
    const facts = await emptyFacts();
    const first = sampleReported({ numerator: -(2n ** 53n - 1n), denominator: 2n ** 53n - 1n });
    const other = sampleReported({ place: 'daxing', file: "d'x.csv", fileHash: 'b'.repeat(64) });
    const later = sampleReported({
      receivedAt: '2018-04-11T01:00:00.000Z',
      fileHash: 'c'.repeat(64),
    });
    for (const row of [first, other, later]) unwrap(await addReported(facts, [row]));
    expect(unwrap(await readReported(facts)).rows).toEqual([other, later]);
    const history = unwrap(await readReported(facts, { place: 'tongzhou', history: true }));
    expect(history.rows).toEqual([first, later]);
    expect(unwrap(await readReported(facts, { period: '2017-Q4' })).rows).toEqual([]);
  });

  test('REP-3 facts written again keep the reported figures, and checksums do not mix', async () => {
    const facts = await emptyFacts('beijing');
    unwrap(await addReported(facts, [sampleReported()]));
    const opened = unwrap(await openFacts(facts.folder, facts.actor));
    expect(opened.manifest).toEqual(facts.manifest);
    const parts = [
      {
        claims: [sampleClaims({ first: 1, persons: 3, claimsEach: 4 })],
        persons: samplePersons(1, 3),
      },
    ];
    unwrap(
      await writeFacts(facts.folder, { head: sampleHead(), reference: sampleReference(), parts }),
    );
    const now = unwrap(await openFacts(facts.folder, facts.actor));
    expect(now.manifest.rows.claim).toBe(12);
    expect(unwrap(await readReported(now)).rows).toEqual([sampleReported()]);
  });

  test('REP-4 a sheet is taken over whole or not at all, and the same file only once', async () => {
    const facts = await emptyFacts();
    const row = sampleReported();
    const before = unwrap(await addReported(facts, [row]));
    const again = await addReported(facts, [sampleReported({ period: '2017-Q4' })]);
    expect(again.ok ? null : again.problems[0].en).toBe(
      'This very file was taken over already on 2018-04-09T01:00:00.000Z, sent by tongzhou.district. Counting a sheet twice would hide which one holds, so nothing was written. Send a changed file if figures were corrected.',
    );
    const folder = join(facts.folder, 'reported');
    const names = await readdir(folder);
    // A folder that cannot be written to: the lock is held by a process of another machine.
    await writeFile(join(folder, '.writer.lock'), '{"pid":1,"host":"elsewhere"}');
    const locked = await addReported(facts, [sampleReported({ fileHash: 'd'.repeat(64) })]);
    expect(locked.ok ? null : locked.problems[0].code).toBe('STORE_LOCKED');
    await rm(join(folder, '.writer.lock'));
    expect(await readdir(folder)).toEqual(names);
    expect(unwrap(await readReported(facts))).toEqual(before);
    const stranger = { ...facts, actor: demoActor('elsewhere') };
    const refused = await addReported(stranger, [sampleReported({ fileHash: 'e'.repeat(64) })]);
    expect(refused.ok ? null : refused.problems[0].code).toBe('STORE_FIGURES_REFUSED');
  });
});
