/*---
id: call-response-minutes
title: {en: "Mean emergency response time", zh: 平均急救反应时间}
unit: minutes
direction: down
grain: [district, city, month, quarter, year]
factor: 1
target:
  - {from: 2020-12-31, value: 15, provenance: sourced, source: S112, note: {en: within three years of 2018, zh: 2018年起三年内}}
  - {from: 2022-12-31, value: 12, provenance: sourced, source: "S51; again in the plan to 2025: S111 / S51；至2025年的规划再次列入：S111", note: {en: below 12 minutes by 2022, zh: 到2022年低于12分钟}}
alert:
  - {from: 2020-12-31, to: 2022-12-31, above: 15, level: watch, provenance: sourced, source: S112}
  - {from: 2022-12-31, above: 12, level: watch, provenance: sourced, source: "S51; S111"}
minDenominator: 36000
order: 200
source: "definition: S56 / 定义：S56"
formula: {en: "Seconds from call to arrival on the scene / (60 x calls answered on the scene)", zh: 从呼叫到到达现场的秒数÷（60×到达现场的呼叫数）}
---*/
SELECT place, period, sum(weight::BIGINT * response_seconds) AS numerator, 60 * sum(weight) AS denominator
FROM call
WHERE satisfied AND day >= $from AND day < $to
GROUP BY place, period
