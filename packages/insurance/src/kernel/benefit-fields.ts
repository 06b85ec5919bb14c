import { LEVELS } from '@sanyi/facts';
import type { Column, ColumnKernel } from '@sanyi/feel';
import { assert } from '@sanyi/kernel';
import type { Fold } from '@sanyi/policy';
import { MONEY } from '../replay/replay-layout.ts';
import type { BenefitRows } from './benefit-rows.ts';
import { type ClaimBlock, MONEY_WIDTH } from './claim-block.ts';
import type { KernelTables } from './kernel-tables.ts';

/** Fills a column with one field of `benefit.claim`, position by position. */
type Filler = (into: Column['values'], block: ClaimBlock, rows: BenefitRows) => void;

/** The columns of fields that a benefit reads on one side, filled block by block. */
export class BenefitFields {
  readonly inputs: Readonly<Record<string, Column>>;
  readonly #fill: readonly (readonly [Column['values'], Filler])[];

  constructor(
    kernel: ColumnKernel,
    fold: Fold | null,
    at: { readonly tables: KernelTables; readonly side: 0 | 1; readonly size: number },
  ) {
    const carried = new Set(fold?.accumulators.map(({ name }) => `acc.${name}`));
    const fillers = fillersOf(at.tables, at.side);
    const fields = kernel.inputs.filter(({ name }) => !carried.has(name));
    const columns = fields.map(({ name }) => {
      const filler = fillers[name];
      assert(filler !== undefined, `no field ${name}`);
      const values = AMOUNTS.has(name) ? new Float64Array(at.size) : new Int32Array(at.size);
      return { name, values, filler };
    });
    this.inputs = Object.fromEntries(columns.map(({ name, values }) => [name, { values }]));
    this.#fill = columns.map(({ values, filler }) => [values, filler]);
  }

  fill(block: ClaimBlock, rows: BenefitRows): void {
    for (const [values, filler] of this.#fill) filler(values, block, rows);
  }
}

/** Fields that may be beyond 32 bits. */
const AMOUNTS: ReadonlySet<string> = new Set(['inScope', 'outOfScope']);

/** How each field of `benefit.claim` is found; codes and sets of codes are positions. */
function fillersOf(tables: KernelTables, side: 0 | 1): Readonly<Record<string, Filler>> {
  const { groups, visits } = tables.codes;
  const { institutions } = tables.sides[side].rules;
  const { calendar, contacts } = tables;
  const byGroup = (column: ArrayLike<number>): Filler => byCode((block) => block.group, column);
  const byVisit = (column: ArrayLike<number>): Filler => byCode((block) => block.visit, column);
  const byPlace = (column: ArrayLike<number>): Filler => byCode((block) => block.place, column);
  return {
    scheme: byGroup(groups.scheme),
    personClass: byGroup(groups.personClass),
    keyGroups: byGroup(groups.keyGroups),
    incomeBand: byGroup(groups.incomeBand),
    visitKind: byVisit(visits.visitKind),
    contracted: byVisit(visits.contracted),
    referred: byVisit(visits.referred),
    level: byPlace(institutions.map(({ level }) => LEVELS.at(level))),
    grassroots: byPlace(institutions.map(({ grassroots }) => Number(grassroots))),
    stayNumber: (into, _, { count, stayNumber }) => into.set(stayNumber.subarray(0, count)),
    day: (into, block, { count, row }) => {
      const [days, ruleDay] = [block.benefitDay[side], calendar.ruleDay[side]];
      for (let at = 0; at < count; at++) into[at] = ruleDay[days[row[at] ?? 0] ?? 0] ?? 0;
    },
    age: (into, block, { count, row }) => {
      const [days, { year }] = [block.benefitDay[side], calendar];
      for (let at = 0; at < count; at++) {
        const claim = row[at] ?? 0;
        const born = groups.birthYear[block.group[claim] ?? 0] ?? 0;
        into[at] = Math.max(0, (year[days[claim] ?? 0] ?? 0) - born);
      }
    },
    allowed: (into, block, { count, row }) => {
      const { values } = contacts.outcomes;
      for (let at = 0; at < count; at++) {
        into[at] = values[2 * (block.contactOutcome[row[at] ?? 0] ?? 0) + side] ?? 0;
      }
    },
    inScope: (into, block, { count, row }) => {
      const inScope = block.inScope[side];
      for (let at = 0; at < count; at++) into[at] = inScope[row[at] ?? 0] ?? 0;
    },
    outOfScope: (into, block, { count, row }) => {
      const [inScope, { money }] = [block.inScope[side], block];
      for (let at = 0; at < count; at++) {
        const claim = row[at] ?? 0;
        const from = claim * MONEY_WIDTH + side * MONEY.length;
        const borne = (money[from + 1] ?? 0) + (money[from + 2] ?? 0);
        into[at] = (money[from] ?? 0) - borne - (inScope[claim] ?? 0);
      }
    },
  };
}

function byCode(codesOf: (block: ClaimBlock) => Int32Array, column: ArrayLike<number>): Filler {
  const table = Int32Array.from(column);
  return (into, block, { count, row }) => {
    const codes = codesOf(block);
    for (let at = 0; at < count; at++) into[at] = table[codes[row[at] ?? 0] ?? 0] ?? 0;
  };
}
