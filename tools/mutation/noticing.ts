import { settleTest } from '@sanyi/insurance';
import {
  type Library,
  linkInto,
  type PackageFolder,
  type SingleCase,
  singleCases,
  type TestOptions,
} from '@sanyi/policy';
import { type Mutant, mutantsOf } from './mutants.ts';

/** What became of one moved number. */
export type Outcome = {
  readonly mutant: Mutant;
  readonly by: 'checker' | 'test' | 'nobody';
  /** The test that noticed it, or the reason why none can. */
  readonly text: string;
};

const OPTIONS: TestOptions = { settleCase: settleTest };

/** The moved numbers of the tables of some packages. */
export const movesOf = (folders: readonly PackageFolder[]): Mutant[] =>
  folders.flatMap(({ name, files }) =>
    [...files].flatMap(([path, xml]) =>
      path.startsWith('tables/') && path.endsWith('.dmn') ? mutantsOf({ name, path }, xml) : [],
    ),
  );

/**
 * Asks the tests of all packages about moved numbers, those first that cite the rule it stands in,
 * then those that cite its table, then its package, then the others; the first that fails is enough.
 * Only the changed package is read and linked again.
 */
export function noticing(
  folders: readonly PackageFolder[],
  library: Library,
): (mutant: Mutant) => Outcome {
  const cases = [...library.keys()].flatMap((id) => singleCases(library, id, OPTIONS));
  const cited = new Map(cases.map((each) => [each, each.run(library).rules]));
  const files = new Map(folders.map((folder) => [folder.name, folder.files]));
  return (mutant) => {
    const own = new Map(files.get(mutant.package)).set(mutant.path, mutant.text);
    const changed = linkInto(library, { name: mutant.package, files: own });
    if (!changed.ok) return { mutant, by: 'checker', text: changed.problems[0]?.code ?? '' };
    const mutated = new Map(library).set(mutant.package, changed.value);
    const first = nearestFirst(cases, cited, mutant).find((each) => !each.run(mutated).ok);
    return first
      ? { mutant, by: 'test', text: `${first.id} ${first.title}` }
      : { mutant, by: 'nobody', text: '' };
  };
}

function nearestFirst(
  cases: readonly SingleCase[],
  cited: ReadonlyMap<SingleCase, readonly string[]>,
  mutant: Mutant,
): readonly SingleCase[] {
  const nearness = [
    `${mutant.package}#${mutant.decision}/${mutant.rule}`,
    `${mutant.package}#${mutant.decision}/`,
    `${mutant.package}#`,
  ];
  const rank = (each: SingleCase): number => {
    const rules = cited.get(each) ?? [];
    const at = nearness.findIndex((start, index) =>
      rules.some((rule) => (index === 0 ? rule === start : rule.startsWith(start))),
    );
    return at < 0 ? nearness.length : at;
  };
  const ranked = cases.map((each) => ({ each, rank: rank(each) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ each }) => each);
}
