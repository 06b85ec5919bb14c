import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FACT_TABLES, type FactTable } from '@sanyi/facts';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { rowsOf, sqlText, withDatabase } from '../duck/database.ts';
import { addReported } from '../reported/reported.ts';
import { settleFacts } from '../settle/settle-facts.ts';
import { samplePackages } from '../testing/packages.ts';
import {
  FIRST_DAY,
  sampleClaims,
  sampleHead,
  samplePersons,
  sampleReference,
} from '../testing/sample-facts.ts';
import { sampleReported } from '../testing/sample-reported.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { openFacts } from './open-facts.ts';
import { writeFacts } from './write-facts.ts';

const district = Uint8Array.of(0);
const day = Int32Array.of(FIRST_DAY);
const weight = Uint16Array.of(1);

const part = {
  claims: [sampleClaims({ first: 1, persons: 4, claimsEach: 3, charged: true })],
  persons: samplePersons(1, 4),
  contracts: {
    count: 1,
    person: Uint32Array.of(1),
    institution: Uint32Array.of(1),
    fromDay: day,
    toDay: day,
  },
  donations: { count: 1, day, district, units: Uint8Array.of(2), weight },
  calls: {
    count: 1,
    day,
    district,
    satisfied: Uint8Array.of(1),
    responseSeconds: Uint16Array.of(900),
    weight,
  },
};

/** Folders of the written tables by the origin that `FACT_TABLES` names. */
async function written(): Promise<Record<FactTable['origin'], string>> {
  const folder = join(await tempFolder(), 'facts');
  const head = { ...sampleHead(), place: 'synthea' };
  unwrap(await writeFacts(folder, { head, reference: sampleReference(), parts: [part] }));
  const facts = unwrap(await openFacts(folder, demoActor('synthea')));
  const settled = unwrap(
    await settleFacts(facts, {
      packages: await samplePackages(),
      stack: 'synthea',
      oldRules: 'synthea@-1y',
      itemMonth: true,
    }),
  );
  unwrap(await addReported(facts, [sampleReported()]));
  const [generation = ''] = (await readdir(join(folder, 'reported'))).filter((name) =>
    name.startsWith('g-'),
  );
  return {
    facts: facts.path,
    settlement: settled.path,
    reported: join(folder, 'reported', generation),
  };
}

/** Columns of a file as `name type`. */
async function columnsOf(file: string): Promise<string[]> {
  const rows = await withDatabase(1, (connection) =>
    rowsOf(connection, `DESCRIBE SELECT * FROM read_parquet(${sqlText(file)})`),
  );
  return rows.map(({ column_name, column_type }) => `${column_name} ${column_type}`);
}

describe('declared tables', () => {
  test('FCT-4 the files of every table have the declared columns', async () => {
    const folders = await written();
    for (const table of FACT_TABLES) {
      const found = await columnsOf(join(folders[table.origin], table.file));
      // A struct of funds has the funds of the stack, so only its form is declared.
      const comparable = found.map((column) => column.replace(/^(fund_fen STRUCT).*$/, '$1'));
      const declared = table.columns.map(({ name, type }) => `${name} ${type}`);
      expect(comparable, table.name).toEqual(declared);
    }
  });
});
