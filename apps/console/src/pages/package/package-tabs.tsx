import type { PackageDetail } from '@sanyi/api';
import { type JSX, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { BoundaryTable } from './boundary-table.tsx';
import { DecisionTables } from './decision-tables.tsx';
import { DifferencesTab } from './differences.tsx';
import { Effects } from './effects.tsx';
import { Findings } from './findings.tsx';
import { IndicatorList } from './indicator-list.tsx';
import { ListTables } from './list-tables.tsx';
import { ParameterStrip, ParameterTable } from './parameters.tsx';
import { PlainMarkdown } from './plain-markdown.tsx';
import { Coverage, Tests, TestTable } from './tests.tsx';

const TABS = [
  'tables',
  'parameters',
  'lists',
  'indicators',
  'tests',
  'effects',
  'differences',
  'sources',
] as const;
type Tab = (typeof TABS)[number];

/** The parts of a package, one at a time; beside the tables stand parameters, tests and coverage. */
export function PackageTabs({ detail }: { readonly detail: PackageDetail }): JSX.Element {
  const { tab: asked } = useAddress();
  const counts = countsOf(detail);
  const tab =
    TABS.find((each) => each === asked) ?? TABS.find((each) => counts[each] > 0) ?? 'tables';
  return (
    <>
      <TabList tab={tab} counts={counts} />
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`} className="tab-panel">
        {counts[tab] === 0 ? <Nothing /> : <Panel tab={tab} detail={detail} />}
      </div>
    </>
  );
}

function countsOf(detail: PackageDetail): Readonly<Record<Tab, number>> {
  return {
    tables: detail.tables.length,
    parameters: detail.parameters.length,
    lists: detail.lists.length,
    indicators: detail.indicators.length,
    tests: detail.tests.running
      ? detail.counts.tests
      : detail.tests.cases.length + detail.tests.problems.length,
    effects: detail.effects.length,
    differences: detail.differences ? Math.max(1, detail.differences.rows.length) : 0,
    sources: detail.sources.length,
  };
}

/** Most packages belong to one city only; they have no tab for another. */
const isShown = (tab: Tab, counts: Readonly<Record<Tab, number>>): boolean =>
  tab !== 'differences' || counts.differences > 0;

function TabList(props: {
  readonly tab: Tab;
  readonly counts: Readonly<Record<Tab, number>>;
}): JSX.Element {
  const { m } = useWords();
  const setAddress = useSetAddress();
  const list = useRef<HTMLDivElement>(null);
  const { tab: selected } = props;
  // On a phone the tabs are wider than the window; a link may lead to one of the last.
  useEffect(() => {
    const button = list.current?.querySelector(`#tab-${selected}`);
    button?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected]);
  const choose = (tab: Tab): void => setAddress({ tab, why: undefined }, { replace: true });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const tabs = TABS.filter((each) => isShown(each, props.counts));
    const next = tabs[(tabs.indexOf(props.tab) + step + tabs.length) % tabs.length];
    if (!next) return;
    choose(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" className="tabs" ref={list} onKeyDown={onKeyDown}>
      {TABS.filter((tab) => isShown(tab, props.counts)).map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          aria-selected={tab === props.tab}
          aria-controls="tab-panel"
          tabIndex={tab === props.tab ? 0 : -1}
          onClick={() => choose(tab)}
        >
          {m.policy.tabs[tab]} <span className="count">{props.counts[tab]}</span>
        </button>
      ))}
    </div>
  );
}

function Panel(props: { readonly tab: Tab; readonly detail: PackageDetail }): ReactNode {
  const { detail } = props;
  switch (props.tab) {
    case 'tables':
      return (
        <div className="package-columns">
          <DecisionTables detail={detail} />
          <div className="stack">
            <ParameterStrip detail={detail} />
            <Tests detail={detail} />
            <Coverage detail={detail} />
            <Findings detail={detail} />
          </div>
        </div>
      );
    case 'parameters':
      return <ParameterTable parameters={detail.parameters} />;
    case 'lists':
      return <ListTables lists={detail.lists} />;
    case 'indicators':
      return <IndicatorList detail={detail} />;
    case 'tests':
      return (
        <div className="stack">
          <TestTable detail={detail} />
          <BoundaryTable detail={detail} />
        </div>
      );
    case 'effects':
      return <Effects detail={detail} />;
    case 'differences':
      return <DifferencesTab detail={detail} />;
    case 'sources':
      return <Sources detail={detail} />;
  }
}

function Nothing(): JSX.Element {
  const { m } = useWords();
  return (
    <section className="card">
      <Empty title={m.policy.nothing} text={m.policy.nothingText} />
    </section>
  );
}

function Sources({ detail }: { readonly detail: PackageDetail }): JSX.Element {
  const { m } = useWords();
  return (
    <Card title={m.policy.tabs.sources}>
      <div className="sources">
        {detail.sources.map(({ id, text }) => (
          <PlainMarkdown key={id} text={text} />
        ))}
      </div>
    </Card>
  );
}
