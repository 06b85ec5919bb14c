import { useSyncExternalStore } from 'react';

let hovered: string | null = null;
const listeners = new Set<() => void>();

/** The district under the pointer: tile, row and line of it light up together. */
export function setHovered(place: string | null): void {
  if (place === hovered) return;
  hovered = place;
  for (const listener of listeners) listener();
}

/** The district under the pointer. */
export function useHovered(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => hovered,
  );
}
