import { SPEAKING } from '../replay/replay-layout.ts';
import { citedColumn } from './cited.ts';
import { BAND_COLUMNS, MONEY, SUMMED } from './pair-columns.ts';
import { SIDES } from './sides.ts';
import { sum, type Writing } from './step.ts';

/** The words of rules that claims cite before the reform, and after it. */
export type CitedWords = readonly [readonly number[], readonly number[]];

const nameOf = (side: (typeof SIDES)[number], word: number): string =>
  `${side}_${citedColumn(word)}`;

const ofSide = (words: CitedWords, at: number): { side: (typeof SIDES)[number]; word: number }[] =>
  (words[at] ?? []).map((word) => ({ side: SIDES[at] ?? 'before', word }));

/** What a claim cites under both sets of rules, as columns of the pairs. */
export const citedOfSides = (words: CitedWords): string[] =>
  SIDES.flatMap((_, at) =>
    ofSide(words, at).map(
      ({ side, word }) => `${side}.${citedColumn(word)} AS ${nameOf(side, word)}`,
    ),
  );

/**
 * Rules cited by claims that change. Claims that cite the same on both sides are added up first, so that
 * rules are looked for in what is cited together and not in every claim.
 */
export function addCitedRules(words: CitedWords, { add }: Writing): void {
  const cited = SIDES.flatMap((_, at) => ofSide(words, at)).map(({ side, word }) =>
    nameOf(side, word),
  );
  const sums = [...MONEY, ...BAND_COLUMNS].map((name) => `${sum(name)} AS ${name}`);
  const changes = SUMMED.map((part) => `before_${part} <> after_${part}`);
  const grouped = cited.length === 0 ? '' : `\nGROUP BY ${cited.join(', ')}`;
  add(
    's_cited',
    {
      en: 'Claims that change, by all the rules that they cite',
      zh: '有变化的结算单，按其引用的全部规则汇总',
    },
    `SELECT ${['ROW_NUMBER() OVER (ORDER BY COUNT(*)) AS combination', ...cited, 'COUNT(*) AS claims', ...sums].join(', ')}
FROM s_pair
WHERE ${changes.join(' OR ')}${grouped}`,
  );
  const found = SIDES.map((side, at) => {
    const own = ofSide(words, at).map(({ word }) => `WHEN ${word} THEN c.${nameOf(side, word)}`);
    const bits = own.length === 0 ? '0' : `CASE r.word ${own.join(' ')} ELSE 0 END`;
    const flags = SIDES.map((each) => `${each === side ? 1 : 0} AS is_${each}`);
    return `SELECT c.combination, r.cite, ${flags.join(', ')}
  FROM s_cited c JOIN s_${side}_rule r ON (${bits} & r.mark) <> 0`;
  });
  const [both, reform, baseline] = SPEAKING;
  add(
    's_cited_rule',
    {
      en: 'The same for each rule, and whether it spoke before',
      zh: '逐条规则的汇总，及其改革前是否适用',
    },
    `SELECT f.cite, f.speaks, c.*
FROM (
  SELECT combination, cite, CASE WHEN MIN(is_before) < MAX(is_before) THEN '${both}' WHEN MAX(is_after) = 1 THEN '${reform}' ELSE '${baseline}' END AS speaks
  FROM (${found.join('\n  UNION ALL\n  ')}) AS e
  GROUP BY combination, cite) AS f
JOIN s_cited c ON c.combination = f.combination`,
    false,
  );
}
