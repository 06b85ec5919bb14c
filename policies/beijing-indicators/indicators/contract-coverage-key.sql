/*---
id: contract-coverage-key
title: {en: "Contract coverage of key groups", zh: 重点人群签约覆盖率}
unit: percent
direction: up
grain: [district, city, month, quarter, year]
factor: 100
target: 60
alert:
  - {below: 60, level: watch}
minDenominator: 100
order: 170
source: "more than 60 % of key groups in 2017: S40"
formula: {en: "Persons of key groups with a contract / persons of key groups, mean over the months", zh: 重点人群签约人数÷重点人群人数（各月平均）}
---*/
SELECT place, period, sum(key_contracted) AS numerator, sum(key_persons) AS denominator
FROM contract
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
