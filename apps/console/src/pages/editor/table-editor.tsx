import type { Edit, EditTable, PlacedProblem, Tried } from '@sanyi/policy';
import {
  ArrowDown,
  ArrowUp,
  CopyPlus,
  type LucideIcon,
  Plus,
  Redo2,
  Trash2,
  Undo2,
} from 'lucide-react';
import { type JSX, type KeyboardEvent, lazy, Suspense, useMemo } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Segmented } from '../../ui/segmented.ts';
import { CellBar } from './cell-bar.tsx';
import { cellWriting } from './cell-writing.ts';
import { ExpressionEditor } from './expression-editor.tsx';
import { RuleForm } from './rule-form.tsx';
import { type SheetPlace, TableSheet } from './table-sheet.tsx';
import { editorWords } from './test-words.ts';
import { lightsOf } from './try-lights.ts';
import type { EditSession } from './use-edit-session.ts';

const DecisionGraph = lazy(async () => ({
  default: (await import('./decision-graph.tsx')).DecisionGraph,
}));

type View = 'grid' | 'rows' | 'diagram';
const VIEWS: readonly View[] = ['grid', 'rows', 'diagram'];

/** One decision of a draft: as a sheet, rule by rule, or in the graph of decisions. */
export function TableEditor(props: {
  readonly table: EditTable;
  readonly session: EditSession;
  readonly problems: readonly PlacedProblem[];
  readonly tried: Tried | null;
  readonly mayEdit: boolean;
  readonly at: SheetPlace;
  readonly onGo: (place: SheetPlace) => void;
}): JSX.Element {
  const words = useWords();
  const { m, say } = words;
  const e = editorWords(words);
  const { table } = props;
  const { layout } = useAddress();
  const setAddress = useSetAddress();
  const view = VIEWS.find((each) => each === layout) ?? 'grid';
  const policy = table.hitPolicy ? (m.policy.hitPolicies[table.hitPolicy] ?? table.hitPolicy) : '';
  return (
    <Card
      title={say(table.title)}
      className="table-editor"
      note={[policy, table.hook ? `${m.policy.decides} ${table.hook}` : '']
        .filter(Boolean)
        .join(' · ')}
      right={
        <Segmented
          value={view}
          options={VIEWS.map((value) => ({ value, label: e.views[value] }))}
          onChange={(value) => {
            const next = VIEWS.find((each) => each === value);
            setAddress({ layout: next === 'grid' ? undefined : next }, { replace: true });
          }}
        />
      }
    >
      {view === 'diagram' ? (
        <Suspense fallback={<Skeleton rows={6} />}>
          <DecisionGraph session={props.session} file={table.file} decision={table.decision} />
        </Suspense>
      ) : table.expression === null ? (
        <Rules {...props} view={view} />
      ) : (
        <ExpressionEditor {...props} />
      )}
    </Card>
  );
}

type RulesProps = Parameters<typeof TableEditor>[0] & { readonly view: View };

function Rules(props: RulesProps): JSX.Element {
  const { table, session, mayEdit, onGo, problems } = props;
  const writing = useMemo(() => cellWriting(session.checkCell), [session.checkCell]);
  const at = {
    row: Math.min(props.at.row, Math.max(0, table.rules.length - 1)),
    column: Math.min(props.at.column, table.columns.length - 1),
  };
  const place = { file: table.file, decision: table.decision, row: at.row };
  const cellEdit = (text: string, column = at.column) =>
    ({ kind: 'cell', ...place, column, text }) as const;
  const write = (text: string): void => writing.write(text, at.column < 0 ? null : cellEdit(text));
  const set = (text: string, column = at.column): void => {
    if (!mayEdit) return;
    if (column < 0) session.edit({ kind: 'nameRule', ...place, text });
    else session.edit(cellEdit(text, column));
  };
  const done = (text: string, move: SheetPlace): void => {
    writing.end();
    set(text);
    onGo(move);
  };
  const acts = ruleActs({ place, count: table.rules.length, edit: session.edit, onGo, at });
  const lights = useMemo(() => lightsOf(table, props.tried), [table, props.tried]);
  return (
    <>
      <Toolbar {...props} acts={acts} at={at} />
      <CellBar
        table={table}
        at={at}
        writing={writing}
        problems={problems}
        mayEdit={mayEdit}
        onChoose={(text) => (writing.now() === null ? set(text) : write(text))}
      />
      {props.view === 'rows' ? (
        <RuleForm
          table={table}
          at={at}
          problems={problems}
          mayEdit={mayEdit}
          onGo={onGo}
          onSet={set}
        />
      ) : (
        <TableSheet
          table={table}
          at={at}
          writing={writing}
          problems={problems}
          lights={lights}
          mayEdit={mayEdit}
          onGo={onGo}
          onWrite={write}
          onDone={done}
          onKey={(event) => keyAct(event, { acts, session, mayEdit })}
        />
      )}
    </>
  );
}

type RuleActs = {
  readonly add: () => void;
  readonly double: () => void;
  readonly up: () => void;
  readonly down: () => void;
  readonly drop: () => void;
};

function ruleActs(of: {
  readonly place: { readonly file: string; readonly decision: string; readonly row: number };
  readonly count: number;
  readonly edit: (edit: Edit) => void;
  readonly onGo: (place: SheetPlace) => void;
  readonly at: SheetPlace;
}): RuleActs {
  const { place, count, edit, onGo, at } = of;
  const { row } = place;
  const go = (to: number): void => onGo({ row: Math.max(0, to), column: at.column });
  const move = (to: number): void => {
    if (to < 0 || to >= count) return;
    edit({ kind: 'moveRule', ...place, to });
    go(to);
  };
  return {
    add: () => {
      edit({ kind: 'addRule', ...place, like: false });
      go(row + 1);
    },
    double: () => {
      edit({ kind: 'addRule', ...place, like: true });
      go(row + 1);
    },
    up: () => move(row - 1),
    down: () => move(row + 1),
    drop: () => {
      edit({ kind: 'dropRule', ...place });
      go(Math.min(row, count - 2));
    },
  };
}

/** Keys of the sheet beside those that move: undo, redo, and acts on the rule. */
function keyAct(
  event: KeyboardEvent,
  of: { readonly acts: RuleActs; readonly session: EditSession; readonly mayEdit: boolean },
): boolean {
  if (!of.mayEdit) return false;
  const { acts, session } = of;
  const name = [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey ? 'Shift+' : '',
    event.key.length === 1 ? event.key.toLowerCase() : event.key,
  ].join('');
  const found: Readonly<Record<string, () => void>> = {
    'Ctrl+z': session.undo,
    'Ctrl+y': session.redo,
    'Ctrl+Shift+z': session.redo,
    'Ctrl+d': acts.double,
    'Ctrl+Enter': acts.add,
    'Ctrl+Delete': acts.drop,
    'Alt+ArrowUp': acts.up,
    'Alt+ArrowDown': acts.down,
  };
  found[name]?.();
  return name in found;
}

function Toolbar(props: {
  readonly session: EditSession;
  readonly acts: RuleActs;
  readonly table: EditTable;
  readonly at: SheetPlace;
  readonly mayEdit: boolean;
}): JSX.Element {
  const e = editorWords(useWords());
  const { session, acts, table, at, mayEdit } = props;
  const none = table.rules.length === 0;
  const buttons: readonly (readonly [LucideIcon, string, () => void, boolean])[] = [
    [Plus, e.addRule, acts.add, false],
    [CopyPlus, e.doubleRule, acts.double, none],
    [ArrowUp, e.up, acts.up, at.row === 0],
    [ArrowDown, e.down, acts.down, at.row >= table.rules.length - 1],
    [Trash2, e.dropRule, acts.drop, none],
  ];
  return (
    <div className="sheet-tools" role="toolbar" aria-label={e.notes}>
      <Tool icon={Undo2} word={e.undo} act={session.undo} off={!mayEdit || !session.shown?.undo} />
      <Tool icon={Redo2} word={e.redo} act={session.redo} off={!mayEdit || !session.shown?.redo} />
      <i className="tools-gap" />
      {buttons.map(([icon, word, act, off]) => (
        <Tool key={word} icon={icon} word={word} act={act} off={!mayEdit || off} />
      ))}
      <span className="quiet tools-where">
        {none ? '' : e.ruleOf(at.row + 1, table.rules.length)}
      </span>
    </div>
  );
}

function Tool(props: {
  readonly icon: LucideIcon;
  readonly word: string;
  readonly act: () => void;
  readonly off: boolean;
}): JSX.Element {
  const Icon = props.icon;
  return (
    <button type="button" className="tool" disabled={props.off} onClick={props.act}>
      <Icon size={15} strokeWidth={1.7} aria-hidden="true" />
      <span>{props.word}</span>
    </button>
  );
}
