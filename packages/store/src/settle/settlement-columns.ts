import { CHARGE_FAMILIES, type SettlementBatch } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import { type RowSum, sumColumns } from '../facts/checksum.ts';
import type { ParquetColumn } from '../parquet/parquet-column.ts';

/** What stays the same for all batches of a settlement: names of funds, reasons seen so far. */
export type SettlementNames = {
  readonly stackHash: string;
  readonly funds: readonly string[];
  readonly reasons: string[];
};

/** The columns of table `settlement` for one batch. */
export function settlementColumns(
  result: SettlementBatch,
  names: SettlementNames,
): ParquetColumn[] {
  const { count } = result;
  const none = new Float64Array(count);
  // A structure has a field even where no fund exists.
  const funds = names.funds.length === 0 ? ['none'] : names.funds;
  for (const fund of Object.keys(result.funds)) {
    assert(names.funds.includes(fund), `fund ${fund} is in the code set "fund"`);
  }
  return [
    { kind: 'bigint', name: 'claim', values: result.claim },
    { kind: 'code', name: 'stack_hash', values: new Uint8Array(count), codes: [names.stackHash] },
    { kind: 'bigint', name: 'total_fen', values: result.total },
    { kind: 'bigint', name: 'hospital_fen', values: result.hospital },
    { kind: 'bigint', name: 'fixed_fund_fen', values: result.fixedFund },
    {
      kind: 'amounts',
      name: 'fund_fen',
      names: funds,
      values: funds.map((fund) => result.funds[fund] ?? none),
    },
    { kind: 'bigint', name: 'patient_fen', values: result.patient },
    ...CHARGE_FAMILIES.map(
      (family): ParquetColumn => ({
        kind: 'bigint',
        name: `${family}_fen`,
        values: result.byCategory[family],
      }),
    ),
    { kind: 'boolean', name: 'payable', values: result.payable },
    {
      kind: 'code',
      name: 'reason',
      values: reasonsOf(result, names.reasons),
      codes: names.reasons,
    },
    { kind: 'list', name: 'rules', start: result.ruleStart, values: result.rule },
  ];
}

/** The checksum of a settled batch: its claims and money, whatever the order and the cut. */
export const sumSettlement = (columns: readonly ParquetColumn[], count: number): RowSum =>
  sumColumns(
    columns.filter((column) => column.kind === 'bigint'),
    count,
  );

/** Positions in the reasons of the whole part; each batch numbers its own. */
function reasonsOf(result: SettlementBatch, known: string[]): Uint8Array {
  const positions = result.reasons.map((reason) => {
    const at = known.indexOf(reason);
    return at >= 0 ? at : known.push(reason) - 1;
  });
  assert(known.length <= 256, 'a settlement has at most 256 reasons');
  return result.reason.map((at) => positions[at] ?? 0);
}
