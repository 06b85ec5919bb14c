/*---
id: call-satisfaction
title: {en: "Emergency calls satisfied", zh: 急救呼叫满足率}
unit: percent
direction: up
grain: [district, city, month, quarter, year]
factor: 100
target: 95
alert:
  - {below: 95, level: watch}
  - {below: 85, level: over}
minDenominator: 600
order: 190
source: "95 % line: S111; targets 85, 90 and 95 % for 2018, 2019 and 2020: S112; second line of 85 %: S112"
formula: {en: "Calls that got an ambulance / calls that needed one", zh: 得到满足的急救呼叫÷需要救护车的呼叫}
---*/
SELECT place, period, coalesce(sum(weight) FILTER (satisfied), 0) AS numerator, sum(weight) AS denominator
FROM call
WHERE day >= $from AND day < $to
GROUP BY place, period
