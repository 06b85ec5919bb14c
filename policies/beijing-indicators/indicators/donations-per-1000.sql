/*---
id: donations-per-1000
title: {en: "Voluntary blood donation", zh: 无偿献血}
unit: {en: "‰ a year", zh: "‰（折年）"}
direction: up
grain: [district, city, month, quarter, year]
factor: 1000
target:
  - {from: 2025-12-31, value: 20, provenance: sourced, source: S111, note: {en: plan to be reached by 2025, zh: 规划到2025年达到}}
minDenominator: 300000
order: 180
source: "definition: donations in person-times over permanent residents; 17.3 in 2018: S57 / 定义：献血人次与常住人口之比；2018年为17.3：S57"
formula: {en: "12 x donations / resident-months x 1,000", zh: 12×献血人次÷居民月数×1000}
---*/
WITH donated AS (
  SELECT place, period, sum(weight) AS donations
  FROM donation
  WHERE day >= $from AND day < $to
  GROUP BY place, period
), lived AS (
  SELECT place, period, sum(residents) AS resident_months
  FROM population
  WHERE month_day >= $from AND month_day < $to
  GROUP BY place, period
)
SELECT place, period, 12 * coalesce(donations, 0) AS numerator, resident_months AS denominator
FROM lived LEFT JOIN donated USING (place, period)
