/*---
id: visits
title: {en: "Visits", zh: 门急诊人次}
unit: visits
direction: none
grain: [district, institution, level, city, day, month, quarter, year]
factor: 1
minDenominator: 1
order: 120
source: "derived: count of claims that are visits / 推算：诊次类结算单数"
question: {en: "Do patients come where and when they are expected, also after holidays and reforms?", zh: 就诊量是否符合预期，节假日和改革前后有无异常？}
formula: {en: "Number of visits", zh: 门急诊人次}
---*/
SELECT place, period, sum(visits) AS numerator, 1 AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
