/** Words of `growth`. */
export type GrowthWords = {
  readonly title: (place: string, value: string) => string;
  readonly fell: (place: string, value: string) => string;
  readonly overLine: (points: string, line: string) => string;
  readonly underLine: (line: string) => string;
  readonly chart: (from: string, to: string, unit: string) => string;
  readonly chartTitle: string;
  readonly brokenAxis: string;
  readonly price: string;
  readonly volume: string;
  readonly mix: string;
  readonly step: string;
  readonly group: string;
  readonly amount: string;
  readonly points: string;
  readonly whoAdds: string;
  readonly addUp: string;
  readonly change: string;
  readonly isNew: string;
  readonly adds: string;
  readonly level: string;
  readonly by: {
    readonly institution: string;
    readonly level: string;
    readonly visitKind: string;
  };
  readonly rest: (count: number) => string;
  readonly showAll: (count: number) => string;
  readonly showFewer: string;
  readonly districts: string;
  readonly fewer: string;
  readonly seeDistrict: string;
  readonly old: (stack: string) => string;
};

export const growthEn: GrowthWords = {
  title: (place, value) => `Why did ${place} grow by ${value}?`,
  fell: (place, value) => `Why did ${place} change by ${value}?`,
  overLine: (points, line) => `${points} over the ${line} % line`,
  underLine: (line) => `under the ${line} % line`,
  chart: (from, to, unit) => `From ${from} to ${to}, ${unit}; steps in percentage points of growth`,
  chartTitle: 'Waterfall from the expenses of the year before to those of the quarter',
  brokenAxis: 'The axis is broken: bars do not start at zero.',
  price: 'Price',
  volume: 'Volume',
  mix: 'Mix',
  step: 'Step',
  group: 'Part',
  amount: 'Amount',
  points: 'Points',
  whoAdds: 'Who adds to it',
  addUp: 'parts add up to the total',
  change: 'Change',
  isNew: 'new',
  adds: 'Adds to growth, pp',
  level: 'Level',
  by: { institution: 'Institution', level: 'Level', visitKind: 'Visit kind' },
  rest: (count) => `${count} others`,
  showAll: (count) => `All ${count} rows`,
  showFewer: 'Largest only',
  districts: 'Districts',
  fewer: 'fewer',
  seeDistrict: 'District page',
  old: (stack) =>
    `Price is the difference between the quarter as settled and the same acts settled under ${stack}.`,
};

export const growthZh: GrowthWords = {
  title: (place, value) => `${place}为何增长 ${value}？`,
  fell: (place, value) => `${place}为何变化 ${value}？`,
  overLine: (points, line) => `超 ${line} % 控制线 ${points}`,
  underLine: (line) => `低于 ${line} % 控制线`,
  chart: (from, to, unit) => `${from}至${to}，${unit}；各步为增长百分点`,
  chartTitle: '从上年同期费用到本季度费用的瀑布图',
  brokenAxis: '坐标轴有断点：柱形不从零开始。',
  price: '价格',
  volume: '数量',
  mix: '结构',
  step: '步骤',
  group: '部分',
  amount: '金额',
  points: '百分点',
  whoAdds: '谁带来增长',
  addUp: '各部分之和等于合计',
  change: '变化',
  isNew: '新设',
  adds: '贡献，百分点',
  level: '级别',
  by: { institution: '机构', level: '级别', visitKind: '就诊类型' },
  rest: (count) => `其余 ${count} 家`,
  showAll: (count) => `全部 ${count} 行`,
  showFewer: '只看最大的',
  districts: '各区',
  fewer: '收起',
  seeDistrict: '该区页面',
  old: (stack) => `价格因素是本季度实际结算与同样诊疗行为按 ${stack} 结算之差。`,
};
