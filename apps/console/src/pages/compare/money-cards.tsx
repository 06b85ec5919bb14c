import type { ComparedCell, ReplayChange, ReplaysCompared } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { type Triple, useMoneyPart } from './pair-part.ts';
import { PairsCard } from './pairs-card.tsx';

const DIMENSIONS = [
  'district',
  'residence',
  'level',
  'visitKind',
  'scheme',
  'personClass',
  'ageBand',
  'incomeBand',
  'chronic',
  'month',
] as const;

/** Parts of the money in the order in which they add up to the total. */
const TOTALS = [
  'patientFen',
  'fundFen',
  'fixedFundFen',
  'incomeFen',
  'hospitalFen',
  'totalFen',
] as const;

const of =
  (part: keyof ReplayChange) =>
  ({ first, second, apart }: ComparedCell): Triple<string> => [
    first[part],
    second[part],
    apart[part],
  ];

/** The change of every part of the money. */
export function TotalsCard({ pair }: { readonly pair: ReplaysCompared }): JSX.Element {
  const { m } = useWords();
  const money = useMoneyPart();
  const rows = TOTALS.map((part) => ({ part, texts: of(part)(pair.all) }));
  return (
    <PairsCard
      title={m.compare.totals}
      note={m.compare.totalsNote}
      head={m.compare.amount}
      parts={[money({ id: 'all', title: m.whatIf.change, rows, of: ({ texts }) => texts })]}
      sections={[{ title: null, rows }]}
      keyOf={({ part }) => part}
      name={({ part }) => m.compare.parts[part]}
    />
  );
}

/** What patients and funds pay and hospitals take in, by district and every other grouping. */
export function GroupsCard({ pair }: { readonly pair: ReplaysCompared }): JSX.Element {
  const { m, say } = useWords();
  const money = useMoneyPart();
  const rows = pair.groups;
  return (
    <PairsCard
      title={m.compare.groups}
      head={m.compare.group}
      parts={[
        money({ id: 'patients', title: m.whatIf.patients, rows, of: of('patientFen') }),
        money({ id: 'fund', title: m.whatIf.fund, rows, of: of('fundFen') }),
        money({ id: 'hospitals', title: m.whatIf.hospitals, rows, of: of('incomeFen') }),
      ]}
      sections={DIMENSIONS.map((dimension) => ({
        title: m.compare.dimensions[dimension],
        rows: rows.filter((row) => row.dimension === dimension),
      }))}
      keyOf={({ dimension, key }) => `${dimension} ${key}`}
      name={({ title }) => say(title)}
    />
  );
}

/** Through which families of charges and items the money moves. */
export function ChargesApart({ pair }: { readonly pair: ReplaysCompared }): JSX.Element {
  const { m, say } = useWords();
  const money = useMoneyPart();
  const { items } = pair;
  const families = pair.families.filter(
    ({ firstFen, secondFen }) => firstFen !== '0' || secondFen !== '0',
  );
  return (
    <PairsCard
      title={m.compare.charges}
      note={m.compare.furthest(items.length, pair.itemCount)}
      head={m.whatIf.family}
      parts={[
        money({
          ...{ id: 'charges', title: m.whatIf.change, rows: [...families, ...items] },
          of: ({ firstFen, secondFen, apartFen }) => [firstFen, secondFen, apartFen],
        }),
      ]}
      sections={[
        { title: null, rows: families },
        { title: m.whatIf.item, rows: items },
      ]}
      keyOf={({ key }) => key}
      name={({ title }) => say(title)}
    />
  );
}

/** What single institutions take in; nothing where the two replays tell the same of all. */
export function InstitutionsApart({
  pair,
}: {
  readonly pair: ReplaysCompared;
}): JSX.Element | null {
  const { m, say } = useWords();
  const money = useMoneyPart();
  const rows = pair.institutions;
  if (rows.length === 0) return null;
  return (
    <PairsCard
      title={m.compare.institutions}
      note={m.compare.furthest(rows.length, pair.institutionCount)}
      head={m.whatIf.institution}
      parts={[money({ id: 'income', title: m.whatIf.change, rows, of: of('incomeFen') })]}
      sections={[{ title: null, rows }]}
      keyOf={({ key }) => key}
      name={({ title }) => say(title)}
    />
  );
}
