import { sum, type Writing } from './step.ts';

/**
 * What lines of each item came to, by the day that their claims end on. A refund has what the lines of
 * its original change by (CLM-6), of the items that it names.
 */
export function addSettledItems({ add, dialect }: Writing): void {
  add(
    's_reversal',
    { en: 'Refunds with the turn before them', zh: '退费及其前一轮次' },
    `SELECT r.claim, r.reverses, r.turn, w.end_day,
  COALESCE(MAX(r.turn) OVER (PARTITION BY r.reverses ORDER BY r.turn ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS turn_before
FROM s_refund r
JOIN s_when w ON w.claim = r.claim`,
    false,
  );
  add(
    's_item_day',
    { en: 'Amounts of items by day', zh: '各项目各日的金额' },
    `SELECT item_id, end_day, ${sum('quantity')} AS quantity, ${sum('amount')} AS amount
FROM (
  SELECT p.item_id, w.end_day, p.quantity, p.amount
  FROM s_part p JOIN s_when w ON w.claim = p.claim
  WHERE p.turn = 0
  UNION ALL
  SELECT l.item AS item_id, v.end_day, l.quantity, 0 AS amount
  FROM s_line l JOIN s_reversal v ON v.claim = l.claim
  UNION ALL
  SELECT p.item_id, v.end_day, 0 AS quantity, CASE WHEN p.turn = v.turn THEN p.amount ELSE -p.amount END AS amount
  FROM s_part p
  JOIN s_reversal v ON v.reverses = p.claim AND (p.turn = v.turn OR p.turn = v.turn_before)
  WHERE EXISTS (SELECT 1 FROM s_line l WHERE l.claim = v.claim AND l.item = p.item_id
    AND (l.charged IS NULL OR ${dialect.same('l.charged', 'p.charged')}))) AS t
GROUP BY item_id, end_day`,
    false,
  );
}
