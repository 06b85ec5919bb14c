import type { Behaviour, BehaviourCare, BehaviourMoney } from '@sanyi/api';
import type { Lang } from '@sanyi/kernel';
import { clauseText } from '@sanyi/policy';
import { countShown, yuanShown } from '../call/outcome.ts';
import { textTable } from './text-table.ts';

const WORDS = {
  en: {
    title: 'Static and with behaviour, side by side. Behaviour is an assumption:',
    heads: ['yuan', 'baseline', 'reform, static', 'reform, with behaviour'],
    rows: { fund: 'funds pay', patient: 'patients pay', hospital: 'hospitals bear' },
    careHeads: ['', 'volume', 'with behaviour', 'change', 'because'],
    care: { visit: 'visits', stay: 'stays' },
    itemHeads: ['item', 'amount, static', 'with behaviour', 'change', 'because'],
    none: 'nothing assumed',
    foot: 'Rounded half up, once for each kind of care, level and payer. Items are part of the care.',
  },
  zh: {
    title: '静态结果与行为结果并列。行为反应为假设：',
    heads: ['元', '基准', '改革（静态）', '改革（含行为）'],
    rows: { fund: '基金支付', patient: '个人负担', hospital: '机构承担' },
    careHeads: ['', '诊疗量', '含行为', '变化', '依据'],
    care: { visit: '门急诊', stay: '住院' },
    itemHeads: ['项目', '金额（静态）', '含行为', '变化', '依据'],
    none: '未作假设',
    foot: '按每类诊疗、级别和支付方各四舍五入一次。项目金额已含在诊疗之中。',
  },
} as const;

/** What a replay would come to if volumes responded, beside the static result. */
export function behaviourText(behaviour: Behaviour, lang: Lang): string {
  const words = WORDS[lang];
  const { totals, care, items } = behaviour;
  const money = (['fund', 'patient', 'hospital'] as const).map((part) => {
    const shown = (of: BehaviourMoney): string => yuanShown(of[`${part}Fen`]);
    return [words.rows[part], shown(totals.baseline), shown(totals.reform), shown(totals.expected)];
  });
  const careRows = care.map((cell) => [
    `${cell.level} ${words.care[cell.care]}`,
    countShown(cell.count),
    countShown(cell.expectedCount),
    changeOf(cell.weight),
    cell.response ? because(cell.weight, cell.response.source, lang) : words.none,
  ]);
  const itemRows = items.map((cell) => [
    cell.response.title[lang],
    yuanShown(cell.reformFen),
    yuanShown(cell.expectedFen),
    changeOf(cell.weight),
    because(cell.weight, cell.response.source, lang),
  ]);
  const right = ['left', 'right', 'right', 'right', 'left'] as const;
  return [
    `${words.title} ${behaviour.package.title[lang]} (${behaviour.package.text})`,
    '',
    textTable([[...words.heads], ...money], ['left', 'right', 'right', 'right']),
    '',
    textTable([[...words.careHeads], ...careRows], right),
    ...(itemRows.length > 0 ? ['', textTable([[...words.itemHeads], ...itemRows], right)] : []),
    words.foot,
  ].join('\n');
}

/** A reason is told where something moved. */
const because = (weight: BehaviourCare['weight'], source: string, lang: Lang): string =>
  changeOf(weight) === '0.00 %' ? '–' : clauseText(source)[lang];

const ONE = 1_000_000;

/** A weight as a change in percent, two decimals. */
function changeOf(weight: BehaviourCare['weight']): string {
  const percent = ((Number(weight) - ONE) * 100) / ONE;
  const shown = percent
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace('-', '−');
  return `${percent > 0 && shown !== '0.00' ? '+' : ''}${shown} %`;
}
