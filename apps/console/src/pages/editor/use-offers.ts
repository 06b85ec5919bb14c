import type { ColumnOffer, InDecision } from '@sanyi/policy';
import { useEffect, useState } from 'react';
import type { EditSession } from './use-edit-session.ts';

/** What a decision may read and answer, asked anew with every step. */
export function useOffers(
  session: EditSession,
  { file, decision }: InDecision,
): readonly ColumnOffer[] {
  const [offers, setOffers] = useState<readonly ColumnOffer[]>([]);
  const step = session.shown?.step;
  const ask = session.offers;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step may add or take a decision
  useEffect(() => {
    let gone = false;
    void ask({ file, decision }).then((told) => !gone && setOffers(told));
    return () => {
      gone = true;
    };
  }, [ask, file, decision, step]);
  return offers;
}

/** Offers by where they come from, in the order in which people look for them. */
export const offersBy = (
  offers: readonly ColumnOffer[],
): readonly (readonly [ColumnOffer['from'], readonly ColumnOffer[]])[] =>
  ORDER.map((from) => [from, offers.filter((each) => each.from === from)] as const).filter(
    ([, list]) => list.length > 0,
  );

const ORDER: readonly ColumnOffer['from'][] = [
  'field',
  'before',
  'decision',
  'parameter',
  'answer',
];
