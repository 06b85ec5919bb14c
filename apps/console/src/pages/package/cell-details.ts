import type { GridCell, PackageTable, TableColumn, TableGrid } from '@sanyi/api';
import { scaledText, scaledTo } from '../../format/decimal.ts';
import type { Messages } from '../../messages/messages.ts';
import { plainNumber } from './feel-text.ts';

/** An output of a rule beside the first one. */
export type Detail = { readonly name: string; readonly value: string };

/** Outputs that are the same in every cell of a grid; they are said once under it. */
export function sameDetails(grid: TableGrid): readonly Detail[] {
  const spoken = grid.cells.filter(({ value }) => value !== null);
  const [first] = spoken;
  if (!first || spoken.length < 2) return [];
  return first.details.filter((detail) =>
    spoken.every(({ details }) =>
      details.some(({ name, value }) => name === detail.name && value === detail.value),
    ),
  );
}

/** Outputs shown in a cell: those that differ over the grid, money first. */
export function ownDetails(
  cell: GridCell,
  options: { readonly same: readonly Detail[]; readonly table: PackageTable },
): readonly Detail[] {
  const isMoney = (name: string): boolean =>
    options.table.outputs.some((output) => output.name === name && output.kind === 'money');
  const own = cell.details.filter(
    ({ name }) => !options.same.some((detail) => detail.name === name),
  );
  const money = own.filter(({ name }) => isMoney(name));
  return money.length > 0 ? money : own;
}

/**
 * Who pays a visit charge: fund and patient, where a table of `price.visit` states plain numbers.
 * The patient's part is the price less what fund and hospital bear. Null for any other table, and
 * for a charge inside the scheme.
 */
export function payers(
  cell: GridCell,
  table: PackageTable,
  m: Messages,
): { readonly fund: string; readonly patient: string } | null {
  const said = (name: string): string =>
    cell.details.find((detail) => detail.name === name)?.value.trim() ?? '';
  const of = (name: string): string | null => plainNumber(said(name));
  // Of a charge inside the scheme the benefit decides later who pays.
  if (said('inScope') !== 'false') return null;
  const price = plainNumber(cell.value ?? '');
  const [fund, hospital] = [of('fixedFund'), of('hospitalBorne')];
  if (table.hook !== 'price.visit' || price === null || fund === null || hospital === null) {
    return null;
  }
  const left = scaledTo(price, 2) - scaledTo(fund, 2) - scaledTo(hospital, 2);
  const patient = scaledText(left, 2).replace(/\.00$/, '');
  return { fund: `${m.policy.fund} ${fund}`, patient: `${m.policy.patient} ${patient}` };
}

/** The output whose value stands large in a cell: the first amount of money, else the first one. */
export const mainOutput = ({ outputs }: PackageTable): TableColumn | undefined =>
  outputs.find(({ kind }) => kind === 'money') ?? outputs[0];
