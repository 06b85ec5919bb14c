import type { Coverage } from '@sanyi/api';
import type { JSX, ReactNode } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useCoverage } from '../../data/answers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Page } from '../../shell/page.tsx';
import type { Scope } from '../../shell/scope.ts';
import { fixed, useReadyStatus } from '../../shell/use-scope.ts';
import { pageMarkOf } from '../../why/why-mark.ts';
import { CoverageFilters } from './coverage-filters.tsx';
import { countsOf, matching } from './matching.ts';
import { SystemPanel } from './system-panel.tsx';
import { SystemTable } from './system-table.tsx';
import { SystemTiles } from './system-tiles.tsx';
import '../../styles/library.css';

/** Does it do what was asked? */
export function CoveragePage(): JSX.Element {
  const { m } = useWords();
  const query = useCoverage();
  const coverage = query.isError ? undefined : query.data;
  const scope = useCoverageScope(coverage);
  const address = useAddress();
  return (
    <Page
      title={m.coverage.title}
      scope={scope}
      sentence={coverage && <CoverageSentence coverage={coverage} />}
      whyTitle={m.coverage.panel}
      why={(mark) => panelOf(coverage, mark)}
    >
      <Answer query={query} rows={12}>
        {(document) => {
          const shown = matching(document, address);
          return (
            <div className="stack">
              <CoverageFilters coverage={document} />
              {shown.length > 0 && <SystemTiles coverage={document} shown={shown} />}
              <SystemTable coverage={document} shown={shown} />
            </div>
          );
        }}
      </Answer>
    </Page>
  );
}

function panelOf(coverage: Coverage | undefined, mark: string): ReactNode | null {
  const named = pageMarkOf(mark);
  const system = coverage?.systems.find(({ id }) => named?.kind === 'system' && id === named.id);
  return coverage && system ? <SystemPanel coverage={coverage} system={system} /> : null;
}

function CoverageSentence({ coverage }: { readonly coverage: Coverage }): JSX.Element {
  const { m } = useWords();
  const counts = countsOf(coverage.systems);
  const { head, strong, tail } = m.coverage.sentence({
    sources: coverage.sources.length,
    all: coverage.systems.length,
    works: counts.works,
    partly: counts.partly,
    record: counts['record only'],
    none: counts['not yet'],
  });
  return (
    <p className="sentence">
      {head}
      <b>{strong}</b>
      {tail}
    </p>
  );
}

/** The third picker chooses the document; the others have one thing to say. */
function useCoverageScope(coverage: Coverage | undefined): Scope {
  const { m, say } = useWords();
  const { source } = useAddress();
  const setAddress = useSetAddress();
  const version = useReadyStatus()?.version ?? '';
  const sources = coverage?.sources ?? [];
  const all = m.coverage.allSources(sources.length);
  const chosen = sources.find(({ id }) => id === source);
  return {
    what: fixed(m.coverage.what(coverage?.systems.length ?? 0)),
    when: fixed(m.coverage.version(version)),
    where: {
      value: chosen ? say(chosen.title) : all,
      selected: chosen?.id ?? '',
      options: [
        { key: '', label: all },
        ...sources.map((each) => ({
          key: each.id,
          label: say(each.title),
          hint: say(each.publisher),
        })),
      ],
      pick: (key) => setAddress({ source: key || undefined }),
    },
    rules: fixed(m.coverage.readFrom),
  };
}
