import { DMN_LIMITS, type DmnModel, readDmn } from '@sanyi/feel';
import { assert, failOf, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { readTakenOver } from '../adopt/read-taken-over.ts';
import { readExplained } from '../analysis/explained.ts';
import { readBulletin } from '../bulletins/read-bulletin.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import type { Fold } from '../folds/fold.ts';
import { readFold } from '../folds/read-fold.ts';
import type { ReportForm } from '../forms/form.ts';
import { checkForm, readForm } from '../forms/read-form.ts';
import type { Indicator } from '../headers/indicator.ts';
import { readIndicator, readSupervision } from '../headers/read-headers.ts';
import { LIMITS } from '../limits.ts';
import type { PolicyList } from '../lists/policy-list.ts';
import { readList } from '../lists/read-list.ts';
import type { Parameter } from '../parameters/parameter.ts';
import { readParameters } from '../parameters/read-parameters.ts';
import type { Pool } from '../pools/pool.ts';
import { readPool } from '../pools/read-pool.ts';
import { checkOwn } from './check-own.ts';
import { checkLayout, filesOf } from './layout.ts';
import { type Manifest, readManifest } from './manifest.ts';
import type { PackageFiles, PolicyPackage } from './policy-package.ts';

/**
 * Reads the files of one package and checks all that can be known without other packages. Every
 * problem is reported, not only the first.
 *
 * @returns the package, not yet linked; or all problems
 * @example
 * ```ts
 * const read = readPackage('demo', new Map([['policy.yaml', 'id: demo']]));
 * read.ok; // false
 * if (!read.ok) read.problems.map((each) => problemLine(each, 'en'));
 * ```
 */
export function readPackage(name: string, files: PackageFiles): Result<PolicyPackage> {
  const problems: Problem[] = [];
  checkLayout(name, files, problems);
  const text = files.get('policy.yaml');
  if (text === undefined) problems.push(problem('POLICY_NO_MANIFEST', name));
  const manifest = text === undefined ? null : readManifest(`${name}/policy.yaml`, text, problems);
  if (manifest && manifest.id !== name) {
    const details = { folder: name, id: manifest.id };
    problems.push(problem('POLICY_FOLDER_NAME', `${name}/policy.yaml id`, details));
  }
  const content = readContent({ name, files, manifest }, problems);
  if (!manifest) {
    const failure = failOf(problems.slice(0, LIMITS.problems));
    assert(failure !== null, `${name}: no manifest, and no problem says why`);
    return failure;
  }
  const { provides, lists: _declared, ...rest } = manifest;
  const whole: PolicyPackage = {
    ...rest,
    provides: new Map(provides.map((each) => [each.hook, each])),
    ...content,
    files,
    linked: new Map(),
  };
  checkOwn(whole, problems);
  return failOf(problems.slice(0, LIMITS.problems)) ?? ok(whole);
}

type Reading = {
  readonly name: string;
  readonly files: PackageFiles;
  readonly manifest: Manifest | null;
};

type Content = Pick<
  PolicyPackage,
  | 'parameters'
  | 'lists'
  | 'folds'
  | 'pools'
  | 'indicators'
  | 'supervision'
  | 'forms'
  | 'bulletins'
  | 'explained'
  | 'evidence'
  | 'takenOver'
  | 'tables'
>;

function readContent(reading: Reading, problems: Problem[]): Content {
  const { name, files } = reading;
  const named = (file: { path: string; text: string }) => ({
    ...file,
    name: `${name}/${file.path}`,
    package: name,
  });
  const folds = filesOf(files, 'fold').map((file) => readFold(named(file), problems));
  const pools = filesOf(files, 'pool').map((file) => readPool(named(file), problems));
  const indicators = filesOf(files, 'indicator').map((file) =>
    readIndicator(named(file), problems),
  );
  const rules = filesOf(files, 'supervision').map((file) => readSupervision(named(file), problems));
  const bulletins = filesOf(files, 'bulletin').map((file) => readBulletin(named(file), problems));
  return {
    parameters: parametersOf(reading, problems),
    lists: listsOf(reading, problems),
    folds: new Map(folds.filter(isThere).map((fold): [string, Fold] => [fold.file, fold])),
    pools: new Map(pools.filter(isThere).map((pool): [string, Pool] => [pool.file, pool])),
    indicators: indicators.filter(isThere),
    supervision: rules.filter(isThere),
    forms: formsOf(reading, indicators, problems),
    bulletins: bulletins.filter(isThere),
    explained: filesOf(files, 'explained').flatMap((file) =>
      readExplained(named(file).name, file.text, problems),
    ),
    evidence: filesOf(files, 'evidence')
      .map((file): Evidence | null => readEvidence(named(file), problems))
      .filter(isThere),
    takenOver: readTakenOver(name, files, problems),
    tables: tablesOf(reading, problems),
  };
}

function formsOf(
  { name, files }: Reading,
  indicators: readonly (Indicator | null)[],
  problems: Problem[],
): ReportForm[] {
  const forms = filesOf(files, 'form')
    .map((file) => readForm({ ...file, name: `${name}/${file.path}`, package: name }, problems))
    .filter(isThere);
  // An indicator that could not be read is not missing as well.
  if (indicators.includes(null)) return forms;
  const ids = indicators.filter(isThere).map((each) => each.id);
  problems.push(...forms.flatMap((form) => checkForm(form, ids)));
  return forms;
}

const isThere = <T>(value: T | null): value is T => value !== null;

function parametersOf(reading: Reading, problems: Problem[]): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const file of filesOf(reading.files, 'parameters')) {
    for (const each of readParameters(`${reading.name}/${file.path}`, file.text, problems)) {
      const other = parameters.get(each.name);
      if (other) {
        const details = { name: each.name, other: other.where };
        problems.push(problem('POLICY_PARAMETER_TWICE', each.where, details));
      } else parameters.set(each.name, each);
    }
  }
  return parameters;
}

function listsOf(reading: Reading, problems: Problem[]): Map<string, PolicyList> {
  const lists = new Map<string, PolicyList>();
  for (const declared of reading.manifest?.lists ?? []) {
    const text = reading.files.get(declared.file);
    if (text === undefined) {
      const known = filesOf(reading.files, 'list').map((file) => file.path);
      const details = { file: declared.file, known: known.join(', ') || '-' };
      problems.push(problem('POLICY_FILE_MISSING', declared.where, details));
      continue;
    }
    const file = { name: `${reading.name}/${declared.file}`, text };
    const list = readList(declared, file, problems);
    if (list) lists.set(list.name, list);
  }
  return lists;
}

function tablesOf(reading: Reading, problems: Problem[]): Map<string, DmnModel> {
  const tables = new Map<string, DmnModel>();
  for (const file of filesOf(reading.files, 'table')) {
    const read = readDmn(file.text, DMN_LIMITS);
    const name = `${reading.name}/${file.path}`;
    if (read.ok) tables.set(file.path, read.value);
    else problems.push(...read.problems.map((each) => inside(name, each)));
  }
  return tables;
}

/** A problem of a file's content, with the file in front of its place. */
export const inside = (name: string, trouble: Problem): Problem => ({
  ...trouble,
  where: trouble.where === '' ? name : `${name} ${trouble.where}`,
});
