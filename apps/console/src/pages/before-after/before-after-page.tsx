import type { BeforeAfter, MethodParameter } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords, type Words } from '../../app/words.tsx';
import { useBeforeAfter } from '../../data/answers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { ChartOrTable } from '../../parts/chart-or-table.tsx';
import { MethodTable } from '../../parts/method-table.tsx';
import { SentenceText } from '../../parts/sentence-text.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Page } from '../../shell/page.tsx';
import type { Scope } from '../../shell/scope.ts';
import { useReadyStatus, useRulesInForce } from '../../shell/use-scope.ts';
import { ChoicesCard } from './choices-card.tsx';
import { ComparisonChart, ComparisonLegend } from './comparison-chart.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { EffectsCard } from './effects-card.tsx';
import { InsteadCard } from './instead-card.tsx';
import '../../styles/before-after.css';

/** Did the reform change it? */
export function BeforeAfterPage(): JSX.Element {
  const words = useWords();
  const { m, say } = words;
  const { study, measure, day, kind, place, control, season, scale, errors } = useAddress();
  const query = useBeforeAfter({
    ...{ study, indicator: measure, at: day, place: kind ?? place },
    ...{ control, season, scale, errors },
  });
  const page = query.isError ? undefined : query.data;
  return (
    <Page
      title={page ? m.beforeAfter.title(say(page.title)) : m.pages.beforeAfter}
      scope={useComparisonScope(page)}
      sentence={page && <SentenceText sentence={page.sentence} />}
    >
      <Answer query={query} skeleton={<Skeleton rows={10} tall />}>
        {(found) => (
          <div className="stack">
            <SeriesCard page={found} />
            <div className="comparison-halves">
              {found.instead && <InsteadCard page={found} instead={found.instead} />}
              {found.found && <EffectsCard page={found} />}
              <ChoicesCard page={found} />
            </div>
            <MethodTable
              title={m.beforeAfter.method}
              note={m.beforeAfter.methodNote}
              method={found.method.map((each) => ({ ...each, value: inWords(each, found, words) }))}
            />
          </div>
        )}
      </Answer>
    </Page>
  );
}

/** A value of the method as the page calls it: a season, a way to compare, a way with errors, a festival. */
function inWords(
  { name, value }: MethodParameter,
  { found }: BeforeAfter,
  { m: { beforeAfter: words }, say }: Words,
): string {
  if (name === 'beforeAfterFestival' && found?.festival) return say(found.festival.title);
  const titles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    beforeAfterSeason: words.seasons,
    beforeAfterScale: words.scales,
    beforeAfterErrors: words.errorModels,
  };
  return titles[name]?.[value] ?? value;
}

/** The title with its unit, unless they are one word. */
function seriesTitle({ indicator, unitText }: BeforeAfter, { m, say }: Words): string {
  const [title, unit] = [say(indicator.title), say(unitText)];
  return title.toLowerCase().endsWith(unit.toLowerCase())
    ? title
    : m.beforeAfter.chart(title, unit);
}

function SeriesCard({ page }: { readonly page: BeforeAfter }): JSX.Element {
  const words = useWords();
  const { say } = words;
  const { view } = useAddress();
  return (
    <Card title={seriesTitle(page, words)} note={say(page.place.title)} right={<ChartOrTable />}>
      {view === 'table' ? (
        <ComparisonTable page={page} />
      ) : (
        <>
          <ComparisonLegend page={page} />
          <ComparisonChart page={page} />
        </>
      )}
    </Card>
  );
}

const STUDY = 'study:';

/** What: studies kept ready, then any indicator. When: the days of reforms. Where: any place it knows. */
function useComparisonScope(page: BeforeAfter | undefined): Scope {
  const { m, lang, say } = useWords();
  const setAddress = useSetAddress();
  const status = useReadyStatus();
  const rules = useRulesInForce();
  const isDistrict = (id: string): boolean =>
    status?.districts.some((district) => district.id === id) ?? false;
  const own = { season: undefined, scale: undefined, control: undefined };
  return {
    what: {
      value: page ? say(page.title) : '…',
      selected: page ? (page.study ? STUDY + page.study : page.indicator.id) : '',
      options: [
        ...(page?.studies ?? []).map(({ id, title }) => ({
          key: STUDY + id,
          label: say(title),
          hint: m.beforeAfter.studies,
        })),
        ...(page?.indicators ?? []).map(({ id, title }) => ({ key: id, label: say(title) })),
      ],
      pick: (key) =>
        setAddress(
          key.startsWith(STUDY)
            ? {
                ...{ ...own, study: key.slice(STUDY.length) },
                ...{ measure: undefined, day: undefined, kind: undefined, place: undefined },
              }
            : { ...own, study: undefined, measure: key, day: page?.at },
        ),
    },
    when: {
      value: page ? dayWords(page.at, lang) : '…',
      selected: page?.at ?? '',
      options: (page?.reforms ?? []).map(({ day, title }) => ({
        key: day,
        label: dayWords(day, lang),
        hint: say(title),
      })),
      pick: (key) => setAddress({ day: key, measure: page?.indicator.id, study: undefined }),
    },
    where: {
      value: page ? say(page.place.title) : '…',
      selected: page?.place.id ?? '',
      options: (page?.places ?? []).map(({ id, title }) => ({ key: id, label: say(title) })),
      pick: (key) =>
        setAddress(
          isDistrict(key)
            ? { place: key, kind: undefined, control: undefined }
            : { place: undefined, kind: key, control: undefined },
        ),
    },
    rules,
  };
}
