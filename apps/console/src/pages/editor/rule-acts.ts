import type { Edit } from '@sanyi/policy';
import type { KeyboardEvent } from 'react';
import type { SheetPlace } from './sheet-props.ts';
import type { EditSession } from './use-edit-session.ts';

/** What can be done with the rule that is chosen. */
export type RuleActs = {
  readonly add: () => void;
  readonly double: () => void;
  readonly up: () => void;
  readonly down: () => void;
  readonly drop: () => void;
};

/** Acts on a rule; the choice follows it. */
export function ruleActs(of: {
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
export function keyAct(
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
