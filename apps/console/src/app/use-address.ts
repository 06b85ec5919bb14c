import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Address, readAddress } from './address.ts';

/** The state of the page from its address. */
export function useAddress(): Address {
  return readAddress(useSearch({ strict: false }));
}

/** Changes parts of the state; `undefined` takes a part away. Scrolling stays where it is. */
export type SetAddress = (patch: Address, options?: { readonly replace?: boolean }) => void;

/** Writes the address of the same page. */
export function useSetAddress(): SetAddress {
  const navigate = useNavigate();
  return useCallback(
    (patch, options) => {
      void navigate({
        to: '.',
        search: (old: Record<string, unknown>) => readAddress({ ...old, ...patch }),
        replace: options?.replace ?? false,
        resetScroll: false,
      });
    },
    [navigate],
  );
}
