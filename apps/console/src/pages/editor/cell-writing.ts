import type { PlacedProblem, WrittenEdit } from '@sanyi/policy';
import { useSyncExternalStore } from 'react';

/** The cell or formula that is being written: its text, and what is wrong with it. */
export type Written = { readonly text: string; readonly problems: readonly PlacedProblem[] };

/**
 * The cell that is being written, kept beside the page: a letter draws anew the field, what is said
 * of it, and nothing else.
 */
export type CellWriting = {
  readonly now: () => Written | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes a text; `edit` is what is checked, null for the name of a rule. */
  readonly write: (text: string, edit: WrittenEdit | null) => void;
  readonly end: () => void;
};

/** Of a cell that is written quickly only the last text is checked. */
export function cellWriting(
  check: (edit: WrittenEdit) => Promise<readonly PlacedProblem[]>,
): CellWriting {
  let written: Written | null = null;
  let latest: WrittenEdit | null = null;
  let running = false;
  const listeners = new Set<() => void>();
  const tell = (next: Written | null): void => {
    written = next;
    for (const listener of listeners) listener();
  };
  const follow = async (): Promise<void> => {
    running = true;
    for (let asked: WrittenEdit | null = null; latest !== null && latest !== asked; ) {
      asked = latest;
      const problems = await check(asked);
      if (latest !== null && written) tell({ ...written, problems });
    }
    running = false;
  };
  return {
    now: () => written,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write: (text, edit) => {
      latest = edit;
      tell({ text, problems: written?.problems ?? [] });
      if (edit !== null && !running) void follow();
    },
    end: () => {
      latest = null;
      if (written) tell(null);
    },
  };
}

/** What is being written, anew with every letter. */
export const useWritten = ({ subscribe, now }: CellWriting): Written | null =>
  useSyncExternalStore(subscribe, now);

/** Whether something is being written: changes when the writing begins and ends. */
export const useIsWriting = ({ subscribe, now }: CellWriting): boolean =>
  useSyncExternalStore(subscribe, () => now() !== null);
