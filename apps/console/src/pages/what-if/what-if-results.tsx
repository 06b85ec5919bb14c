import type { WhatIf, WhatIfValue } from '@sanyi/api';
import { type JSX, memo, useDeferredValue, useEffect, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { type Asked, useRested } from '../../data/what-if.ts';
import { Amounts } from './amounts.tsx';
import { BehaviourCard } from './behaviour-card.tsx';
import { ChangesCard } from './changes-card.tsx';
import { ChargesCard } from './charges-card.tsx';
import { DistrictBars } from './district-bars.tsx';
import { InstitutionDots } from './institution-dots.tsx';
import { MonthsCard } from './months-card.tsx';
import { PoolsCards } from './pools-card.tsx';
import { RulesCard } from './rules-card.tsx';
import { RunBar } from './run-bar.tsx';
import { VisitsCard } from './visits-card.tsx';
import { WhoCard } from './who-card.tsx';

/** What the reform does: four numbers, how sure they are, and for whom. */
export function WhatIfResults(props: {
  readonly whatIf: WhatIf;
  readonly asked: Asked;
  readonly values: readonly WhatIfValue[];
}): JSX.Element {
  const { m } = useWords();
  const { asked, whatIf } = props;
  // The four numbers are painted before what lies under them is drawn.
  const below = useDeferredValue(whatIf);
  const isAnswered = whatIf.reform.text === asked.reform;
  const rested = useRested(asked, isAnswered);
  const isMoving = rested.reform !== asked.reform || rested.baseline !== asked.baseline;
  const [isExact, setExact] = useState(false);
  useEffect(() => {
    if (!isMoving) setExact(whatIf.state === 'exact');
  }, [isMoving, whatIf.state]);
  return (
    <div className={isAnswered ? 'stack' : 'stack late'} aria-busy={!isAnswered}>
      <section className="card" aria-label={m.whatIf.title}>
        <Amounts whatIf={whatIf} />
        <RunBar whatIf={whatIf} asked={asked} />
      </section>
      <Persons whatIf={below} />
      <div className={isMoving ? 'moving' : undefined} aria-busy={isMoving}>
        <ChangesCard asked={rested} values={props.values} />
      </div>
      <Places whatIf={below} />
      <BehaviourCard asked={rested} exact={isExact} />
      <p className="hint">{m.whatIf.staticText(whatIf.period.from, whatIf.period.to)}</p>
    </div>
  );
}

const Persons = memo(({ whatIf }: { readonly whatIf: WhatIf }) => (
  <div className="who">
    <WhoCard whatIf={whatIf} />
    <div className="stack">
      <DistrictBars whatIf={whatIf} />
      <VisitsCard whatIf={whatIf} />
    </div>
  </div>
));

const Places = memo(({ whatIf }: { readonly whatIf: WhatIf }) => (
  <>
    <div className="halves">
      <InstitutionDots whatIf={whatIf} />
      <ChargesCard whatIf={whatIf} />
    </div>
    <PoolsCards whatIf={whatIf} />
    <MonthsCard whatIf={whatIf} />
    <RulesCard whatIf={whatIf} />
  </>
));
