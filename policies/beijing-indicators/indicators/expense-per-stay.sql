/*---
id: expense-per-stay
title: {en: "Expense per stay", zh: 次均住院费用}
unit: yuan
direction: down
grain: [district, institution, level, city, month, quarter, year]
factor: 0.01
minDenominator: 30
order: 70
source: "national monitoring indicator, from memory / 国家监测指标，凭记忆"
formula: {en: "Expense of stays / number of stays", zh: 住院费用÷住院人次}
---*/
SELECT place, period, sum(total_fen) AS numerator, sum(stays) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to AND visit_kind = 'inpatientDay'
GROUP BY place, period
