import type { Monitoring } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useMonitoring } from '../../data/answers.ts';
import { Answer } from '../../parts/answer.tsx';
import { MethodTable } from '../../parts/method-table.tsx';
import { SentenceText } from '../../parts/sentence-text.tsx';
import { Page } from '../../shell/page.tsx';
import type { Scope } from '../../shell/scope.ts';
import {
  fixed,
  useFactsWords,
  useReadyStatus,
  useRulesInForce,
  useWhere,
} from '../../shell/use-scope.ts';
import { WhyBody } from '../../why/why-body.tsx';
import { pageMarkOf } from '../../why/why-mark.ts';
import { DayActs } from './day-acts.tsx';
import { DayNotes, RecentNotes, ReformNotes } from './day-notes.tsx';
import { dayBefore } from './day-of.ts';
import { dayWhy } from './day-why.tsx';
import { PlaceTable } from './place-table.tsx';
import { WatchedCards } from './watched-cards.tsx';
import '../../styles/monitoring.css';

/** What was unusual yesterday? */
export function MonitoringPage(): JSX.Element {
  const words = useFactsWords();
  const { m, lang } = words;
  const { day, place } = useAddress();
  const status = useReadyStatus();
  const known = status?.districts.some(({ id }) => id === place) ? place : undefined;
  const query = useMonitoring(day, known);
  const page = query.isError ? undefined : query.data;
  const shown = page?.day ?? day ?? status?.cutOff ?? '';
  return (
    <Page
      title={m.monitoring.title(shown ? dayWords(shown, lang) : '')}
      scope={useDayScope(page)}
      acts={page && <DayActs page={page} />}
      sentence={page && <SentenceText sentence={page.sentence} />}
      whyTitle={m.monitoring.panel}
      why={(mark) => {
        const named = pageMarkOf(mark);
        const content = page && named?.kind === 'day' ? dayWhy(page, named.id, words) : null;
        return content && <WhyBody content={content} />;
      }}
    >
      <Answer query={query} rows={10}>
        {(found) => (
          <div className="stack">
            <WatchedCards page={found} />
            <DayNotes page={found} />
            <PlaceTable page={found} />
            <div className="two-columns">
              <RecentNotes page={found} />
              <ReformNotes page={found} />
            </div>
            <MethodTable
              title={m.monitoring.method}
              note={m.monitoring.methodNote}
              method={found.method}
            />
          </div>
        )}
      </Answer>
    </Page>
  );
}

/** Days the picker offers; any other day is typed. */
const OFFERED_DAYS = 14;

function useDayScope(page: Monitoring | undefined): Scope {
  const { m, lang } = useWords();
  const setAddress = useSetAddress();
  const where = useWhere({ city: true });
  const rules = useRulesInForce();
  const last = page?.last ?? '';
  const offered = last
    ? Array.from({ length: OFFERED_DAYS }, (_, back) => dayBefore(last, back))
    : [];
  return {
    what: fixed(m.monitoring.what),
    when: {
      value: page ? dayWords(page.day, lang) : '…',
      selected: page?.day ?? '',
      options: offered.map((each) => ({ key: each, label: dayWords(each, lang) })),
      pick: (key) => setAddress({ day: key, why: undefined }),
    },
    where,
    rules,
  };
}
