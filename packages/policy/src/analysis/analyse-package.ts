import { type AnalysisOptions, analyseTables, type Row, type TableAnalysis } from '@sanyi/feel';
import { assert, type Day, type Problem } from '@sanyi/kernel';
import type { LinkedHook } from '../decisions/linked-hook.ts';
import type { HookName } from '../hooks/hook-name.ts';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { inside } from '../package/read-package.ts';
import { parameterLayers, parametersAt } from '../stack/parameters-in-force.ts';
import type { Explained } from './explained.ts';
import { findingWords, saidFinding, type TableFinding } from './finding-words.ts';
import { layersOf } from './layers-of.ts';
import { findingsOf, staleOf } from './match-explained.ts';

/**
 * The analysis of one decision table of a package: in force from a day until another (null: open),
 * with the parameters of these days. `findings` are all that it found, each with its place in the
 * package and, when the package says why it is meant, that explanation.
 *
 * @example
 * ```ts
 * const open = (table: AnalysedTable): number => table.findings.filter((each) => !each.why).length;
 * ```
 */
export type AnalysedTable = {
  readonly hook: HookName;
  readonly file: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly analysis: TableAnalysis;
  readonly findings: readonly PackageFinding[];
};

/**
 * A finding as a problem of the package. A `fault` stops a settlement that meets it.
 *
 * @example
 * ```ts
 * const line = (each: PackageFinding): string => problemLine(each.problem, 'zh');
 * ```
 */
export type PackageFinding = {
  readonly finding: 'gap' | 'overlap' | 'unreachable';
  /** What `explained.yaml` calls it. */
  readonly about: string;
  readonly fault: boolean;
  readonly problem: Problem;
  readonly why: Explained['why'] | null;
};

/**
 * What the analysis says of a package. `problems` are explanations that fit no finding any
 * more.
 *
 * @example
 * ```ts
 * const faults = (found: PackageAnalysis): number =>
 *   found.tables.flatMap((table) => table.findings).filter((each) => each.fault && !each.why).length;
 * ```
 */
export type PackageAnalysis = {
  readonly package: string;
  readonly version: string;
  readonly tables: readonly AnalysedTable[];
  readonly problems: readonly Problem[];
};

/**
 * Analyses every decision table of a package: gaps, overlaps, rules that never answer, the proof of
 * UNIQUE. A table that reads parameters is analysed for every stretch of days in which they keep
 * their values, and told once for days that read alike. A file `explained.yaml` of the package says
 * which findings are meant.
 *
 * @throws when the library has no package of that id
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * for (const id of library.keys()) analysePackage(library, id).tables.length;
 * ```
 */
export function analysePackage(
  library: Library,
  id: string,
  options: Pick<AnalysisOptions, 'findings' | 'work'> = {},
): PackageAnalysis {
  const whole = library.get(id);
  assert(whole !== undefined, `the library has no package ${id}`);
  const { explained } = whole;
  const used = new Set<Explained>();
  const tables = [...whole.linked.values()].flatMap((linked) =>
    toldTables({ library, whole, linked, options }, { explained, used }),
  );
  const problems = staleOf(explained, used);
  return { package: id, version: whole.version, tables, problems };
}

type Asked = {
  readonly library: Library;
  readonly whole: PolicyPackage;
  readonly linked: LinkedHook;
  readonly options: Pick<AnalysisOptions, 'findings' | 'work'>;
};

/** A table as it was read in a stretch of days, before its findings are told. */
export type ReadTable = Omit<AnalysedTable, 'findings'>;

/** The tables of a hook in every stretch of days in which its parameters keep their values. */
export function readTables({ library, whole, linked, options }: Asked): ReadTable[] {
  const { checked, file, hook } = linked;
  const model = whole.tables.get(file);
  if (!model) return [];
  const found: ReadTable[] = [];
  for (const { from, to, parameters } of regimesOf(library, whole, linked)) {
    const bounds = { day: { low: from, high: to === null ? null : to - 1 } };
    for (const analysis of analyseTables(model, checked, {
      ...options,
      parameters,
      bounds,
    })) {
      const at = found.findIndex((each) => {
        return each.to === from && sameTold(each.analysis, analysis);
      });
      const known = found[at];
      if (known) found[at] = { ...known, to };
      else found.push({ hook: hook.name, file, from, to, analysis });
    }
  }
  return found;
}

type ParameterDays = { readonly from: Day; readonly to: Day | null; readonly parameters: Row };

/** The days of a package, cut where a parameter that the decision reads changes. */
export function regimesOf(
  library: Library,
  whole: PolicyPackage,
  { checked }: LinkedHook,
): ParameterDays[] {
  const layers = layersOf(library, whole);
  const byName = parameterLayers(layers);
  const { from, to } = whole.effective;
  const days = new Set<Day>([from]);
  const inside = (day: Day): boolean => day > from && (to === null || day < to);
  for (const name of checked.reads.parameters) {
    for (const layer of byName.get(name) ?? []) {
      const { effective, parameters } = layer.package;
      const starts = (parameters.get(name)?.values ?? []).map((value) => value.from);
      for (const day of [effective.from, effective.to, ...starts]) {
        if (day !== null && inside(day)) days.add(day);
      }
    }
  }
  const starts = [...days].sort((a, b) => a - b);
  return starts.map((start, at) => ({
    from: start,
    to: starts[at + 1] ?? to,
    parameters: parametersAt(byName, start, undefined).values,
  }));
}

/** Whether two analyses of one table say the same. */
const sameTold = (a: TableAnalysis, b: TableAnalysis): boolean =>
  a.decision === b.decision && toldText(a) === toldText(b);

const toldText = (table: TableAnalysis): string =>
  JSON.stringify([
    findingsOf(table).map(({ finding, about, found }) => [finding, about, found.problem.en]),
    table.unique,
    table.more,
    table.stopped?.en ?? '',
    table.rules,
  ]);

/** The tables of a hook with their findings, in the words of the package. */
function toldTables(asked: Asked, known: Explanations): AnalysedTable[] {
  const { library, whole, linked } = asked;
  const words = findingWords(library, whole, linked);
  return readTables(asked).map((table) => {
    const told = (found: TableFinding): Problem =>
      inside(`${whole.id}/${table.file}`, saidFinding(table.analysis, found, words).problem);
    return { ...table, findings: toldOf(table, known, told) };
  });
}

type Explanations = {
  readonly explained: readonly Explained[];
  readonly used: Set<Explained>;
};

function toldOf(
  { analysis }: ReadTable,
  known: Explanations,
  told: (found: TableFinding) => Problem,
): PackageFinding[] {
  return findingsOf(analysis).map(({ finding, about, found }) => {
    const explanation = known.explained.find(
      (each) =>
        each.decision === analysis.decision && each.finding === finding && each.about === about,
    );
    if (explanation) known.used.add(explanation);
    const why = explanation?.why ?? null;
    return { finding, about, fault: found.fault, problem: told(found), why };
  });
}
