/*---
id: expense-total
title: {en: "Medical expense", zh: 医疗费用}
unit: yuan
direction: none
grain: [district, institution, level, city, day, month, quarter, year]
factor: 0.01
minDenominator: 1
order: 10
source: "derived: sum of the settlements under the rules of their day / 推算：按当日规则结算的金额合计"
question: {en: "Does spending stay on its path from one day to the next?", zh: 费用是否按日常轨迹运行？}
formula: {en: "Total expense of visits and stays", zh: 门急诊与住院费用合计}
---*/
SELECT place, period, sum(total_fen) AS numerator, 1 AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
