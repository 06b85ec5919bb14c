/*---
id: expense-growth-volume
title: {en: "Growth through the number of visits and stays", zh: 就诊量引起的增长}
unit: percentagePoints
direction: none
grain: [district, institution, level, city, month, quarter, year]
factor: 100
minDenominator: 100
order: 40
source: "derived: expense of the year before times the growth of the number of claims, rounded half up to the fen / 推算：上年费用乘以结算单数的增长率，四舍五入到分"
formula: {en: "Growth of the number of visits and stays", zh: 就诊与住院人次的增长}
---*/
WITH sums AS (
  SELECT place, period,
    sum(total_fen) AS c1, sum(year_before_total_fen) AS c0, sum(old_rules_total_fen) AS c1_old,
    sum(claims) AS v1, sum(year_before_claims) AS v0
  FROM expense
  WHERE month_day >= $from AND month_day < $to
  GROUP BY place, period
), volumes AS (
  SELECT *, sign(v1 - v0) * ((2 * c0 * abs(v1 - v0) + v0) // (2 * v0)) AS volume
  FROM sums
  WHERE v0 > 0
)
SELECT place, period, volume AS numerator, c0 AS denominator
FROM volumes
