/*---
id: consumables-per-100
title: {en: "Consumables per 100 yuan without drugs", zh: 百元医疗收入消耗卫生材料（不含药品）}
unit: yuan
direction: down
grain: [district, institution, level, city, month, quarter, year]
factor: 100
target:
  - {from: 2018-01-01, value: 20, provenance: sourced, source: S49, note: {en: national control line; the yearbook of 2018 reports against it and no end is known, zh: 全国控制线；2018年年鉴据此报告，未见终止日期}}
alert:
  - {from: 2018-01-01, above: 20, level: watch, provenance: sourced, source: S49}
minDenominator: 100
order: 100
source: "definition without drugs: S49 / 不含药品的定义：S49"
formula: {en: "Expense of consumables / expense without drugs and herbal pieces x 100", zh: 耗材费用÷不含药品的医疗费用×100}
---*/
SELECT place, period,
  sum(consumable_fen) AS numerator,
  sum(total_fen) - sum(drug_fen) - sum(herbal_fen) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
