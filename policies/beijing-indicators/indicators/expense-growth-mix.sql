/*---
id: expense-growth-mix
title: {en: "Growth through the mix of services", zh: 服务结构引起的增长}
unit: percentagePoints
direction: down
grain: [district, institution, level, city, month, quarter, year]
factor: 100
minDenominator: 100
order: 50
source: "derived: growth less its parts through prices and through volume / 推算：增长减去价格部分和服务量部分"
formula: {en: "Growth - price part - volume part", zh: 增长－价格部分－就诊量部分}
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
SELECT place, period, c1_old - c0 - volume AS numerator, c0 AS denominator
FROM volumes
