import type { WhatIf, WhatIfAmount, WhatIfChoices, WhatIfGroup, WhatIfValue } from '@sanyi/api';
import { DISTRICTS } from './places.ts';
import { hospitalPoolRows, poolRows } from './pool-fixture.ts';

const value = (path: string, en: string, zh: string, now: string): WhatIfValue => ({
  path,
  kind: path.startsWith('lists') ? 'money' : 'rate',
  title: { en, zh },
  group: { en: 'Rules of 2016', zh: '2016年基础规则' },
  unit: path.startsWith('lists') ? { en: 'yuan', zh: '元' } : { en: 'share', zh: '比例' },
  now,
  ...{ min: '0', max: path.startsWith('lists') ? null : '1' },
  provenance: 'sourced',
  source: 'S02',
});

const VALUES: readonly WhatIfValue[] = [
  value('parameters/drugMarkupRate', 'Drug mark-up, at most', '药品加成率', '0'),
  value('lists/servicePrice/mri', 'MRI scan', '核磁共振平扫', '600.00'),
  value('lists/servicePrice/ct-plain', 'CT scan', 'CT平扫', '135.00'),
];

/** Values that can be tried. */
export const whatIfChoicesDocument = (): WhatIfChoices => ({
  place: 'beijing',
  on: '2019-03-31',
  values: VALUES,
});

const amount = (before: bigint, change: bigint): WhatIfAmount => ({
  baselineFen: String(before),
  reformFen: String(before + change),
  changeFen: String(change),
  errorFen: null,
  first: { changeFen: String(change + change / 20n), errorFen: String(change / 8n) },
});

const group = (dimension: string, key: string, title: { en: string; zh: string }): WhatIfGroup => {
  const at = (key.length * 37) % 100;
  const count = 1000 * (at + 10);
  return {
    ...{ dimension, key, title, count },
    bands: [count / 10, count / 5, count / 10, count / 2, count / 10],
    changeFen: String(count * (at * 50 - 2000)),
    eachFen: String(at * 50 - 2000),
  };
};

const RULES: WhatIf['rules'] = [
  {
    cite: 'beijing-2016-base@1.0.0#markupRate/markup-drug',
    package: 'beijing-2016-base',
    decision: 'markupRate',
    rule: 'markup-drug',
    clause: 'Drug mark-up / 药品加成',
    provenance: 'sourced',
    speaks: 'both',
    claims: 206_908_000,
    losers: 200_000_000,
    gainers: 1_000,
    patientFen: '88000000000',
    fundFen: '147000000000',
  },
];

const run = (text: string) => [{ text, strong: true, figure: null }];

function poolsOf(reform: string): Pick<WhatIf, 'pools' | 'poolCount'> {
  if (reform.includes('payment-by-points')) {
    return { pools: poolRows, poolCount: { shared: 8, single: 0 } };
  }
  if (reform.includes('payment-by-budget')) {
    return { pools: hospitalPoolRows, poolCount: { shared: 0, single: 40 } };
  }
  return { pools: [], poolCount: { shared: 0, single: 0 } };
}

const engineOf = (reform: string) => ({
  rules: RULES,
  rowByRow: { refunds: 0, rules: 214 },
  incremental: null,
  ...poolsOf(reform),
});

/** A finished what-if under whatever reform is asked for. */
export const whatIfDocument = (reform: string): WhatIf => ({
  id: '0123456789abcdef',
  state: 'exact',
  baseline: { text: 'beijing', title: { en: 'Rules in force', zh: '当日规则' } },
  reform: { text: reform, title: { en: 'Reform', zh: '改革' } },
  period: { from: '2018-04-01', to: '2019-03-31' },
  sentence: { en: run('Patients pay more a year.'), zh: run('个人每年负担增加。') },
  changes: VALUES.filter(({ path }) => reform.includes(path)).map((each) => ({
    ...each,
    value: /=([\d.]+)/.exec(reform)?.[1] ?? each.now,
    from: null,
    effectFen: '228000000000',
  })),
  total: amount(19_000_000_000_000n, 228_000_000_000n),
  fund: amount(11_000_000_000_000n, 145_000_000_000n),
  patients: amount(8_000_000_000_000n, 83_000_000_000n),
  income: amount(19_000_000_000_000n, 228_000_000_000n),
  neutral: { percent: '1.20', limit: '0.5', isNeutral: false },
  persons: { counted: 10_947, all: 10_947 },
  claims: 128_056,
  lines: 1_070_210,
  seconds: 9.8,
  largeChange: '0.050000',
  people: [
    group('all', 'all', { en: 'Everybody with care', zh: '全部就诊人员' }),
    group('scheme', 'employee', { en: 'Employees', zh: '城镇职工' }),
    group('personClass', 'retired', { en: 'Retired', zh: '退休' }),
    group('ageBand', 'old', { en: '60 to 74', zh: '60至74岁' }),
    group('incomeBand', 'low', { en: 'Second fifth', zh: '次低五分之一' }),
    group('chronic', 'yes', { en: 'With a chronic disease', zh: '慢性病患者' }),
  ],
  months: ['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month, at) => ({
    month: `2018-${month}`,
    patientFen: String((at - 3) * 900_000_000),
    fundFen: String(at * 1_100_000_000),
    incomeFen: String((2 * at - 3) * 1_000_000_000),
  })),
  visits: [group('level', 'tertiary', { en: 'Tertiary', zh: '三级' })],
  levels: [group('level', 'tertiary', { en: 'Tertiary', zh: '三级' })],
  districts: DISTRICTS.map(({ id, en, zh }) => group('residence', id, { en, zh })),
  institutions: [1, 2, 3].map((at) => ({
    id: String(at),
    title: { en: `Hospital ${at}`, zh: `医院${at}` },
    level: 'tertiary',
    incomeFen: '50000000000',
    changeFen: '500000000',
    percent: String(at - 2),
  })),
  institutionCount: 3,
  families: [
    {
      id: 'drug',
      title: { en: 'Drugs', zh: '药品' },
      baselineFen: '7382000000000',
      changeFen: '369000000000',
    },
  ],
  items: [
    {
      id: 'mri',
      title: { en: 'MRI scan', zh: '核磁共振平扫' },
      baselineFen: '850000000000',
      changeFen: '-142000000000',
    },
  ],
  ...engineOf(reform),
  synthetic: true,
  command: `npx sanyi replay --facts .sanyi/demo/sample --reform '${reform}' --json`,
  job: null,
});
