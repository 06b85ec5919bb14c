/*---
id: visits-grassroots-share
title: {en: "Grassroots share of visits", zh: 基层诊疗占比}
unit: percent
direction: up
grain: [district, city, month, quarter, year]
factor: 100
minDenominator: 100
order: 150
source: "levels as in the health yearbook: S69 / 级别按卫生年鉴口径：S69"
formula: {en: "Visits at grassroots institutions / all visits", zh: 基层医疗卫生机构人次÷全部人次}
---*/
SELECT place, period, coalesce(sum(visits) FILTER (grassroots), 0) AS numerator, sum(visits) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
