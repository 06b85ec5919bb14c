/*---
id: contract-coverage
title: {en: "Family doctor contract coverage", zh: 家庭医生签约覆盖率}
unit: percent
direction: up
grain: [district, city, month, quarter, year]
factor: 100
target:
  - {from: 2017-12-31, value: 30, provenance: sourced, source: S40, note: {en: target for 2017, zh: 2017年目标}}
  - {from: 2020-12-31, value: null, provenance: sourced, source: S40, note: {en: basic full coverage by 2020 without a figure, zh: 2020年基本实现全覆盖，无具体数值}}
  - {from: 2035-12-31, value: 75, provenance: sourced, source: S41, note: {en: target for 2035, zh: 2035年目标}}
alert:
  - {from: 2017-12-31, to: 2020-12-31, below: 30, level: watch, provenance: sourced, source: S40}
minDenominator: 100
order: 160
source: "definition: S40 / 定义：S40"
formula: {en: "Persons with a contract / residents, mean over the months", zh: 签约人数÷常住人口（各月平均）}
---*/
SELECT place, period, sum(contracted) AS numerator, sum(persons) AS denominator
FROM contract
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
