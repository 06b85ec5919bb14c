import { type IdRows, idRows } from '@sanyi/facts';
import { covers, type PolicyPackage } from '@sanyi/policy';
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

/** What classes of sites depend on beside the institutions. */
type ClassesBy = { readonly pilots: readonly PolicyPackage[]; readonly byDistrict: boolean };

const last = new WeakMap<ClaimRules['institutions'], ClassesBy & { readonly table: SiteTable }>();

/** The sites of a set of rules. Who moves a value again and again finds those of the rules before. */
export function siteTable({ stack, lists, institutions }: ClaimRules): SiteTable {
  const pilots = stack.packages.filter(({ scope }) => !scope.all);
  const { byDistrict } = lists;
  const known = last.get(institutions);
  const isSame = pilots.length === known?.pilots.length && byDistrict === known.byDistrict;
  if (isSame && pilots.every((each, at) => each === known.pilots[at])) return known.table;
  const table = classified(institutions, { pilots, byDistrict });
  last.set(institutions, { pilots, byDistrict, table });
  return table;
}

function classified(all: ClaimRules['institutions'], { pilots, byDistrict }: ClassesBy): SiteTable {
  const institutions = all.map(claimInstitution);
  const classes: ClaimInstitution[] = [];
  const known = new Map<string, number>();
  const classOf = Int32Array.from(institutions, (each) => {
    const { level, grassroots, district } = each;
    const covered = pilots.map(({ scope }) => covers(scope, siteOf(each)));
    const key = [level, grassroots, byDistrict ? district : '', ...covered].join(' ');
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
