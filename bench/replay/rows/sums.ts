import type { ReplayGroups, SumRow } from '@sanyi/insurance';
import { RATE_ONE } from '@sanyi/kernel';
import type { RowFacts, RowPerson } from './facts.ts';
import type { RowSettlement } from './settle.ts';

type Groups = Pick<ReplayGroups, 'ageBands' | 'largeChange'>;

/** Money of one side of a cell. */
type Money = { total: number; hospital: number; fixed: number; patient: number };

/** Sums of a key: claims, refunds among them, the money of both sides, persons, and how many stand in each band. */
type Cell = {
  claims: number;
  refunds: number;
  readonly before: Money;
  readonly after: Money;
  persons: number;
  readonly bands: number[];
};

/** Cells by the text of section and key. */
type Cells = Map<string, Cell>;

/**
 * Adds up what a replay tells, rules left out, one claim, line and person after the other. Both sides
 * settle the same claims in the same order.
 */
export function sumsOfRows(
  facts: RowFacts,
  sides: readonly [readonly RowSettlement[], readonly RowSettlement[]],
  groups: Groups,
): SumRow[] {
  const [before, after] = sides;
  const cells: Cells = new Map();
  const persons = new Map<RowPerson, Cell>();
  before.forEach((old, at) => {
    const now = after[at];
    if (!now) throw new Error('both sides settle the same claims');
    addClaim(cells, [old, now], groups);
    const own = persons.get(old.claim.person) ?? emptyCell();
    addMoney(own, old, now);
    persons.set(old.claim.person, own);
  });
  cellOf(cells, 'head|persons').claims = facts.persons;
  cellOf(cells, 'head|patients').claims = persons.size;
  const year = Number(facts.lastDay.slice(0, 4));
  for (const [person, own] of persons) addPerson(cells, { person, own, year, groups });
  return [...cells].map(([name, cell]) => {
    const [section = '', key = ''] = name.split('|');
    const columns = columnsOf(cell);
    return { section, key, of: (column) => columns[column] ?? 0 };
  });
}

const noMoney = (): Money => ({ total: 0, hospital: 0, fixed: 0, patient: 0 });

const emptyCell = (): Cell => ({
  claims: 0,
  refunds: 0,
  before: noMoney(),
  after: noMoney(),
  persons: 0,
  bands: [0, 0, 0, 0, 0],
});

function cellOf(cells: Cells, name: string): Cell {
  const cell = cells.get(name) ?? emptyCell();
  cells.set(name, cell);
  return cell;
}

function addClaim(
  cells: Cells,
  [old, now]: readonly [RowSettlement, RowSettlement],
  { largeChange }: Groups,
): void {
  const { institution, endDay, kind, lines } = old.claim;
  addMoney(cellOf(cells, `institution|${institution.institution}`), old, now);
  addMoney(cellOf(cells, `month|${endDay.slice(0, 7)}`), old, now);
  addMoney(cellOf(cells, `visitKind|${kind}`), old, now);
  const level = institution.grassroots ? 'grassroots' : institution.level;
  const visits = cellOf(cells, `visits|${level}`);
  addMoney(visits, old, now);
  addBand(visits, bandOf(old.patient, now.patient, largeChange));
  const care = cellOf(cells, `care|${level} ${kind === 'inpatientDay' ? 'stay' : 'visit'}`);
  addMoney(care, old, now);
  if (old.claim.reverses !== null) care.refunds += 1;
  cellOf(cells, 'head|claims').claims += 1;
  cellOf(cells, 'head|lines').claims += lines.length;
  for (const line of lines) cellOf(cells, `item|${line.item.code}`).claims += line.quantity;
  for (const { family, code, amount } of old.charges) {
    cellOf(cells, `family|${family}`).before.total += amount;
    if (code !== null) cellOf(cells, `item|${code}`).before.total += amount;
  }
  for (const { family, code, amount } of now.charges) {
    cellOf(cells, `family|${family}`).after.total += amount;
    if (code !== null) cellOf(cells, `item|${code}`).after.total += amount;
  }
}

function addMoney(cell: Cell, old: RowSettlement, now: RowSettlement): void {
  cell.claims += 1;
  addSide(cell.before, old);
  addSide(cell.after, now);
}

function addSide(sums: Money, { total, hospital, fixedFund, patient }: RowSettlement): void {
  sums.total += total;
  sums.hospital += hospital;
  sums.fixed += fixedFund;
  sums.patient += patient;
}

function addBand(cell: Cell, band: number): void {
  cell.bands[band] = (cell.bands[band] ?? 0) + 1;
}

/** Puts the sums of a person into each group the person belongs to. */
function addPerson(
  cells: Cells,
  of: {
    readonly person: RowPerson;
    readonly own: Cell;
    readonly year: number;
    readonly groups: Groups;
  },
): void {
  const { person, own, groups } = of;
  const band = bandOf(own.before.patient, own.after.patient, groups.largeChange);
  const age = Math.max(0, of.year - person.birthYear);
  for (const name of [
    'all|all',
    `scheme|${person.scheme}`,
    `personClass|${person.personClass}`,
    `ageBand|${groups.ageBands.findLast(({ from }) => from <= age)?.code}`,
    `incomeBand|${person.incomeBand}`,
    `chronic|${person.isChronic ? 'yes' : 'no'}`,
    `residence|${person.district}`,
  ]) {
    const cell = cellOf(cells, name);
    cell.claims += own.claims;
    for (const side of ['before', 'after'] as const) {
      cell[side].total += own[side].total;
      cell[side].hospital += own[side].hospital;
      cell[side].fixed += own[side].fixed;
      cell[side].patient += own[side].patient;
    }
    cell.persons += 1;
    addBand(cell, band);
  }
}

/** The position of the band of a change in what is paid: falls much, falls, stays, rises, rises much. */
function bandOf(before: number, after: number, largeChange: bigint): number {
  const change = Math.abs(after - before) * Number(RATE_ONE);
  const isLarge = change > Math.abs(before) * Number(largeChange);
  if (after === before) return 2;
  if (after < before) return isLarge ? 0 : 1;
  return isLarge ? 4 : 3;
}

/** A cell under the names that results in SQL have. */
function columnsOf(cell: Cell): Record<string, number> {
  const columns: Record<string, number> = {
    claims: cell.claims,
    refunds: cell.refunds,
    persons: cell.persons,
  };
  for (const side of ['before', 'after'] as const) {
    for (const [name, sum] of Object.entries(cell[side])) columns[`${side}_${name}`] = sum;
  }
  for (const [at, count] of cell.bands.entries()) columns[`band${at}`] = count;
  return columns;
}
