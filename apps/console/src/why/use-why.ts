import { useCallback } from 'react';
import { useAddress, useSetAddress } from '../app/use-address.ts';

// The element that asked; focus returns to it. One panel is open at a time, so one is enough.
let asker: Element | null = null;

/** Opens and closes the panel that says where a number comes from. */
export function useWhy(): {
  readonly mark: string | undefined;
  readonly open: (mark: string) => void;
  readonly close: () => void;
} {
  const { why } = useAddress();
  const setAddress = useSetAddress();
  const open = useCallback(
    (mark: string) => {
      asker = document.activeElement;
      setAddress({ why: mark }, { replace: true });
    },
    [setAddress],
  );
  const close = useCallback(() => {
    setAddress({ why: undefined }, { replace: true });
    const back = asker?.isConnected ? asker : document.querySelector('h1');
    asker = null;
    if (back instanceof HTMLElement || back instanceof SVGElement) back.focus();
  }, [setAddress]);
  return { mark: why, open, close };
}
