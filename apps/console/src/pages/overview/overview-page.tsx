import type { Overview } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useOverview } from '../../data/answers.ts';
import { Answer } from '../../parts/answer.tsx';
import { SentenceText } from '../../parts/sentence-text.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Page } from '../../shell/page.tsx';
import type { ScopePicker } from '../../shell/scope.ts';
import { useUsualScope } from '../../shell/use-scope.ts';
import { Alerts } from './alerts.tsx';
import { DistrictMap } from './district-map.tsx';
import { Headlines } from './headlines.tsx';
import { MEASURES, measureOf } from './measure.ts';
import { Quarters } from './quarters.tsx';
import { Ranking } from './ranking.tsx';

/** How is the city, where, what now? */
export function OverviewPage(): JSX.Element {
  const { m, lang, say } = useWords();
  const { period } = useAddress();
  const query = useOverview(period);
  const overview = query.isError ? undefined : query.data;
  const scope = useUsualScope(useMeasurePicker(), { city: true });
  return (
    <Page
      title={overview ? say(overview.title) : m.pages.overview}
      scope={scope}
      meta={
        overview && `${m.overview.dataTo(overview.cutOff)} · ${m.overview.states[overview.state]}`
      }
      sentence={overview && <SentenceText sentence={overview.sentence} key={lang} />}
    >
      <Answer query={query} skeleton={<Skeleton rows={12} tall />}>
        {(answer) => <Content overview={answer} />}
      </Answer>
    </Page>
  );
}

function Content({ overview }: { readonly overview: Overview }): JSX.Element {
  return (
    <div className="overview">
      <Headlines headlines={overview.headlines} />
      <div className="overview-middle">
        <DistrictMap overview={overview} />
        <Ranking overview={overview} />
        <Alerts alerts={overview.alerts} count={overview.alertCount} />
      </div>
      <Quarters overview={overview} />
    </div>
  );
}

function useMeasurePicker(): ScopePicker {
  const { m } = useWords();
  const { measure } = useAddress();
  const setAddress = useSetAddress();
  const chosen = measureOf(measure);
  return {
    value: chosen === 'growth' ? m.scope.expense : m.measures[chosen],
    selected: chosen,
    options: MEASURES.map((key) => ({
      key,
      label: key === 'growth' ? m.scope.expense : m.measures[key],
    })),
    pick: (key) => setAddress({ measure: key === 'growth' ? undefined : key }),
  };
}
