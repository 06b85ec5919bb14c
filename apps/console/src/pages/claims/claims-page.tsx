import type { ClaimList } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useClaims } from '../../data/answers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useReadyStatus, useUsualScope } from '../../shell/use-scope.ts';
import { Button } from '../../ui/button.ts';
import { ClaimFilters } from './claim-filters.tsx';
import { ClaimTable } from './claim-table.tsx';
import { ClearingCard } from './clearing-card.tsx';

const LIMIT = 100;

/** Which claim shall be explained? */
export function ClaimsPage(): JSX.Element {
  const { m, say } = useWords();
  const { kind, day, place } = useAddress();
  const city = useReadyStatus()?.place;
  const query = useClaims({
    place: place === city ? undefined : place,
    visitKind: kind,
    day,
    limit: LIMIT,
  });
  const usual = useUsualScope(fixed(m.scope.claims), { city: true });
  const when = useDayPicker();
  const list = query.isError ? undefined : query.data;
  return (
    <Page
      title={m.claims.title}
      scope={{ ...usual, when }}
      sentence={
        list && (
          <p className="sentence">
            {m.claims.sentence(
              list.more ? m.claims.countMore(list.rows.length) : m.claims.count(list.rows.length),
              say(list.rules),
            )}
          </p>
        )
      }
    >
      <div className="stack">
        {list && <ClearingCard clearing={list.clearing} />}
        <section className="card">
          <ClaimFilters />
          <Answer query={query} rows={12}>
            {(answer) => <Listed list={answer} />}
          </Answer>
        </section>
      </div>
    </Page>
  );
}

function Listed({ list }: { readonly list: ClaimList }): JSX.Element {
  const { m } = useWords();
  const setAddress = useSetAddress();
  if (list.rows.length > 0) return <ClaimTable list={list} />;
  return (
    <Empty title={m.claims.none} text={m.claims.noneText}>
      <Button
        type="primary"
        onClick={() => setAddress({ kind: undefined, day: undefined, place: undefined })}
      >
        {m.claims.clear}
      </Button>
    </Empty>
  );
}

function useDayPicker(): ReturnType<typeof fixed> {
  const { m } = useWords();
  const { day } = useAddress();
  const setAddress = useSetAddress();
  const all = { key: '', label: m.scope.allDays };
  return {
    value: day ? m.scope.onDay(day) : m.scope.allDays,
    selected: day ?? '',
    options: day ? [all, { key: day, label: m.scope.onDay(day) }] : [all],
    pick: (key) => setAddress({ day: key === '' ? undefined : key }),
  };
}
