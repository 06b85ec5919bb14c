import type { PackageState } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';

/** How a package stands on the last day of the data. */
export function StateBadge({ state }: { readonly state: PackageState }): JSX.Element {
  const { m } = useWords();
  return <span className={`state ${state}`}>{m.packages.states[state]}</span>;
}
