import type {
  CarriedAmount,
  DifferenceRow,
  GroupMakeUp,
  LocalValueRow,
  PackageDifferences,
  PackageFound,
  WireText,
} from '@sanyi/api';
import {
  type CarriedRow,
  codeSetOf,
  codeTitles,
  type Differences,
  differencesOf,
  type EvidenceCell,
  type EvidencePart,
  evidenceState,
  foundWords,
  type Library,
  type PolicyPackage,
  staleEvidence,
  type TakenOver,
} from '@sanyi/policy';
import type { EffectsNow } from './package-effects.ts';

/** What the city found in taking the package over from another one; null where it did not. */
export function packageDifferences(
  of: PolicyPackage,
  now: EffectsNow,
  library: Library,
): PackageDifferences | null {
  const differences = differencesOf(of);
  const measured = of.evidence.findLast((each) => each.package.id === of.id);
  if (!differences || !measured) return null;
  const { there, here, lines } = differences;
  const state = evidenceState(measured, { package: of, hashOf: now.hashOf });
  const stale = staleEvidence(measured, state);
  return {
    ...packageFound(differences, { here: here.city.title, of, library }),
    synthetic: here.city.synthetic || (there?.city.synthetic ?? false),
    stale: stale && { en: stale.en, zh: stale.zh },
    lines: { negligible: percent(lines.negligible), within: percent(lines.within) },
    rows: rowsOf(differences),
  };
}

/** What a package met in a city, as a page shows it before and after it was measured. */
export function packageFound(
  found: Pick<TakenOver, 'package' | 'local' | 'mapped' | 'lists' | 'tests'> & {
    readonly there: { readonly city: { readonly title: WireText } } | null;
  },
  { here, of, library }: { here: WireText; of: PolicyPackage; library: Library },
): PackageFound {
  const { local, mapped, lists, tests, there } = found;
  const { id, version } = found.package;
  const words = foundWords(of, library);
  return {
    from: { id, version },
    there: there?.city.title ?? null,
    here,
    local: local.map(({ kind: _kind, ...each }) => ({ ...each, codes: codesOf(of, each.name) })),
    mapped: mapped.map(({ unit, name, ...each }) => ({ ...each, unit: words.unit(unit, name) })),
    lists: lists.map(({ missingItems, missingLevels, ...each }) => ({
      ...each,
      missingItems: missingItems.map(words.item),
      missingLevels: missingLevels.map(words.level),
    })),
    tests: {
      passed: tests.passed,
      failed: tests.failed,
      cases: tests.cases
        .filter(({ holds }) => !holds)
        .map(({ title, expected, actual }) => ({
          title,
          expected: words.outcome(expected),
          actual: actual === null ? null : words.outcome(actual),
        })),
    },
  };
}

/** What the codes of a parameter are called in its package. */
const codesOf = (of: PolicyPackage, name: string): LocalValueRow['codes'] =>
  codeTitles(codeSetOf(of.parameters.get(name)?.kind), of, new Map([[of.id, of]]));

/** Parts of a million as percent. */
const percent = (parts: bigint | string): string => (Number(parts) / 10_000).toFixed(2);

function rowsOf({ rows, cells }: Differences): DifferenceRow[] {
  const groups = new Map<string, CarriedRow[]>();
  for (const row of rows) {
    const key = `${row.dimension} ${row.key}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group): DifferenceRow[] => {
    const [first] = group;
    if (!first) return [];
    const { dimension, key, title } = first;
    return [
      {
        ...{ dimension, key, title },
        patient: amountOf(group, 'patient'),
        fund: amountOf(group, 'fund'),
        income: amountOf(group, 'income'),
        madeOf: { there: makeUpOf(cells.there, first), here: makeUpOf(cells.here, first) },
      },
    ];
  });
}

function amountOf(group: readonly CarriedRow[], part: EvidencePart): CarriedAmount {
  const row = group.find((each) => each.part === part);
  const shown = (parts: bigint | null | undefined): string | null =>
    parts === null || parts === undefined ? null : percent(parts);
  return { there: shown(row?.there), here: shown(row?.here), carried: row?.carried ?? 'none' };
}

/** Effects are shares, so what a city is made of moves them. */
function makeUpOf(
  cells: readonly EvidenceCell[],
  { dimension, key }: Pick<EvidenceCell, 'dimension' | 'key'>,
): GroupMakeUp | null {
  const own = cells.find((each) => each.dimension === dimension && each.key === key);
  const all = cells.find((each) => each.dimension === 'all')?.claims ?? 0;
  if (!own || own.claims === 0 || all === 0) return null;
  return {
    claims: ((own.claims / all) * 100).toFixed(1),
    yuan: (Number(own.baseline.total) / own.claims / 100).toFixed(2),
  };
}
