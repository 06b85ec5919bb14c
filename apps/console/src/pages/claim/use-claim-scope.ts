import type { ClaimExplained } from '@sanyi/api';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords, type Words } from '../../app/words.tsx';
import { usePackages } from '../../data/answers.ts';
import type { Scope } from '../../shell/scope.ts';
import { fixed, useReadyStatus } from '../../shell/use-scope.ts';
import { type Comparison, comparisons } from './comparison.ts';

/** One claim, its day, where it was treated, and which rules are compared. */
export function useClaimScope(claim: ClaimExplained | undefined): Scope {
  const words = useWords();
  const { m, say } = words;
  const address = useAddress();
  const setAddress = useSetAddress();
  const status = useReadyStatus();
  const packages = usePackages().data?.rows ?? [];
  const all =
    claim && status
      ? comparisons(claim.visit.endDay, { stack: status.stack, place: status.place, packages })
      : [];
  const old = address.against === 'none' ? '' : (address.against ?? '');
  const key = `${address.stack ?? status?.stack ?? ''}|${old}`;
  const chosen = all.find((each) => each.key === key);
  return {
    what: fixed(m.scope.oneClaim),
    when: fixed(claim?.visit.day ?? '…'),
    where: fixed(claim ? say(claim.visit.level.title) : '…'),
    rules: {
      value: chosen ? nameOf(chosen, words) : old ? m.scope.compare(old) : m.scope.rulesInForce,
      selected: key,
      compared: claim?.against !== null && claim !== undefined,
      options: all.map((each) => ({
        key: each.key,
        label: nameOf(each, words),
        hint: each.against ? `${each.stack} · ${each.against}` : each.stack,
      })),
      pick: (picked) => {
        const next = all.find((each) => each.key === picked);
        if (!next) return;
        setAddress({
          stack: next.stack === status?.stack ? undefined : next.stack,
          against: next.against ?? 'none',
          why: undefined,
        });
      },
    },
  };
}

function nameOf(comparison: Comparison, { m, say }: Words): string {
  const title = comparison.package ? say(comparison.package.title) : '';
  switch (comparison.kind) {
    case 'alone':
      return m.scope.alone;
    case 'yearBefore':
      return m.scope.compare(m.scope.yearBefore);
    case 'dayBefore':
      return m.scope.dayBefore(title);
    case 'dayAfter':
      return m.scope.dayAfter(title);
  }
}
