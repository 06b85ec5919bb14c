import type { ComparedCell, ReplayChange, ReplaysCompared } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { type Triple, useMoneyPart } from './pair-part.ts';
import { PairsCard } from './pairs-card.tsx';
import { pooledAlone } from './pooled.ts';

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

/** Parts of the money by group: what the address calls them, those that patients and funds pay first. */
const GROUP_PARTS = [
  ['patients', 'patientFen'],
  ['fund', 'fundFen'],
  ['hospitals', 'incomeFen'],
  ['fixed', 'fixedFundFen'],
  ['borne', 'hospitalFen'],
  ['total', 'totalFen'],
] as const;

/** Every part of the money that either reform moves, by district and every other grouping. */
export function GroupsCard({ pair }: { readonly pair: ReplaysCompared }): JSX.Element {
  const { m, say } = useWords();
  const money = useMoneyPart();
  const rows = pair.groups;
  const moved = GROUP_PARTS.filter(([, part]) =>
    rows.some((row) => of(part)(row).some((fen) => fen !== '0')),
  );
  const unmoved = GROUP_PARTS.filter((each) => !moved.includes(each)).map(
    ([, part]) => m.compare.groupParts[part],
  );
  const pooled = pooledAlone(pair);
  return (
    <PairsCard
      title={m.compare.groups}
      head={m.compare.group}
      foot={[
        ...(unmoved.length > 0 ? [m.compare.unmoved(unmoved.join(m.shell.comma))] : []),
        ...(pooled ? [m.compare.poolPatients[pooled]] : []),
      ]}
      parts={(moved.length > 0 ? moved : GROUP_PARTS).map(([id, part]) =>
        money({ id, title: m.compare.groupParts[part], rows, of: of(part) }),
      )}
      sections={DIMENSIONS.map((dimension) => ({
        title: m.compare.dimensions[dimension],
        rows: rows.filter((row) => row.dimension === dimension),
      }))}
      keyOf={({ dimension, key }) => `${dimension} ${key}`}
      name={({ title }) => say(title)}
    />
  );
}

/** Through which families of charges and items the money moves; nothing where neither reform moves any. */
export function ChargesApart({ pair }: { readonly pair: ReplaysCompared }): JSX.Element | null {
  const { m, say } = useWords();
  const money = useMoneyPart();
  const { items } = pair;
  const families = pair.families.filter(
    ({ firstFen, secondFen }) => firstFen !== '0' || secondFen !== '0',
  );
  const pooled = pooledAlone(pair);
  if (families.length + items.length === 0) return null;
  return (
    <PairsCard
      title={m.compare.charges}
      note={m.compare.furthest(items.length, pair.itemCount)}
      foot={pooled ? [m.compare.poolPatients[pooled]] : []}
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
