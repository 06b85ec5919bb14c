import { COVERAGE_STATUSES, type Coverage } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { Input } from '../../ui/input.ts';
import { Segmented } from '../../ui/segmented.ts';
import { countsOf, statusOf } from './matching.ts';

const ALL = 'all';

/** Status, and words to look for. */
export function CoverageFilters({ coverage }: { readonly coverage: Coverage }): JSX.Element {
  const { m } = useWords();
  const address = useAddress();
  const setAddress = useSetAddress();
  const counts = countsOf(coverage.systems);
  const options = [
    { value: ALL, label: `${m.coverage.all} ${coverage.systems.length}` },
    ...COVERAGE_STATUSES.map((status) => ({
      value: status,
      label: `${m.coverage.statuses[status]} ${counts[status]}`,
    })),
  ];
  return (
    <div className="filters">
      <ScrollX label={m.coverage.status}>
        <Segmented
          value={statusOf(address) ?? ALL}
          options={options}
          onChange={(value) => setAddress({ status: value === ALL ? undefined : String(value) })}
        />
      </ScrollX>
      <label htmlFor="coverage-find" className="find">
        <span>{m.coverage.find}</span>
        <Input
          id="coverage-find"
          type="search"
          value={address.find ?? ''}
          onChange={(event) =>
            setAddress({ find: event.target.value || undefined }, { replace: true })
          }
        />
      </label>
    </div>
  );
}
