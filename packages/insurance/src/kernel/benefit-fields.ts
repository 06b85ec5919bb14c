import type { Column, ColumnKernel } from '@sanyi/feel';
import { addressOf } from '@sanyi/feel/loops';
import { assert } from '@sanyi/kernel';
import type { Fold } from '@sanyi/policy';
import type { BlockMemory } from '../loops/block-memory.ts';
import { MONEY } from '../replay/replay-layout.ts';
import type { BenefitRows } from './benefit-rows.ts';
import { type ClaimBlock, MONEY_WIDTH } from './claim-block.ts';
import type { ClaimFields } from './claim-fields.ts';
import type { KernelTables } from './kernel-tables.ts';

/** Gives one field of `benefit.claim`, row by row of a block. */
type Field = (block: ClaimBlock, rows: BenefitRows) => Column['values'];

type Made = { readonly name: string; readonly field: Field; readonly moved: Column['values'] };

type FieldsOf = {
  readonly tables: KernelTables;
  readonly side: 0 | 1;
  readonly size: number;
  readonly shared: ClaimFields;
};

/** The columns of fields that a benefit reads on one side, block by block. */
export class BenefitFields {
  readonly #made: readonly Made[];

  constructor(kernel: ColumnKernel, fold: Fold | null, at: FieldsOf) {
    const carried = new Set(fold?.accumulators.map(({ name }) => `acc.${name}`));
    const own = ownFields(at);
    const shared =
      (name: string): Field =>
      (block) => {
        const values = at.shared.of(name, block);
        assert(values !== null, `no field ${name}`);
        return values;
      };
    this.#made = kernel.inputs
      .filter(({ name }) => !carried.has(name))
      .map(({ name }) => ({
        name,
        field: own[name] ?? shared(name),
        moved: columnFor(name, at.size, at.tables.memory),
      }));
  }

  /** The fields of the rows that are asked about, position by position. */
  of(block: ClaimBlock, rows: BenefitRows): Readonly<Record<string, Column>> {
    const columns = this.#made.map(({ name, field, moved }) => {
      const values = field(block, rows);
      return [name, { values: rows.isInOrder ? values : inOrder(moved, values, rows) }] as const;
    });
    return Object.fromEntries(columns);
  }
}

/** Fields that may be beyond 32 bits. */
const AMOUNTS: ReadonlySet<string> = new Set(['inScope', 'outOfScope']);

/** Fields that are numbers of 32 bits; all others are positions of codes. */
const NUMBERS: ReadonlySet<string> = new Set(['stayNumber', 'day', 'age']);

/** A column as wide as the one it is moved from: loops are written for columns of one width. */
function columnFor(name: string, size: number, memory: BlockMemory): Column['values'] {
  if (AMOUNTS.has(name)) return memory.float64(size);
  return NUMBERS.has(name) ? memory.int32(size) : memory.uint16(size);
}

function inOrder(
  into: Column['values'],
  values: Column['values'],
  { count, row }: BenefitRows,
): Column['values'] {
  for (let at = 0; at < count; at++) into[at] = values[row[at] ?? 0] ?? 0;
  return into;
}

/**
 * The fields that each side has for itself. Every index is one of a column, so that what is read is a
 * number.
 */
function ownFields({ tables, side, size }: FieldsOf): Readonly<Record<string, Field>> {
  const { calendar, contacts, visits, memory } = tables;
  const [day, age] = [memory.int32(size), memory.int32(size)];
  const [allowed, outOfScope] = [memory.uint16(size), memory.float64(size)];
  return {
    stayNumber: (_, rows) => rows.stayNumber,
    inScope: (block) => block.inScope[side],
    day: ({ count, benefitDay }) => {
      const columns = [benefitDay[side], calendar.ruleDay[side], day].map(addressOf);
      memory.loops.look4(count, ...columns);
      return day;
    },
    age: ({ count, benefitDay, group }) => {
      const columns = [benefitDay[side], calendar.year, group, visits.birthYear, age];
      memory.loops.ages(count, ...columns.map(addressOf));
      return age;
    },
    allowed: ({ count, contactOutcome }) => {
      const { values } = contacts.outcomes;
      const own = addressOf(values) + side * values.BYTES_PER_ELEMENT;
      memory.loops.flags(count, addressOf(contactOutcome), own, addressOf(allowed));
      return allowed;
    },
    outOfScope: ({ count, money, inScope }) => {
      const own = inScope[side];
      for (let row = 0; row < count; row++) {
        const from = row * MONEY_WIDTH + side * MONEY.length;
        const borne = (money[from + 1] as number) + (money[from + 2] as number);
        outOfScope[row] = (money[from] as number) - borne - (own[row] as number);
      }
      return outOfScope;
    },
  };
}
