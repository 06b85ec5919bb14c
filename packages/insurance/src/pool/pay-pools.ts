import { SCHEMES, VISIT_KINDS } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import {
  CARE,
  MONEY,
  type ReplayFrame,
  type ReplayLayout,
  type SectionName,
} from '../replay/replay-layout.ts';
import { monthColumn, placeLevels } from '../replay/replay-places.ts';
import { PERSON_DIMENSIONS } from '../replay/replay-tables.ts';
import { type CaseRecord, peoplePositions } from './case-records.ts';
import { type CityPart, type ClosedPool, closePools, type PaidCase } from './close-pools.ts';

/** Pools of both sides of a replay, as they were shared. */
export type ReplayPools = readonly [baseline: readonly ClosedPool[], reform: readonly ClosedPool[]];

/**
 * The third pass of a replay: shares the budgets of both sides among their cases, and lets the fund pay
 * that instead of what it was billed. The difference stays with the hospital, case by case, so that every
 * cell still adds up; what patients pay stays.
 *
 * @param values - sums of all claims, which are changed
 * @param cases - records of all cases, of whichever workers
 * @throws ProblemError as `closePools`
 * @example
 * ```ts
 * declare const frame: ReplayFrame;
 * const layout = replayLayout(frame);
 * const part = { weight: 1 };
 * payPools({ frame, layout, part }, new Float64Array(layout.size), new Float64Array(0)); // [[], []]
 * ```
 */
export function payPools(
  of: { readonly frame: ReplayFrame; readonly layout: ReplayLayout; readonly part: CityPart },
  values: Float64Array,
  cases: Float64Array,
): ReplayPools {
  const { frame, layout, part } = of;
  const { from, to } = frame;
  const { institutions } = frame.facts;
  const move = mover(frame, layout, values);
  const schemeOf = (people: number): string =>
    SCHEMES.codes[peoplePositions(layout, people)[SCHEME] ?? 0] ?? '';
  const side = (at: 0 | 1): readonly ClosedPool[] => {
    const source = { stack: frame.stacks[at], institutions, side: at, schemeOf, from, to, part };
    return closePools(source, cases, move);
  };
  return [side(0), side(1)];
}

const [HOSPITAL, FUND] = [MONEY.indexOf('hospital'), MONEY.indexOf('fund')];
const SCHEME = PERSON_DIMENSIONS.indexOf('scheme');
const STAY = VISIT_KINDS.at('inpatientDay');

/** Moves what a pool pays otherwise from the fund to the hospital in every cell that a case stands in. */
function mover(
  frame: ReplayFrame,
  layout: ReplayLayout,
  values: Float64Array,
): (of: PaidCase) => void {
  const { sections } = layout;
  const monthOf = monthColumn(frame, layout);
  const levelOf = placeLevels(frame);
  const cells = ({ institution, endDay, people }: CaseRecord): [SectionName, number][] => [
    ['institution', institution],
    ['month', monthOf[endDay - frame.from] ?? 0],
    ['visitKind', STAY],
    ['care', (levelOf[institution] ?? 0) * CARE.length + CARE.indexOf('stay')],
    ...peoplePositions(layout, people).map((position, at): [SectionName, number] => {
      const name = PERSON_DIMENSIONS[at];
      assert(name !== undefined, 'positions are those of the dimensions');
      return [name, position];
    }),
  ];
  return ({ record, paid }) => {
    const more = Number(paid) - record.fund;
    if (more === 0) return;
    for (const [name, key] of cells(record)) {
      const { at, width } = sections[name];
      const money = at + key * width + 1 + record.side * MONEY.length;
      values[money + FUND] = (values[money + FUND] ?? 0) + more;
      values[money + HOSPITAL] = (values[money + HOSPITAL] ?? 0) - more;
    }
  };
}
