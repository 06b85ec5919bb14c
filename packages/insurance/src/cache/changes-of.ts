import { gainBands } from '../replay/gain-band.ts';
import {
  CELL_WIDTH,
  GAIN_BANDS,
  MONEY,
  type ReplayFrame,
  type ReplayLayout,
  type Section,
} from '../replay/replay-layout.ts';
import { PERSON_DIMENSIONS } from '../replay/replay-tables.ts';

/** Cells of money alone. */
const PLAIN = ['own', 'institution', 'month', 'visitKind'] as const;

/**
 * What the sums of some persons differ by from those in which both sides are the baseline: counts are
 * the same, nobody gains or loses there, and no rule is cited by a claim that changes.
 */
export function changesOf(
  { groups }: Pick<ReplayFrame, 'groups'>,
  { sections }: ReplayLayout,
  sums: Float64Array,
): Float64Array {
  const values = sums.slice();
  const none = gainBands(groups.largeChange)(0, 0);
  const take = (at: number, other: number): void => {
    values[at] = (values[at] ?? 0) - (values[other] ?? 0);
  };
  const cells = ({ at, width, keys }: Section, each: (cell: number) => void): void => {
    for (let key = 0; key < keys.length; key++) each(at + key * width);
  };
  const money = (cell: number): void => {
    values[cell] = 0;
    for (let part = 1; part <= MONEY.length; part++) {
      take(cell + part + MONEY.length, cell + part);
      values[cell + part] = 0;
    }
  };
  /** `count` says how many there are, and bands follow it. */
  const bands = (count: number): void => {
    take(count + 1 + none, count);
    values[count] = 0;
  };
  /** What stands last is of the new rules, and before it what it was. */
  const pair = (before: number): void => {
    take(before + 1, before);
    values[before] = 0;
  };
  values.fill(0, sections.head.at, sections.head.at + sections.head.keys.length);
  for (const name of PLAIN) cells(sections[name], money);
  for (const name of PERSON_DIMENSIONS) {
    cells(sections[name], (cell) => {
      money(cell);
      bands(cell + CELL_WIDTH);
    });
  }
  cells(sections.care, (cell) => {
    money(cell);
    // Refunds stand with the baseline.
    values[cell + CELL_WIDTH] = 0;
  });
  cells(sections.visits, (cell) => {
    bands(cell);
    pair(cell + 1 + GAIN_BANDS.length);
  });
  cells(sections.family, pair);
  cells(sections.item, (cell) => {
    values[cell] = 0;
    pair(cell + 1);
  });
  return values;
}
