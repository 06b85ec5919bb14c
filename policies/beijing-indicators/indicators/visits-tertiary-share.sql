/*---
id: visits-tertiary-share
title: {en: "Share of visits at tertiary hospitals", zh: 三级医院门急诊占比}
unit: percent
direction: down
grain: [district, city, month, quarter, year]
factor: 100
minDenominator: 100
order: 130
source: "levels as in the health yearbook: S69 / 级别按卫生年鉴口径：S69"
formula: {en: "Visits at tertiary hospitals / all visits", zh: 三级医院人次÷全部人次}
---*/
SELECT place, period, coalesce(sum(visits) FILTER (level = 'tertiary'), 0) AS numerator, sum(visits) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
