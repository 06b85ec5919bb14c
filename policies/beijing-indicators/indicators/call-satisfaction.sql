/*---
id: call-satisfaction
title: {en: "Emergency calls satisfied", zh: 急救呼叫满足率}
unit: percent
direction: up
grain: [district, city, month, quarter, year]
factor: 100
target:
  - {from: 2018-12-31, value: 85, provenance: sourced, source: S112, note: {en: to be reached by the end of 2018, zh: 2018年底前达到}}
  - {from: 2019-12-31, value: 90, provenance: sourced, source: S112, note: {en: to be reached by the end of 2019, zh: 2019年底前达到}}
  - {from: 2020-12-31, value: 95, provenance: sourced, source: "S112; kept in the plan to 2025: S111 / S112；至2025年的规划保留：S111", note: {en: to be reached by the end of 2020, zh: 2020年底前达到}}
alert:
  - {from: 2018-12-31, to: 2019-12-31, below: 85, level: over, provenance: sourced, source: S112}
  - {from: 2019-12-31, to: 2020-12-31, below: 90, level: over, provenance: sourced, source: S112}
  - {from: 2020-12-31, below: 95, level: over, provenance: sourced, source: "S112; S111"}
minDenominator: 600
order: 190
source: "definition: calls that got an ambulance over calls that needed one, as in S112 / 定义：得到救护车的呼叫数与需要救护车的呼叫数之比，同S112"
formula: {en: "Calls that got an ambulance / calls that needed one", zh: 得到满足的急救呼叫÷需要救护车的呼叫}
---*/
SELECT place, period, coalesce(sum(weight) FILTER (satisfied), 0) AS numerator, sum(weight) AS denominator
FROM call
WHERE day >= $from AND day < $to
GROUP BY place, period
