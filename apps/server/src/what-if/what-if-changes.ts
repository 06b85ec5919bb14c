import type { Replay, WhatIfAmount, WhatIfChange } from '@sanyi/api';
import type { Item } from '@sanyi/facts';
import { dayOf, type IsoDate, isoDate } from '@sanyi/kernel';
import type { Stack, WhatIf } from '@sanyi/policy';
import type { Weigh } from '../pages/weighted.ts';
import { whatIfChoices } from './what-if-choices.ts';

/** What the list of changes is made from. */
export type ChangesSource = {
  readonly replay: Replay;
  readonly stacks: { readonly baseline: Stack; readonly reform: Stack };
  readonly items: ReadonlyMap<string, Item>;
  readonly weigh: Weigh;
  readonly income: WhatIfAmount;
};

/** The values that a reform tries, each with what it does to hospitals' income where that can be told apart. */
export function whatIfChanges(source: ChangesSource): WhatIfChange[] {
  const { replay, stacks, items } = source;
  // The days of a replay were written by isoDate.
  const day = dayOf(replay.period.to as IsoDate);
  const known = new Map(
    whatIfChoices(stacks.baseline, day, items).values.map((each) => [each.path, each]),
  );
  const tried = stacks.reform.spec.whatIfs;
  const byItem = tried.map((whatIf) => rowEffect(whatIf, source));
  const touched = new Set(tried.flatMap((whatIf) => itemOf(whatIf) ?? []));
  const onItems = [...touched].reduce((sum, item) => sum + itemEffect(item, source), 0n);
  // One parameter beside list rows moves all that the rows do not.
  const isAlone =
    tried.filter(({ unit }) => unit === 'parameter').length === 1 &&
    stacks.reform.spec.packages.length === 0;
  return tried.flatMap((whatIf, at) => {
    const value = known.get(whatIf.path);
    if (!value) return [];
    const rest = BigInt(source.income.changeFen) - onItems;
    const effect = byItem[at] ?? (whatIf.unit === 'parameter' && isAlone ? rest : null);
    return [
      {
        ...value,
        value: whatIf.value,
        from: whatIf.from === null ? null : isoDate(whatIf.from),
        effectFen: effect === null ? null : String(effect),
      },
    ];
  });
}

/** The item that a row of a list is about. */
const itemOf = ({ unit, keys }: WhatIf): string | undefined =>
  unit === 'list' ? keys[0] : undefined;

/** What a row of an item does, where no other row of the same item is tried. */
function rowEffect(whatIf: WhatIf, source: ChangesSource): bigint | null {
  const item = itemOf(whatIf);
  if (item === undefined) return null;
  const same = source.stacks.reform.spec.whatIfs.filter((each) => itemOf(each) === item);
  return same.length > 1 ? null : itemEffect(item, source);
}

/** What all rows of an item do together. */
function itemEffect(item: string, { replay, weigh }: ChangesSource): bigint {
  const found = replay.items.find((each) => each.item === item);
  return found ? weigh(BigInt(found.reformFen) - BigInt(found.baselineFen)) : 0n;
}
