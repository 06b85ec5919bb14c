import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClaimBatch } from '@sanyi/facts';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { rowsOf, sqlText, withDatabase } from '../duck/database.ts';
import { REFERENCE_FILES } from '../folder/manifest.ts';
import { buildReplayStore } from '../replay-store/build-replay-store.ts';
import { flipBit } from '../testing/flip-bit.ts';
import {
  sampleClaims,
  sampleHead,
  samplePersons,
  sampleReference,
} from '../testing/sample-facts.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import type { ClaimBuffer } from './claim-buffer.ts';
import { type Facts, openFacts } from './open-facts.ts';
import { queryClaims } from './query-claims.ts';
import { passingBuffer, readClaims } from './read-claims.ts';
import { readPersons } from './read-tables.ts';
import { filesOfParts } from './whole-files.ts';
import { writeFacts } from './write-facts.ts';

const actor = demoActor('beijing');

const twoParts = () => [
  {
    claims: [sampleClaims({ first: 1, persons: 40, claimsEach: 60, charged: true })],
    persons: samplePersons(1, 40),
  },
  {
    claims: [sampleClaims({ first: 41, persons: 5, claimsEach: 3 })],
    persons: samplePersons(41, 5),
  },
];

const what = () => ({ head: sampleHead(), reference: sampleReference(), parts: twoParts() });

async function written(): Promise<Facts> {
  const folder = join(await tempFolder(), 'facts');
  unwrap(await writeFacts(folder, what()));
  return unwrap(await openFacts(folder, actor));
}

async function batchesOf(
  facts: Facts,
  part: number,
  options: { readonly batchClaims: number; readonly passing?: ClaimBuffer },
): Promise<ClaimBatch[]> {
  const file = join(facts.path, facts.manifest.parts[part]?.claimFile ?? '');
  const batches: ClaimBatch[] = [];
  for await (const batch of readClaims(file, options)) {
    batches.push(options.passing ? structuredClone(batch) : batch);
  }
  return batches;
}

/** The claims of a file by SQL. */
const queried = (file: string, batchClaims: number): Promise<ClaimBatch[]> =>
  withDatabase(1, async (connection) => {
    const batches: ClaimBatch[] = [];
    const query = { file, where: 'claim > 0', batchClaims };
    for await (const batch of queryClaims(connection, query)) batches.push(batch);
    return batches;
  });

describe('facts folder', () => {
  test('STO-1 what is written is read back, value by value', async () => {
    const facts = await written();
    const [whole] = await batchesOf(facts, 0, { batchClaims: 1_000_000 });
    expect(whole).toEqual(what().parts[0]?.claims[0]);
    expect(facts.reference).toEqual(sampleReference());
    expect(facts.manifest).toMatchObject({
      schemaVersion: 1,
      currency: 'CNY',
      weight: 500,
      synthetic: true,
      from: '2017-01-01',
      to: '2018-03-31',
      rows: { claim: 2415, person: 45, institution: 3, item: 5, purchase_price: 2 },
    });
    const persons = await withDatabase(1, (connection) =>
      readPersons(connection, {
        file: join(facts.path, facts.manifest.parts[0]?.personFile ?? ''),
        count: 40,
        districts: ['tongzhou', 'daxing'],
      }),
    );
    expect(persons).toEqual(samplePersons(1, 40));
  });

  test('STO-2 a person is never split over two batches', async () => {
    const facts = await written();
    const batches = await batchesOf(facts, 0, { batchClaims: 100 });
    expect(batches.length).toBeGreaterThan(1);
    const lasts = batches.map((batch) => batch.person[batch.count - 1]);
    const firsts = batches.map((batch) => batch.person[0]);
    firsts.slice(1).forEach((first, at) => {
      expect(first).not.toBe(lasts[at]);
    });
    expect(batches.reduce((sum, batch) => sum + batch.count, 0)).toBe(2400);
    expect(batches.reduce((sum, batch) => sum + batch.item.length, 0)).toBe(
      twoParts()[0]?.claims[0]?.item.length,
    );
    expect(await batchesOf(facts, 0, { batchClaims: 100, passing: passingBuffer(100) })).toEqual(
      batches,
    );
  });

  test('STO-3 reading vectors as memory gives the same as reading row by row', async () => {
    const facts = await written();
    const file = join(facts.path, 'claim/0000.parquet');
    const [batch] = await queried(file, 1_000_000);
    const rows = await withDatabase(1, (connection) =>
      rowsOf(connection, `SELECT claim, visit_kind, lines FROM read_parquet(${sqlText(file)})`),
    );
    expect(rows.map((row) => Number(row.claim))).toEqual([...(batch?.claim ?? [])]);
    const lines = rows.flatMap((row) => row.lines) as Record<string, unknown>[];
    expect(lines.map((line) => line.item)).toEqual([...(batch?.item ?? [])]);
    expect(
      lines.map((line) => (line.charged_fen === null ? NaN : Number(line.charged_fen))),
    ).toEqual([...(batch?.charged ?? [])]);
  });

  test('STO-4 the columns are plain: snake_case, codes as text, days as dates', async () => {
    const facts = await written();
    const describe = async (file: string) =>
      Object.fromEntries(
        (
          await withDatabase(1, (connection) =>
            rowsOf(
              connection,
              `DESCRIBE SELECT * FROM read_parquet(${sqlText(join(facts.path, file))})`,
            ),
          )
        ).map((row) => [row.column_name, row.column_type]),
      );
    expect(await describe('claim/0000.parquet')).toEqual({
      claim: 'BIGINT',
      person: 'UINTEGER',
      institution: 'UINTEGER',
      day: 'DATE',
      end_day: 'DATE',
      visit_kind: 'VARCHAR',
      title: 'VARCHAR',
      bed_days: 'USMALLINT',
      diagnosis_group: 'USMALLINT',
      contracted: 'BOOLEAN',
      referred: 'BOOLEAN',
      special_needs: 'BOOLEAN',
      reverses: 'BIGINT',
      source: 'VARCHAR',
      lines: 'STRUCT(item UINTEGER, quantity INTEGER, charged_fen BIGINT)[]',
    });
    expect(await describe('person/0000.parquet')).toMatchObject({ key_groups: 'VARCHAR[]' });
  });

  test('STO-5 the checksum is over values: same values same sum, any other value another', async () => {
    const sum = async (change: (all: ReturnType<typeof what>) => void) => {
      const all = what();
      change(all);
      const folder = join(await tempFolder(), 'facts');
      return unwrap(await writeFacts(folder, all)).logicalChecksum;
    };
    const same = await sum(() => {});
    expect(await sum((all) => all.parts.reverse())).toBe(same);
    expect(
      await sum((all) => {
        const [batch] = all.parts[0]?.claims ?? [];
        if (batch) batch.quantity[17] = 123;
      }),
    ).not.toBe(same);
    expect(
      await sum((all) => {
        all.reference.purchasePrices.price[0] = 1235;
      }),
    ).not.toBe(same);
    const calls = (weight: number) => ({
      count: 1,
      day: Int32Array.of(sampleHead().from),
      district: Uint8Array.of(0),
      satisfied: Uint8Array.of(0),
      responseSeconds: Uint16Array.of(0),
      weight: Uint16Array.of(weight),
    });
    const weighted = (weight: number): Promise<string> =>
      sum((all) => Object.assign(all.parts[0] ?? {}, { calls: calls(weight) }));
    expect(await weighted(20)).toBe(await weighted(20));
    expect(await weighted(20)).not.toBe(await weighted(21));
  });
});

describe('writers', () => {
  test('STO-6 a new generation replaces the old by one rename and leaves one behind for readers', async () => {
    const folder = join(await tempFolder(), 'facts');
    const first = unwrap(await writeFacts(folder, what()));
    const second = unwrap(await writeFacts(folder, what()));
    expect(second.previous).toBe(first.generation);
    const third = unwrap(await writeFacts(folder, what()));
    expect((await readdir(folder)).sort()).toEqual(
      [first.generation, second.generation, third.generation, 'manifest.json']
        .filter((name) => name !== first.generation)
        .concat(first.generation)
        .sort(),
    );
    const fourth = unwrap(await writeFacts(folder, what()));
    expect(await readdir(folder)).not.toContain(first.generation);
    expect(fourth.previous).toBe(third.generation);
  });

  test('STO-7 a writer that fails half-way leaves the old facts and nothing of its own', async () => {
    const folder = join(await tempFolder(), 'facts');
    const old = unwrap(await writeFacts(folder, what()));
    const broken = what();
    const overlapping = { ...broken, parts: [...broken.parts, ...broken.parts] };
    const failed = await writeFacts(folder, overlapping);
    expect(failed.ok || failed.problems[0].code).toBe('STORE_PERSONS_NOT_SORTED');
    expect((await readdir(folder)).sort()).toEqual([old.generation, 'manifest.json'].sort());
    expect(unwrap(await openFacts(folder, actor)).manifest).toEqual(old);
  });

  test('STO-8 leftovers of a crashed writer are removed by the next one', async () => {
    const folder = join(await tempFolder(), 'facts');
    await mkdir(join(folder, 'g-crashed', 'claim'), { recursive: true });
    await writeFile(join(folder, '.manifest-crashed'), '{');
    await writeFile(join(folder, '.writer.lock'), '{"pid": 999999999, "host": "x"');
    const now = unwrap(await writeFacts(folder, what()));
    expect((await readdir(folder)).sort()).toEqual([now.generation, 'manifest.json'].sort());
  });

  test('STO-9 two processes on one folder: the second is told who writes', async () => {
    const folder = join(await tempFolder(), 'facts');
    await mkdir(folder);
    const owner = { pid: process.pid, host: (await import('node:os')).hostname(), since: 'now' };
    await writeFile(join(folder, '.writer.lock'), JSON.stringify(owner));
    const refused = await writeFacts(folder, what());
    expect(refused.ok || refused.problems[0]).toMatchObject({
      code: 'STORE_LOCKED',
      where: folder,
      en: expect.stringContaining(`Process ${process.pid}`),
      zh: expect.stringContaining(`进程 ${process.pid}`),
    });
    expect(await readdir(folder)).toEqual(['.writer.lock']);
  });

  test("STO-10 facts are not written between somebody else's files", async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'thesis.docx'), '');
    const refused = await writeFacts(folder, what());
    expect(refused.ok || refused.problems[0]).toMatchObject({
      code: 'STORE_FOLDER_OCCUPIED',
      details: { found: 'thesis.docx' },
    });
    expect(await readdir(folder)).toEqual(['thesis.docx']);
  });

  const bad: [string, (batch: ClaimBatch) => void][] = [
    ['STORE_DAY_OUT_OF_RANGE', (batch) => batch.day.set([10], 0)],
    ['STORE_DAY_OUT_OF_RANGE', (batch) => batch.endDay.set([17_166], 0)],
    ['STORE_DUPLICATE_CLAIM', (batch) => batch.claim.set([batch.claim[0] ?? 0], 1)],
    ['STORE_NEGATIVE_WITHOUT_REVERSAL', (batch) => batch.quantity.set([-1000], 5)],
    ['STORE_REVERSED_UNKNOWN', (batch) => batch.reverses.set([77], 3)],
    ['STORE_ID_UNKNOWN', (batch) => batch.item.set([99], 3)],
    ['STORE_ID_UNKNOWN', (batch) => batch.institution.set([99], 3)],
    ['STORE_ID_UNKNOWN', (batch) => batch.person.set([0], 0)],
  ];
  test.each(bad)('STO-11 claims are checked before they are written: %s', async (code, spoil) => {
    const folder = join(await tempFolder(), 'facts');
    const all = what();
    const [batch] = all.parts[0]?.claims ?? [];
    if (batch) spoil(batch);
    const refused = await writeFacts(folder, all);
    expect(refused.ok || refused.problems[0].code).toBe(code);
    expect(refused.ok || refused.problems[0].zh).toMatch(/[。]$/);
  });
});

describe('opening', () => {
  test('STO-12 a folder that is not facts, of another version, broken or incomplete is refused', async () => {
    const folder = await tempFolder();
    const codeOf = async () => {
      const opened = await openFacts(folder, actor);
      return opened.ok ? 'opened' : opened.problems[0].code;
    };
    const missing = await openFacts(join(folder, 'none'), actor);
    expect(missing.ok || missing.problems[0].code).toBe('STORE_NOT_FACTS');
    expect(await codeOf()).toBe('STORE_NOT_FACTS');
    const manifest = join(folder, 'manifest.json');
    await writeFile(manifest, '{}');
    expect(await codeOf()).toBe('STORE_NOT_FACTS');
    await writeFile(manifest, '{"format": "sanyi-facts", "schemaVersion": 99}');
    expect(await codeOf()).toBe('STORE_OTHER_VERSION');
    await writeFile(manifest, '{"format": "sanyi-facts", "schemaVersion": 1}');
    expect(await codeOf()).toBe('STORE_MANIFEST_FIELD');
    await writeFile(manifest, '{"format');
    expect(await codeOf()).toBe('STORE_MANIFEST_BROKEN');
    const facts = await written();
    const text = await readFile(join(facts.folder, 'manifest.json'), 'utf8');
    await writeFile(manifest, text);
    expect(await codeOf()).toBe('STORE_PART_MISSING');
    const whole = JSON.parse(text);
    const { purchase_price: _prices, ...others } = whole.tables;
    await writeFile(manifest, JSON.stringify({ ...whole, tables: others }));
    expect(await codeOf()).toBe('STORE_TABLE_MISSING');
    const { diagnosis_group: _groups, ...counted } = whole.rows;
    await writeFile(manifest, JSON.stringify({ ...whole, rows: counted }));
    expect(await codeOf()).toBe('STORE_TABLE_MISSING');
  });

  test('STO-12 one bit that differs in a reference table, or in claims or persons to be settled, is told with the file', async () => {
    const facts = await written();
    const parts = filesOfParts(facts.manifest.parts);
    const tables = Object.values(REFERENCE_FILES);
    expect(Object.keys(facts.manifest.files ?? {}).sort()).toEqual([...parts, ...tables].sort());
    const problemsOf = async () => {
      const opened = await openFacts(facts.folder, actor);
      if (!opened.ok) return opened.problems;
      const built = await buildReplayStore(opened.value, { workers: 1 });
      return built.ok ? [] : built.problems;
    };
    for (const name of [...tables, ...parts]) {
      const file = join(facts.path, name);
      const bytes = await readFile(file);
      await flipBit(file);
      expect(await problemsOf()).toMatchObject([{ code: 'STORE_FILE_DAMAGED', where: file }]);
      await writeFile(file, bytes.subarray(0, -1));
      const [cut] = await problemsOf();
      expect([cut?.en, cut?.zh]).toEqual([
        expect.stringContaining(`${bytes.length - 1} bytes instead of ${bytes.length}`),
        expect.stringContaining(`应为 ${bytes.length} 字节，实为 ${bytes.length - 1} 字节`),
      ]);
      await writeFile(file, bytes);
    }
    expect(await problemsOf()).toEqual([]);
  });

  test('STO-12 the advice for a damaged file is the command that makes these facts again', async () => {
    const folder = join(await tempFolder(), "a city's facts");
    const adviceOf = async (source: string) => {
      const all = what();
      unwrap(await writeFacts(folder, { ...all, head: { ...all.head, source } }));
      const facts = unwrap(await openFacts(folder, actor));
      await flipBit(join(facts.path, REFERENCE_FILES.item));
      const refused = await openFacts(folder, actor);
      return refused.ok ? [] : [refused.problems[0].en, refused.problems[0].zh];
    };
    const out = `--out '${folder.replace("'", "'\\''")}'`;
    const city = `"sanyi city build --city beijing --scale 0.002 --seed 1 --from 2017-01-01 --to 2018-03-31 ${out}".`;
    expect(await adviceOf('city')).toEqual([
      expect.stringContaining(city),
      expect.stringContaining(`“${city.slice(1, -2)}”。`),
    ]);
    const again = `sanyi import CLAIMS --mapping MAPPING.yaml ${out}`;
    expect(await adviceOf('sample')).toEqual([
      expect.stringContaining(`"${again}".`),
      expect.stringContaining(`“${again}”。`),
    ]);
  });

  test('STO-13 every read passes the point where an actor is allowed or refused', async () => {
    const facts = await written();
    const refused = await openFacts(facts.folder, demoActor('shanghai'));
    expect(refused.ok || refused.problems[0]).toMatchObject({
      code: 'STORE_FIGURES_REFUSED',
      details: { place: 'shanghai', role: 'demo' },
    });
  });
});
