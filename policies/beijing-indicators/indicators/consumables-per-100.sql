/*---
id: consumables-per-100
title: {en: "Consumables per 100 yuan without drugs", zh: 百元医疗收入消耗卫生材料（不含药品）}
unit: yuan
direction: down
grain: [district, institution, level, city, month, quarter, year]
factor: 100
target: 20
alert:
  - {above: 20, level: watch}
minDenominator: 100
order: 100
source: "line of 20 yuan: S49"
formula: {en: "Expense of consumables / expense without drugs and herbal pieces x 100", zh: 耗材费用÷不含药品的医疗费用×100}
---*/
SELECT place, period,
  sum(consumable_fen) AS numerator,
  sum(total_fen) - sum(drug_fen) - sum(herbal_fen) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
