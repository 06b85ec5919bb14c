import type { DraftDetail } from '@sanyi/api';
import type { EditTable, PlacedProblem, Tried } from '@sanyi/policy';
import { Download } from 'lucide-react';
import { type JSX, type ReactNode, useState } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { DecisionChips } from '../../parts/decision-chips.tsx';
import { ChecksCard } from './checks-card.tsx';
import { DraftHistory } from './draft-history.tsx';
import { FilesEditor } from './files-editor.tsx';
import { ListsEditor } from './lists-editor.tsx';
import { ParametersEditor } from './parameters-editor.tsx';
import type { Shown } from './protocol.ts';
import { saveText } from './save-text.ts';
import type { SheetPlace } from './sheet-props.ts';
import { TableEditor } from './table-editor.tsx';
import { editorWords } from './test-words.ts';
import { TestsPanel } from './tests-panel.tsx';
import { TryPanel } from './try-panel.tsx';
import type { EditSession } from './use-edit-session.ts';

const TABS = ['tables', 'parameters', 'lists', 'files', 'history'] as const;
type Tab = (typeof TABS)[number];

type PanelProps = {
  readonly draft: DraftDetail;
  readonly session: EditSession;
  readonly shown: Shown;
  readonly problems: readonly PlacedProblem[];
  readonly tried: Tried | null;
  readonly onTried: (tried: Tried | null) => void;
  readonly onShow: (problem: PlacedProblem) => void;
  readonly mayEdit: boolean;
  readonly acts: ReactNode;
};

/** The parts of a draft; beside them checks, tests and the trial stay in sight. */
export function EditorPanels(props: PanelProps): JSX.Element {
  const { shown, session, problems } = props;
  const { tab: asked } = useAddress();
  const present = TABS.filter((each) => count(each, shown) !== 0);
  const tab = present.find((each) => each === asked) ?? present[0] ?? 'files';
  const table = useTable(shown);
  const [at, go] = usePlace();
  return (
    <>
      <TabList tab={tab} tabs={present} shown={shown} />
      <div className="editor-columns">
        <div role="tabpanel" id="editor-panel" aria-labelledby={`editor-${tab}`} className="stack">
          {tab === 'tables' && table && <Tables {...props} table={table} at={at} onGo={go} />}
          {tab === 'parameters' && (
            <ParametersEditor
              {...props}
              parameters={shown.view.parameters}
              from={shown.view.from}
            />
          )}
          {tab === 'lists' && (
            <ListsEditor
              {...props}
              lists={shown.view.lists}
              from={shown.view.from}
              base={props.draft.base?.package ?? props.draft.name}
            />
          )}
          {tab === 'files' && <FilesEditor session={session} mayEdit={props.mayEdit} />}
          {tab === 'history' && (
            <DraftHistory
              draft={props.draft}
              mayEdit={props.mayEdit}
              onRestore={(files) => session.replace(files)}
            />
          )}
        </div>
        <div className="stack">
          <ChecksCard
            session={session}
            problems={problems}
            decision={tab === 'tables' ? (table?.decision ?? null) : null}
            onShow={props.onShow}
          />
          <TryPanel
            forms={shown.view.forms}
            table={tab === 'tables' ? table : null}
            session={session}
            from={shown.view.from}
            tried={props.tried}
            onTried={props.onTried}
            onGo={go}
          />
          {tab === 'tables' && shown.view.parameters.length > 0 && (
            <ParametersEditor
              {...props}
              parameters={shown.view.parameters.slice(0, BESIDE)}
              from={shown.view.from}
            />
          )}
          <TestsPanel session={session} mayEdit={props.mayEdit} />
          {props.acts}
        </div>
      </div>
    </>
  );
}

/** Values that stand beside a table; all of them have a tab. */
const BESIDE = 4;

function count(tab: Tab, { view }: Shown): number | null {
  if (tab === 'tables') return view.tables.length;
  if (tab === 'parameters') return view.parameters.length;
  if (tab === 'lists') return view.lists.length;
  return tab === 'files' ? view.files.length : null;
}

function TabList(props: {
  readonly tab: Tab;
  readonly tabs: readonly Tab[];
  readonly shown: Shown;
}): JSX.Element {
  const e = editorWords(useWords());
  const setAddress = useSetAddress();
  const choose = (tab: Tab): void => setAddress({ tab }, { replace: true });
  return (
    <div role="tablist" className="tabs">
      {props.tabs.map((tab, index) => {
        const number = count(tab, props.shown);
        return (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`editor-${tab}`}
            aria-selected={tab === props.tab}
            aria-controls="editor-panel"
            tabIndex={tab === props.tab ? 0 : -1}
            onClick={() => choose(tab)}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              const next = props.tabs[(index + step + props.tabs.length) % props.tabs.length];
              if (step === 0 || !next) return;
              choose(next);
              document.getElementById(`editor-${next}`)?.focus();
            }}
          >
            {e.tabs[tab]} {number !== null && <span className="count">{number}</span>}
          </button>
        );
      })}
    </div>
  );
}

/** The table in the address, else the one that answers the platform. */
function useTable({ view }: Shown): EditTable | null {
  const { table: asked } = useAddress();
  const { tables } = view;
  return (
    tables.find(({ decision }) => decision === asked) ??
    tables.find(({ hook, expression }) => hook !== null && expression === null) ??
    tables.find(({ expression }) => expression === null) ??
    tables[0] ??
    null
  );
}

/** The chosen cell; the address names it when something leads there. */
function usePlace(): readonly [SheetPlace, (place: SheetPlace) => void] {
  const { cell, table } = useAddress();
  const [own, setOwn] = useState<{ readonly key: string; readonly place: SheetPlace } | null>(null);
  const key = `${table ?? ''} ${cell ?? ''}`;
  const [row = 0, column = 0] = (cell ?? '').split(',').map((each) => Number(each) || 0);
  const place = own?.key === key ? own.place : { row, column };
  return [place, (next) => setOwn({ key, place: next })];
}

function Tables(
  props: PanelProps & {
    readonly table: EditTable;
    readonly at: SheetPlace;
    readonly onGo: (place: SheetPlace) => void;
  },
): JSX.Element {
  const words = useWords();
  const e = editorWords(words);
  const { table, session, shown } = props;
  const setAddress = useSetAddress();
  const own = props.problems.filter(({ decision }) => decision === table.decision);
  const download = async (): Promise<void> => {
    const xml = await session.diagram(table.file);
    if (xml !== null) saveText(table.file.replace(/^.*\//, ''), xml, 'application/xml');
  };
  return (
    <>
      {shown.view.tables.length > 1 && (
        <DecisionChips
          decisions={shown.view.tables.map(({ decision, title, expression, hook }) => ({
            ...{ id: decision, title },
            isStep: expression !== null && hook === null,
            wrong: props.problems.some((each) => each.grave && each.decision === decision),
          }))}
          chosen={table.decision}
          onChoose={(id) => setAddress({ table: id, cell: undefined }, { replace: true })}
        />
      )}
      <TableEditor
        key={table.decision}
        table={table}
        session={session}
        problems={own}
        tried={props.tried}
        mayEdit={props.mayEdit}
        at={props.at}
        onGo={props.onGo}
      />
      <p className="sheet-foot quiet">
        <span>{e.keys}</span>
        <button type="button" className="link" onClick={() => void download()}>
          <Download size={13} strokeWidth={1.7} aria-hidden="true" /> {e.exportDmn}
        </button>
      </p>
    </>
  );
}
