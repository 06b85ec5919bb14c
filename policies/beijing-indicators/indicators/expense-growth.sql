/*---
id: expense-growth
title: {en: "Expense growth", zh: 医疗费用同比}
unit: percent
direction: down
grain: [district, institution, level, city, month, quarter, year]
factor: 100
target:
  - {from: 2018-01-01, value: 10, provenance: sourced, source: S49, note: {en: national control line; the yearbook of 2018 reports against it and no end is known, zh: 全国控制线；2018年年鉴据此报告，未见终止日期}}
alert:
  - {from: 2018-01-01, above: 9, level: watch, provenance: illustrative, source: "assumption / 假定", note: {en: one point under the control line, zh: 低于控制线一个百分点}}
  - {from: 2018-01-01, above: 10, level: over, provenance: sourced, source: S49}
minDenominator: 100
order: 20
source: "definition: growth over the same period of the year before, as the control line counts: S49 / 定义：与上年同期相比的增长，与控制线口径一致：S49"
formula: {en: "(Expense - expense of the same period a year before) / expense of the year before", zh: （本期费用－上年同期费用）÷上年同期费用}
---*/
SELECT place, period,
  sum(total_fen) - sum(year_before_total_fen) AS numerator,
  sum(year_before_total_fen) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
