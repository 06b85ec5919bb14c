import type { District } from '@sanyi/api';
import type { JSX } from 'react';
import { seesRows } from '../../app/page-list.ts';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useActing } from '../../data/acting.ts';
import { useDistrict } from '../../data/answers.ts';
import { countText } from '../../format/decimal.ts';
import { periodWords } from '../../format/period.ts';
import { Answer } from '../../parts/answer.tsx';
import { Go } from '../../parts/go.tsx';
import { SentenceText } from '../../parts/sentence-text.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useReadyStatus, useUsualScope } from '../../shell/use-scope.ts';
import { Headlines } from '../overview/headlines.tsx';
import { DistrictPicker } from './district-picker.tsx';
import { Institutions } from './institutions.tsx';
import { SeriesCard } from './series-card.tsx';

/** One district: where do I stand? Without one in the address, a choice of districts. */
export function DistrictPage(): JSX.Element {
  const { place } = useAddress();
  const city = useReadyStatus()?.place;
  return place === undefined || place === city ? <DistrictPicker /> : <OneDistrict place={place} />;
}

function OneDistrict({ place }: { readonly place: string }): JSX.Element {
  const { m, lang, say } = useWords();
  const { period } = useAddress();
  const role = useActing()?.role ?? null;
  const query = useDistrict(place, period);
  const district = query.isError ? undefined : query.data;
  const scope = useUsualScope(fixed(m.scope.oneDistrict), { city: true });
  return (
    <Page
      title={
        district
          ? m.district.title(say(district.title), periodWords(district.period, lang))
          : m.pages.district
      }
      scope={scope}
      crumbs={[
        <Go key="districts" to="/district" address={{ place: undefined }}>
          {m.pages.district}
        </Go>,
        district ? say(district.title) : '…',
      ]}
      meta={
        district &&
        `${m.district.population(countText(district.population))} · ${m.overview.dataTo(district.cutOff)}`
      }
      acts={
        <>
          <Go to="/growth" address={{ place }}>
            {m.district.growthWhy}
          </Go>
          {seesRows(role) && (
            <Go to="/claims" address={{ place }} className="quiet-link">
              {m.district.seeClaims}
            </Go>
          )}
        </>
      }
      sentence={district && <SentenceText sentence={district.sentence} />}
    >
      <Answer query={query} skeleton={<Skeleton rows={10} tall />}>
        {(answer) => <Content district={answer} />}
      </Answer>
    </Page>
  );
}

function Content({ district }: { readonly district: District }): JSX.Element {
  return (
    <div className="stack">
      <Headlines headlines={district.figures} />
      <SeriesCard district={district} />
      <Institutions district={district} />
    </div>
  );
}
