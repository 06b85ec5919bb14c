import type { EditTable } from '@sanyi/policy';
import { type JSX, memo, useCallback, useEffect, useRef, useState } from 'react';
import { useWords, type Words } from '../../app/words.tsx';
import { useIsWriting } from './cell-writing.ts';
import { sheetActs } from './sheet-acts.ts';
import { markAt, marksOf, type RowProps, SheetCell, Writing } from './sheet-cell.tsx';
import type { SheetPlace, SheetProps } from './sheet-props.ts';
import { editorWords } from './test-words.ts';

/** Tables with more rules show only those in sight. */
const ALL_ROWS = 120;
const ROW_PX = 33;
const SIGHT_ROWS = 40;

/** A decision table like a sheet: arrows move, Enter or a letter writes, Tab goes on. */
export function TableSheet(props: SheetProps): JSX.Element {
  const words = useWords();
  const { table, at, writing } = props;
  const body = useRef<HTMLDivElement>(null);
  const sight = useSight(body, table.rules.length, at.row);
  const isWriting = useIsWriting(writing);
  useFocus(body, at, !isWriting);
  const { onKeyDown, onClick, onDoubleClick } = sheetActs(props);
  const onWrite = useStable(props.onWrite);
  const onLeave = useStable(() => {
    const left = writing.now();
    if (left) props.onDone(left.text, at);
  });
  const rules = table.rules.slice(sight.from, sight.to);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cells inside take the focus; their events are handled once
    <div
      className="rule-sheet"
      ref={body}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onScroll={sight.onScroll}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is written in is a grid
        role="grid"
        aria-label={words.say(table.title)}
        aria-rowcount={table.rules.length + 1}
        aria-colcount={table.columns.length + 1}
      >
        <Head table={table} words={words} />
        <tbody>
          {sight.from > 0 && <Gap rows={sight.from} columns={table.columns.length + 1} />}
          {rules.map((rule, index) => {
            const row = sight.from + index;
            return (
              <SheetRow
                key={rule.id}
                table={table}
                rule={rule}
                row={row}
                at={at.row === row ? at.column : null}
                writing={isWriting && at.row === row ? writing : null}
                wrong={marksOf(props.problems, row)}
                light={props.lights?.get(rule.id) ?? null}
                lit={props.lights !== null}
                words={words}
                onWrite={onWrite}
                onLeave={onLeave}
              />
            );
          })}
          {sight.to < table.rules.length && (
            <Gap rows={table.rules.length - sight.to} columns={table.columns.length + 1} />
          )}
        </tbody>
      </table>
    </div>
  );
}

function Head(props: { readonly table: EditTable; readonly words: Words }): JSX.Element {
  const { table, words } = props;
  const e = editorWords(words);
  const count = (role: string): number => table.columns.filter((each) => each.role === role).length;
  const groups = [
    ['input', e.asks],
    ['output', e.answers],
    ['note', e.notes],
  ] as const;
  return (
    <thead>
      <tr>
        <td className="corner" />
        {groups.map(([role, word]) =>
          count(role) > 0 ? (
            <th key={role} scope="colgroup" colSpan={count(role)} className={`group ${role}`}>
              {word}
            </th>
          ) : null,
        )}
      </tr>
      <tr>
        <th scope="col" className="corner">
          {words.m.policy.rule}
        </th>
        {table.columns.map((column) => (
          <th scope="col" key={column.role + column.name} className={column.role}>
            {words.say(column.title)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const Gap = (props: { readonly rows: number; readonly columns: number }): JSX.Element => (
  <tr className="sheet-gap">
    <td colSpan={props.columns} style={{ height: props.rows * ROW_PX, padding: 0 }} />
  </tr>
);

/** Rows come anew from the worker with every step; only what differs is drawn again. */
const SheetRow = memo(function SheetRow(props: RowProps): JSX.Element {
  const { table, rule, row, at, writing, wrong, light } = props;
  const tone = light?.matched ? 'matched' : props.lit ? 'unmatched' : '';
  return (
    <tr aria-rowindex={row + 2} className={[tone, markAt(wrong, -1)].filter(Boolean).join(' ')}>
      <th
        scope="row"
        data-cell={`${row},-1`}
        tabIndex={at === -1 ? 0 : -1}
        aria-selected={at === -1}
        className={at === -1 ? 'at' : undefined}
      >
        <span className="row-number">{row + 1}</span>
        {at === -1 && writing !== null ? (
          <Writing
            writing={writing}
            label={rule.id}
            onWrite={props.onWrite}
            onLeave={props.onLeave}
          />
        ) : (
          <span className="rule-id">{rule.id}</span>
        )}
      </th>
      {table.columns.map((column, index) => (
        <SheetCell key={column.role + column.name} {...props} column={column} index={index} />
      ))}
    </tr>
  );
}, sameRow);

const sameColumns = ({ columns }: EditTable, other: EditTable): boolean =>
  columns.length === other.columns.length &&
  columns.every(({ name }, index) => name === other.columns[index]?.name);

function sameRow(a: RowProps, b: RowProps): boolean {
  return (
    a.at === b.at &&
    a.writing === b.writing &&
    a.row === b.row &&
    a.wrong === b.wrong &&
    a.light === b.light &&
    a.lit === b.lit &&
    a.words === b.words &&
    a.onWrite === b.onWrite &&
    a.rule.id === b.rule.id &&
    a.table.decision === b.table.decision &&
    sameColumns(a.table, b.table) &&
    a.rule.cells.every((cell, index) => cell === b.rule.cells[index])
  );
}

/**
 * The chosen cell comes into sight, and has the focus when the sheet or nothing had it. A page that
 * has just come stays at its top.
 */
function useFocus(
  body: { readonly current: HTMLDivElement | null },
  { row, column }: SheetPlace,
  idle: boolean,
): void {
  const isFirst = useRef(true);
  useEffect(() => {
    const sheet = body.current;
    if (isFirst.current || !idle || !sheet) {
      isFirst.current = false;
      return;
    }
    const cell = sheet.querySelector<HTMLElement>(`[data-cell="${row},${column}"]`);
    const focused = document.activeElement;
    const isOurs = focused === document.body || (focused !== null && sheet.contains(focused));
    if (isOurs) cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [body, row, column, idle]);
}

/** The same function over all drawings, so that a row that did not change is not drawn again. */
function useStable<Given extends readonly unknown[]>(
  act: (...given: Given) => void,
): (...given: Given) => void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  return useCallback((...given: Given) => latest.current(...given), []);
}

type Sight = { readonly from: number; readonly to: number; readonly onScroll: () => void };

/** The rows that can be seen, with some before and after; of a small table all. */
function useSight(
  body: { readonly current: HTMLDivElement | null },
  count: number,
  row: number,
): Sight {
  const [top, setTop] = useState(0);
  const onScroll = useCallback(() => {
    setTop(Math.floor((body.current?.scrollTop ?? 0) / ROW_PX / 10) * 10);
  }, [body]);
  if (count <= ALL_ROWS) return { from: 0, to: count, onScroll: () => {} };
  // A cell that arrows lead to stands in the page before it is scrolled to.
  const from = Math.max(0, Math.min(top - 10, row));
  return { from, to: Math.min(count, Math.max(top + SIGHT_ROWS, row + 1)), onScroll };
}
