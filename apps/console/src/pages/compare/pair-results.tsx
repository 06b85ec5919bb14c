import type { ReplaysCompared } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { CommandLine } from '../../parts/command-line.tsx';
import { ChargesApart, GroupsCard, InstitutionsApart, TotalsCard } from './money-cards.tsx';
import { PairCard } from './pair-card.tsx';
import { PoolsApart, RulesApart } from './rules-apart.tsx';
import { WhoCompared } from './who-compared.tsx';

/** Two replays side by side: which they are, the totals, and for whom. */
export function PairResults({ pair }: { readonly pair: ReplaysCompared }): JSX.Element {
  const { m } = useWords();
  return (
    <div className="stack">
      <PairCard pair={pair} />
      <TotalsCard pair={pair} />
      <GroupsCard pair={pair} />
      <WhoCompared pair={pair} />
      <RulesApart pair={pair} />
      <PoolsApart pair={pair} />
      <ChargesApart pair={pair} />
      <InstitutionsApart pair={pair} />
      <Card title={m.compare.reproduce}>
        <CommandLine text={pair.command} />
      </Card>
      <p className="hint">{m.whatIf.staticText(pair.first.period.from, pair.first.period.to)}</p>
    </div>
  );
}
