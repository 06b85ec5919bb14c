/*---
id: drug-share
title: {en: "Drug share, without herbal pieces", zh: 药占比（不含中药饮片）}
unit: percent
direction: down
grain: [district, institution, level, city, day, month, quarter, year]
factor: 100
target:
  - {from: 2018-01-01, value: 30, provenance: sourced, source: S49, note: {en: about 30 %; no end is known, zh: 约30%；未见终止日期}}
minDenominator: 100
order: 80
source: "definition without herbal pieces: S49 / 不含中药饮片的定义：S49"
question: {en: "Do drugs take the share that the reform gave them?", zh: 药品占比是否符合改革目标？}
formula: {en: "Expense of drugs / total expense", zh: 药品费用÷医疗费用}
---*/
SELECT place, period, sum(drug_fen) AS numerator, sum(total_fen) AS denominator
FROM expense
WHERE month_day >= $from AND month_day < $to
GROUP BY place, period
