import { isoDate, type Lang, problemLine } from '@sanyi/kernel';
import type { AnalysedTable, RuleUse } from '@sanyi/policy';
import { countShown } from '../call/outcome.ts';
import type { AnalysisTold } from './analysis-told.ts';
import { textTable } from './text-table.ts';

const WORDS = {
  en: {
    table: 'table',
    rules: 'rules',
    days: 'days',
    unique: 'at most one matches',
    proved: 'proved',
    disproved: 'no',
    undecided: 'not decided',
    open: 'open',
    explained: 'explained',
    meant: 'meant',
    about: 'about',
    none: 'Nothing is open in any table.',
    noTables: 'The package has no decision tables.',
    tests: 'Rows used by tests',
    never: 'not used',
    of: 'of',
    on: 'on',
  },
  zh: {
    table: '决策表',
    rules: '规则数',
    days: '适用日期',
    unique: '至多一条命中',
    proved: '已证明',
    disproved: '否',
    undecided: '无法判定',
    open: '待处理',
    explained: '已说明',
    meant: '说明',
    about: 'about',
    none: '各决策表均无待处理的问题。',
    noTables: '该政策包没有决策表。',
    tests: '测试用到的规则',
    never: '未用到',
    of: '/',
    on: '起',
  },
} as const;

/** What `policy analyse` tells people. */
export function analysisText({ analysis, tests, claims, cases }: AnalysisTold, lang: Lang): string {
  const words = WORDS[lang];
  const { tables } = analysis;
  if (tables.length === 0) return words.noTables;
  const head = [words.table, words.rules, words.unique, words.open, words.explained, words.days];
  const rows = tables.map((table) => tableRow(table, lang));
  const lines = tables.flatMap((table) => findingLines(table, lang));
  const problems = analysis.problems.map((each) => problemLine(each, lang));
  return [
    textTable([head, ...rows], ['left', 'right']),
    '',
    ...(lines.length + problems.length === 0 ? [words.none] : [...lines, ...problems]),
    '',
    words.tests,
    useText(tests, lang),
    ...(claims ? ['', claimsHead(claims, lang), useText(claims.rules, lang)] : []),
    ...(cases ? ['', casesLine(cases, lang)] : []),
  ].join('\n');
}

function tableRow({ analysis, findings, from, to }: AnalysedTable, lang: Lang): string[] {
  const words = WORDS[lang];
  const explained = findings.filter(({ why }) => why !== null).length;
  const days = `${isoDate(from)} ${to === null ? '' : `– ${isoDate(to)}`}`.trim();
  return [
    analysis.decision,
    countShown(analysis.rules),
    words[analysis.unique.is],
    String(findings.length - explained + analysis.more.gaps + analysis.more.overlaps),
    String(explained),
    days,
  ];
}

function findingLines({ analysis, findings }: AnalysedTable, lang: Lang): string[] {
  const words = WORDS[lang];
  const told = findings.map(({ about, problem, why }) => {
    const line = problemLine(problem, lang);
    const more = why === null ? `${words.about}: ${about}` : `${words.meant}: ${why[lang]}`;
    return `${line}\n    ${more}`;
  });
  const { unique, stopped } = analysis;
  const undecided =
    unique.is === 'undecided' && !stopped ? [`${analysis.decision}: ${unique.reason[lang]}`] : [];
  return [...told, ...undecided, ...(stopped ? [problemLine(stopped, lang)] : [])];
}

function useText(use: readonly RuleUse[], lang: Lang): string {
  const words = WORDS[lang];
  return textTable(
    use.map(({ decision, used, rules }) => {
      const unused = rules.filter(({ count }) => count === 0).map(({ rule }) => rule);
      const never = unused.length === 0 ? '' : `${words.never}: ${unused.join(', ')}`;
      return [`  ${decision}`, `${used} ${words.of} ${rules.length}`, never];
    }),
    ['left', 'right'],
  );
}

const claimsHead = (claims: NonNullable<AnalysisTold['claims']>, lang: Lang): string =>
  lang === 'en'
    ? `Rows that decided any of ${countShown(claims.claims)} claims, ${claims.from} to ${claims.to}`
    : `${claims.from} 至 ${claims.to} 的 ${countShown(claims.claims)} 笔结算单用到的规则`;

const casesLine = (cases: NonNullable<AnalysisTold['cases']>, lang: Lang): string =>
  lang === 'en'
    ? `${cases.written} test rows written to ${cases.file}; ${cases.stops} inputs stop and were left out`
    : `已将 ${cases.written} 行测试写入 ${cases.file}；另有 ${cases.stops} 个输入会使计算停止，未写入`;
