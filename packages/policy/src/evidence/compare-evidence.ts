import type { Text } from '@sanyi/kernel';
import type { CarryLines } from '../adopt/taken-over.ts';
import {
  EVIDENCE_PARTS,
  type Evidence,
  type EvidenceCell,
  type EvidencePart,
  evidenceAmount,
} from './evidence.ts';

/** How an effect of one city shows in another. */
export type Carried =
  | 'same'
  | 'weaker'
  | 'stronger'
  | 'reversed'
  | 'none'
  | 'onlyThere'
  | 'onlyHere';

/** A change as parts of a million of what was before; null where nothing was. */
export type PartsOfMillion = bigint | null;

/** One amount of one group in both cities. */
export type CarriedRow = {
  readonly dimension: string;
  readonly key: string;
  readonly title: Text;
  readonly part: EvidencePart;
  readonly there: PartsOfMillion;
  readonly here: PartsOfMillion;
  readonly carried: Carried;
};

const MILLION = 1_000_000n;

/**
 * Lays the effect of a package in two cities beside each other, amount by amount and group by group.
 * Districts and institutions are different ones, so they are not compared.
 *
 * @param there - the evidence that came with the package
 * @param here - the same package, measured in this city
 * @example
 * ```ts
 * declare const there: Evidence; // of a package
 * comparedEvidence(there, there, { negligible: 1000n, within: 500000n }).length > 0; // true
 * ```
 */
export function comparedEvidence(
  there: Evidence,
  here: Evidence,
  lines: CarryLines,
): readonly CarriedRow[] {
  const keyOf = ({ dimension, key }: EvidenceCell): string => `${dimension} ${key}`;
  const own = new Map(here.cells.map((cell) => [keyOf(cell), cell]));
  const old = new Map(there.cells.map((cell) => [keyOf(cell), cell]));
  const keys = [...new Set([...old.keys(), ...own.keys()])];
  return keys.flatMap((key) => {
    const [before, after] = [old.get(key), own.get(key)];
    const shown = before ?? after;
    if (!shown || shown.dimension === 'district' || shown.dimension === 'residence') return [];
    return EVIDENCE_PARTS.map((part): CarriedRow => {
      const { dimension, title } = shown;
      const [a, b] = [changedShare(before, part), changedShare(after, part)];
      const row = { dimension, key: shown.key, title, part, there: a, here: b };
      return { ...row, carried: carried(a, b, lines) };
    });
  });
}

/**
 * How one amount of a group changes, as parts of a million of what it was.
 *
 * @returns null where the group is not there or nothing was paid before
 * @example
 * ```ts
 * changedShare(undefined, 'patient'); // null
 * ```
 */
export function changedShare(cell: EvidenceCell | undefined, part: EvidencePart): PartsOfMillion {
  if (!cell) return null;
  const before = evidenceAmount(cell.baseline, part);
  if (before === 0n) return null;
  return ((evidenceAmount(cell.reform, part) - before) * MILLION) / before;
}

function carried(there: PartsOfMillion, here: PartsOfMillion, lines: CarryLines): Carried {
  if (there === null) return here === null ? 'none' : 'onlyHere';
  if (here === null) return 'onlyThere';
  const small = (change: bigint): boolean => size(change) < lines.negligible;
  if (small(there) && small(here)) return 'none';
  if (small(here)) return 'onlyThere';
  if (small(there)) return 'onlyHere';
  if (there > 0n !== here > 0n) return 'reversed';
  const apart = size(here) - size(there);
  if (size(apart) * MILLION <= size(there) * lines.within) return 'same';
  return apart < 0n ? 'weaker' : 'stronger';
}

const size = (change: bigint): bigint => (change < 0n ? -change : change);
