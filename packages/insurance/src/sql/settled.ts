import { REFUND_REASON } from '../row-outcome.ts';
import { FAMILY_COLUMNS } from './charges.ts';
import { citedTogether } from './cited.ts';
import { difference } from './fold.ts';
import type { Writing } from './step.ts';

/**
 * One row for each claim: as it stood when its turn came, and for a refund the sum of what it
 * changed on the claims before it (CLM-6); with the rules that it cites.
 */
export function addSettled(
  { funds, words }: { readonly funds: readonly string[]; readonly words: readonly number[] },
  writing: Writing,
): void {
  const { add, q } = writing;
  const money = [
    'total',
    'hospital',
    'fixed_fund',
    ...funds.map((name) => q(`fund_${name}`)),
    'patient',
    ...FAMILY_COLUMNS,
  ];
  const shown = [
    'total_fen',
    'hospital_fen',
    'fixed_fund_fen',
    ...funds.map((name) => q(`fund_${name}_fen`)),
    'patient_fen',
    ...FAMILY_COLUMNS,
  ];
  // A refund cites what the claim that it reverses cited before.
  const cited = citedTogether([{ from: 'o.', words }], writing)
    .map((each) => `, ${each}`)
    .join('');
  const named = (of: (name: string) => string): string =>
    money.map((name, at) => `${of(name)} AS ${shown[at]}`).join(', ');
  const before = (a: string, b: string): string =>
    `(${a} < r.b_day OR (${a} = r.b_day AND ${b} < r.claim))`;
  add(
    's_emitted',
    { en: 'The turn in which each claim was settled', zh: '每张结算单结算时所处轮次' },
    `SELECT o.claim, COALESCE(MAX(r.turn), 0) AS turn
FROM (SELECT DISTINCT claim, person, fold_day FROM s_outcome) o
LEFT JOIN s_refund r ON r.person = o.person
  AND (r.b_day < o.fold_day OR (r.b_day = o.fold_day AND r.claim < o.claim))
GROUP BY o.claim`,
    false,
  );
  add(
    's_adjusted',
    { en: 'What refunds changed', zh: '退费引起的变化' },
    `SELECT r.claim, ${money.map((name) => `${difference(name)} AS ${name}`).join(',\n  ')}
FROM s_refund r
LEFT JOIN s_outcome o ON o.person = r.person AND (o.turn = r.turn OR o.turn = r.turn - 1)
  AND ${before('o.fold_day', 'o.claim')}
GROUP BY r.claim`,
    false,
  );
  add(
    's_settled',
    { en: 'The settlement, claim by claim', zh: '逐单结算结果' },
    `SELECT o.claim, ${named((name) => `o.${name}`)}, o.payable, o.reason${cited}
FROM s_outcome o
JOIN s_emitted e ON e.claim = o.claim AND e.turn = o.turn
UNION ALL
SELECT a.claim, ${named((name) => `a.${name}`)}, COALESCE(o.payable, FALSE) AS payable, '${REFUND_REASON}' AS reason${cited}
FROM s_adjusted a
JOIN s_refund r ON r.claim = a.claim
LEFT JOIN s_outcome o ON o.claim = r.reverses AND o.turn = r.turn - 1`,
  );
  addChecks(writing);
}

/** What stops a settlement row by row must not pass here in silence. */
function addChecks({ add }: Writing): void {
  const refused = (code: string, from: string): string =>
    `SELECT '${code}' AS code, CAST(NULL AS INTEGER) AS problem, claim FROM ${from}`;
  const parts = [
    `SELECT 'DECISION' AS code, problem, claim FROM s_outcome WHERE problem IS NOT NULL`,
    refused('RULE_FUND_EXCEEDS_CLAIM', 's_outcome WHERE patient < 0'),
    refused('POLICY_ENTRIES', 's_charge WHERE charges > 4'),
    refused('INSURANCE_UNKNOWN_PERSON', 's_visit WHERE scheme IS NULL'),
    refused('INSURANCE_UNKNOWN_INSTITUTION', 's_visit WHERE level IS NULL'),
    refused('INSURANCE_UNKNOWN_ITEM', 's_line WHERE item NOT IN (SELECT item FROM s_item)'),
    refused(
      'INSURANCE_NEGATIVE_QUANTITY',
      's_line WHERE quantity < 0 AND claim NOT IN (SELECT claim FROM s_refund)',
    ),
    refused(
      'INSURANCE_REFUND_POSITIVE',
      's_line WHERE quantity > 0 AND claim IN (SELECT claim FROM s_refund)',
    ),
    refused(
      'INSURANCE_REFUND_OF_REFUND',
      's_refund WHERE reverses IN (SELECT claim FROM s_refund)',
    ),
    refused(
      'INSURANCE_REFUND_UNKNOWN_CLAIM',
      `(SELECT r.claim FROM s_refund r LEFT JOIN s_when w ON w.claim = r.reverses AND w.person = r.person
  AND (w.b_day < r.b_day OR (w.b_day = r.b_day AND w.claim < r.claim)) WHERE w.claim IS NULL) AS u`,
    ),
    refused(
      'INSURANCE_REFUND_TOO_MUCH',
      `(SELECT t.claim FROM s_taken t LEFT JOIN (SELECT claim, item, SUM(quantity) AS quantity FROM s_line GROUP BY claim, item) l
  ON l.claim = t.claim AND l.item = t.item GROUP BY t.claim, t.item, l.quantity
  HAVING SUM(t.quantity) > COALESCE(l.quantity, 0)) AS m`,
    ),
    // Lines taken back by price and by item at once depend on an order that is not kept here.
    refused(
      'FEEL_SQL_RANGE',
      `(SELECT claim FROM s_taken GROUP BY claim, item HAVING COUNT(charged) > 0 AND COUNT(charged) < COUNT(*)) AS x`,
    ),
    refused('INSURANCE_NOT_SETTLED', 's_claim WHERE claim NOT IN (SELECT claim FROM s_settled)'),
  ];
  add(
    's_check',
    { en: 'Claims that must be settled row by row', zh: '须逐行结算的结算单' },
    parts.join('\nUNION ALL\n'),
  );
}
