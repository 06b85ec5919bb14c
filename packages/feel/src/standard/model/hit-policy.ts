import type { HitPolicy } from '../../dmn/model.ts';
import { sum } from '../library/lists.ts';
import { compare } from '../value/compare.ts';
import { same } from '../value/equal.ts';
import type { FeelValue } from '../value/value.ts';

/** A rule that matched: its index, the values of its outputs, and the answer they make. */
export type Hit = {
  readonly index: number;
  readonly values: readonly FeelValue[];
  readonly answer: FeelValue;
};

/** The allowed values of each output, best first; empty where the table lists none. */
export type OutputOrder = readonly (readonly FeelValue[])[];

type Answer = { readonly value: FeelValue; readonly fired: readonly number[] };

/** What a hit policy makes of the rules that matched; there is at least one. */
export function answerOf(
  policy: HitPolicy,
  hits: readonly Hit[],
  order: () => OutputOrder,
): Answer {
  const values = hits.map(({ answer }) => answer);
  const fired = hits.map(({ index }) => index);
  const [first = null] = values;
  switch (policy) {
    case 'U':
      return { value: hits.length === 1 ? first : null, fired };
    case 'A':
      return { value: values.every((value) => same(value, first)) ? first : null, fired };
    case 'F':
      return { value: first, fired: fired.slice(0, 1) };
    case 'P': {
      const [best] = byPriority(hits, order());
      return { value: best?.answer ?? null, fired: best ? [best.index] : [] };
    }
    case 'O': {
      const sorted = byPriority(hits, order());
      return { value: sorted.map(({ answer }) => answer), fired: sorted.map(({ index }) => index) };
    }
    case 'R':
    case 'C':
      return { value: values, fired };
    default:
      return { value: AGGREGATIONS[policy](values), fired };
  }
}

const AGGREGATIONS: {
  readonly [policy in 'C+' | 'C<' | 'C>' | 'C#']: (values: readonly FeelValue[]) => FeelValue;
} = {
  'C+': sum,
  'C<': (values) => extreme(values, -1),
  'C>': (values) => extreme(values, 1),
  'C#': (values) => values.length,
};

function extreme(values: readonly FeelValue[], sign: number): FeelValue {
  let best = values[0] ?? null;
  for (const value of values) {
    const order = compare(value, best);
    if (order === null) return null;
    if (order * sign > 0) best = value;
  }
  return best;
}

/** Sorted by the first output that tells two hits apart; hits that none tells keep their order. */
function byPriority(hits: readonly Hit[], order: OutputOrder): readonly Hit[] {
  const ranks = new Map(
    hits.map((hit) => [
      hit,
      hit.values.map((value, at) => {
        const allowed = order[at] ?? [];
        const rank = allowed.findIndex((each) => same(each, value));
        return rank < 0 ? allowed.length : rank;
      }),
    ]),
  );
  return [...hits].sort((a, b) => {
    const [left, right] = [ranks.get(a) ?? [], ranks.get(b) ?? []];
    const at = left.findIndex((rank, index) => rank !== right[index]);
    return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  });
}
