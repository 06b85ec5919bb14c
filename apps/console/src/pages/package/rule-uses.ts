import type { GridCell, PackageChecks, RuleUses, TableGrid } from '@sanyi/api';
import type { Words } from '../../app/words.tsx';
import { CHECKS_WORDS, type ChecksWords } from '../../messages/checks-words.ts';

/** The words of checks in the language of the page. */
export const checksWords = ({ lang }: Pick<Words, 'lang'>): ChecksWords => CHECKS_WORDS[lang];

/** How often one rule was used; undefined while nobody has counted. */
export const usesOf = (
  checks: PackageChecks | undefined,
  table: string,
  rule: string,
): RuleUses | undefined => checks?.uses.find((each) => each.table === table && each.rule === rule);

/**
 * The share of claims that a cell of a grid decided, among all claims that the grid decided, in
 * percent. Null where it is not known: claims are not counted yet, or a rule of the cell speaks in
 * other cells, too.
 */
export function shareOf(
  checks: PackageChecks | undefined,
  table: string,
  grid: TableGrid,
  cell: GridCell | undefined,
): number | null {
  if (!checks?.year || !cell || cell.rules.length === 0) return null;
  const claims = (rules: readonly string[]): number =>
    rules.reduce((sum, rule) => sum + (usesOf(checks, table, rule)?.claims ?? 0), 0);
  const isShared = (rule: string): boolean =>
    grid.cells.filter((each) => each.rules.includes(rule)).length > 1;
  if (cell.rules.some(isShared)) return null;
  const all = claims([...new Set(grid.cells.flatMap((each) => each.rules))]);
  return all === 0 ? null : (100 * claims(cell.rules)) / all;
}
