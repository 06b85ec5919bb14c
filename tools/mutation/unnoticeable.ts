import type { Mutant } from './mutants.ts';

type Exclusion = {
  readonly reason: string;
  readonly holds: (mutant: Mutant) => boolean;
};

const ofRule = (mutant: Mutant): string => `${mutant.decision}/${mutant.rule}`;

/**
 * Moves that change no answer of any claim, each kind with its reason. The whole run asks about them
 * too, and an exclusion that a test notices after all is an error of this list.
 */
const EXCLUSIONS: readonly Exclusion[] = [
  {
    reason: 'the row completes its table for people whose amounts are zero before it is asked',
    holds: ({ rule }) => rule.endsWith('-no-scheme'),
  },
  {
    reason: 'the product of the parameters in force has no decimals to round',
    holds: (mutant) =>
      mutant.place.includes(', ⟨2⟩)') &&
      /^(stayDeductible\/deductible-.*|seriousTerms\/serious-resident-poor)$/.test(ofRule(mutant)),
  },
  {
    reason: 'a yuan more or less stands below every deductible',
    holds: ({ decision, place }) => decision === 'stayPart' && place.includes('max(⟨0⟩,'),
  },
  {
    reason: 'it is read only when something is paid, which takes more than the deductible',
    holds: ({ decision, place }) => decision === 'stayRest' && place.includes('max(⟨0⟩,'),
  },
  {
    reason: 'it stands for a price that is not there, and is not read then',
    holds: ({ decision, place }) =>
      /^(list|purchase|charged)(Yuan|Amount)$/.test(decision) && place.includes('null then ⟨0⟩'),
  },
];

/** Why no test can notice a move; null when one must. */
export const whyUnnoticeable = (mutant: Mutant): string | null =>
  EXCLUSIONS.find(({ holds }) => holds(mutant))?.reason ?? null;
