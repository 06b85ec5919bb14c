/*---
id: expense-growth
title: {en: "Expense growth", zh: 医疗费用同比}
unit: percent
direction: down
grain: [district, institution, level, city, month, quarter, year]
factor: 100
target: 10
alert:
  - {above: 9, level: watch}
  - {above: 10, level: over}
minDenominator: 100
order: 20
source: "line of 10 %: S49 (national control line); watch line one point under it: assumption"
formula: {en: "(Expense - expense of the same period a year before) / expense of the year before", zh: （本期费用－上年同期费用）÷上年同期费用}
---*/
SELECT place, period,
  sum(total_fen) - sum(year_before_total_fen) AS numerator,
  sum(year_before_total_fen) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
