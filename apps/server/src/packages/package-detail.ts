import type { PackageDetail, PackageTest } from '@sanyi/api';
import type { Day } from '@sanyi/kernel';
import { isoDate } from '@sanyi/kernel';
import { countTests, type Library, type PolicyPackage, type TestReport } from '@sanyi/policy';
import { packageDifferences } from './package-differences.ts';
import { type EffectsNow, packageEffects } from './package-effects.ts';
import { listsOf } from './package-lists.ts';
import { namesRead, parametersOf } from './package-parameters.ts';
import { packageRow } from './package-row.ts';
import { tablesOf } from './package-tables.ts';

const NOT_RUN: TestReport = { passed: 0, failed: 0, problems: [], cases: [] };

/** One package as it stands on a day, with its tests as they really went. */
export function packageDetail(
  of: PolicyPackage,
  library: Library,
  about: {
    readonly place: string;
    readonly on: Day;
    /** Null while they are running. */
    readonly tests: TestReport | null;
    readonly effects: EffectsNow;
  },
): PackageDetail {
  const tables = tablesOf(of, library);
  const tests = about.tests ?? NOT_RUN;
  const cases: readonly PackageTest[] = tests.cases;
  const running = about.tests === null;
  const rules = tables.flatMap((table) => table.rows.map((row) => `${table.id}/${row.id}`));
  const cites = new Set(cases.flatMap((each) => each.rules));
  const reached = rules.filter((rule) => cites.has(`${of.id}@${of.version}#${rule}`));
  return {
    ...packageRow(of, {
      place: about.place,
      on: about.on,
      tests: running ? countTests(of) : cases.length,
    }),
    on: isoDate(about.on),
    tables,
    parameters: parametersOf(of, library),
    names: namesRead(tables, of, library),
    lists: listsOf(of, library),
    indicators: of.indicators.map(({ id, title, unit, source, sql }) => ({
      id,
      title,
      unit,
      source,
      sql,
    })),
    tests: {
      running,
      passed: tests.passed,
      failed: tests.failed,
      cases,
      problems: tests.problems.map(({ code, where, en, zh }) => ({ code, where, en, zh })),
    },
    effects: packageEffects(of, about.effects),
    differences: packageDifferences(of, about.effects, library),
    takenOverBy: adoptedFrom(of, library),
    coverage: { rules: rules.length, reached: running ? null : reached.length },
    sources: [...of.files]
      .filter(([path]) => /^SOURCES.*\.md$/.test(path))
      .map(([path, text]) => ({ id: path, text })),
  };
}

/** Packages that were made from this one for other cities. */
const adoptedFrom = ({ id }: PolicyPackage, library: Library): PackageDetail['takenOverBy'] =>
  [...library.values()]
    .filter(({ adopted }) => adopted?.from === id)
    .map((each) => ({ id: each.id, title: each.title, place: each.place }));
