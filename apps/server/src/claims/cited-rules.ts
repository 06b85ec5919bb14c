import type { CitedRule, Provenance } from '@sanyi/api';
import type { ExplainedCharge, Explanation } from '@sanyi/insurance';
import { yuanText } from '@sanyi/kernel';
import { clauseText } from '@sanyi/policy';
import type { PairedCharge } from './claim-lines.ts';
import { besideBefore, toldByTable } from './matched-cells.ts';

/** The rules of both sides with one numbering, and the numbers each line cites. */
export type Citations = {
  readonly rules: readonly CitedRule[];
  readonly ofLine: ReadonlyMap<string, readonly number[]>;
};

type Side = 'before' | 'after';
type Found = Omit<CitedRule, 'number' | 'used' | 'lines'> & {
  readonly sides: Set<Side>;
  readonly lines: Set<string>;
};

/** Numbers every rule once, in the order in which the lines of the bill meet them. */
export function citationsOf(
  pairs: readonly PairedCharge[],
  sides: { readonly after: Explanation; readonly before: Explanation | null },
): Citations {
  const found = new Map<string, Found>();
  for (const side of ['before', 'after'] as const) {
    const explanation = sides[side];
    if (!explanation) continue;
    for (const pair of pairs) {
      const charge = pair[side];
      if (charge) citeCharge(found, explanation, { side, id: pair.id, charge });
    }
    citeWhole(found, explanation, side);
  }
  const rules = [...found.values()].map(
    ({ sides: used, lines, ...rule }, at): CitedRule => ({
      ...rule,
      number: at + 1,
      used: used.size === 2 ? 'both' : ([...used][0] ?? 'after'),
      lines: [...lines],
    }),
  );
  const ofLine = new Map(
    pairs.map(({ id }) => [
      id,
      rules.filter((rule) => rule.lines.includes(id)).map((rule) => rule.number),
    ]),
  );
  return { rules, ofLine };
}

/** What made the price of a charge; a charge inside the scheme also cites the rules of the fund. */
function citeCharge(
  found: Map<string, Found>,
  of: Explanation,
  {
    side,
    id,
    charge,
  }: { readonly side: Side; readonly id: string; readonly charge: ExplainedCharge },
): void {
  const numbers = charge.inScope === 0n ? charge.rules : [...charge.rules, ...of.benefit.rules];
  for (const number of numbers) {
    const rule = of.rules.find((each) => each.number === number);
    if (rule) note(found, toldRule(rule, of), { side, id });
  }
  const listed = listRule(charge);
  if (listed) note(found, listed, { side, id });
}

/** Rules about the whole claim are cited even where no charge is inside the scheme. */
function citeWhole(found: Map<string, Found>, of: Explanation, side: Side): void {
  for (const rule of of.rules) note(found, toldRule(rule, of), { side, id: null });
}

type Told = Omit<Found, 'sides' | 'lines'>;

function note(
  found: Map<string, Found>,
  rule: Told,
  at: { readonly side: Side; readonly id: string | null },
): void {
  const before = found.get(rule.cite);
  const known = before ?? { ...rule, sides: new Set<Side>(), lines: new Set<string>() };
  // Cited on both sides: what is told is of the rules now, beside what was had before.
  const meetsAgain = at.side === 'after' && !known.sides.has('after') && before !== undefined;
  const told = meetsAgain
    ? { ...known, ...rule, cells: besideBefore(rule.cells, known.cells) }
    : known;
  told.sides.add(at.side);
  if (at.id !== null) told.lines.add(at.id);
  found.set(rule.cite, told);
}

const toldRule = (rule: Explanation['rules'][number], of: Explanation): Told => ({
  ...toldByTable(of, rule.cite),
  cite: rule.cite,
  package: rule.package,
  packageTitle: rule.packageTitle,
  version: rule.version,
  decision: rule.decision,
  rule: rule.rule,
  clause: clauseText(rule.clause),
  source: rule.source,
  provenance: known(rule.provenance),
});

/** The row of a price list is a rule like any other: it has a place, a source and a mark. */
function listRule(charge: ExplainedCharge): Told | null {
  const { list, listPrice } = charge;
  if (!list) return null;
  const price = listPrice === null ? '' : ` ${yuanText(listPrice)}`;
  return {
    cells: [],
    near: [],
    nearMore: 0,
    cite: list.cite,
    package: list.package,
    packageTitle: { en: list.package, zh: list.package },
    version: list.version,
    decision: list.list,
    rule: list.row.keys.join(','),
    clause: {
      en: `Price list: ${charge.title.en}${price}`,
      zh: `价格目录：${charge.title.zh}${price}`,
    },
    source: list.row.source,
    provenance: known(list.row.provenance),
  };
}

/** A mark that is missing is the weakest one: nothing may look surer than it is. */
const known = (provenance: Provenance | null): Provenance => provenance ?? 'illustrative';
