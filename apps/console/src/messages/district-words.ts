/** Words of `district`. */
export type DistrictWords = {
  readonly title: (place: string, period: string) => string;
  readonly pick: string;
  readonly pickText: string;
  readonly population: (count: string) => string;
  readonly growthWhy: string;
  readonly seeClaims: string;
  readonly figures: string;
  readonly series: string;
  readonly here: string;
  readonly city: string;
  readonly institutions: string;
  readonly institutionsText: string;
  readonly institution: string;
  readonly level: string;
  readonly visits: string;
  readonly stays: string;
  readonly expenses: string;
  readonly growth: string;
  readonly perVisit: string;
  readonly perStay: string;
  readonly drugShare: string;
  readonly quarter: string;
  readonly rows: (shown: number, all: number) => string;
};

export const districtEn: DistrictWords = {
  title: (place, period) => `${place}, ${period}`,
  pick: 'Which district?',
  pickText: 'Choose a district; it becomes the place of every page.',
  population: (count) => `${count} residents`,
  growthWhy: 'Why this growth?',
  seeClaims: 'Claims',
  figures: 'Key figures',
  series: 'Quarters, beside the city',
  here: 'the district',
  city: 'the city',
  institutions: 'Institutions',
  institutionsText: 'every institution is invented',
  institution: 'Institution',
  level: 'Level',
  visits: 'Visits',
  stays: 'Stays',
  expenses: 'Expenses',
  growth: 'Growth %',
  perVisit: 'Per visit, yuan',
  perStay: 'Per stay, yuan',
  drugShare: 'Drug share %',
  quarter: 'Quarter',
  rows: (shown, all) => `${shown} of ${all}`,
};

export const districtZh: DistrictWords = {
  title: (place, period) => `${place} ${period}`,
  pick: '看哪个区？',
  pickText: '请选一个区，它将成为各页面的范围。',
  population: (count) => `常住人口 ${count}`,
  growthWhy: '为何这样增长',
  seeClaims: '结算单',
  figures: '主要指标',
  series: '各季度，与全市对照',
  here: '本区',
  city: '全市',
  institutions: '医疗机构',
  institutionsText: '机构均为虚构',
  institution: '机构',
  level: '级别',
  visits: '门急诊人次',
  stays: '住院',
  expenses: '费用',
  growth: '同比 %',
  perVisit: '次均，元',
  perStay: '例均，元',
  drugShare: '药占比 %',
  quarter: '季度',
  rows: (shown, all) => `${shown} / ${all}`,
};
