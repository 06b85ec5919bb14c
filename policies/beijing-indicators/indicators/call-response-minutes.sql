/*---
id: call-response-minutes
title: {en: "Mean emergency response time", zh: 平均急救反应时间}
unit: minutes
direction: down
grain: [district, city, month, quarter, year]
factor: 1
target: 15
alert:
  - {above: 15, level: watch}
minDenominator: 36000
order: 200
source: "at most 15 minutes within three years of 2018: S112; below 12 minutes by 2025: S111; definition: S56"
formula: {en: "Seconds from call to arrival on the scene / (60 x calls answered on the scene)", zh: 从呼叫到到达现场的秒数÷（60×到达现场的呼叫数）}
---*/
SELECT place, period, sum(weight::BIGINT * response_seconds) AS numerator, 60 * sum(weight) AS denominator
FROM call
WHERE satisfied AND day >= $from AND day < $to
GROUP BY place, period
