/*---
id: donations-by-day
title: {en: "Blood donations", zh: 献血人次}
unit: {en: donations, zh: 人次}
direction: none
grain: [district, city, day]
factor: 1
minDenominator: 0
order: 220
source: "derived: donations, each row times its weight / 推算：献血人次，逐行乘以权重"
question: {en: "Does the blood that comes in today keep the stock in balance?", zh: 当日采血能否维持血液供需平衡？}
formula: {en: "Number of donations", zh: 献血人次}
---*/
SELECT place, period, sum(weight) AS numerator, 1 AS denominator
FROM donation
WHERE day >= $from AND day < $to
GROUP BY place, period
