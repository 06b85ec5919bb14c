import type { TableAnalysis } from '@sanyi/feel';
import { isoDate, type Problem } from '@sanyi/kernel';
import { type ReadTable, readTables } from '../analysis/analyse-package.ts';
import {
  type FindingWords,
  findingWords,
  saidFinding,
  type TableFinding,
} from '../analysis/finding-words.ts';
import type { LinkedHook } from '../decisions/linked-hook.ts';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import type { DraftView, PlacedProblem } from './draft-view.ts';
import { placeRules } from './place-problem.ts';

/** What looking at the tables of a draft found, and whether UNIQUE is proved of each on all days. */
export type DraftAnalysis = {
  readonly found: readonly PlacedProblem[];
  readonly proved: readonly { readonly decision: string; readonly is: string }[];
};

/**
 * Inputs that no rule answers, inputs that two answer and rules that never answer, in every table of
 * a draft and on all its days. What is so on some of them only says on which.
 */
export function analyseDraft(
  whole: PolicyPackage,
  { library, view }: { readonly library: Library; readonly view: DraftView },
): DraftAnalysis {
  const { decisions, known } = analysed(whole, library);
  return {
    found: decisions.flatMap((each) => placedFindings(each, { view, known })),
    proved: decisions.map(({ decision, tables }) => ({ decision, is: provedOf(tables) })),
  };
}

const provedOf = (tables: readonly ReadTable[]): string =>
  tables.find(({ analysis }) => analysis.unique.is !== 'proved')?.analysis.unique.is ?? 'proved';

/**
 * What would stop a settlement and does not stand in the package that the draft replaces: inputs
 * that two rules of a UNIQUE table answer, inputs that none answers, on any day of the draft.
 *
 * @example
 * ```ts
 * declare const whole: PolicyPackage;
 * declare const library: Library;
 * draftFaults(whole, library).map(({ code }) => code);
 * ```
 */
export function draftFaults(whole: PolicyPackage, library: Library): readonly Problem[] {
  const { decisions, known } = analysed(whole, library);
  return decisions.flatMap((each) =>
    findingsOf(each)
      .filter(({ finding }) => finding.fault && !known.has(finding.problem.en))
      .map(({ table, finding }) => saidFinding(table.analysis, finding, each.words).problem),
  );
}

/** A decision table with what was read of it, stretch by stretch. */
type Decision = {
  readonly decision: string;
  readonly tables: readonly ReadTable[];
  readonly words: FindingWords;
};

type Analysed = {
  readonly decisions: readonly Decision[];
  /** What was to be found in the replaced package, too. */
  readonly known: ReadonlySet<string>;
};

function analysed(whole: PolicyPackage, library: Library): Analysed {
  const all = new Map(library).set(whole.id, whole);
  const decisions = [...whole.linked.values()].flatMap((linked) => {
    const words = findingWords(all, whole, linked);
    const read = readTables({ library: all, whole, linked, options: {} });
    const names = [...new Set(read.map(({ analysis }) => analysis.decision))];
    return names.map((decision) => ({
      decision,
      words,
      tables: read.filter(({ analysis }) => analysis.decision === decision),
    }));
  });
  const known = whole.declarations.flatMap(({ unit, name, of }) => {
    const replaced = unit === 'hook' ? library.get(of) : undefined;
    const linked = [...(replaced?.linked.values() ?? [])].find((each) => each.hook.name === name);
    return replaced && linked ? knownIn(library, replaced, linked) : [];
  });
  return { decisions, known: new Set(known) };
}

const knownTexts = new WeakMap<LinkedHook, readonly string[]>();

/** A package in force does not change while somebody works on a draft, so it is looked at once. */
function knownIn(library: Library, whole: PolicyPackage, linked: LinkedHook): readonly string[] {
  const kept = knownTexts.get(linked);
  if (kept) return kept;
  const found = readTables({ library, whole, linked, options: {} }).flatMap(({ analysis }) =>
    allOf(analysis).map(({ problem }) => problem.en),
  );
  knownTexts.set(linked, found);
  return found;
}

const allOf = ({ overlaps, unreachable, gaps }: TableAnalysis): readonly TableFinding[] => [
  ...overlaps,
  ...unreachable,
  ...gaps,
];

/** The findings of a decision, each once, with the stretches of days it stands in. */
function findingsOf({ tables }: Decision): {
  readonly table: ReadTable;
  readonly finding: TableFinding;
  readonly stretches: readonly ReadTable[];
}[] {
  const found = new Map<
    string,
    { table: ReadTable; finding: TableFinding; stretches: ReadTable[] }
  >();
  for (const table of tables) {
    for (const finding of allOf(table.analysis)) {
      const known = found.get(finding.problem.en);
      if (known) known.stretches.push(table);
      else found.set(finding.problem.en, { table, finding, stretches: [table] });
    }
  }
  return [...found.values()];
}

function placedFindings(
  each: Decision,
  { view, known }: { readonly view: DraftView; readonly known: ReadonlySet<string> },
): PlacedProblem[] {
  const { decision, tables, words } = each;
  const found = findingsOf(each).map(({ table, finding, stretches }) => ({
    ...placeRules(saidFinding(table.analysis, finding, words).problem, view, {
      decision,
      rules: rulesOf(finding),
      grave: finding.fault && !known.has(finding.problem.en),
    }),
    days: stretches.length === tables.length ? null : spanOf(stretches),
  }));
  const [stopped] = tables.flatMap(({ analysis }) => analysis.stopped ?? []);
  const more = stopped ? [placeRules(stopped, view, { decision, rules: [], grave: false })] : [];
  return [...found, ...more];
}

function spanOf(stretches: readonly ReadTable[]): PlacedProblem['days'] {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return null;
  return { from: isoDate(first.from), to: last.to === null ? null : isoDate(last.to) };
}

function rulesOf(finding: TableFinding): readonly string[] {
  if ('rules' in finding) return finding.rules.map(({ rule }) => rule);
  return 'rule' in finding ? [finding.rule, ...finding.by].map(({ rule }) => rule) : [];
}
