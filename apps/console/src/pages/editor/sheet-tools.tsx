import type { EditTable } from '@sanyi/policy';
import {
  ArrowDown,
  ArrowUp,
  Columns3,
  CopyPlus,
  type LucideIcon,
  Plus,
  Redo2,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import type { RuleActs } from './rule-acts.ts';
import type { SheetPlace } from './sheet-props.ts';
import { editorWords, structureWords } from './test-words.ts';
import type { EditSession } from './use-edit-session.ts';

/** Undo, acts on the chosen rule, and how the table is built. */
export function SheetTools(props: {
  readonly session: EditSession;
  readonly acts: RuleActs;
  readonly table: EditTable;
  readonly at: SheetPlace;
  readonly mayEdit: boolean;
  readonly structure: boolean;
  readonly onStructure: () => void;
}): JSX.Element {
  const words = useWords();
  const e = editorWords(words);
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
      <UndoTools session={session} mayEdit={mayEdit} />
      <i className="tools-gap" />
      {buttons.map(([icon, word, act, off]) => (
        <Tool key={word} icon={icon} word={word} act={act} off={!mayEdit || off} />
      ))}
      <i className="tools-gap" />
      <Tool
        icon={Columns3}
        word={structureWords(words).structure}
        act={props.onStructure}
        open={props.structure}
        off={!mayEdit}
      />
      <span className="quiet tools-where">
        {none ? '' : e.ruleOf(at.row + 1, table.rules.length)}
      </span>
    </div>
  );
}

/** The last step back, and on again. */
export function UndoTools(props: {
  readonly session: EditSession;
  readonly mayEdit: boolean;
}): JSX.Element {
  const e = editorWords(useWords());
  const { session, mayEdit } = props;
  return (
    <>
      <Tool icon={Undo2} word={e.undo} act={session.undo} off={!mayEdit || !session.shown?.undo} />
      <Tool icon={Redo2} word={e.redo} act={session.redo} off={!mayEdit || !session.shown?.redo} />
    </>
  );
}

function Tool(props: {
  readonly icon: LucideIcon;
  readonly word: string;
  readonly act: () => void;
  readonly off: boolean;
  /** For a tool that opens a part below it: whether it is open. */
  readonly open?: boolean;
}): JSX.Element {
  const Icon = props.icon;
  return (
    <button
      type="button"
      className="tool"
      disabled={props.off}
      aria-expanded={props.open}
      onClick={props.act}
    >
      <Icon size={15} strokeWidth={1.7} aria-hidden="true" />
      <span>{props.word}</span>
    </button>
  );
}
