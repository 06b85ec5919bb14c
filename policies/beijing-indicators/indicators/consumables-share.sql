/*---
id: consumables-share
title: {en: "Consumables share", zh: 耗占比}
unit: percent
direction: down
grain: [district, institution, level, city, month, quarter, year]
factor: 100
minDenominator: 100
order: 90
source: "definition from memory / 定义凭记忆"
formula: {en: "Expense of consumables / total expense", zh: 耗材费用÷医疗费用}
---*/
SELECT place, period, sum(consumable_fen) AS numerator, sum(total_fen) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
