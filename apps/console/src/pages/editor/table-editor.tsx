import type { EditTable, PlacedProblem, Tried } from '@sanyi/policy';
import { type JSX, lazy, Suspense, useMemo, useState } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Segmented } from '../../ui/segmented.ts';
import { CellBar } from './cell-bar.tsx';
import { cellWriting } from './cell-writing.ts';
import { ExpressionEditor } from './expression-editor.tsx';
import { keyAct, ruleActs } from './rule-acts.ts';
import { RuleForm } from './rule-form.tsx';
import type { SheetPlace } from './sheet-props.ts';
import { SheetTools } from './sheet-tools.tsx';
import { StructurePanel } from './structure-panel.tsx';
import { TableSheet } from './table-sheet.tsx';
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
  const [structure, setStructure] = useState(false);
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
      <SheetTools
        {...props}
        acts={acts}
        at={at}
        structure={structure}
        onStructure={() => setStructure(!structure)}
      />
      {structure && mayEdit && <StructurePanel {...props} />}
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
