import type { ClaimPool } from '@sanyi/api';
import type { Lang } from '@sanyi/kernel';
import { yuanShown } from '../call/outcome.ts';
import { textTable } from './text-table.ts';

const WORDS = {
  en: {
    title: 'How the hospital is paid',
    budget: (name: string, period: string) => `budget, yuan: ${name}, ${period}, whole city`,
    group: 'diagnosis group',
    weight: 'weight',
    meanCost: 'mean cost of group and level, yuan',
    points: 'points',
    byItem: 'paid by item',
    all: (cases: string) => `points of all ${cases} cases, persons of the facts`,
    shared: {
      fund: 'what they share, yuan',
      case: 'what they share with the patients\u2019 part, yuan',
    },
    value: 'a point is worth, yuan',
    bounds: { shared: '', floor: ' (least)', ceiling: ' (most)' },
    billed: 'fund by item, yuan',
    patient: 'patient pays, yuan',
    paid: 'fund pays, yuan',
    change: 'hospital gains or loses, yuan',
    replay: 'shared by replay',
    notYet:
      'What a point is worth rests on all cases of the budget. Run "sanyi replay" with these rules over the whole period, and it is told here.',
  },
  zh: {
    title: '医疗机构如何获得支付',
    budget: (name: string, period: string) => `预算（元）：${name}，${period}，全市`,
    group: '诊断组',
    weight: '权重',
    meanCost: '同组同级均次费用（元）',
    points: '点数',
    byItem: '按项目支付',
    all: (cases: string) => `全部 ${cases} 个病例的点数（数据内人员）`,
    shared: { fund: '可分配额（元）', case: '可分配额，含个人负担（元）' },
    value: '点值（元）',
    bounds: { shared: '', floor: '（下限）', ceiling: '（上限）' },
    billed: '按项目应付基金（元）',
    patient: '个人负担（元）',
    paid: '基金支付（元）',
    change: '医疗机构留用或承担（元）',
    replay: '分配所用回放',
    notYet:
      '点值取决于同一预算下的全部病例。用“sanyi replay”对这套规则回放整个期间后，此处显示支付额。',
  },
} as const;

/** How a pool pays the hospital of a claim: title and lines, and why there is no payment yet. */
export function claimPoolText(pool: ClaimPool, lang: Lang): [title: string, body: string] {
  const words = WORDS[lang];
  const { paid, points, weight, meanCostFen } = pool;
  const name = [pool.title, pool.key].map((each) => each[lang]).join(' ');
  const rows: (readonly [string, string])[] = [
    [words.budget(name, pool.period), yuanShown(pool.budgetFen)],
    [words.group, pool.group.title[lang]],
    ...(weight === null ? [] : [[words.weight, weight] as const]),
    ...(meanCostFen === null ? [] : [[words.meanCost, yuanShown(meanCostFen)] as const]),
    [words.points, points ?? words.byItem],
    ...(paid ? valueRows(pool, paid, lang) : []),
    [words.billed, yuanShown(pool.billedFen)],
    [words.patient, yuanShown(pool.patientFen)],
    ...(paid ? paidRows(pool, paid, lang) : []),
  ];
  const rules = pool.rules.map((rule) => [rule.cite, `${rule.clause[lang]} (${rule.provenance})`]);
  const body = [textTable(rows, ['left', 'right']), textTable(rules)];
  const isOpen = points !== null && paid === null;
  return [words.title, [...body, ...(isOpen ? [words.notYet] : [])].filter(Boolean).join('\n')];
}

type Paid = NonNullable<ClaimPool['paid']>;
type Line = readonly [head: string, value: string];

function valueRows({ pays }: ClaimPool, paid: Paid, lang: Lang): Line[] {
  const words = WORDS[lang];
  return [
    [words.replay, paid.replay],
    [words.all(String(paid.cases)), paid.points],
    [words.shared[pays], yuanShown(paid.sharedFen)],
    [words.value, `${paid.pointYuan}${words.bounds[paid.by]}`],
  ];
}

function paidRows({ billedFen }: ClaimPool, { paidFen }: Paid, lang: Lang): Line[] {
  const words = WORDS[lang];
  const change = String(BigInt(paidFen) - BigInt(billedFen));
  return [
    [words.paid, yuanShown(paidFen)],
    [words.change, yuanShown(change)],
  ];
}
