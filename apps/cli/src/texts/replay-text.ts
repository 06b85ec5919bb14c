import type { Replay, ReplayBands, ReplayCacheUse, ReplayMoney } from '@sanyi/api';
import type { Lang, Text } from '@sanyi/kernel';
import { countShown, yuanShown } from '../call/outcome.ts';
import { poolLines } from './pool-text.ts';
import { textTable } from './text-table.ts';

type Parts = Readonly<Record<'total' | 'fund' | 'patient' | 'hospital' | 'income', bigint>>;

/** Money of a replay as it is talked about: funds with the fixed part, income without what hospitals bear. */
export function partsOf(money: ReplayMoney): Parts {
  const total = BigInt(money.totalFen);
  const hospital = BigInt(money.hospitalFen);
  return {
    total,
    hospital,
    fund: BigInt(money.fundFen) + BigInt(money.fixedFundFen),
    patient: BigInt(money.patientFen),
    income: total - hospital,
  };
}

const ROWS: readonly (readonly [keyof Parts, Text])[] = [
  ['total', { en: 'total', zh: '总额' }],
  ['fund', { en: 'funds pay', zh: '基金支付' }],
  ['patient', { en: 'patients pay', zh: '个人负担' }],
  ['hospital', { en: 'hospitals bear', zh: '机构承担' }],
  ['income', { en: 'hospitals take in', zh: '机构收入' }],
];

const WORDS = {
  heads: {
    en: ['yuan', 'baseline', 'reform', 'change'],
    zh: ['元', '基准', '改革', '变化'],
  },
  bands: {
    en: ['persons', 'gain much', 'gain', 'no change', 'lose', 'lose much', 'change, yuan'],
    zh: ['人数', '明显得益', '得益', '不变', '受损', '明显受损', '变化（元）'],
  },
} as const;

/** A finished replay for people. */
export function replayText(
  replay: Replay,
  lang: Lang,
  at: { readonly folder: string; readonly reused: boolean },
): string {
  const all = replay.cells.find((cell) => cell.dimension === 'all');
  if (!all) return '';
  const [before, after] = [partsOf(all.baseline), partsOf(all.reform)];
  const money = ROWS.map(([part, text]) => [
    text[lang],
    yuanShown(String(before[part])),
    yuanShown(String(after[part])),
    yuanShown(String(after[part] - before[part])),
  ]);
  const right = ['left', ...Array<'right'>(7).fill('right')] as const;
  return [
    headline(replay, lang),
    '',
    textTable([[...WORDS.heads[lang]], ...money], right),
    '',
    textTable([['', ...WORDS.bands[lang]], ...replay.people.filter(hasSome).map(bandRow)], right),
    '',
    ...poolLines(replay, lang),
    footer(replay, lang, at),
  ].join('\n');
}

const hasSome = ({ count }: ReplayBands): boolean => count > 0;

const bandRow = ({ dimension, key, count, bands, ...of }: ReplayBands): string[] => [
  dimension === 'all' ? key : `${dimension} ${key}`,
  countShown(count),
  ...bands.map(countShown),
  yuanShown(String(BigInt(of.reformFen) - BigInt(of.baselineFen))),
];

function headline({ baseline, reform, period, claims, lines }: Replay, lang: Lang): string {
  const what = `${baseline.text} → ${reform.text}, ${period.from} – ${period.to}`;
  const counts = [countShown(claims), countShown(lines)];
  return lang === 'zh'
    ? `${what}：${counts[0]} 张结算单，${counts[1]} 条明细`
    : `${what}: ${counts[0]} claims, ${counts[1]} lines`;
}

function footer(
  { engines, weight, synthetic, rowByRow }: Replay,
  lang: Lang,
  { folder, reused }: { readonly folder: string; readonly reused: boolean },
): string {
  const columns = engines.columns ?? engines.duckdb ?? engines.spark;
  const speed = columns?.seconds
    ? `${countShown(columns.linesPerSecond)}/s, ${columns.seconds} s`
    : '';
  const zh = lang === 'zh';
  return [
    zh
      ? `结果保存在 ${folder}${reused ? '（已有结果）' : ''}`
      : `kept in ${folder}${reused ? ' (was there)' : ''}`,
    zh
      ? `每秒明细 ${speed}，校验码 ${columns?.hash.slice(0, 16)}`
      : `lines ${speed}, cells ${columns?.hash.slice(0, 16)}`,
    ...(columns?.incremental ? [cacheLine(columns.incremental, lang)] : []),
    ...howSettled({ engines, rowByRow })[lang],
    ...(weight === 1
      ? []
      : [zh ? `样本：每人代表 ${weight} 人` : `a sample: each person stands for ${weight}`]),
    ...(synthetic ? [zh ? '合成数据' : 'synthetic data'] : []),
  ].join('\n');
}

/** How cached claims were used. */
function cacheLine(use: ReplayCacheUse, lang: Lang): string {
  if (use.kind === 'whole') {
    return lang === 'zh' ? `未使用缓存：${use.why.zh}` : `cache not used: ${use.why.en}`;
  }
  const { foldedClaims, changedClaims, settledClaims } = use;
  const [folded, changed, settled] = [foldedClaims, changedClaims, settledClaims].map(countShown);
  return lang === 'zh'
    ? `由缓存重算：${folded} 笔，其中 ${changed} 笔有变化；另有 ${settled} 笔重新结算`
    : `from the cache: ${folded} claims folded again, ${changed} of them changed; ${settled} more settled again`;
}

/** Said of a result that only a database made. */
const UNTOLD: Text = {
  en: 'a database does not tell which rules answered; run again without --engine to see them',
  zh: '数据库不说明由哪些规则得出；不加 --engine 再运行一次即可查看',
};

/** What a database does not tell; claims that were settled one by one, and why. */
function howSettled(of: Pick<Replay, 'engines' | 'rowByRow'>): Readonly<Record<Lang, string[]>> {
  const { rules, refunds } = of.rowByRow;
  const told: Text[] = of.engines.columns ? [] : [UNTOLD];
  if (rules > 0) {
    const count = countShown(rules);
    told.push({
      en: `${count} claims were settled one by one because a rule has no form for columns`,
      zh: `${count} 张结算单为逐张结算，因其所用规则无法按列运算`,
    });
  }
  if (refunds > 0) {
    const count = countShown(refunds);
    told.push({
      en: `${count} claims were settled one by one because a refund takes back what columns cannot say`,
      zh: `${count} 张结算单为逐张结算，因其中的退费无法按列冲减`,
    });
  }
  return { en: told.map(({ en }) => en), zh: told.map(({ zh }) => zh) };
}

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
