import type { GridCell, PackageDetail, PackageTable, TableColumn, TableGrid } from '@sanyi/api';
import { type JSX, type KeyboardEvent, useRef } from 'react';
import { useWords, type Words } from '../../app/words.tsx';
import { usePackageChecks } from '../../data/answers.ts';
import { MISSING } from '../../format/figure-text.ts';
import { ProvenanceMark } from '../../parts/mark.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { useWhy } from '../../why/use-why.ts';
import { WhyButton } from '../../why/why-button.tsx';
import { pageMark } from '../../why/why-mark.ts';
import { type Detail, mainOutput, ownDetails, payers, sameDetails } from './cell-details.ts';
import { cellText, wordsOfCell } from './parameter-in-force.ts';
import { shareOf } from './rule-uses.ts';

// A value longer than this is words, not a number, and is set small.
const WORDY = 12;

/** A table laid out over two of its inputs. Arrow keys move between cells; a cell says why. */
export function DecisionGrid(props: {
  readonly table: PackageTable;
  readonly grid: TableGrid;
  readonly detail: PackageDetail;
}): JSX.Element {
  const { say } = useWords();
  const { table, grid } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const { data: checks } = usePackageChecks(props.detail.id);
  const same = sameDetails(grid);
  const cellAt = (row: string, column: string): GridCell | undefined =>
    grid.cells.find((cell) => cell.row === row && cell.column === column);
  const onKeyDown = (event: KeyboardEvent, row: number, column: number): void => {
    const [down, across] = STEPS[event.key] ?? [0, 0];
    if (down === 0 && across === 0) return;
    event.preventDefault();
    body.current
      ?.querySelector<HTMLElement>(`[data-cell="${row + down},${column + across}"] button`)
      ?.focus();
  };
  return (
    <ScrollX label={say(table.title)}>
      <table className="grid-table">
        <caption className="unseen">{say(table.title)}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className="axis-name">
              {say(grid.rowInput.title)}
            </th>
            <th scope="colgroup" colSpan={grid.columns.length}>
              {say(grid.columnInput.title)}
            </th>
          </tr>
          <tr>
            {grid.columns.map((column) => (
              <th scope="col" key={column.code}>
                {say(column.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {grid.rows.map((row, at) => (
            <tr key={row.code}>
              <RowHead title={row.title} />
              {grid.columns.map((column, across) => (
                <Cell
                  key={column.code}
                  cell={cellAt(row.code, column.code)}
                  share={shareOf(checks, table.id, grid, cellAt(row.code, column.code))}
                  table={table}
                  same={same}
                  detail={props.detail}
                  name={`${say(row.title)}, ${say(column.title)}`}
                  at={`${at},${across}`}
                  onKeyDown={(event) => onKeyDown(event, at, across)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

/** What is the same in every cell, said once. */
export function SameEverywhere(props: {
  readonly table: PackageTable;
  readonly grid: TableGrid;
}): JSX.Element | null {
  const words = useWords();
  const { m, say } = words;
  const same = sameDetails(props.grid);
  if (same.length === 0) return null;
  const said = same.map(
    ({ name, value }) =>
      `${outputTitle(props.table, name, say)} ${wordsOfCell(value, outputOf(props.table, name), words)}`,
  );
  return (
    <p className="same">
      {m.policy.everyCell} {said.join(m.shell.comma)}
    </p>
  );
}

const outputOf = (table: PackageTable, name: string): TableColumn | undefined =>
  table.outputs.find((output) => output.name === name);

function outputTitle(table: PackageTable, name: string, say: Words['say']): string {
  const column = outputOf(table, name);
  return column ? say(column.title) : name;
}

const STEPS: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function RowHead({ title }: { readonly title: TableGrid['rows'][number]['title'] }): JSX.Element {
  const { lang, say } = useWords();
  const other = title[lang === 'en' ? 'zh' : 'en'];
  return (
    <th scope="row">
      {say(title)}
      {other !== say(title) && <small lang={lang === 'en' ? 'zh-CN' : 'en'}>{other}</small>}
    </th>
  );
}

function Cell(props: {
  readonly cell: GridCell | undefined;
  readonly table: PackageTable;
  readonly same: readonly Detail[];
  /** The share of claims that the cell decided, in percent; null where it is not known. */
  readonly share: number | null;
  readonly detail: PackageDetail;
  readonly name: string;
  readonly at: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}): JSX.Element {
  const { cell, table, same } = props;
  const { mark } = useWhy();
  const words = useWords();
  const { m, say } = words;
  const read = (feel: string, column: TableColumn | undefined): string =>
    cellText(feel, column, { detail: props.detail, words });
  if (!cell || cell.value === null) {
    return (
      <td data-cell={props.at} title={m.policy.noRule} className="quiet">
        {MISSING}
      </td>
    );
  }
  const own = pageMark('cell', [table.id, cell.row, cell.column].join('/'));
  const paid = payers(cell, table, m);
  const value = read(cell.value, mainOutput(table));
  return (
    <td
      data-cell={props.at}
      className={mark === own ? 'selected' : undefined}
      onKeyDown={props.onKeyDown}
    >
      <span className="grid-top">
        <WhyButton
          mark={own}
          what={props.name}
          className={value.length > WORDY ? 'grid-value wordy' : 'grid-value'}
          title={cell.value}
        >
          {value}
        </WhyButton>
        {cell.provenance && <ProvenanceMark provenance={cell.provenance} />}
      </span>
      <span className="grid-details">
        {paid ? (
          <>
            <span>{paid.fund}</span>
            <span>{paid.patient}</span>
          </>
        ) : (
          ownDetails(cell, { same, table }).map((own) => (
            <span key={own.name} title={own.value}>
              {outputTitle(table, own.name, say)} {read(own.value, outputOf(table, own.name))}
            </span>
          ))
        )}
      </span>
      {props.share !== null && (
        <span className="grid-share">
          <i style={{ width: `${Math.min(100, props.share * 2)}%` }} />
          <span>{props.share.toFixed(1)} %</span>
        </span>
      )}
    </td>
  );
}
