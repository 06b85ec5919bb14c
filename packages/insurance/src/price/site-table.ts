import { type IdRows, idRows } from '@sanyi/facts';
import { covers } from '@sanyi/policy';
import type { ClaimInstitution } from '../claim.ts';
import type { ClaimRules } from '../claim-rules.ts';
import { siteOf } from './ask-price.ts';

/**
 * Institutions with the class each belongs to: institutions of one class have the same rules and
 * prices on every day, so prices are tabulated per class.
 */
export type SiteTable = {
  /** Row of an institution id, or -1. */
  readonly rowOf: IdRows;
  readonly institutions: readonly ClaimInstitution[];
  readonly classOf: Int32Array;
  /** One institution of each class. */
  readonly classes: readonly ClaimInstitution[];
};

export function siteTable(rules: ClaimRules): SiteTable {
  const pilots = rules.stack.packages.filter(({ scope }) => !scope.all);
  const institutions = rules.institutions.map(claimInstitution);
  const classes: ClaimInstitution[] = [];
  const known = new Map<string, number>();
  const classOf = Int32Array.from(institutions, (each) => {
    const { level, grassroots, district } = each;
    const covered = pilots.map(({ scope }) => covers(scope, siteOf(each)));
    const key = [level, grassroots, rules.lists.byDistrict ? district : '', ...covered].join(' ');
    const found = known.get(key) ?? classes.push(each) - 1;
    known.set(key, found);
    return found;
  });
  const rowOf = idRows(institutions.map((each) => each.institution));
  return { rowOf, institutions, classOf, classes };
}

/** An institution as claims see it, without what else is known of it. */
export const claimInstitution = (of: ClaimInstitution): ClaimInstitution => ({
  institution: of.institution,
  level: of.level,
  grassroots: of.grassroots,
  district: of.district,
});
