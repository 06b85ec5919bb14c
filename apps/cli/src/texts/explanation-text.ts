import type { ExplainedCharge } from '@sanyi/insurance';
import { decimalText, type Fen, fen, type Lang, yuanText } from '@sanyi/kernel';
import { clauseText } from '@sanyi/policy';
import { shownSteps } from '@sanyi/server';
import { claimPoolText } from './claim-pool-text.ts';
import type { Told } from './explanation-document.ts';
import { textTable } from './text-table.ts';

const WORDS = {
  en: {
    charge: 'charge',
    quantity: 'quantity',
    amount: 'amount',
    fund: 'fund',
    patient: 'patient',
    hospital: 'hospital',
    rules: 'rules',
    total: 'total, yuan',
    under: 'under',
    against: 'against',
    cited: 'Rules cited',
    steps: 'How the fund part is reached',
    running: 'Running sums of the year, before and after',
    checks: 'Checks',
    right: 'right',
    wrong: 'WRONG',
  },
  zh: {
    charge: '收费项',
    quantity: '数量',
    amount: '金额',
    fund: '基金支付',
    patient: '个人负担',
    hospital: '机构承担',
    rules: '规则',
    total: '合计（元）',
    under: '规则',
    against: '对照规则',
    cited: '引用规则',
    steps: '基金支付的计算',
    running: '年度累计（之前与之后）',
    checks: '核对',
    right: '相符',
    wrong: '不符',
  },
} as const;

/** An explanation for people: charges, rules, steps, running sums, checks; the comparison after it. */
export function explanationText(after: Told, before: Told | null, lang: Lang): string {
  const words = WORDS[lang];
  const first = one(after, lang, words.under);
  return before ? `${first}\n\n${one(before, lang, words.against)}` : first;
}

function one({ of, pool }: Told, lang: Lang, head: string): string {
  const words = WORDS[lang];
  const right = 'right' as const;
  const charges = textTable(
    [
      [
        words.charge,
        words.quantity,
        words.amount,
        words.fund,
        words.patient,
        words.hospital,
        words.rules,
      ],
      ...of.charges.map((charge) => chargeRow(charge, lang)),
      [
        words.total,
        '',
        ...[of.totals.amount, of.totals.fund, of.totals.patient, of.totals.hospital].map(yuan),
        '',
      ],
    ],
    ['left', right, right, right, right, right, 'left'],
  );
  const cited = of.rules.map((rule) => [
    `[${rule.number}]`,
    rule.cite,
    `${clauseText(rule.clause)[lang]} (${rule.provenance ?? 'illustrative'})`,
  ]);
  const steps = shownSteps(of.steps).map((step) => [step.title[lang], step.value]);
  const sums = of.accumulators.map((each) => [
    each.title[lang],
    shown(each.before, each.kind),
    shown(each.after, each.kind),
  ]);
  const checks = of.checks.map((check) => [
    check.title[lang],
    check.ok ? words.right : words.wrong,
  ]);
  return [
    `${head} ${of.stack} (${of.ruleDay}, ${of.stackHash.slice(0, 16)})`,
    charges,
    ...section(words.cited, textTable(cited)),
    ...section(words.steps, textTable(steps, ['left', right])),
    ...section(words.running, textTable(sums, ['left', right, right])),
    ...(pool ? section(...claimPoolText(pool, lang)) : []),
    ...section(words.checks, textTable(checks)),
  ].join('\n');
}

const section = (title: string, body: string): string[] => (body ? ['', title, body] : []);

const chargeRow = (charge: ExplainedCharge, lang: Lang): string[] => [
  charge.title[lang],
  decimalText(charge.quantity, 3),
  ...[charge.amount, charge.fund, charge.patient, charge.hospital].map(yuan),
  charge.rules.map((rule) => `[${rule}]`).join(''),
];

const yuan = (amount: Fen): string => yuanText(amount);

const shown = (value: bigint, kind: string): string =>
  kind === 'money' ? yuanText(fen(value)) : String(value);
