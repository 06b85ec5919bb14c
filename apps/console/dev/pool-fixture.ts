import type { ClaimPool, ClearedHospitals, WhatIfPool } from '@sanyi/api';

const STAYS = { en: 'Stays by points', zh: '住院点数' };

/** Two budgets of a quarter, one of them at its upper bound. */
export const poolRows: readonly WhatIfPool[] = [
  {
    ...{ side: 'reform', pool: 'stays', title: STAYS, period: '2018-Q4', cases: 512_000 },
    isShared: true,
    key: { en: 'employees', zh: '职工医保' },
    ...{ pointYuan: '21833.0517', by: 'shared', budgetFen: '1200000000000' },
    ...{ billedFen: '1131200000000', paidFen: '1200000000000' },
  },
  {
    ...{ side: 'reform', pool: 'stays', title: STAYS, period: '2018-Q4', cases: 121_000 },
    isShared: true,
    key: { en: 'residents', zh: '城乡居民医保' },
    ...{ pointYuan: '26000', by: 'ceiling', budgetFen: '200000000000' },
    ...{ billedFen: '196400000000', paidFen: '188100000000' },
  },
];

/** The budget of a hospital, at the most that is paid for what it bills. */
export const hospitalPoolRows: readonly WhatIfPool[] = [
  {
    ...{ side: 'reform', pool: 'hospital', period: '2018-Q4', isShared: false, cases: 11_200 },
    title: { en: 'Budget of a hospital', zh: '医院总额预算' },
    key: { en: 'Canalside General Hospital', zh: '运河综合医院' },
    ...{ pointYuan: '1.2', by: 'ceiling', budgetFen: '32000000000' },
    ...{ billedFen: '24511000000', paidFen: '29413200000' },
  },
];

/** How a stay is paid: once its budget was shared. */
export const claimPool: ClaimPool = {
  ...{ title: STAYS, key: { en: 'employees', zh: '职工医保' }, period: '2018-Q4', pays: 'case' },
  group: { code: 'coronary', title: { en: 'Coronary heart disease', zh: '冠心病' } },
  ...{ weight: '1.2470', meanCostFen: '3128000', points: '1.3717', budgetFen: '1200000000000' },
  ...{ billedFen: '2144052', patientFen: '611948' },
  rules: [
    {
      cite: 'payment-by-points@1.0.0#groupPoints/normal',
      clause: {
        en: 'Around the mean: the weight of the group',
        zh: '费用正常 按组权重计点',
      },
      source: { en: 'national DIP specification, from memory', zh: '国家DIP技术规范，凭记忆' },
      provenance: 'memory',
    },
  ],
  paid: {
    ...{ replay: '0123456789abcdef', cases: 5_120, points: '7011.482019' },
    ...{ sharedFen: '15308201455', pointYuan: '21833.0517', by: 'shared', paidFen: '2382892' },
  },
};

/** Hospitals of a place, one in a period that has only begun. */
export const clearedHospitals: ClearedHospitals = {
  rows: [
    {
      institution: { en: 'Canalside General Hospital', zh: '运河综合医院' },
      ...{ pool: STAYS, key: { en: 'employees', zh: '职工医保' }, period: '2018-Q4' },
      ...{ cases: 11_200, billedFen: '24511000000', paidFen: '26204500000' },
      differenceFen: '1693500000',
    },
    {
      institution: { en: 'North Gate Hospital', zh: '北门医院' },
      ...{ pool: STAYS, key: { en: 'residents', zh: '城乡居民医保' }, period: '2018-Q4' },
      ...{ cases: 2_300, billedFen: '4180000000', paidFen: '3970200000' },
      differenceFen: '-209800000',
    },
    {
      institution: { en: 'Canalside General Hospital', zh: '运河综合医院' },
      ...{ pool: STAYS, key: { en: 'employees', zh: '职工医保' }, period: '2019-Q1' },
      ...{ cases: 3_900, billedFen: '8402000000', paidFen: null, differenceFen: null },
    },
  ],
  count: 618,
};
