import type { Growth } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords, type Words } from '../../app/words.tsx';
import { useGrowth } from '../../data/answers.ts';
import { approximate, decimalText, exactText, signedText } from '../../format/decimal.ts';
import { changeText } from '../../format/figure-text.ts';
import { periodText } from '../../format/period.ts';
import { Answer } from '../../parts/answer.tsx';
import { Go } from '../../parts/go.tsx';
import { JudgementWord } from '../../parts/mark.tsx';
import { SentenceText } from '../../parts/sentence-text.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useReadyStatus, useUsualScope } from '../../shell/use-scope.ts';
import { Chips } from './chips.tsx';
import { Contributions } from './contributions.tsx';
import { GrowthChart } from './growth-chart.tsx';

/** Price, volume or mix? */
export function GrowthPage(): JSX.Element {
  const words = useWords();
  const { m, lang, say } = words;
  const { period, place } = useAddress();
  const city = useReadyStatus()?.place ?? '';
  const query = useGrowth(place ?? city, period);
  const growth = query.isError ? undefined : query.data;
  const usual = useUsualScope(fixed(m.scope.split), { city: true });
  const scope = growth
    ? {
        ...usual,
        when: {
          ...usual.when,
          value: m.scope.against(periodText(growth.period, lang), periodText(growth.against, lang)),
        },
      }
    : usual;
  return (
    <Page
      title={growth ? titleOf(growth, words) : m.pages.growth}
      scope={scope}
      crumbs={[
        <Go key="growth" to="/growth" address={{ place: undefined }}>
          {m.pages.growth}
        </Go>,
        growth ? say(growth.title) : '…',
      ]}
      badge={growth && <Badge growth={growth} />}
      acts={
        growth && (
          <>
            <Go to="/before-after" address={{ measure: 'expense-total', scale: 'log' }}>
              {m.beforeAfter.open}
            </Go>
            {growth.place !== city && (
              <Go to="/district" address={{ place: growth.place }}>
                {m.growth.seeDistrict}
              </Go>
            )}
          </>
        )
      }
      sentence={growth && <SentenceText sentence={growth.sentence} />}
    >
      <Answer query={query} skeleton={<Skeleton rows={10} tall />}>
        {(answer) => (
          <div className="stack">
            <Chips growth={answer} />
            <GrowthChart growth={answer} />
            <Contributions growth={answer} />
          </div>
        )}
      </Answer>
    </Page>
  );
}

function titleOf(growth: Growth, { m, say }: Words): string {
  const value = growth.growth.value;
  if (value === null) return say(growth.title);
  const place = say(growth.title);
  return approximate(value) >= 0
    ? m.growth.title(place, `${decimalText(value, 1)} %`)
    : m.growth.fell(place, `${signedText(value, 1)} %`);
}

function Badge({ growth }: { readonly growth: Growth }): JSX.Element | null {
  const { m, lang } = useWords();
  if (growth.line === null) return null;
  const line = exactText(growth.line);
  return (
    <JudgementWord
      judgement={growth.judgement}
      text={
        growth.overLine === null
          ? m.growth.underLine(line)
          : m.growth.overLine(changeText(growth.overLine, 'points', lang).replace('+', ''), line)
      }
    />
  );
}
