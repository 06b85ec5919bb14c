import { settleCase } from '@sanyi/insurance';
import { unwrap } from '@sanyi/kernel';
import { linkInto, type PackageFolder, readLibrary, runPackageTests } from '@sanyi/policy';
import { readPolicies } from '../../packages/store/src/index.ts';
import { mutantsOf } from './mutants.ts';

/**
 * Moves every number of every shipped table by one unit and tells which moves no package test
 * notices: node tools/run.mjs tools/mutation/main.ts [PACKAGE...]
 */
const [, , ...asked] = process.argv;
const folders: readonly PackageFolder[] = unwrap(await readPolicies('policies'));
const library = unwrap(readLibrary(folders));
const options = {
  settleCase: (stack: Parameters<typeof settleCase>[0], claim: unknown, acc: unknown) =>
    settleCase(stack, acc === undefined ? claim : { ...Object(claim), acc }),
};

/**
 * Rules that complete a table for people without a scheme of the city. Nothing of theirs is in scope,
 * so the tables are never asked about them, and no number in these rules can be noticed.
 */
const NEVER_RUN = [
  '/outpatient-no-scheme',
  '/deductible-no-scheme',
  '/stay-no-scheme',
  '/year-no-scheme',
  '/serious-no-scheme',
];

let [count, survivors] = [0, 0];
for (const folder of folders) {
  if (asked.length > 0 && !asked.includes(folder.name)) continue;
  for (const [path, xml] of folder.files) {
    if (!path.startsWith('tables/') || !path.endsWith('.dmn')) continue;
    for (const mutant of mutantsOf(`${folder.name}/${path}`, xml)) {
      count += 1;
      if (NEVER_RUN.some((rule) => mutant.place.includes(rule))) continue;
      if (noticed(folder, path, mutant.text)) continue;
      survivors += 1;
      process.stdout.write(`${mutant.place}: ${mutant.from} → ${mutant.to}\n`);
    }
  }
}
process.stdout.write(`mutation: ${count} numbers moved, ${survivors} not noticed\n`);
process.exitCode = survivors > 0 ? 1 : 0;

/** Whether the checker or a test of any package notices a changed file. */
function noticed(folder: PackageFolder, path: string, text: string): boolean {
  const files = new Map(folder.files).set(path, text);
  const changed = linkInto(library, { name: folder.name, files });
  if (!changed.ok) return true;
  const mutated = new Map(library).set(folder.name, changed.value);
  const ids = [folder.name, ...[...library.keys()].filter((id) => id !== folder.name)];
  return ids.some((id) => runPackageTests(mutated, id, options).failed > 0);
}
