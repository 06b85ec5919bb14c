import { type Problem, problem, type Text } from '@sanyi/kernel';
import type { CheckedDecision } from '../check/checked.ts';
import type { DmnModel } from '../dmn/model.ts';
import { nextRule, type RuleSet, sizeOf } from '../row/rule-sets.ts';
import {
  type AnalysedColumn,
  type AnalysisOptions,
  FINDINGS_MAX,
  type Gap,
  type Overlap,
  type TableAnalysis,
  type UniqueProof,
  WORK_MAX_TABLE,
} from './analysis.ts';
import { type Asked, askedTables, madeSpace, tellingOf } from './asked.ts';
import type { Column } from './columns.ts';
import type { Work } from './cover.ts';
import type { Table } from './evaluator.ts';
import { gapOf } from './gap-finding.ts';
import { gapRegions } from './gaps.ts';
import type { Titles } from './labels.ts';
import { meetings } from './meetings.ts';
import { isCertain, isQuestion, overlapOf } from './overlap-finding.ts';
import type { Telling } from './telling.ts';
import { unreachableOf } from './unreachable.ts';

/**
 * Looks at every table of a decision and of all it requires: inputs that no rule answers, inputs
 * that two answer, rules that never answer, and whether UNIQUE is proved. Cells are run by the
 * engine's own closures over one value of each stretch that no cell tells apart, so a finding is
 * what a settlement would meet. Pure, and bounded: a table beyond the bounds says so in `stopped`.
 *
 * @param model - the file that the decision is in, for labels and allowed values
 * @param checked - the decision, from `checkDecision` in strict mode
 * @param options - parameters in force, bounds of inputs, how much to find and to work
 * @returns one analysis per table, required decisions first
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="f" name="f" namespace="urn:f">
 *   <decision id="d" name="fee"><decisionTable hitPolicy="UNIQUE">
 *     <input><inputExpression><text>age</text></inputExpression></input><output name="fee"/>
 *     <rule id="young"><inputEntry><text>&lt; 18</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
 *     <rule id="old"><inputEntry><text>&gt; 60</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
 *   </decisionTable></decision></definitions>`;
 * const model = unwrap(readDmn(xml, DMN_LIMITS));
 * const types = { inputs: { age: { kind: 'count' } }, output: { kind: 'count' } } as const;
 * const [table] = analyseTables(model, unwrap(checkDecision(model, 'fee', types, 'strict')));
 * table?.gaps.map((gap) => gap.where.en); // ['age: [18..60]']
 * table?.unique.is; // 'proved'
 * ```
 */
export function analyseTables(
  model: DmnModel,
  checked: CheckedDecision,
  options: AnalysisOptions = {},
): readonly TableAnalysis[] {
  return askedTables(model, checked, options).map(analyseTable);
}

function analyseTable(asked: Asked): TableAnalysis {
  const { table, options } = asked;
  const made = madeSpace(asked);
  const { titles } = made;
  const about = {
    decision: table.name,
    policy: table.policy,
    rules: table.rules.length,
    columns: analysedColumns(table, made.columns, titles),
  };
  if (made.space === null) return { ...about, ...NOTHING_KNOWN, ...made.refused };
  const work: Work = { left: options.work ?? WORK_MAX_TABLE };
  const limit = options.findings ?? FINDINGS_MAX;
  const { space } = made;
  const telling = tellingOf(asked, space, work);
  const meeting = meetings(space);
  const overlaps = overlapsOf(meeting, telling, limit);
  const found = table.fallback
    ? { regions: [], more: false, stopped: false }
    : gapRegions(space, telling.byRule, { limit, work });
  const gaps = distinct(found.regions.map((region) => gapOf(region, telling)));
  const read = meeting.map((set, at) => unreachableOf(at, set, telling));
  const unread = read.filter((rule) => rule === 'unread').length;
  return {
    ...about,
    gaps,
    overlaps: overlaps.told,
    unreachable: read.filter((rule) => rule !== 'unread' && rule !== null),
    unique: uniqueProof(meeting, telling),
    more: { gaps: found.more ? 1 : 0, overlaps: overlaps.untold },
    stopped: found.stopped || unread > 0 ? notWhole(table, unread, found.stopped) : null,
  };
}

const NOTHING_KNOWN = {
  gaps: [],
  overlaps: [],
  unreachable: [],
  unique: { is: 'undecided', reason: { en: '', zh: '' } },
  more: { gaps: 0, overlaps: 0 },
  stopped: null,
} as const;

/** How much of a table was read when the work ran out. */
function notWhole(table: Table, unread: number, gapsStopped: boolean): Problem {
  const rules = table.rules.length;
  return problem('TABLE_ANALYSIS_STOPPED', table.name, {
    decision: table.name,
    read: (rules - unread).toLocaleString('en-US'),
    rules: rules.toLocaleString('en-US'),
    gaps: gapsStopped ? 'were looked for in a part of the inputs' : 'were looked for everywhere',
    gapsZh: gapsStopped ? '只在部分输入中查找过' : '已全部查找',
  });
}

function analysedColumns(
  table: Table,
  columns: readonly Column[],
  titles: Titles,
): AnalysedColumn[] {
  return table.inputs.map(({ label }, at) => ({
    label,
    title: titles.ofColumn(at, label),
    assumed: columns.find((column) => column.at === at)?.assumed ?? null,
  }));
}

/** Words may shorten what cells say whole. */
const keyOf = ({ cells, where }: Gap): string => `${cells.join(' | ')} ${where.en}`;

/** Parts that differ only in what computed columns are computed from read alike. */
function distinct(gaps: readonly Gap[]): Gap[] {
  return [...new Map(gaps.toReversed().map((gap) => [keyOf(gap), gap])).values()].toReversed();
}

type Overlaps = { readonly told: readonly Overlap[]; readonly untold: number };

/** Pairs that are looked at one by one; of more, an answer may be missing but none is wrong. */
const PAIRS_MAX = 200_000;

/** Policies under which rules are meant to meet, whatever they answer. */
const MEANT: ReadonlySet<string> = new Set(['F', 'C+', 'C<', 'C>', 'C#']);

function overlapsOf(meeting: readonly RuleSet[], telling: Telling, limit: number): Overlaps {
  const { policy } = telling.table;
  if (MEANT.has(policy)) return { told: [], untold: 0 };
  if (policy !== 'U') return questions(meeting, telling, limit);
  // Every pair is a question, so those beyond the limit are counted without being looked at.
  const told: Overlap[] = [];
  for (const [a, b] of pairs(meeting)) {
    if (told.length >= limit) break;
    const overlap = overlapOf(a, b, telling);
    if (overlap) told.push(overlap);
  }
  return { told, untold: countPairs(meeting) - told.length };
}

function questions(meeting: readonly RuleSet[], telling: Telling, limit: number): Overlaps {
  const told: Overlap[] = [];
  let [untold, seen] = [0, 0];
  for (const [a, b] of pairs(meeting)) {
    seen += 1;
    if (seen > PAIRS_MAX) return { told, untold: untold + 1 };
    if (!isQuestion(a, b, telling)) continue;
    const overlap = told.length < limit ? overlapOf(a, b, telling) : null;
    if (overlap) told.push(overlap);
    else untold += 1;
  }
  return { told, untold };
}

/** Each pair stands in the sets of both of its rules. */
const countPairs = (meeting: readonly RuleSet[]): number =>
  meeting.reduce((sum, set) => sum + sizeOf(set), 0) / 2;

function* pairs(meeting: readonly RuleSet[]): Generator<readonly [number, number]> {
  for (const [a, set] of meeting.entries()) {
    for (let b = nextRule(set, a + 1); b >= 0; b = nextRule(set, b + 1)) yield [a, b];
  }
}

/** Pairs of which one certain to meet is looked for: each takes a look at all columns. */
const PROOFS_MAX = 2_000;

function uniqueProof(meeting: readonly RuleSet[], telling: Telling): UniqueProof {
  let found = 0;
  for (const [a, b] of pairs(meeting)) {
    if (isCertain(a, b, telling)) return { is: 'disproved' };
    found += 1;
    if (found >= PROOFS_MAX) break;
  }
  return found > 0 ? { is: 'undecided', reason: UNSURE } : { is: 'proved' };
}

const UNSURE: Text = {
  en: 'rules meet only for values of a computed column that may never occur together',
  zh: '规则仅在某一计算列取某些值时才会同时命中，而这些值未必会同时出现',
};
