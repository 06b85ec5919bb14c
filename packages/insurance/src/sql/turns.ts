import type { Writing } from './step.ts';

/**
 * Refunds (CLM-6). Turn n of a person is the person-year without what the first n refunds took back;
 * turn 0 is everything. A claim has charges of its own for each refund that reverses it.
 */
export function addTurns(writing: Writing): void {
  addRefunds(writing);
  addLeft(writing);
  addActs(writing);
}

function addRefunds({ add }: Writing): void {
  add(
    's_refund',
    { en: 'Refunds of each person, in fold order', zh: '每人的退费，按结算顺序' },
    `SELECT w.claim, w.person, w.b_day, w.reverses, w.title, w.bed_days, COALESCE(n.line_count, 0) AS line_count,
  CAST(ROW_NUMBER() OVER (PARTITION BY w.person ORDER BY w.b_day, w.claim) AS INTEGER) AS turn
FROM s_when w
LEFT JOIN (SELECT claim, COUNT(*) AS line_count FROM s_line GROUP BY claim) n ON n.claim = w.claim
WHERE w.reverses IS NOT NULL`,
  );
  add(
    's_reversed',
    { en: 'Claims that are reversed, once for each refund', zh: '被冲销的结算单，每次退费一行' },
    `SELECT reverses AS claim, turn, title, bed_days,
  MAX(CASE WHEN line_count = 0 THEN 1 ELSE 0 END) OVER (PARTITION BY reverses ORDER BY turn ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS whole
FROM s_refund`,
  );
  add(
    's_taken',
    { en: 'What refunds took back, item by item', zh: '退费按项目冲减的数量' },
    `SELECT r.turn, r.reverses AS claim, l.item, l.charged, CAST(-SUM(l.quantity) AS BIGINT) AS quantity
FROM s_refund r
JOIN s_line l ON l.claim = r.claim
GROUP BY r.turn, r.reverses, l.item, l.charged`,
  );
}

/** Taken back from the lines of an item in their order: of each what is beyond the lines before it. */
function addLeft({ add }: Writing): void {
  const frame = 'ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW';
  add(
    's_own_line',
    {
      en: 'Lines of reversed claims, with the quantity before them',
      zh: '被冲销结算单的明细及其此前数量',
    },
    `SELECT claim, nth, item, quantity, charged,
  CAST(SUM(quantity) OVER (PARTITION BY claim, item ORDER BY nth ${frame}) AS BIGINT) - quantity AS before_item,
  CAST(SUM(quantity) OVER (PARTITION BY claim, item, charged ORDER BY nth ${frame}) AS BIGINT) - quantity AS before_price
FROM s_line
WHERE claim IN (SELECT claim FROM s_reversed)`,
  );
  const taken = (condition: string, before: string): string =>
    `LEAST(o.quantity, GREATEST(0, CAST(COALESCE(SUM(CASE WHEN ${condition} THEN t.quantity END), 0) AS BIGINT) - o.${before}))`;
  add(
    's_left',
    { en: 'What is left of lines after each refund', zh: '每次退费后剩余的明细' },
    `SELECT o.claim, r.turn, o.nth, o.item, o.charged,
  CASE WHEN r.whole = 1 THEN 0
    ELSE o.quantity - ${taken('t.charged IS NULL', 'before_item')}
      - ${taken('t.charged IS NOT NULL', 'before_price')} END AS quantity
FROM s_own_line o
JOIN s_reversed r ON r.claim = o.claim
LEFT JOIN s_taken t ON t.claim = o.claim AND t.turn <= r.turn AND t.item = o.item
  AND (t.charged IS NULL OR t.charged = o.charged)
GROUP BY o.claim, r.turn, r.whole, o.nth, o.item, o.charged, o.quantity, o.before_item, o.before_price`,
  );
}

function addActs({ add }: Writing): void {
  add(
    's_state',
    { en: 'Whether a reversed claim is undone, visit and all', zh: '被冲销的结算单是否整单撤销' },
    `SELECT claim, turn, MAX(gone) OVER (PARTITION BY claim ORDER BY turn ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS undone
FROM (
  SELECT r.claim, r.turn,
    CASE WHEN r.whole = 1 OR (w.title = r.title AND w.bed_days = r.bed_days AND COALESCE(SUM(l.quantity), 0) = 0) THEN 1 ELSE 0 END AS gone
  FROM s_reversed r
  JOIN s_when w ON w.claim = r.claim
  LEFT JOIN s_left l ON l.claim = r.claim AND l.turn = r.turn
  GROUP BY r.claim, r.turn, r.whole, w.title, r.title, w.bed_days, r.bed_days) AS g`,
  );
  add(
    's_turn',
    {
      en: 'Claims of persons with refunds, once for each turn',
      zh: '有退费人员的结算单，每轮一行',
    },
    `SELECT w.claim, r.turn, CAST(COALESCE(MAX(s.turn), 0) AS INTEGER) AS charge_turn, COALESCE(MAX(s.undone), 0) AS undone
FROM s_when w
JOIN s_refund r ON r.person = w.person
LEFT JOIN s_state s ON s.claim = w.claim AND s.turn <= r.turn
WHERE w.reverses IS NULL
GROUP BY w.claim, r.turn`,
  );
  add(
    's_act',
    { en: 'What is settled: claims by turn', zh: '参与结算的记录：结算单与轮次' },
    `SELECT w.*, 0 AS turn, 0 AS charge_turn FROM s_when w WHERE w.reverses IS NULL
UNION ALL
SELECT w.*, t.turn, t.charge_turn FROM s_when w JOIN s_turn t ON t.claim = w.claim WHERE t.undone = 0`,
  );
  const where = `w.level, w.grassroots, w.district, w.l_rule_day AS day, w.l_regime AS regime`;
  // Everything a price is found by stands in one table, so that no database joins by less first.
  add(
    's_quantity',
    { en: 'Lines to be priced, with place and day', zh: '待定价的明细，附地点和日期' },
    `SELECT l.claim, 0 AS turn, l.item AS item_id, l.quantity, l.charged, ${where}
FROM s_line l
JOIN s_when w ON w.claim = l.claim
WHERE w.reverses IS NULL
UNION ALL
SELECT l.claim, l.turn, l.item AS item_id, l.quantity, l.charged, ${where}
FROM s_left l
JOIN s_when w ON w.claim = l.claim`,
  );
}
