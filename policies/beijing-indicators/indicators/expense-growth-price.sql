/*---
id: expense-growth-price
title: {en: "Growth through prices and rules", zh: 价格与规则引起的增长}
unit: percentagePoints
direction: down
grain: [district, institution, level, city, month, quarter, year]
factor: 100
minDenominator: 100
order: 30
source: "derived: the same acts settled under the rules and prices of a year before / 推算：同样诊疗按上年规则和价格结算"
formula: {en: "(Expense - the same acts at the rules and prices of a year before) / expense of the year before", zh: （本期费用－同样诊疗按上年规则和价格计算的费用）÷上年同期费用}
---*/
SELECT place, period,
  sum(total_fen) - sum(old_rules_total_fen) AS numerator,
  sum(year_before_total_fen) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
