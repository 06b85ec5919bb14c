import { readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { type Day, type Text, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { findClaim } from '../claims/find-claim.ts';
import { listClaims } from '../claims/list-claims.ts';
import { rowsOf, sqlText, withDatabase } from '../duck/database.ts';
import { type Facts, openFacts } from '../facts/open-facts.ts';
import { writeFacts } from '../facts/write-facts.ts';
import { BATCH_CLAIMS } from '../limits.ts';
import { flipBit } from '../testing/flip-bit.ts';
import { samplePackages } from '../testing/packages.ts';
import {
  sampleClaims,
  sampleHead,
  samplePersons,
  sampleReference,
} from '../testing/sample-facts.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { compareSettlements } from './compare-settlements.ts';
import { firedRules } from './fired-rules.ts';
import { type SettledFacts, settleFacts } from './settle-facts.ts';

async function facts(): Promise<Facts> {
  const folder = join(await tempFolder(), 'facts');
  const head = { ...sampleHead(), place: 'synthea' };
  const part = (first: number, persons: number) => ({
    claims: [sampleClaims({ first, persons, claimsEach: 50, charged: true })],
    persons: samplePersons(first, persons),
  });
  const parts = [part(1, 20), part(100, 30)];
  unwrap(await writeFacts(folder, { head, reference: sampleReference(), parts }));
  return unwrap(await openFacts(folder, demoActor('synthea')));
}

const settle = async (of: Facts, itemMonth = true): Promise<SettledFacts> =>
  unwrap(
    await settleFacts(of, {
      packages: await samplePackages(),
      stack: 'synthea',
      oldRules: 'synthea@-1y',
      itemMonth,
    }),
  );

const query = (sql: string): Promise<Record<string, unknown>[]> =>
  withDatabase(1, (connection) => rowsOf(connection, sql));

describe('rules of a settlement', () => {
  test('STO-38 every claim counts once for each rule that decided it', async () => {
    const settled = await settle(await facts());
    const counts = await firedRules(settled);
    const rows = await query(
      `SELECT count(*) AS claims FROM (SELECT unnest(list_distinct(rules)) AS rule, claim
       FROM read_parquet(${sqlText(join(settled.path, 'settlement', '*.parquet'))})) WHERE rule IN (
       SELECT number FROM read_parquet(${sqlText(join(settled.path, 'rule.parquet'))}) WHERE rule = 'as-charged')`,
    );
    expect(counts.get('synthea-sample#linePrice/as-charged')).toBe(Number(rows[0]?.claims));
    expect([...counts.values()].every((count) => count > 0 && count <= 2500)).toBe(true);
  });

  test('STO-39 two settlements are compared claim by claim, rules by name whatever the version', async () => {
    const of = await facts();
    const before = await settle(of);
    const same = await compareSettlements(before, before);
    expect(same).toMatchObject({ claims: 2500, otherRules: 0, otherAmounts: 0, rules: [] });
    const changed = (await samplePackages()).map(({ name, files }) => ({
      name,
      files: new Map(
        [...files].map(([path, text]) => [
          path,
          text
            .replace('version: 1.0.0', 'version: 2.0.0')
            .replaceAll('"as-charged"', '"as-billed"'),
        ]),
      ),
    }));
    const after = unwrap(await settleFacts(of, { packages: changed, stack: 'synthea' }));
    const found = await compareSettlements(before, after);
    const fired = (await firedRules(before)).get('synthea-sample#linePrice/as-charged') ?? 0;
    expect(fired).toBeGreaterThan(1000);
    expect(found).toMatchObject({ otherRules: fired, otherAmounts: 0, fundFen: '0' });
    expect(found.rules).toEqual([
      { cite: 'synthea-sample#linePrice/as-billed', lost: 0, gained: fired },
      { cite: 'synthea-sample#linePrice/as-charged', lost: fired, gained: 0 },
    ]);
  });
});

describe('settling facts', () => {
  test('STO-14 a settlement adds up: amount = fund + patient + hospital, rows and cells agree', async () => {
    const settled = await settle(await facts());
    const { report } = settled;
    expect(BigInt(report.amountFen)).toBe(
      BigInt(report.fundFen) + BigInt(report.patientFen) + BigInt(report.hospitalFen),
    );
    expect(report.claims).toBe(2500);
    const table = (name: string): string => `read_parquet(${sqlText(join(settled.path, name))})`;
    const [rows] = await query(
      `SELECT sum(total_fen)::BIGINT AS total, count(*) AS claims,
       sum(visit_fen + drug_fen + herbal_fen + consumable_fen + test_fen + service_fen + other_fen)::BIGINT AS families
       FROM ${table('settlement/*.parquet')}`,
    );
    expect(rows).toEqual({
      total: BigInt(report.amountFen),
      claims: 2500n,
      families: BigInt(report.amountFen),
    });
    const [cells] = await query(
      `SELECT sum(total_fen)::BIGINT AS total, sum(old_rules_total_fen)::BIGINT AS old,
       sum(claims)::BIGINT AS claims, sum(visits + stays)::BIGINT AS split FROM ${table('visit_month.parquet')}`,
    );
    expect(cells).toEqual({
      total: BigInt(report.amountFen),
      old: BigInt(report.amountFen),
      claims: 2500n,
      split: 2500n,
    });
    const [items] = await query(
      `SELECT sum(amount_fen)::BIGINT AS total, sum(quantity)::BIGINT AS quantity FROM ${table('item_month.parquet')}`,
    );
    expect(items?.total).toBe(BigInt(report.amountFen));
  });

  test('STO-40 the sums of a day are those of its rows, by district, level and kind', async () => {
    const of = await facts();
    const settled = await settle(of);
    const file = (folder: string, name: string): string =>
      `read_parquet(${sqlText(join(folder, name))})`;
    const keys = 'day, district, level, grassroots, visit_kind';
    const cells = await query(
      `SELECT ${keys}, claims, visits, stays, bed_days, lines, total_fen, fund_fen, patient_fen,
         hospital_fen, drug_fen, total_yuan_squares
       FROM ${file(settled.path, 'visit_day.parquet')} ORDER BY ${keys}`,
    );
    const act = 'c.reverses IS NULL';
    const stay = "c.visit_kind = 'inpatientDay'";
    const rows = await query(
      `SELECT c.end_day AS day, i.district, i.level, i.grassroots, c.visit_kind,
         count(*) FILTER (${act}) AS claims, count(*) FILTER (${act} AND NOT ${stay}) AS visits,
         count(*) FILTER (${act} AND ${stay}) AS stays,
         coalesce(sum(c.bed_days) FILTER (${act}), 0)::BIGINT AS bed_days,
         coalesce(sum(len(c.lines)) FILTER (${act}), 0)::BIGINT AS lines,
         sum(s.total_fen)::BIGINT AS total_fen,
         sum(s.total_fen - s.hospital_fen - s.patient_fen)::BIGINT AS fund_fen,
         sum(s.patient_fen)::BIGINT AS patient_fen, sum(s.hospital_fen)::BIGINT AS hospital_fen,
         sum(s.drug_fen)::BIGINT AS drug_fen,
         sum(round(s.total_fen / 100) ^ 2)::BIGINT AS total_yuan_squares
       FROM ${file(settled.path, 'settlement/*.parquet')} s
       JOIN ${file(of.path, 'claim/*.parquet')} c USING (claim)
       JOIN ${file(of.path, 'institution.parquet')} i USING (institution)
       GROUP BY ALL ORDER BY ${keys}`,
    );
    expect(rows.length).toBeGreaterThan(100);
    expect(cells).toEqual(rows);
  });

  test('STO-24 facts that begin and end within a month have the sums of those months', async () => {
    const earlier = 10;
    const { from, to, ...rest } = { ...sampleHead(), place: 'synthea' };
    const head = { ...rest, from: (from - earlier) as Day, to: (to - earlier) as Day };
    const whole = sampleClaims({ first: 1, persons: 20, claimsEach: 90 });
    const shifted = (days: Int32Array): Int32Array => days.map((day) => day - earlier);
    const claims = [{ ...whole, day: shifted(whole.day), endDay: shifted(whole.endDay) }];
    const parts = [{ claims, persons: samplePersons(1, 20) }];
    const folder = join(await tempFolder(), 'facts');
    unwrap(await writeFacts(folder, { head, reference: sampleReference(), parts }));
    const of = unwrap(await openFacts(folder, demoActor('synthea')));
    const settled = await settle(of);
    const cells = await query(
      `SELECT month::VARCHAR AS month, sum(claims)::INTEGER AS claims
       FROM read_parquet(${sqlText(join(settled.path, 'visit_month.parquet'))}) GROUP BY ALL ORDER BY month`,
    );
    const rows = await query(
      `SELECT date_trunc('month', end_day)::DATE::VARCHAR AS month, count(*)::INTEGER AS claims
       FROM read_parquet(${sqlText(join(of.path, 'claim', '*.parquet'))}) GROUP BY ALL ORDER BY month`,
    );
    expect(cells).toEqual(rows);
    expect([rows[0]?.month, rows.at(-1)?.month]).toEqual(['2016-12-01', '2018-03-01']);
  });

  test('STO-33 a part of more claims than one batch is settled to its last claim', async () => {
    const folder = join(await tempFolder(), 'facts');
    const head = { ...sampleHead(), place: 'synthea' };
    const claims = [sampleClaims({ first: 1, persons: 700, claimsEach: 60 })];
    const parts = [{ claims, persons: samplePersons(1, 700) }];
    unwrap(await writeFacts(folder, { head, reference: sampleReference(), parts }));
    const settled = await settle(unwrap(await openFacts(folder, demoActor('synthea'))), false);
    expect(settled.report.claims).toBe(42_000);
    expect(42_000).toBeGreaterThan(BATCH_CLAIMS);
  });

  test('STO-15 a settlement of the same rules and facts is used again, another is not', async () => {
    const of = await facts();
    const first = await settle(of);
    expect(first.reused).toBe(false);
    const again = await settle(of, false);
    expect(again.reused).toBe(true);
    expect(again.report).toEqual(first.report);
    const head = { ...sampleHead(), place: 'synthea' };
    const parts = [
      {
        claims: [sampleClaims({ first: 1, persons: 2, claimsEach: 3 })],
        persons: samplePersons(1, 2),
      },
    ];
    unwrap(await writeFacts(of.folder, { head, reference: sampleReference(), parts }));
    const other = await settle(unwrap(await openFacts(of.folder, demoActor('synthea'))));
    expect(other.reused).toBe(false);
    expect(other.report.claims).toBe(6);
  });

  test('STO-16 cancelled work keeps nothing', async () => {
    const of = await facts();
    const stopped = await settleFacts(of, {
      packages: await samplePackages(),
      stack: 'synthea',
      job: { signal: AbortSignal.abort() },
    });
    expect(stopped.ok || stopped.problems[0].code).toBe('STORE_CANCELLED');
    const [only = ''] = await readdir(join(of.folder, 'settlement'));
    expect(await readdir(join(of.folder, 'settlement', only))).toEqual([]);
  });

  test('STO-12 claims in a damaged file are not settled, and the file is named', async () => {
    const of = await facts();
    const [part] = of.manifest.parts;
    const file = join(of.path, part?.claimFile ?? '');
    await truncate(file, 100);
    const refused = await settleFacts(of, {
      packages: await samplePackages(),
      stack: 'synthea',
    });
    expect(refused.ok || refused.problems[0]).toMatchObject({
      code: 'STORE_FILE_DAMAGED',
      where: file,
    });
  });

  test('STO-15 a settlement with one bit that differs in a table is told and made anew', async () => {
    const of = await facts();
    const { report } = await settle(of);
    for (const table of ['item_month', 'rule', 'visit_day', 'visit_month']) {
      const lines: Text[] = [];
      const again = async () =>
        unwrap(
          await settleFacts(of, {
            packages: await samplePackages(),
            ...{ stack: 'synthea', itemMonth: true },
            job: { say: (line) => lines.push(line) },
          }),
        );
      const file = join((await again()).path, `${table}.parquet`);
      await flipBit(file);
      const made = await again();
      expect([table, made.reused, made.report.checksum]).toEqual([table, false, report.checksum]);
      expect(lines).toEqual([
        {
          en: expect.stringContaining(`${file}: this table of a settlement is damaged (checksum `),
          zh: expect.stringContaining(`${file}：结算结果的这张表已损坏（校验值应为 `),
        },
      ]);
      expect((await again()).reused).toBe(true);
    }
  });

  test('STO-17 progress says what, how far, how fast and how long still', async () => {
    const reports: unknown[] = [];
    const settled = await settleFacts(await facts(), {
      packages: await samplePackages(),
      stack: 'synthea',
      job: { onProgress: (progress) => reports.push(progress) },
    });
    expect(settled.ok).toBe(true);
    expect(reports.at(-1)).toMatchObject({
      step: { en: 'Settling under synthea', zh: '按“synthea”结算' },
      done: 2500,
      total: 2500,
      secondsLeft: 0,
    });
  });

  test('STO-18 problems of the stack come back as they are', async () => {
    const refused = await settleFacts(await facts(), {
      packages: await samplePackages(),
      stack: 'nowhere',
    });
    expect(refused.ok || refused.problems[0].code).toBe('STACK_PLACE_UNKNOWN');
  });
});

describe('single claims', () => {
  test('STO-19 a claim is found by its number with all claims of its person', async () => {
    const of = await facts();
    const claim = 5_000_000_000 + 100 * 1000 + 77;
    const found = unwrap(await findClaim(of, claim));
    expect(found.claims.count).toBe(50);
    expect(found.claims.claim[found.row]).toBe(claim);
    expect(found.persons.person).toEqual(Uint32Array.of(101));
    const none = await findClaim(of, 42);
    expect(none.ok || none.problems[0].code).toBe('STORE_CLAIM_UNKNOWN');
  });

  test('STO-12 a claim is not found in a file in which one bit differs, be it of claims or of persons', async () => {
    const of = await facts();
    const part = of.manifest.parts[1];
    for (const name of [part?.claimFile ?? '', part?.personFile ?? '']) {
      const file = join(of.path, name);
      const mend = await flipBit(file);
      const refused = await findClaim(of, part?.claimMin ?? 0);
      expect(refused.ok ? [] : refused.problems).toMatchObject([
        { code: 'STORE_FILE_DAMAGED', where: file },
      ]);
      expect((await findClaim(of, of.manifest.parts[0]?.claimMin ?? 0)).ok).toBe(true);
      await mend();
    }
    expect((await findClaim(of, part?.claimMin ?? 0)).ok).toBe(true);
  });

  test('STO-20 claims are listed by place, kind and day, newest first, never more than asked', async () => {
    const settled = await settle(await facts());
    const rows = unwrap(
      await listClaims(settled, {
        district: 'tongzhou',
        visitKind: 'emergency',
        from: '2017-06-01',
        limit: 7,
      }),
    );
    expect(rows).toHaveLength(7);
    for (const row of rows) {
      expect(row).toMatchObject({ district: 'tongzhou', visitKind: 'emergency' });
      expect(row.totalFen).toBe(row.fundFen + row.patientFen + row.hospitalFen);
    }
    expect(rows.map((row) => row.day)).toEqual(
      rows
        .map((row) => row.day)
        .sort()
        .reverse(),
    );
  });

  test('STO-21 rows need a role that may and a purpose', async () => {
    const settled = await settle(await facts());
    const as = (role: 'public' | 'analyst', purpose: string): SettledFacts => ({
      ...settled,
      facts: { ...settled.facts, actor: { ...demoActor('synthea'), role, purpose } },
    });
    for (const [role, purpose] of [
      ['public', 'curiosity'],
      ['analyst', ' '],
    ] as const) {
      const listed = await listClaims(as(role, purpose), {});
      expect(listed.ok || listed.problems[0].code).toBe('STORE_ROWS_REFUSED');
      const found = await findClaim(as(role, purpose).facts, 1);
      expect(found.ok || found.problems[0].code).toBe('STORE_ROWS_REFUSED');
    }
    expect((await listClaims(as('analyst', 'audit 7'), {})).ok).toBe(true);
  });
});
