import {
  COVERAGE_STATUSES,
  type Coverage,
  type CoverageStatus,
  type CoveredSystem,
} from '@sanyi/api';
import type { Address } from '../../app/address.ts';

/** The status an address filters by; null for all. */
export const statusOf = ({ status }: Address): CoverageStatus | null =>
  COVERAGE_STATUSES.find((each) => each === status) ?? null;

/** The systems that pass the filters of the address: document, status, and words in any text. */
export function matching(coverage: Coverage, address: Address): readonly CoveredSystem[] {
  const status = statusOf(address);
  const asked = (address.find ?? '').trim().toLocaleLowerCase();
  return coverage.systems.filter((system) => {
    if (status && system.status !== status) return false;
    if (address.source && !system.sources.includes(address.source)) return false;
    return asked === '' || textsOf(system).some((text) => text.toLocaleLowerCase().includes(asked));
  });
}

const textsOf = ({ id, name, quote, asks, missing }: CoveredSystem): readonly string[] => [
  id,
  ...[name, quote, asks, missing ?? { en: '', zh: '' }].flatMap(({ en, zh }) => [en, zh]),
];

/** How many systems stand at each status. */
export function countsOf(systems: readonly CoveredSystem[]): Record<CoverageStatus, number> {
  const counts = { works: 0, partly: 0, 'record only': 0, 'not yet': 0 };
  for (const { status } of systems) counts[status] += 1;
  return counts;
}
