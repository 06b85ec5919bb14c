import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { type ClaimBatch, emptySettlementBatch, type PersonTable } from '@sanyi/facts';
import {
  type ClaimRules,
  claimRules,
  type PriceFacts,
  type RunTotals,
  runClaims,
  type Scenario,
  type SettledBatch,
} from '@sanyi/insurance';
import { type IsoDate, ok, type Result } from '@sanyi/kernel';
import { buildStack, type Library } from '@sanyi/policy';
import { withDatabase } from '../duck/database.ts';
import { writeTable } from '../duck/table-writer.ts';
import { addSums, EMPTY_SUM, type RowSum } from '../facts/checksum.ts';
import { type ParquetFile, writeParquet } from '../parquet/parquet-file.ts';
import type { Tell } from '../workers/task.ts';
import { ClaimList } from './claim-list.ts';
import { DayCells } from './day-cells.ts';
import { ItemCells } from './item-cells.ts';
import { MonthCells } from './month-cells.ts';
import { type Months, monthsBetween } from './months.ts';
import { settlementColumns, sumSettlement } from './settlement-columns.ts';
import type { FilledCells } from './sum-cells.ts';

/** Under which rules parts are settled, and what is kept of them. */
export type SettlePlan = {
  readonly stack: string;
  /** The stack of the year before, whose totals are kept as cells; null without. */
  readonly oldRules: string | null;
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
  readonly cells: SettlerCells;
};

/** What a settler added up by now, over all parts that it settled: the more parts, the later. */
export type SettlerCells = {
  readonly settler: number;
  readonly parts: number;
  readonly months: FilledCells;
  readonly days: FilledCells;
};

/** The facts all parts share; `from` and `to` are the days of the facts, inclusive. */
type SettleTables = PriceFacts & {
  readonly districts: readonly string[];
  readonly from: IsoDate;
  readonly to: IsoDate;
};

/** The claims of one part. */
type PartClaims = {
  readonly index: number;
  /** The generation folder of the settlement. */
  readonly out: string;
  readonly persons: PersonTable;
  /** How many claims the part has. */
  readonly claims: number;
  batches(): AsyncIterable<ClaimBatch>;
};

/** Settles parts one after the other; prices met are kept from part to part. */
export type PartSettler = {
  settle(part: PartClaims, tell: Tell): Promise<SettledPart>;
};

type Prepared = {
  readonly plan: SettlePlan;
  readonly tables: SettleTables;
  readonly rules: ClaimRules;
  readonly scenarios: readonly Scenario[];
  readonly months: Months;
  readonly ids: { readonly institutions: readonly number[]; readonly items: readonly number[] };
  /** Sums of all parts that were settled; they come one after the other. */
  readonly cells: MonthCells;
  readonly days: DayCells;
  readonly list: ClaimList;
  /** How many parts were settled. */
  parts: number;
};

/** What a settler of parts is made from. */
export type SettlerParts = {
  readonly library: Library;
  readonly tables: SettleTables;
  readonly plan: SettlePlan;
  /** Rules that are ready already: where they are those of the plan, their prices are shared. */
  readonly known?: ClaimRules;
};

/** Prepares the stacks of a plan once for all parts. */
export function partSettler({ library, tables, plan, known }: SettlerParts): Result<PartSettler> {
  const stack = buildStack(library, plan.stack);
  if (!stack.ok) return stack;
  const old = plan.oldRules === null ? null : buildStack(library, plan.oldRules);
  if (old !== null && !old.ok) return old;
  const rules = known?.stack.hash === stack.value.hash ? known : claimRules(stack.value, tables);
  const scenarios: Scenario[] = [{ name: rules.stack.text, stack: rules.stack, rules }];
  if (old !== null) {
    // Of the old rules only what the acts would have cost is asked.
    const before = { stack: old.value, rules: claimRules(old.value, tables) };
    scenarios.push({ name: old.value.text, ...before, charges: 'only' });
  }
  const months = monthsBetween(tables.from, tables.to);
  const ids = {
    institutions: tables.institutions.map((row) => row.institution),
    items: tables.items.map((row) => row.item),
  };
  const prepared: Prepared = {
    plan,
    tables,
    rules,
    scenarios,
    months,
    ids,
    cells: new MonthCells(months, ids.institutions),
    days: new DayCells(tables),
    list: new ClaimList(tables),
    parts: 0,
  };
  return ok({
    settle: (part, tell) =>
      writeParquet(join(part.out, 'settlement', partFile(part.index)), (rows) =>
        settlePart(prepared, { part, tell, rows }),
      ),
  });
}

async function settlePart(
  prepared: Prepared,
  work: { readonly part: PartClaims; readonly tell: Tell; readonly rows: ParquetFile },
): Promise<SettledPart> {
  const { ids, months, tables } = prepared;
  const { persons, claims: count, batches } = work.part;
  const { rows } = work;
  const { cells, days, list } = prepared;
  list.begin(count);
  const items = prepared.plan.itemMonth ? new ItemCells(months, ids) : null;
  const { stack } = prepared.rules;
  const funds = stack.codeSet('fund').map((entry) => entry.code);
  const names = { stackHash: stack.hash, funds, reasons: [] };
  let sum = EMPTY_SUM;
  let told = 0;
  const settled = async (
    scenario: number,
    claims: ClaimBatch,
    result: SettledBatch,
  ): Promise<undefined> => {
    if (scenario > 0) {
      cells.addOldRules(claims, result);
      days.addOldRules(claims, result);
      return undefined;
    }
    const columns = settlementColumns(result, names);
    await rows.append(columns, result.count);
    sum = addSums(sum, sumSettlement(columns, result.count));
    cells.add(claims, result);
    days.add(claims, result);
    list.add(claims, result);
    items?.add(claims, result.lineAmount);
    return undefined;
  };
  const progress = (done: number): void => {
    work.tell(done - told);
    told = done;
  };
  const totals = await runClaims(
    { ...tables, persons, batches, passing: true },
    prepared.scenarios,
    { settled, progress, lineAmounts: items !== null },
  );
  // Also a part without claims has a table: whoever reads all of them finds its columns.
  if (rows.rows === 0) await rows.append(settlementColumns(emptySettlementBatch(), names), 0);
  await writeOut(prepared, work.part, items);
  return {
    ...{ claims: totals.claims, lines: totals.lines, totals: firstTotals(totals), sum },
    cells: { settler: threadId, parts: ++prepared.parts, months: cells.filled, days: days.filled },
  };
}

/** The name of the files of a part. */
export const partFile = (index: number): string => `${String(index).padStart(4, '0')}.parquet`;

/** Writes what is kept of a part beside its settled claims. */
async function writeOut(
  { ids, list }: Prepared,
  { index, out, claims }: PartClaims,
  items: ItemCells | null,
): Promise<void> {
  const number = partFile(index);
  if (claims > 0) {
    await writeParquet(join(out, 'claim_list', number), (file) => list.write(file));
  }
  if (items === null) return;
  const table = { columns: items.columns(ids), count: items.count };
  await withDatabase(1, (connection) =>
    writeTable(connection, join(out, 'item_month', number), table),
  );
}

function firstTotals(totals: RunTotals): SettledPart['totals'] {
  const [first] = totals.scenarios;
  if (first === undefined) throw new Error('a run has at least one scenario');
  const { total, hospital, fixedFund, fund, patient } = first;
  return { total, hospital, fixedFund, fund, patient };
}
