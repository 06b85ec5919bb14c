import { copyFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClaimBatch } from '@sanyi/facts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { rowsOf, sqlText, withDatabase } from '../duck/database.ts';
import { TableWriter } from '../duck/table-writer.ts';
import { sampleClaims } from '../testing/sample-facts.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { claimColumns } from './claim-columns.ts';
import { queryClaims } from './query-claims.ts';
import { passingBuffer, readClaims } from './read-claims.ts';
import { readingEach } from './reading.ts';

let folder = '';
beforeEach(async () => {
  folder = await tempFolder();
});

let files = 0;

async function written(batch: ClaimBatch): Promise<string> {
  const file = join(folder, `claims-${files++}.parquet`);
  await withDatabase(1, async (connection) => {
    const writer = new TableWriter(connection, 'claim');
    await writer.append(claimColumns(batch, 'test'), batch.count);
    await writer.write(file);
  });
  return file;
}

async function all(batches: AsyncIterable<ClaimBatch>): Promise<ClaimBatch[]> {
  const kept: ClaimBatch[] = [];
  for await (const batch of batches) kept.push(structuredClone(batch));
  return kept;
}

const queried = (file: string): Promise<ClaimBatch[]> =>
  withDatabase(1, (connection) =>
    all(queryClaims(connection, { file, where: 'true', batchClaims: 1_000_000 })),
  );

/** Claims whose numbers are wild: of any size, with and without lines, charges and refunds. */
const wildClaims: fc.Arbitrary<ClaimBatch> = fc
  .record({
    persons: fc.integer({ min: 1, max: 60 }),
    each: fc.integer({ min: 1, max: 40 }),
    seed: fc.nat(),
    charged: fc.constantFrom('never', 'seldom', 'always'),
    spread: fc.constantFrom(1, 2 ** 10, 2 ** 31 - 1),
  })
  .map(({ persons, each, seed, charged, spread }) => {
    const sample = sampleClaims({ first: 1 + (seed % 1000), persons, claimsEach: each });
    let state = seed;
    const below = (most: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((state / 2 ** 32) * most);
    };
    const fen = (): number => (below(7) === 0 ? 2 ** 52 - below(1000) : below(spread) - spread / 2);
    const some = (): boolean => charged === 'always' || (charged === 'seldom' && below(50) === 0);
    const charges = Float64Array.from(sample.item, () =>
      some() ? Math.trunc(fen()) + 0 : Number.NaN,
    );
    return {
      ...sample,
      reverses: sample.reverses.map(() => (below(20) === 0 ? 1 + below(2 ** 31) * 2 ** 21 : 0)),
      diagnosisGroup: sample.diagnosisGroup.map(() => below(65_536)),
      item: sample.item.map(() => below(spread)),
      quantity: sample.quantity.map(() => below(spread) - Math.trunc(spread / 2)),
      charged: charges.some((each) => !Number.isNaN(each)) ? charges : null,
    };
  });

describe('reading claims', () => {
  test('STO-93 what any claims are is read back value by value, and by SQL the same', async () => {
    await fc.assert(
      fc.asyncProperty(wildClaims, async (batch) => {
        const file = await written(batch);
        expect(await all(readClaims(file, { batchClaims: 1_000_000 }))).toEqual([batch]);
        expect(await queried(file)).toEqual([batch]);
      }),
      { numRuns: 25 },
    );
  });

  test('STO-93 many row groups come to the same claims, however they are cut', async () => {
    const batch = sampleClaims({ first: 1, persons: 1400, claimsEach: 50, charged: true });
    const file = await written(batch);
    expect(await all(readClaims(file, { batchClaims: 1_000_000 }))).toEqual([batch]);
    const cut = await all(
      readClaims(file, { batchClaims: 20_000, passing: passingBuffer(20_000) }),
    );
    expect(cut.length).toBeGreaterThan(2);
    expect(cut.flatMap(({ claim }) => [...claim])).toEqual([...batch.claim]);
    expect(cut.flatMap(({ item }) => [...item])).toEqual([...batch.item]);
    expect(cut.flatMap(({ charged }) => [...(charged ?? [])])).toEqual([...(batch.charged ?? [])]);
  });

  test('STO-93 a file that is damaged or written in another way is refused with the file and the reason', async () => {
    const file = await written(sampleClaims({ first: 1, persons: 50, claimsEach: 50 }));
    const refused = async (damaged: string, why: RegExp): Promise<void> => {
      const read = all(readingEach(damaged, readClaims(damaged)));
      const problems = await read.then(
        () => [],
        (error: { problems?: { code: string; where: string; args: unknown }[] }) => error.problems,
      );
      expect(problems).toMatchObject([{ code: 'STORE_READ_FAILED', where: damaged }]);
      expect(JSON.stringify(problems)).toMatch(why);
    };
    const size = (await readFile(file)).length;
    const short = join(folder, 'short.parquet');
    await copyFile(file, short);
    await truncate(short, size - 100);
    await refused(short, /does not end like Parquet/);
    const empty = join(folder, 'empty.parquet');
    await writeFile(empty, '');
    await refused(empty, /too short/);
    const head = await readFile(file);
    head.fill(0, 4, 2000);
    const torn = join(folder, 'torn.parquet');
    await writeFile(torn, head);
    await refused(torn, /Parquet file/);
    const other = join(folder, 'other.parquet');
    const copy = (as: string): Promise<unknown> =>
      withDatabase(1, (connection) =>
        rowsOf(
          connection,
          `COPY (FROM read_parquet(${sqlText(file)})) TO ${sqlText(other)} (${as})`,
        ),
      );
    await copy('FORMAT parquet, COMPRESSION snappy');
    await refused(other, /codec 1/);
    await copy('FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION V2');
    await refused(other, /encoding/);
  });
});
