import type { CheckedDecision, Row } from '@sanyi/feel';

/** Decimals by which constants of a rule and fields may differ. */
const SCALES = [0n, 1n, 2n, 3n, 6n].map((scale) => 10n ** scale);
const LARGEST = 2n ** 31n;

/**
 * Numbers at which a decision may change its mind: every constant of its rules and every value of
 * its parameters, at each scale a field may have. They are looked for in the checked decision as
 * plain data, so that no form of rule is forgotten.
 */
export function boundariesOf(decision: CheckedDecision, parameters: readonly Row[]): number[] {
  const found = new Set<bigint>([0n, 1n]);
  const note = (value: unknown): void => {
    if (typeof value !== 'bigint' && typeof value !== 'number') return;
    if (!Number.isSafeInteger(Number(value))) return;
    const exact = BigInt(value);
    for (const factor of SCALES) {
      if (exact % factor === 0n) found.add(exact / factor);
      found.add(exact * factor);
    }
  };
  walk(decision.program, note);
  for (const row of parameters) for (const value of Object.values(row)) note(value);
  return [...found].filter((each) => each < LARGEST && each > -LARGEST).map(Number);
}

function walk(value: unknown, note: (constant: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('op' in value && value.op === 'constant' && 'value' in value) note(value.value);
  for (const [name, part] of Object.entries(value)) if (name !== 'span') walk(part, note);
}
