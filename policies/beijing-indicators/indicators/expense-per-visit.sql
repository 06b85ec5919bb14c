/*---
id: expense-per-visit
title: {en: "Expense per visit", zh: 次均门急诊费用}
unit: yuan
direction: down
grain: [district, institution, level, city, month, quarter, year]
factor: 0.01
minDenominator: 30
order: 60
source: "national monitoring indicator, from memory / 国家监测指标，凭记忆"
formula: {en: "Expense of visits / number of visits", zh: 门急诊费用÷门急诊人次}
---*/
SELECT place, period, sum(total_fen) AS numerator, sum(visits) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to AND visit_kind <> 'inpatientDay'
GROUP BY place, period
