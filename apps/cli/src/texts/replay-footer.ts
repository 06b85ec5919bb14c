import type { Replay, ReplayCacheUse, ReplayEngine, ReplayEngineName } from '@sanyi/api';
import type { Lang, Text } from '@sanyi/kernel';
import { countShown } from '../call/outcome.ts';

/** Where a result lies, how fast each engine made it and whether they agree, and what it does not tell. */
export function replayFooter(
  replay: Replay,
  lang: Lang,
  { folder, reused }: { readonly folder: string; readonly reused: boolean },
): string {
  const { engines, weight, synthetic } = replay;
  const zh = lang === 'zh';
  const times = weight.toLocaleString('en-US', { maximumFractionDigits: 1 });
  return [
    zh
      ? `结果保存在 ${folder}${reused ? '（已有结果）' : ''}`
      : `kept in ${folder}${reused ? ' (was there)' : ''}`,
    ...engineLines(replay)[lang],
    ...(engines.columns?.incremental ? [cacheLine(engines.columns.incremental, lang)] : []),
    ...notes(replay)[lang],
    ...(weight === 1
      ? []
      : [zh ? `样本：每人代表 ${times} 人` : `a sample: each person stands for ${times}`]),
    ...(synthetic ? [zh ? '合成数据' : 'synthetic data'] : []),
  ].join('\n');
}

const COLUMNS: Text = { en: 'columns', zh: '列内核' };

/** Databases have one name in every language. */
const DATABASES = { duckdb: 'DuckDB', spark: 'Spark' } as const;

const ENGINES: readonly (readonly [ReplayEngineName, Text])[] = [
  ['columns', COLUMNS],
  ['duckdb', { en: DATABASES.duckdb, zh: DATABASES.duckdb }],
  ['spark', { en: DATABASES.spark, zh: DATABASES.spark }],
];

/** How fast each engine was; of several, that they agree: a result that differs is never kept. */
function engineLines({ engines, cells }: Replay): Readonly<Record<Lang, string[]>> {
  const made = ENGINES.flatMap(([name, title]) => {
    const engine = engines[name];
    return engine ? [{ title, engine }] : [];
  });
  const count = countShown(cells.length);
  const names = (lang: Lang): string => made.map(({ title }) => title[lang]).join(', ');
  const agree = made.length > 1 && new Set(made.map(({ engine }) => engine.hash)).size === 1;
  return {
    en: [
      ...made.map(({ title, engine }) => `${title.en}: ${speed(engine).en}`),
      ...(agree ? [`${names('en')} agree in all ${count} cells, to the fen`] : []),
    ],
    zh: [
      ...made.map(({ title, engine }) => `${title.zh}：${speed(engine).zh}`),
      ...(agree ? [`${names('zh')} 的 ${count} 个单元逐分一致`] : []),
    ],
  };
}

function speed({ seconds, linesPerSecond, hash }: ReplayEngine): Text {
  const [rate, code] = [countShown(linesPerSecond), hash.slice(0, 16)];
  return seconds > 0
    ? {
        en: `${rate} lines/s, ${seconds} s, cells ${code}`,
        zh: `每秒明细 ${rate} 条，${seconds} 秒，校验码 ${code}`,
      }
    : { en: `cells ${code}`, zh: `校验码 ${code}` };
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

/** Said where every cell is the same under both sets of rules. */
const UNCHANGED: Text = {
  en: 'nothing changed: what differs is read by no rule that settles these claims, or meets none of them',
  zh: '结果没有任何变化：所试内容未被结算规则使用，或未涉及这些结算单',
};

/** What a reader has to know: rules of elsewhere, no change, claims one by one. */
function notes(replay: Replay): Readonly<Record<Lang, string[]>> {
  const { rules, refunds } = replay.rowByRow;
  const told: Text[] = [];
  const [place = ''] = replay.reform.text.split(/[@+]/);
  if (place !== replay.place) {
    told.push({
      en: `the claims are of ${replay.place}, the rules of ${place}`,
      zh: `结算单属于 ${replay.place}，规则属于 ${place}`,
    });
  }
  if (replay.claims > 0 && isUnchanged(replay)) told.push(UNCHANGED);
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

const isUnchanged = ({ cells, items }: Replay): boolean =>
  cells.every(({ baseline, reform }) => JSON.stringify(baseline) === JSON.stringify(reform)) &&
  items.every(({ baselineFen, reformFen }) => baselineFen === reformFen);
