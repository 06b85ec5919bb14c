import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReplayEngine } from '@sanyi/api';
import type { ClaimBatch } from '@sanyi/facts';
import { type Day, dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { withDatabase } from '../duck/database.ts';
import { type Facts, openFacts } from '../facts/open-facts.ts';
import { readClaims } from '../facts/read-claims.ts';
import { readPersons } from '../facts/read-tables.ts';
import { writeFacts } from '../facts/write-facts.ts';
import { replayFacts } from '../replay/replay-facts.ts';
import { newMemory, readColumns } from '../replay-store/column-file.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { allPackages, smallCity } from '../testing/small-city.ts';
import { buildClaimCache } from './build-claim-cache.ts';
import { cachedOf } from './cache-columns.ts';
import { type CacheMemory, cacheMemory } from './cache-memory.ts';

/** Refunds of a batch take back what they reverse whole: every other one names no line, the others name all of them. */
function refundedWhole(batch: ClaimBatch): ClaimBatch {
  const { count, claim, reverses, lineStart, item, quantity } = batch;
  const rowOf = new Map(Array.from(claim, (id, row) => [id, row]));
  const lines = Array.from({ length: count }, (_, row): [number, number][] => {
    const reversed = rowOf.get(reverses[row] ?? 0);
    if (reversed !== undefined && row % 4 === 0) return [];
    const from = reversed !== undefined && row % 4 === 1 ? reversed : row;
    const sign = from === row ? 1 : -1;
    const [start, end] = lineStart.subarray(from, from + 2);
    return Array.from(item.subarray(start, end), (each, at): [number, number] => [
      each,
      sign * (quantity[(start ?? 0) + at] ?? 0),
    ]);
  });
  const starts = new Uint32Array(count + 1);
  for (const [row, own] of lines.entries()) starts[row + 1] = (starts[row] ?? 0) + own.length;
  const all = lines.flat();
  return {
    ...batch,
    lineStart: starts,
    item: Uint32Array.from(all, ([each]) => each),
    quantity: Int32Array.from(all, ([, each]) => each),
  };
}

/** What was charged for every line but those of refunds, of some items nothing. */
function charged(batch: ClaimBatch): ClaimBatch {
  const said = new Float64Array(batch.item.length).fill(Number.NaN);
  for (let row = 0; row < batch.count; row++) {
    if (batch.reverses[row] !== 0) continue;
    for (let line = batch.lineStart[row] ?? 0; line < (batch.lineStart[row + 1] ?? 0); line++) {
      const item = batch.item[line] ?? 0;
      if (item % 3 > 0) said[line] = 100 * item;
    }
  }
  return { ...batch, charged: said };
}

/** The same facts in another folder, with claims changed. */
async function changedFacts(
  { manifest, reference, path }: Facts,
  folder: string,
  change: (batch: ClaimBatch) => ClaimBatch,
): Promise<Facts> {
  const { from, to, districts } = manifest;
  // A manifest's days were written by isoDate.
  const days = { from: dayOf(from as IsoDate), to: dayOf(to as IsoDate) };
  const ids = districts.map(({ id }) => id);
  const parts = await withDatabase(1, async (connection) => {
    const made = [];
    for (const { personFile, claimFile } of manifest.parts) {
      const file = join(path, personFile);
      const persons = await readPersons(connection, { file, districts: ids });
      const claims = [];
      const whole = { batchClaims: 10_000_000 };
      for await (const batch of readClaims(join(path, claimFile), whole))
        claims.push(change(batch));
      made.push({ persons, claims });
    }
    return made;
  });
  unwrap(await writeFacts(folder, { head: { ...manifest, ...days }, reference, parts }));
  return unwrap(await openFacts(folder, demoActor(manifest.place)));
}

const REFORMS = [
  '+lists/servicePrice/mri=900',
  '+parameters/drugMarkupRate=0.1',
  '+parameters/specialNeedsFee=400+parameters/waiverAge=40',
  '+parameters/drugMarkupRate=0.1+parameters/specialNeedsFee=400',
];

/** The day of the first refund that names lines of a claim that ended before: the claim counts nothing from then on. */
async function dayOfRefund({ path, manifest }: Facts): Promise<Day> {
  for (const { claimFile } of manifest.parts) {
    for await (const batch of readClaims(join(path, claimFile))) {
      const { claim, reverses, day, endDay, lineStart } = batch;
      const found = reverses.findIndex((reversed, row) => {
        const before = endDay[claim.indexOf(reversed)] ?? Number.POSITIVE_INFINITY;
        const isNamed = (lineStart[row] ?? 0) < (lineStart[row + 1] ?? 0);
        return reversed !== 0 && isNamed && before < (day[row] ?? 0);
      });
      // Days of claims are days.
      if (found >= 0) return day[found] as Day;
    }
  }
  throw new Error('a city has refunds');
}

describe('claim caches of persons with refunds', () => {
  let packages: readonly PackageInput[];
  let city: Facts;
  const out = mkdtempSync(join(tmpdir(), 'sanyi-refunds-'));
  afterAll(() => rmSync(out, { recursive: true }));

  beforeAll(async () => {
    packages = await allPackages();
    city = await smallCity({
      ...{ place: 'beijing', scale: 0.000_02, seed: 11, out: join(out, 'city') },
      ...{ from: '2018-01-01', to: '2018-12-31' },
    });
  }, 120_000);

  async function replayed(
    { facts, from }: { readonly facts: Facts; readonly from: Day },
    reform: string,
    cache: boolean | CacheMemory,
  ): Promise<ReplayEngine> {
    await rm(join(facts.folder, 'replay'), { recursive: true, force: true });
    const to = dayOf('2018-12-31' as IsoDate);
    const asked = { baseline: 'beijing', reform: `beijing${reform}`, from, to };
    const how = typeof cache === 'boolean' ? { cache } : { memory: cache };
    const { replay } = unwrap(await replayFacts(facts, { ...asked, packages, ...how }));
    const { columns } = replay.engines;
    if (!columns) throw new Error('no engine replayed');
    return columns;
  }

  test.each([
    ['whole', refundedWhole],
    ['charged', (batch: ClaimBatch) => charged(refundedWhole(batch))],
  ])(
    'CCH-9 what refunds leave, name or do not name is told from the cache as it is whole: %s',
    async (name, change) => {
      const facts = await changedFacts(city, join(out, name), change);
      const to = dayOf('2018-12-31' as IsoDate);
      const from = await dayOfRefund(facts);
      const built = { packages, baseline: 'beijing', from, to };
      const { folder, manifest } = unwrap(await buildClaimCache(facts, built));
      // Refunds that name no line, and refunds of claims that count nothing.
      const columns = await Promise.all(
        manifest.segments.map((each) =>
          readColumns(join(folder, manifest.generation, each.file), each, newMemory()),
        ),
      );
      const signs = columns.flatMap((each) => [...cachedOf(each).signs]);
      expect(signs.filter((_, at) => at % 3 === 0 && signs[at + 1] === -1)).toContain(1);
      expect(signs.filter((_, at) => at % 3 === 0)).toContain(-1);
      for (const reform of REFORMS) {
        const { incremental, hash } = await replayed({ facts, from }, reform, true);
        expect(incremental).toMatchObject({ kind: 'cached', settledClaims: 0 });
        expect(hash).toBe((await replayed({ facts, from }, reform, false)).hash);
      }
      // CCH-18 What was charged stands in segments only: a price reads their files, beside what is held.
      const [price = ''] = REFORMS;
      const held = await replayed({ facts, from }, price, cacheMemory(2 ** 30));
      const fromMemory = name === 'whole';
      expect(held.incremental).toMatchObject({ kind: 'cached', fromMemory });
    },
    240_000,
  );
});
