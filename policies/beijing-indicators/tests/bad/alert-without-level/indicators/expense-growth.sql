/*---
id: expense-growth
title: {en: "Expense growth on the year before", zh: 医疗费用同比增长}
unit: percent
direction: down
grain: [district, institution, level, city, month, quarter, year]
factor: 100
target:
  - {from: 2018-01-01, value: 10, provenance: sourced, source: S49}
alert:
  - {from: 2018-01-01, above: 10, level: red, provenance: sourced, source: S49}
  - {from: 2018-01-01, above: 13, level: over, provenance: illustrative, source: assumption}
minDenominator: 100
source: "definition: S49"
formula: {en: "(Expense - expense of the same period a year before) / expense of the year before", zh: （本期费用－上年同期费用）÷上年同期费用}
---*/
SELECT place, period,
  sum(total_fen) - sum(year_before_total_fen) AS numerator,
  sum(year_before_total_fen) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
