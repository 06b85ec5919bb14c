import type { JSX } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useKeptReplays, useReplaysCompared } from '../../data/replays.ts';
import { Answer } from '../../parts/answer.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Go } from '../../parts/go.tsx';
import { SentenceText } from '../../parts/sentence-text.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useReadyStatus } from '../../shell/use-scope.ts';
import { KeptCard } from './kept-card.tsx';
import { PairResults } from './pair-results.tsx';
import '../../styles/what-if.css';

/** What do two reforms do to the same claims? */
export function ComparePage(): JSX.Element {
  const { m, say } = useWords();
  const { first, second } = useAddress();
  const status = useReadyStatus();
  const kept = useKeptReplays();
  const query = useReplaysCompared(first, second);
  const isChosen = first !== undefined && second !== undefined;
  const pair = isChosen && !query.isError ? query.data : undefined;
  const list = (
    <Answer query={kept} skeleton={<Skeleton rows={6} tall />}>
      {(found) => <KeptCard kept={found} />}
    </Answer>
  );
  return (
    <Page
      title={m.compare.title}
      crumbs={[
        <Go key="what-if" to="/what-if">
          {m.whatIf.title}
        </Go>,
        m.compare.title,
      ]}
      scope={{
        what: fixed(m.compare.title),
        when: fixed(pair ? m.whatIf.year(pair.first.period.from, pair.first.period.to) : '—'),
        where: fixed(status ? say(status.title) : '…'),
        rules: { ...fixed(m.compare.pair), compared: true },
      }}
      acts={isChosen && <CopyButton text={window.location.href} word={m.whatIf.copyLink} />}
      sentence={
        pair ? (
          <SentenceText sentence={pair.sentence} />
        ) : (
          <p className="sentence">{m.compare.lead}</p>
        )
      }
    >
      <div className="stack compare">
        {isChosen ? (
          <>
            <details className="choose">
              <summary>{m.compare.chooseOthers}</summary>
              {list}
            </details>
            <Answer query={query} skeleton={<Skeleton rows={12} tall />}>
              {(found) => <PairResults pair={found} />}
            </Answer>
          </>
        ) : (
          list
        )}
      </div>
    </Page>
  );
}
