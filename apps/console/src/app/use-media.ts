import { useSyncExternalStore } from 'react';

/** What CSS calls a phone. */
export const PHONE = '(max-width: 767px)';

/** Whether a media query holds now, and from when on it does. */
export function useMedia(media: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(media);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(media).matches,
  );
}
