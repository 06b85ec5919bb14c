/*---
id: visits-secondary-share
title: {en: "Share of visits at secondary hospitals", zh: 二级医院门急诊占比}
unit: percent
direction: none
grain: [district, city, month, quarter, year]
factor: 100
minDenominator: 100
order: 140
source: "levels as in the health yearbook: S69 / 级别按卫生年鉴口径：S69"
formula: {en: "Visits at secondary hospitals / all visits", zh: 二级医院人次÷全部人次}
---*/
SELECT place, period, coalesce(sum(visits) FILTER (level = 'secondary'), 0) AS numerator, sum(visits) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
