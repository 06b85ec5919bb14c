import { covers, type Stack } from '@sanyi/policy';
import type { ClaimInstitution } from '../claim.ts';
import type { ClaimRules } from '../claim-rules.ts';
import { siteOf } from '../price/ask-price.ts';
import { claimInstitution } from '../price/site-table.ts';

/** Places by which pilots of a stack reach them: at places of one pattern the same decisions speak. */
export type SitePatterns = {
  /** By row in the institutions. */
  readonly patternOf: Int32Array;
  /** One institution of each pattern. */
  readonly sites: readonly ClaimInstitution[];
};

export function sitePatterns({ stack, institutions }: ClaimRules): SitePatterns {
  const pilots = pilotsOf(stack);
  const known = new Map<string, number>();
  const sites: ClaimInstitution[] = [];
  const patternOf = Int32Array.from(institutions, (each) => {
    const institution = claimInstitution(each);
    const key = pilots.map(({ scope }) => covers(scope, siteOf(institution))).join();
    const found = known.get(key) ?? sites.push(institution) - 1;
    known.set(key, found);
    return found;
  });
  return { patternOf, sites };
}

/** The packages of a stack that speak at some places only. */
export const pilotsOf = ({ packages }: Stack): Stack['packages'] =>
  packages.filter(({ scope }) => !scope.all);
