import { useSyncExternalStore } from 'react';

/** What can be laid over a page. */
export type Sheet = 'search' | 'help' | 'pages';

let open: Sheet | null = null;
const listeners = new Set<() => void>();

/** Lays a sheet over the page, or takes it away. */
export function openSheet(sheet: Sheet | null): void {
  open = sheet;
  for (const listener of listeners) listener();
}

/** The sheet over the page. */
export function useSheet(): Sheet | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
