import type { Replay } from '@sanyi/api';
import type { GroupTitle } from '@sanyi/insurance';
import type { Lang, Text } from '@sanyi/kernel';
import { type ReplayAmounts, replayAmounts } from '@sanyi/store';
import { countShown, yuanShown } from '../call/outcome.ts';
import { poolLines } from './pool-text.ts';
import { replayFooter } from './replay-footer.ts';
import { replayTables } from './replay-tables.ts';
import { textTable } from './text-table.ts';

const ROWS: readonly (readonly [keyof ReplayAmounts, Text])[] = [
  ['total', { en: 'total', zh: '总额' }],
  ['fund', { en: 'funds pay', zh: '基金支付' }],
  ['patient', { en: 'patients pay', zh: '个人负担' }],
  ['hospital', { en: 'hospitals bear', zh: '机构承担' }],
  ['income', { en: 'hospitals take in', zh: '机构收入' }],
];

const HEADS = {
  en: ['yuan', 'baseline', 'reform', 'change'],
  zh: ['元', '基准', '改革', '变化'],
} as const;

/** Where a replay lies, and what its groups are called. */
export type ReplayPlace = {
  readonly folder: string;
  readonly reused: boolean;
  readonly titles: GroupTitle;
};

/** A finished replay for people. */
export function replayText(replay: Replay, lang: Lang, at: ReplayPlace): string {
  const all = replay.cells.find((cell) => cell.dimension === 'all');
  if (!all) return '';
  if (replay.claims === 0) {
    return [
      headline(replay, lang),
      '',
      noClaims(replay)[lang],
      '',
      replayFooter(replay, lang, at),
    ].join('\n');
  }
  const [before, after] = [replayAmounts(all.baseline), replayAmounts(all.reform)];
  const money = ROWS.map(([part, text]) => [
    text[lang],
    yuanShown(String(before[part])),
    yuanShown(String(after[part])),
    yuanShown(String(after[part] - before[part])),
  ]);
  return [
    headline(replay, lang),
    '',
    textTable([[...HEADS[lang]], ...money], ['left', 'right', 'right', 'right']),
    '',
    ...replayTables(replay, at.titles, lang),
    ...poolLines(replay, at.titles, lang),
    replayFooter(replay, lang, at),
  ].join('\n');
}

function headline({ baseline, reform, period, claims, lines }: Replay, lang: Lang): string {
  const what = `${baseline.text} → ${reform.text}, ${period.from} – ${period.to}`;
  const counts = [countShown(claims), countShown(lines)];
  return lang === 'zh'
    ? `${what}：${counts[0]} 张结算单，${counts[1]} 条明细`
    : `${what}: ${counts[0]} claims, ${counts[1]} lines`;
}

/** Said in place of tables of nothing. */
const noClaims = ({ period: { from, to } }: Replay): Text => ({
  en: `These facts have no claim of a day from ${from} to ${to}, so nothing was settled and no rule can change anything. Name other days with --from and --to, or facts with claims.`,
  zh: `数据中没有 ${from} 至 ${to} 的结算单，因此没有可结算的内容，任何规则都不会带来变化。请用 --from、--to 指定其他日期，或使用含有结算单的数据。`,
});

/** What a sample says first, in one line. */
export function estimateLine({ estimate }: Replay): Text {
  const all = estimate?.groups.find((group) => group.dimension === 'all');
  if (!estimate || !all) return { en: 'No estimate', zh: '无估算' };
  const shown = ({ changeFen, errorFen }: { changeFen: string; errorFen: string }): string =>
    `${yuanShown(changeFen)} ± ${yuanShown(errorFen)}`;
  const [fund, patient, income] = [all.fund, all.patient, all.income].map(shown);
  const sampled = `${countShown(estimate.sampled)} / ${countShown(estimate.persons)}`;
  return {
    en: `First estimate from ${sampled} persons, yuan: funds ${fund}, patients ${patient}, hospitals ${income}`,
    zh: `首次估算（${sampled} 人，元）：基金 ${fund}，个人 ${patient}，机构 ${income}`,
  };
}
