import type { EditColumn, EditTable, StructureEdit } from '@sanyi/policy';
import { ArrowLeft, ArrowRight, type LucideIcon, Trash2 } from 'lucide-react';
import { type JSX, useId } from 'react';
import { useWords } from '../../app/words.tsx';
import { AddColumn } from './add-column.tsx';
import { TakenInput } from './parameters-editor.tsx';
import type { SheetPlace } from './sheet-props.ts';
import { editorWords, structureWords } from './test-words.ts';
import type { EditSession } from './use-edit-session.ts';
import { useOffers } from './use-offers.ts';

type Change = StructureEdit extends infer Each
  ? Each extends StructureEdit
    ? Omit<Each, 'file' | 'decision'>
    : never
  : never;

type PanelProps = {
  readonly table: EditTable;
  readonly session: EditSession;
  readonly at: SheetPlace;
  readonly onGo: (place: SheetPlace) => void;
};

/** How a table is built: how many rules may apply, and its columns. */
export function StructurePanel(props: PanelProps): JSX.Element {
  const words = useWords();
  const { table, session, at, onGo } = props;
  const offers = useOffers(session, table);
  const change = (edit: Change): void => {
    const { file, decision } = table;
    session.edit({ ...edit, file, decision });
  };
  const groups = [
    ['input', editorWords(words).asks],
    ['output', editorWords(words).answers],
  ] as const;
  return (
    <section className="structure" aria-label={structureWords(words).structure}>
      <PolicyChoice
        value={table.hitPolicy ?? 'U'}
        onChoose={(policy) => change({ kind: 'hitPolicy', policy })}
      />
      {groups.map(([role, title]) => (
        <fieldset key={role}>
          <legend>{title}</legend>
          <ColumnList
            table={table}
            role={role}
            change={change}
            onAt={(column) => onGo({ row: at.row, column })}
          />
          <AddColumn
            table={table}
            role={role}
            offers={offers}
            onAdd={(name, label) => {
              change({ kind: 'addColumn', role, name, label });
              onGo({ row: at.row, column: endOf(table, role) });
            }}
          />
        </fieldset>
      ))}
    </section>
  );
}

/** Where the next column of a role comes to stand. */
const endOf = ({ columns }: EditTable, role: EditColumn['role']): number =>
  columns.findLastIndex((each) => each.role === role) + 1;

type Policy = Extract<StructureEdit, { readonly kind: 'hitPolicy' }>['policy'];

/** Policies that need a list of values at their column are offered where they stand already. */
const COMMON: readonly Policy[] = ['U', 'A', 'F', 'C', 'C+', 'C<', 'C>', 'C#'];
const OTHER: readonly Policy[] = ['P', 'R', 'O'];

function PolicyChoice(props: {
  readonly value: string;
  readonly onChoose: (policy: Policy) => void;
}): JSX.Element {
  const { hitPolicy, hitPolicies } = structureWords(useWords());
  const id = useId();
  const choices = [...COMMON, ...OTHER.filter((each) => each === props.value)];
  return (
    <div className="field hit-policy">
      <label htmlFor={id}>{hitPolicy}</label>
      <select
        id={id}
        value={props.value}
        aria-describedby={`${id}-means`}
        onChange={(event) => {
          const chosen = choices.find((each) => each === event.target.value);
          if (chosen) props.onChoose(chosen);
        }}
      >
        {choices.map((each) => (
          <option key={each} value={each}>
            {hitPolicies[each]?.name ?? each}
          </option>
        ))}
      </select>
      <small id={`${id}-means`} className="quiet">
        {hitPolicies[props.value]?.text}
      </small>
    </div>
  );
}

type ListProps = {
  readonly table: EditTable;
  readonly role: 'input' | 'output';
  readonly change: (edit: Change) => void;
  readonly onAt: (column: number) => void;
};

function ColumnList(props: ListProps): JSX.Element {
  const { columns } = props.table;
  const own = columns.flatMap((column, index) => (column.role === props.role ? [index] : []));
  return (
    <ol>
      {own.map((index) => (
        <ColumnRow key={columns[index]?.name} {...props} index={index} own={own} />
      ))}
    </ol>
  );
}

function ColumnRow(
  props: ListProps & { readonly index: number; readonly own: readonly number[] },
): JSX.Element | null {
  const words = useWords();
  const { say } = words;
  const s = structureWords(words);
  const { table, role, index, own, change } = props;
  const column = table.columns[index];
  if (!column) return null;
  const title = say(column.title);
  const fixed = role === 'output' && table.hook !== null;
  const move = (to: number): void => {
    change({ kind: 'moveColumn', column: index, to });
    props.onAt(to);
  };
  const name = (field: 'name' | 'label') => (text: string) =>
    change({ kind: 'nameColumn', column: index, field, text });
  return (
    <li>
      <b>{title}</b>
      <TakenInput
        text={column.name}
        label={`${title}: ${role === 'input' ? s.reads : s.called}`}
        disabled={fixed}
        onTake={name('name')}
      />
      <TakenInput
        text={column.title.zh}
        label={`${title}: ${s.label}`}
        disabled={false}
        onTake={name('label')}
      />
      <span className="column-acts">
        <ColumnAct
          icon={ArrowLeft}
          word={s.left(title)}
          off={index === own[0]}
          act={() => move(index - 1)}
        />
        <ColumnAct
          icon={ArrowRight}
          word={s.right(title)}
          off={index === own.at(-1)}
          act={() => move(index + 1)}
        />
        <ColumnAct
          icon={Trash2}
          word={own.length < 2 ? s.lastStays : s.drop(title)}
          off={own.length < 2}
          act={() => change({ kind: 'dropColumn', column: index })}
        />
      </span>
    </li>
  );
}

function ColumnAct(props: {
  readonly icon: LucideIcon;
  readonly word: string;
  readonly off: boolean;
  readonly act: () => void;
}): JSX.Element {
  const Icon = props.icon;
  return (
    <button
      type="button"
      className="tool"
      aria-label={props.word}
      title={props.word}
      disabled={props.off}
      onClick={props.act}
    >
      <Icon size={14} strokeWidth={1.7} aria-hidden="true" />
    </button>
  );
}
