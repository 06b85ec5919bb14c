import type { EditList, PlacedProblem } from '@sanyi/policy';
import { Trash2 } from 'lucide-react';
import { type JSX, useMemo } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { inOrder } from '../../parts/in-order.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { TakenInput } from './parameters-editor.tsx';
import { editorWords, MARKS } from './test-words.ts';
import type { EditSession } from './use-edit-session.ts';

/** Prices that a draft changes; each is taken over from the package that has it now. */
export function ListsEditor(props: {
  readonly lists: readonly EditList[];
  readonly session: EditSession;
  readonly problems: readonly PlacedProblem[];
  readonly from: string;
  readonly base: string;
  readonly mayEdit: boolean;
}): JSX.Element {
  return (
    <div className="stack">
      {props.lists.map((list) => (
        <OneList key={list.name} {...props} list={list} />
      ))}
    </div>
  );
}

type ListProps = Parameters<typeof ListsEditor>[0] & { readonly list: EditList };

function OneList(props: ListProps): JSX.Element {
  const words = useWords();
  const { m, lang } = words;
  const e = editorWords(words);
  const { list, mayEdit } = props;
  const wrong = props.problems.filter(({ name }) => name === list.name);
  return (
    <Card
      title={list.kind === 'price' ? e.tabs.lists : (m.policy.listKinds[list.kind] ?? list.kind)}
      note={list.name}
      right={mayEdit && <TakePrice {...props} />}
    >
      <p className="quiet empty-line">{e.listText(props.base)}</p>
      {list.rows.length > 0 && <ListRows {...props} wrong={wrong} />}
      {wrong.map(({ problem }) => (
        <p key={problem.where + problem.code} className="cell-problem empty-line">
          {problem[lang]}
        </p>
      ))}
    </Card>
  );
}

function ListRows(props: ListProps & { readonly wrong: readonly PlacedProblem[] }): JSX.Element {
  const words = useWords();
  const e = editorWords(words);
  const { list, session, mayEdit, wrong } = props;
  const { file } = list;
  return (
    <ScrollX label={list.name}>
      <table className="plain list-editor">
        <caption className="unseen">{list.name}</caption>
        <thead>
          <tr>
            {list.columns.map((column) => (
              <th scope="col" key={column.name}>
                {words.say(column.title)}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{e.dropRow}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder(list.rows, (cells, row) => (
            <tr>
              {list.columns.map((column, at) => (
                <td key={column.name}>
                  <ListCell
                    column={column}
                    text={cells[at] ?? ''}
                    label={`${cells[0] ?? ''} ${words.say(column.title)}`}
                    disabled={!mayEdit}
                    wrong={wrong.some((each) => each.rows.includes(row) && each.column === at)}
                    onTake={(text) =>
                      session.edit({ kind: 'listCell', file, row, column: at, text })
                    }
                  />
                </td>
              ))}
              <td>
                {mayEdit && (
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={`${cells[0] ?? ''}: ${e.dropRow}`}
                    title={e.dropRow}
                    onClick={() => session.edit({ kind: 'dropRow', file, row })}
                  >
                    <Trash2 size={14} strokeWidth={1.7} aria-hidden="true" />
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function ListCell(props: {
  readonly column: EditList['columns'][number];
  readonly text: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly wrong: boolean;
  readonly onTake: (text: string) => void;
}): JSX.Element {
  const { m, say } = useWords();
  const { column, text } = props;
  if (column.name === 'provenance' || (column.name === 'level' && hasCodes(column))) {
    const options =
      column.name === 'provenance'
        ? MARKS.map((each) => [each, m.provenance[each]] as const)
        : [
            ['', '—'] as const,
            ...Object.entries(column.codes).map(([code, title]) => [code, say(title)] as const),
          ];
    return (
      <select
        className="text-input"
        value={text}
        aria-label={props.label}
        disabled={props.disabled}
        onChange={(event) => props.onTake(event.target.value)}
      >
        {options.map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    );
  }
  const isDay = column.name === 'from' || column.name === 'to';
  return <TakenInput {...props} type={isDay ? 'date' : 'text'} />;
}

const hasCodes = ({ codes }: EditList['columns'][number]): boolean => Object.keys(codes).length > 0;

/** Takes over the price that is in force, from the first day of the draft. */
function TakePrice({ list, session, from }: ListProps): JSX.Element {
  const e = editorWords(useWords());
  const keys = list.columns.findIndex(({ name }) => name === 'from');
  const current = useMemo(() => currentRows(list, from), [list, from]);
  const taken = new Set(list.rows.map((cells) => keyOf(list, cells)));
  const open = [...current].filter(([key]) => !taken.has(key));
  return (
    <select
      className="text-input take-price"
      value=""
      aria-label={e.takePrice}
      onChange={(event) => {
        const row = current.get(event.target.value);
        if (!row) return;
        const cells = row.with(keys, from).with(keys + 1, '');
        session.edit({ kind: 'addRow', file: list.file, cells });
      }}
    >
      <option value="">{e.takePriceText} …</option>
      {open.map(([key, cells]) => (
        <option key={key} value={key}>
          {cells.slice(0, keys).filter(Boolean).join(' · ')}
        </option>
      ))}
    </select>
  );
}

const keyOf = ({ columns }: EditList, cells: readonly string[]): string =>
  columns
    .flatMap(({ role, kind }, at) => (role === 'input' && kind === 'text' ? [at] : []))
    .filter((at) => !['from', 'to'].includes(columns[at]?.name ?? ''))
    .map((at) => cells[at] ?? '')
    .join('\n');

/** The rows of packages below that hold on a day, the topmost package's last. */
function currentRows(list: EditList, day: string): ReadonlyMap<string, readonly string[]> {
  const at = (name: string): number => list.columns.findIndex((column) => column.name === name);
  const [from, to] = [at('from'), at('to')];
  const found = new Map<string, readonly string[]>();
  for (const { cells } of list.below) {
    const holds = (cells[from] ?? '') <= day && (cells[to] === '' || (cells[to] ?? '') > day);
    if (holds) found.set(keyOf(list, cells), cells);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
