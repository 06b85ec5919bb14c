/*---
id: patient-share
title: {en: "Share paid by patients", zh: 个人负担比例}
unit: percent
direction: down
grain: [district, institution, level, city, month, quarter, year]
factor: 100
minDenominator: 100
order: 110
source: "derived: settlement under the rules of the day / 推算：按当日规则结算"
formula: {en: "Paid by patients / total expense", zh: 个人支付÷医疗费用}
---*/
SELECT place, period, sum(patient_fen) AS numerator, sum(total_fen) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
