import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ClaimBatch } from '@sanyi/facts';
import {
  type ClaimSource,
  type RunTotals,
  runClaims,
  type Scenario,
  type SettledBatch,
} from '@sanyi/insurance';
import { assert, type IsoDate, ok, type Result } from '@sanyi/kernel';
import { buildStack, type PackageFiles, readLibrary, type Stack } from '@sanyi/policy';
import { withDatabase } from '../duck/database.ts';
import { TableWriter, writeTable } from '../duck/table-writer.ts';
import { addSums, EMPTY_SUM, type RowSum } from '../facts/checksum.ts';
import { readClaims } from '../facts/read-claims.ts';
import { readReference } from '../facts/read-reference.ts';
import { readPersons } from '../facts/read-tables.ts';
import type { Reference } from '../facts/reference-tables.ts';
import type { ClaimPart, FactsManifest } from '../folder/manifest.ts';
import type { Tell } from '../workers/task.ts';
import { ItemCells } from './item-cells.ts';
import { MonthCells } from './month-cells.ts';
import { type Months, monthsBetween } from './months.ts';
import { settlementColumns, sumSettlement } from './settlement-columns.ts';

/** A package as files, so that each worker reads it for itself. */
export type PackageInput = { readonly name: string; readonly files: PackageFiles };

/** What all parts of a settlement share. */
export type SettleShared = {
  readonly path: string;
  readonly manifest: FactsManifest;
  readonly packages: readonly PackageInput[];
  readonly stack: string;
  /** The stack of the year before, whose totals are kept as cells; null without. */
  readonly oldRules: string | null;
  /** The generation folder of the settlement. */
  readonly out: string;
  readonly itemMonth: boolean;
};

/** What settling one part gave. */
export type SettledPart = {
  readonly claims: number;
  readonly lines: number;
  readonly totals: Readonly<
    Record<'total' | 'hospital' | 'fixedFund' | 'fund' | 'patient', bigint>
  >;
  readonly sum: RowSum;
};

type Prepared = SettleShared & {
  readonly reference: Reference;
  readonly stacks: readonly [Stack, ...Stack[]];
  readonly months: Months;
  readonly ids: { readonly institutions: readonly number[]; readonly items: readonly number[] };
};

/** Settles parts of the claims, one at a time; rules and reference tables are read once. */
export async function settlePartTask(
  shared: SettleShared,
): Promise<Result<(index: number, tell: Tell) => Promise<Result<SettledPart>>>> {
  const library = readLibrary(shared.packages);
  if (!library.ok) return library;
  const stack = buildStack(library.value, shared.stack);
  if (!stack.ok) return stack;
  const old = shared.oldRules === null ? null : buildStack(library.value, shared.oldRules);
  if (old !== null && !old.ok) return old;
  const reference = await withDatabase(1, (connection) =>
    readReference(connection, shared.path, shared.manifest),
  );
  const { from, to } = shared.manifest;
  const prepared: Prepared = {
    ...shared,
    reference,
    stacks: old === null ? [stack.value] : [stack.value, old.value],
    // A manifest's days were written by isoDate.
    months: monthsBetween(from as IsoDate, to as IsoDate),
    ids: {
      institutions: reference.institutions.map((row) => row.institution),
      items: reference.items.map((row) => row.item),
    },
  };
  // A stream ends when its connection runs another statement, so reading and writing are apart.
  return ok((index, tell) =>
    withDatabase(1, (reading) =>
      withDatabase(1, async (writing) =>
        ok(await settlePart({ reading, writing }, prepared, { index, tell })),
      ),
    ),
  );
}

async function settlePart(
  connections: { readonly reading: DuckDBConnection; readonly writing: DuckDBConnection },
  prepared: Prepared,
  work: { readonly index: number; readonly tell: Tell },
): Promise<SettledPart> {
  const { ids, months, manifest } = prepared;
  const part = manifest.parts[work.index];
  assert(part !== undefined, 'the manifest lists the part');
  const rows = new TableWriter(connections.writing, 'settled');
  const cells = new MonthCells(months, ids.institutions);
  const items = prepared.itemMonth ? new ItemCells(months, ids) : null;
  const [stack] = prepared.stacks;
  const names = {
    stackHash: stack.hash,
    funds: stack.codeSet('fund').map((entry) => entry.code),
    reasons: [],
  };
  let sum = EMPTY_SUM;
  let told = 0;
  const settled = async (
    scenario: number,
    claims: ClaimBatch,
    result: SettledBatch,
  ): Promise<undefined> => {
    if (scenario > 0) {
      cells.addOldRules(claims, result);
      return undefined;
    }
    const columns = settlementColumns(result, names);
    await rows.append(columns, result.count);
    sum = addSums(sum, sumSettlement(columns, result.count));
    cells.add(claims, result);
    items?.add(claims, result.lineAmount);
    return undefined;
  };
  const totals = await runClaims(
    await sourceOf(connections.reading, prepared, part),
    scenariosOf(prepared.stacks),
    {
      settled,
      progress: (done) => {
        work.tell(done - told);
        told = done;
      },
    },
  );
  assert(totals.claims === part.claims, 'every claim of the part was settled');
  await writeOut(connections.writing, prepared, { index: work.index, rows, cells, items });
  return { claims: totals.claims, lines: totals.lines, totals: firstTotals(totals), sum };
}

/** The first stack is settled whole; of the old rules only what the acts would have cost is asked. */
const scenariosOf = (stacks: readonly Stack[]): Scenario[] =>
  stacks.map((stack, at) => ({
    name: stack.text,
    stack,
    ...(at === 0 ? {} : { charges: 'only' }),
  }));

async function sourceOf(
  connection: DuckDBConnection,
  prepared: Prepared,
  part: ClaimPart,
): Promise<ClaimSource> {
  const { path, manifest, reference } = prepared;
  const districts = manifest.districts.map((district) => district.id);
  const personFile = join(path, part.personFile);
  const count = await countOf(connection, personFile);
  const persons = await readPersons(connection, { file: personFile, count, districts });
  return {
    institutions: reference.institutions,
    items: reference.items,
    purchasePrices: reference.purchasePrices,
    persons,
    districts,
    batches: () => readClaims(connection, { file: join(path, part.claimFile) }),
  };
}

async function writeOut(
  connection: DuckDBConnection,
  prepared: Prepared,
  made: { index: number; rows: TableWriter; cells: MonthCells; items: ItemCells | null },
): Promise<void> {
  const number = `${String(made.index).padStart(4, '0')}.parquet`;
  const { out, ids } = prepared;
  if (made.rows.rows > 0) await made.rows.write(join(out, 'settlement', number));
  await writeTable(connection, join(out, 'visit_month', number), {
    columns: made.cells.columns(ids.institutions),
    count: made.cells.count,
  });
  if (made.items === null) return;
  await writeTable(connection, join(out, 'item_month', number), {
    columns: made.items.columns(ids),
    count: made.items.count,
  });
}

async function countOf(connection: DuckDBConnection, file: string): Promise<number> {
  const reader = await connection.runAndReadAll(
    `SELECT count(*)::INTEGER FROM read_parquet('${file.replaceAll("'", "''")}')`,
  );
  return Number(reader.getRows()[0]?.[0] ?? 0);
}

function firstTotals(totals: RunTotals): SettledPart['totals'] {
  const [first] = totals.scenarios;
  if (first === undefined) throw new Error('a run has at least one scenario');
  const { total, hospital, fixedFund, fund, patient } = first;
  return { total, hospital, fixedFund, fund, patient };
}
