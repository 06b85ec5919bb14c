import type { WhatIf } from '@sanyi/api';
import type { UseQueryResult } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useWhatIf, useWhatIfChoices } from '../../data/what-if.ts';
import { useSolve, useSolved } from '../../data/what-if-more.ts';
import { Answer } from '../../parts/answer.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Go } from '../../parts/go.tsx';
import { SentenceText } from '../../parts/sentence-text.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useReadyStatus } from '../../shell/use-scope.ts';
import { Segmented } from '../../ui/segmented.ts';
import { modeOf } from './mode.ts';
import { ReformCard } from './reform-card.tsx';
import { dayAfter, readScenario, type Scenario } from './scenario.ts';
import { SolvedCard } from './solved-card.tsx';
import { WhatIfResults } from './what-if-results.tsx';
import '../../styles/what-if.css';

/** Who gains, who loses, who pays? */
export function WhatIfPage(): JSX.Element {
  const { m, say } = useWords();
  const { stack, against, measure } = useAddress();
  const setAddress = useSetAddress();
  const status = useReadyStatus();
  const place = status?.place ?? '';
  const baseline = against ?? place;
  const scenario = readScenario(stack ?? place);
  const reform = stack !== undefined && stack !== baseline ? stack : null;
  const asked = { baseline: against, reform };
  const query = useWhatIf(asked);
  const whatIf = query.isError || reform === null ? undefined : query.data;
  const when = whatIf ? m.whatIf.year(whatIf.period.from, whatIf.period.to) : '…';
  return (
    <Page
      title={m.whatIf.title}
      scope={{
        // Rules of another day, or a package, are compared although no value is tried.
        what: fixed(
          whatIf && scenario.tried.length === 0
            ? say(whatIf.reform.title)
            : m.whatIf.changes(scenario.tried.length),
        ),
        when: fixed(reform === null ? '—' : when),
        where: fixed(status ? say(status.title) : '…'),
        rules: { ...fixed(m.whatIf.against), compared: reform !== null },
      }}
      acts={
        reform !== null && (
          <>
            <Segmented
              value={modeOf(measure)}
              options={(['baseline', 'difference', 'reform'] as const).map((value) => ({
                value,
                label: m.whatIf.modes[value],
              }))}
              onChange={(value) =>
                setAddress(
                  { measure: value === 'difference' ? undefined : value },
                  { replace: true },
                )
              }
            />
            <CopyButton text={window.location.href} word={m.whatIf.copyLink} />
          </>
        )
      }
      sentence={
        whatIf ? (
          <SentenceText sentence={whatIf.sentence} />
        ) : (
          <p className="sentence">{m.whatIf.lead}</p>
        )
      }
    >
      <Body asked={asked} scenario={scenario} whatIf={whatIf} query={query} />
    </Page>
  );
}

/** The changes on the left, what they do on the right. */
function Body(props: {
  readonly asked: { readonly baseline: string | undefined; readonly reform: string | null };
  readonly scenario: Scenario;
  readonly whatIf: WhatIf | undefined;
  readonly query: UseQueryResult<WhatIf>;
}): JSX.Element {
  const { m } = useWords();
  const { asked, scenario, whatIf, query } = props;
  const setAddress = useSetAddress();
  const { solved: id } = useAddress();
  const choices = useWhatIfChoices();
  const solve = useSolve((solved) => setAddress({ solved }));
  const solved = useSolved(id);
  const forget = { solved: undefined };
  return (
    <div className="what-if">
      <Answer query={choices} skeleton={<Skeleton rows={8} tall />}>
        {(values) => (
          <ReformCard
            scenario={scenario}
            choices={values}
            whatIf={whatIf}
            baseline={asked.baseline}
            solve={solve}
          />
        )}
      </Answer>
      <div className="stack">
        {id !== undefined && (
          <Answer query={solved} skeleton={<Skeleton rows={6} tall />}>
            {(found) => (
              <SolvedCard
                solved={found}
                from={dayAfter(choices.data?.on)}
                onForget={() => setAddress(forget)}
                onAccept={() => setAddress({ ...forget, stack: found.reform })}
              />
            )}
          </Answer>
        )}
        {asked.reform === null ? (
          <section className="card">
            <Empty title={m.whatIf.startTitle} text={m.whatIf.startText}>
              <Go to="/what-if/compare">{m.compare.keptLink}</Go>
            </Empty>
          </section>
        ) : (
          <Answer query={query} skeleton={<Skeleton rows={12} tall />}>
            {(found) => (
              <WhatIfResults whatIf={found} asked={asked} values={choices.data?.values ?? []} />
            )}
          </Answer>
        )}
      </div>
    </div>
  );
}
