import type { ClaimRules } from '../claim-rules.ts';
import { type LineTable, lineTable } from './line-table.ts';
import { type SiteTable, siteTable } from './site-table.ts';
import { type VisitTable, visitTable } from './visit-table.ts';

/** The prices met so far under one set of rules. */
export type PriceTables = {
  readonly sites: SiteTable;
  readonly lines: LineTable;
  readonly visits: VisitTable;
};

const known = new WeakMap<ClaimRules, PriceTables>();

/** The tables of a set of rules: one per set, so that whoever shares the rules asks no price twice. */
export function priceTables(rules: ClaimRules): PriceTables {
  const found = known.get(rules);
  if (found) return found;
  const sites = siteTable(rules);
  const made = { sites, lines: lineTable(rules, sites), visits: visitTable(rules, sites) };
  known.set(rules, made);
  return made;
}
