import { isoDate, type Problem, problem } from '@sanyi/kernel';
import { suggestion } from '../kinds/suggestion.ts';
import { filesOf } from './layout.ts';
import type { Declaration, PolicyPackage } from './policy-package.ts';

/** Checks a package as a whole, as far as it can be known without other packages. */
export function checkOwn(whole: PolicyPackage, problems: Problem[]): void {
  checkProvided(whole, problems);
  checkUnused(whole, problems);
  checkDeclared(whole, problems);
  checkGaps(whole, problems);
}

function checkProvided(whole: PolicyPackage, problems: Problem[]): void {
  for (const provision of whole.provides.values()) {
    const { file, decision, fold, pool, hook, where } = provision;
    const known = filesOf(whole.files, 'table').map((each) => each.path);
    if (!whole.files.has(file)) {
      const details = { file, known: known.join(', ') || '-' };
      problems.push(problem('POLICY_FILE_MISSING', where, details));
    }
    const model = whole.tables.get(file);
    const decisions = model?.decisions.map((each) => each.name) ?? [];
    if (model && !decisions.includes(decision)) {
      const details = { file, decision, ...suggestion(decision, decisions) };
      problems.push(problem('POLICY_DECISION_MISSING', where, details));
    }
    if (fold !== null) checkFold({ whole, fold, hook, where }, problems);
    if (pool !== null && !whole.files.has(pool)) {
      const pools = filesOf(whole.files, 'pool').map((each) => each.path);
      const details = { file: pool, known: pools.join(', ') || '-' };
      problems.push(problem('POLICY_FILE_MISSING', where, details));
    }
  }
}

function checkFold(
  at: {
    readonly whole: PolicyPackage;
    readonly fold: string;
    readonly hook: string;
    readonly where: string;
  },
  problems: Problem[],
): void {
  const { whole, fold, hook, where } = at;
  if (!whole.files.has(fold)) {
    const folds = filesOf(whole.files, 'fold').map((each) => each.path);
    const details = { file: fold, known: folds.join(', ') || '-' };
    problems.push(problem('POLICY_FILE_MISSING', where, details));
  }
  const found = whole.folds.get(fold);
  if (found && found.hook !== hook) {
    problems.push(problem('POLICY_FOLD_HOOK', found.where, { found: found.hook, hook }));
  }
}

function checkUnused(whole: PolicyPackage, problems: Problem[]): void {
  const used = new Set<string>();
  for (const { file, fold, pool } of whole.provides.values()) {
    used.add(file);
    if (fold !== null) used.add(fold);
    if (pool !== null) used.add(pool);
  }
  for (const list of whole.lists.values()) used.add(list.file);
  for (const role of ['table', 'fold', 'pool', 'list'] as const) {
    for (const { path } of filesOf(whole.files, role)) {
      if (used.has(path) || brokenList(whole, path)) continue;
      problems.push(problem('POLICY_FILE_UNUSED', `${whole.id}/${path}`, { file: path }));
    }
  }
}

/** A declared list that could not be read is not in `lists`, but it is not unused either. */
function brokenList(whole: PolicyPackage, path: string): boolean {
  return path.startsWith('lists/') && (whole.files.get('policy.yaml') ?? '').includes(path);
}

/** Where each kind of unit is written. */
const FOLDERS: Readonly<Record<Declaration['unit'], string>> = {
  hook: 'policy.yaml',
  parameter: 'parameters',
  list: 'lists',
  indicator: 'indicators',
  supervision: 'supervision',
};

function checkDeclared(whole: PolicyPackage, problems: Problem[]): void {
  // What an unreadable file would have said is not missing as well.
  const unreadable = new Set(problems.map((each) => each.where.split(/[/:]/)[1] ?? ''));
  for (const declared of whole.declarations) {
    if (speaksAbout(whole, declared) || unreadable.has(FOLDERS[declared.unit])) continue;
    const { how, unit, name, where } = declared;
    problems.push(problem('POLICY_DECLARED_IN_VAIN', where, { how, unit, name }));
  }
}

/** Whether a package itself says something about a unit. */
export const speaksAbout = (
  whole: PolicyPackage,
  { unit, name }: Pick<Declaration, 'unit' | 'name'>,
): boolean => unitNames(whole, unit).includes(name);

/** What a package says, by kind of unit, for problem texts. */
export function unitNames(whole: PolicyPackage, unit: Declaration['unit']): string[] {
  switch (unit) {
    case 'hook':
      return [...whole.provides.keys()];
    case 'parameter':
      return [...whole.parameters.keys()];
    case 'list':
      return [...whole.lists.keys()];
    case 'indicator':
      return whole.indicators.map((each) => each.id);
    case 'supervision':
      return whole.supervision.map((each) => each.id);
  }
}

/** A parameter that no other package founded needs a value from the package's first day on. */
function checkGaps(whole: PolicyPackage, problems: Problem[]): void {
  const amended = new Set(
    whole.declarations.filter((each) => each.unit === 'parameter').map((each) => each.name),
  );
  for (const { name, values, where } of whole.parameters.values()) {
    const first = values[0];
    if (!first || amended.has(name) || first.from <= whole.effective.from) continue;
    const days = { from: isoDate(whole.effective.from), to: isoDate(first.from) };
    problems.push(problem('POLICY_PARAMETER_GAP', where, { name, ...days }));
  }
}
