/*---
id: visits
title: {en: "Visits", zh: 门急诊人次}
unit: visits
direction: none
grain: [district, institution, level, city, month, quarter, year]
factor: 1
minDenominator: 1
order: 120
source: "derived: count of claims that are visits"
formula: {en: "Number of visits", zh: 门急诊人次}
---*/
SELECT place, period, sum(visits) AS numerator, 1 AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
