import type { CoverageStatus } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';

/** The class of a status, which decides the fill: how much, never how good. */
export const statusClass = (status: CoverageStatus): string => status.replace(' ', '-');

/** Fill and word of a status. */
export function StatusWord({ status }: { readonly status: CoverageStatus }): JSX.Element {
  const { m } = useWords();
  return (
    <span className="status-word">
      <i className={`status-fill ${statusClass(status)}`} aria-hidden="true" />
      {m.coverage.statuses[status]}
    </span>
  );
}
