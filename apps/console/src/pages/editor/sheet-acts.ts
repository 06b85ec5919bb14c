import type { EditTable } from '@sanyi/policy';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { SheetPlace, SheetProps } from './sheet-props.ts';

/** What keys and the mouse do in a sheet. */
export function sheetActs(props: SheetProps): {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
} {
  const { table, at, writing, mayEdit, onGo, onWrite, onDone } = props;
  return {
    onKeyDown: keysOf(props),
    onClick: (event) => {
      const place = placeOf(event.target);
      if (!place || (place.row === at.row && place.column === at.column)) return;
      const written = writing.now();
      if (written) onDone(written.text, place);
      else onGo(place);
    },
    onDoubleClick: (event) => {
      const place = placeOf(event.target);
      if (!place || !mayEdit || writing.now() !== null) return;
      onGo(place);
      onWrite(textAt(table, place));
    },
  };
}

const STEPS: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-12, 0],
  PageDown: [12, 0],
};

/** Keys: they end the writing, lead to another cell, or begin to write. */
function keysOf(props: SheetProps): (event: KeyboardEvent) => void {
  const { table, at, writing, mayEdit, onGo, onWrite, onDone } = props;
  const moved = (down: number, across: number): SheetPlace => ({
    row: Math.max(0, Math.min(table.rules.length - 1, at.row + down)),
    column: Math.max(-1, Math.min(table.columns.length - 1, at.column + across)),
  });
  const whileWriting = (event: KeyboardEvent): boolean => {
    const written = writing.now();
    if (!written) return false;
    const { text } = written;
    const back = event.shiftKey ? -1 : 1;
    const end = new Map([
      ['Escape', writing.end],
      ['Enter', () => onDone(text, moved(back, 0))],
      ['Tab', () => onDone(text, moved(0, back))],
    ]).get(event.key);
    if (end) event.preventDefault();
    end?.();
    // Ctrl+S saves what is being written, too; the page hears it afterwards.
    if (event.ctrlKey && event.key === 's') onDone(text, at);
    return true;
  };
  const whileMoving = (event: KeyboardEvent): boolean => {
    const [down, across] = STEPS[event.key] ?? [0, 0];
    if (event.key === 'Home') onGo({ row: event.ctrlKey ? 0 : at.row, column: -1 });
    else if (event.key === 'End') {
      const row = event.ctrlKey ? table.rules.length - 1 : at.row;
      onGo({ row, column: table.columns.length - 1 });
    } else if (down !== 0 || across !== 0) onGo(moved(down, across));
    else return false;
    return true;
  };
  const begins = (event: KeyboardEvent): boolean => {
    if (!mayEdit) return false;
    if (event.key === 'Enter' || event.key === 'F2') onWrite(textAt(table, at));
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      onDone(table.columns[at.column]?.role === 'input' ? '-' : '', at);
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      onWrite(event.key);
    } else return false;
    return true;
  };
  return (event) => {
    if (whileWriting(event)) return;
    if (!(event.target instanceof HTMLElement) || !event.target.closest('[data-cell]')) return;
    if (props.onKey(event) || whileMoving(event) || begins(event)) event.preventDefault();
  };
}

function textAt(table: EditTable, { row, column }: SheetPlace): string {
  const rule = table.rules[row];
  return column < 0 ? (rule?.id ?? '') : (rule?.cells[column] ?? '');
}

function placeOf(target: EventTarget): SheetPlace | null {
  const cell = target instanceof Element ? target.closest('[data-cell]') : null;
  const [row, column] = (cell?.getAttribute('data-cell') ?? '').split(',').map(Number);
  return row === undefined || column === undefined || Number.isNaN(row) ? null : { row, column };
}
