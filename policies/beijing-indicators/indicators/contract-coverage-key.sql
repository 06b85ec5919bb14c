/*---
id: contract-coverage-key
title: {en: "Contract coverage of key groups", zh: 重点人群签约覆盖率}
unit: percent
direction: up
grain: [district, city, month, quarter, year]
factor: 100
target:
  - {from: 2017-12-31, value: 60, provenance: sourced, source: S40, note: {en: target for 2017, zh: 2017年目标}}
  - {from: 2020-12-31, value: null, provenance: sourced, source: S40, note: {en: basic full coverage by 2020 without a figure, zh: 2020年基本实现全覆盖，无具体数值}}
  - {from: 2035-12-31, value: 85, provenance: sourced, source: S41, note: {en: target for 2035, zh: 2035年目标}}
alert:
  - {from: 2017-12-31, to: 2020-12-31, below: 60, level: watch, provenance: sourced, source: S40}
minDenominator: 100
order: 170
source: "definition: S40 / 定义：S40"
formula: {en: "Persons of key groups with a contract / persons of key groups, mean over the months", zh: 重点人群签约人数÷重点人群人数（各月平均）}
---*/
SELECT place, period, sum(key_contracted) AS numerator, sum(key_persons) AS denominator
FROM contract
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
