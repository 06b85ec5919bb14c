import { type CheckedDecision, type ColumnKernel, compileColumns, type Row } from '@sanyi/feel';
import { assert, unwrap } from '@sanyi/kernel';
import {
  buildStack,
  type Fold,
  type HookName,
  type PolicyPackage,
  readLibrary,
} from '@sanyi/policy';
import { readPolicies } from '../../packages/store/src/index.ts';

/** A decision of a package with all sets of parameters it is ever asked with. */
export type Subject = {
  readonly package: string;
  readonly hook: HookName;
  readonly checked: CheckedDecision;
  /** Null where the decision has no column form: then `refused` says why. */
  readonly kernel: ColumnKernel | null;
  readonly refused: string | null;
  readonly fold: Fold | null;
  readonly parameters: readonly Row[];
};

const HOOKS: readonly HookName[] = [
  'price.visit',
  'price.line',
  'firstContact.visit',
  'benefit.claim',
  'payment.case',
];

/** Every decision behind a hook of every package in a folder. */
export async function subjectsIn(folder: string): Promise<Subject[]> {
  const library = unwrap(readLibrary(unwrap(await readPolicies(folder))));
  const found = new Map<CheckedDecision, Subject>();
  for (const text of stacksOf([...library.values()])) {
    const stack = unwrap(buildStack(library, text));
    const site = { institution: 1, level: 'tertiary', district: '' };
    for (const interval of stack.intervals.keys()) {
      const regime = stack.regime(interval, site);
      for (const name of HOOKS) {
        const hook = regime.hook(name);
        if (hook) add(found, hook.package, name, hook.parameters);
      }
    }
  }
  return [...found.values()];
}

/** A stack for each place, and for each package of no place one with it on top. */
export function stacksOf(packages: readonly PolicyPackage[]): string[] {
  const places = [...new Set(packages.map(({ place }) => place))].filter((each) => each !== 'any');
  const anywhere = packages.filter(({ place }) => place === 'any');
  return [...places, ...anywhere.map(({ id }) => `${homeOf(packages, id) ?? places[0]}+${id}`)];
}

/** The place of a package that another requires. */
function homeOf(packages: readonly PolicyPackage[], id: string): string | undefined {
  const requires = packages.find((each) => each.id === id)?.requires ?? [];
  return packages.find((each) => requires.includes(each.id) && each.place !== 'any')?.place;
}

function add(
  found: Map<CheckedDecision, Subject>,
  of: PolicyPackage,
  hook: HookName,
  parameters: Row,
): void {
  const linked = of.linked.get(hook);
  assert(linked !== undefined, `${of.id} speaks for ${hook}`);
  const { checked, fold } = linked;
  const known = found.get(checked);
  if (known) {
    if (known.parameters.includes(parameters)) return;
    found.set(checked, { ...known, parameters: [...known.parameters, parameters] });
    return;
  }
  const compiled = compileColumns(checked);
  const isRefused = 'refused' in compiled;
  found.set(checked, {
    package: of.id,
    hook,
    checked,
    kernel: isRefused ? null : compiled,
    refused: isRefused ? compiled.refused.en : null,
    fold,
    parameters: [parameters],
  });
}
