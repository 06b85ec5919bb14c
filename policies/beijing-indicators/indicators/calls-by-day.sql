/*---
id: calls-by-day
title: {en: "Emergency calls", zh: 急救呼叫}
unit: {en: calls, zh: 次}
direction: none
grain: [district, city, day]
factor: 1
minDenominator: 0
order: 210
source: "derived: calls that needed an ambulance, each row times its weight / 推算：需要救护车的呼叫数，逐行乘以权重"
question: {en: "Are there stations and crews enough for the calls of the day?", zh: 站点和班组能否满足当日呼叫？}
formula: {en: "Number of calls", zh: 呼叫次数}
---*/
SELECT place, period, sum(weight) AS numerator, 1 AS denominator
FROM call
WHERE day >= $from AND day < $to
GROUP BY place, period
