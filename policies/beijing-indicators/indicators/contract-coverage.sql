/*---
id: contract-coverage
title: {en: "Family doctor contract coverage", zh: 家庭医生签约覆盖率}
unit: percent
direction: up
grain: [district, city, month, quarter, year]
factor: 100
target: 30
alert:
  - {below: 30, level: watch}
minDenominator: 100
order: 160
source: "more than 30 % of residents in 2017: S40"
formula: {en: "Persons with a contract / residents, mean over the months", zh: 签约人数÷常住人口（各月平均）}
---*/
SELECT place, period, sum(contracted) AS numerator, sum(persons) AS denominator
FROM contract
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
