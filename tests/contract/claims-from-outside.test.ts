import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { IMPORT, type ImportDocument, SETTLE } from './documents.ts';
import { expectAddsUp } from './explanation-adds-up.ts';
import { EXPLAIN } from './explanation-document.ts';
import { NOT_AT_HAND, openData } from './open-data.ts';
import { readCell } from './read-parquet.ts';
import { documentOf } from './run-sanyi.ts';
import { tempFolder } from './temp-folder.ts';

const data = openData('synthea-claims-csv');
const MAPPING = 'policies/synthea-sample/mapping.yaml';
/** Decimals that amounts are summed with here, far beyond what the files hold. */
const DECIMALS = 18;
const HUNDREDTHS = 10n ** BigInt(DECIMALS - 2);

describe.skipIf(data === null)(`claims of 407 invented people (${NOT_AT_HAND})`, () => {
  let facts: string;
  let report: ImportDocument;

  beforeAll(async () => {
    facts = join(await tempFolder(), 'facts');
    report = await documentOf(IMPORT, ['import', '--mapping', MAPPING, data ?? '', '--out', facts]);
  }, 120_000);

  it('are all read and accepted', () => {
    expect(report.tables.claim).toMatchObject({ read: 14_781, accepted: 14_781, rejected: 0 });
    expect(report.tables.line).toMatchObject({ read: 31_590, accepted: 31_590, rejected: 0 });
    expect([report.rejectsFile, report.problems]).toEqual([null, []]);
  });

  it('carry the money of the files, summed here on its own, roundings and all', async () => {
    const rows = await csvRows(join(data ?? '', 'claims.csv'));
    const sum = (column: string): bigint =>
      rows.reduce((total, row) => total + scaled(row[column] ?? ''), 0n);
    const exact = (fen: string, rounding: string): bigint =>
      BigInt(fen) * HUNDREDTHS - scaled(rounding) / 100n;
    expect(report.amountOutFen).toBe(report.amountInFen);
    expect(exact(report.amountInFen, report.roundingFen)).toBe(sum('total'));
    expect(exact(report.insurerPaidFen, report.insurerPaidRoundingFen)).toBe(sum('paid'));
  });

  it('settle as charged and are explained, each line by the rule that says so', async () => {
    const words = ['--facts', facts, '--stack', 'synthea'];
    const settled = await documentOf(SETTLE, ['settle', ...words]);
    expect(settled).toMatchObject({
      claims: 14_781,
      amountFen: report.amountInFen,
      patientFen: report.amountInFen,
      fundFen: '0',
      hospitalFen: '0',
    });
    const claim = await readCell(
      `SELECT claim FROM '${facts}/g-*/claim/*.parquet' ORDER BY len(lines) DESC, claim LIMIT 1`,
    );
    const told = await documentOf(EXPLAIN, ['explain', claim, ...words]);
    expectAddsUp(told);
    expect(told.charges.flatMap((charge) => charge.rules.map((each) => each.rule))).toContain(
      'as-charged',
    );
  });
});

async function csvRows(file: string): Promise<Record<string, string>[]> {
  return parse(await readFile(file), { columns: true, bom: true });
}

/** A decimal as a whole number of 10^-18. */
function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = (text === '' ? '0' : text).split('.');
  const sign = whole.startsWith('-') ? -1n : 1n;
  const size = BigInt(whole.replace('-', '') + fraction.padEnd(DECIMALS, '0'));
  return sign * size;
}
