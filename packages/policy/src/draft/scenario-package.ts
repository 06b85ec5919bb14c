import { type Day, dayWords, isoDate } from '@sanyi/kernel';
import { stringify } from 'yaml';
import { writeCsv } from '../csv/read-csv.ts';
import { writtenBounds } from '../kinds/bounds.ts';
import { kindText } from '../kinds/kind-text.ts';
import type { PolicyList } from '../lists/policy-list.ts';
import { YAML_STYLE } from '../package/format.ts';
import type { PackageFiles, PolicyPackage } from '../package/policy-package.ts';
import type { Parameter } from '../parameters/parameter.ts';
import type { Stack } from '../stack/stack.ts';
import type { WhatIf } from '../stack/stack-spec.ts';

/** What a package of tried values is called, and from when it shall hold. */
export type ScenarioRequest = { readonly id: string; readonly from: Day };

/**
 * The files of a package that says from a day on what a stack tries: each parameter and each row of a
 * price list with its value, on top of all packages that speak for it. Values are marked
 * `illustrative` until somebody founds them. Laid on a place it changes the same claims from that day
 * as the values did.
 *
 * @returns null where the stack tries nothing
 * @example
 * ```ts
 * declare const stack: Stack; // buildStack(library, 'beijing')
 * scenarioPackage(stack, { id: 'what-if-1', from: dayOf('2019-07-01') }); // null
 * ```
 */
export function scenarioPackage(stack: Stack, request: ScenarioRequest): PackageFiles | null {
  const { whatIfs } = stack.spec;
  if (whatIfs.length === 0) return null;
  const below = stack.packages.slice(0, -1);
  const parameters = namesOf(whatIfs, 'parameter');
  const lists = namesOf(whatIfs, 'list');
  const speakers = below.filter(
    (each) =>
      parameters.some((name) => each.parameters.has(name)) ||
      lists.some((name) => each.lists.has(name)),
  );
  const files = new Map([
    ['policy.yaml', manifestText(stack, request, { speakers, parameters, lists })],
  ]);
  if (parameters.length > 0) {
    files.set('parameters/tried.yaml', parametersText(whatIfs, below, request));
  }
  for (const name of lists) {
    const list = listNamed(below, name);
    if (list) files.set(fileOf(name), listText(list, whatIfs, request));
  }
  return files;
}

const namesOf = (whatIfs: readonly WhatIf[], unit: WhatIf['unit']): string[] => [
  ...new Set(whatIfs.filter((each) => each.unit === unit).map(({ name }) => name)),
];

const listNamed = (below: readonly PolicyPackage[], name: string): PolicyList | undefined =>
  below.findLast((each) => each.lists.has(name))?.lists.get(name);

const fileOf = (name: string): string =>
  `lists/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.csv`;

function manifestText(
  { place, text }: Stack,
  { id, from }: ScenarioRequest,
  of: {
    readonly speakers: readonly PolicyPackage[];
    readonly parameters: readonly string[];
    readonly lists: readonly string[];
  },
): string {
  const { speakers, parameters, lists } = of;
  const top = speakers.at(-1);
  const amends = (unit: 'parameter' | 'list', names: readonly string[]) =>
    names.flatMap((name) =>
      speakers
        .filter((each) => (unit === 'list' ? each.lists : each.parameters).has(name))
        .map((each) => ({ [unit]: name, of: each.id })),
    );
  const declared = lists.flatMap((name) => {
    const list = listNamed(speakers, name);
    const [column] = list?.columns ?? [];
    if (!list || !column) return [];
    const values = { [column.name]: kindText(column.kind) };
    return [[name, { file: fileOf(name), kind: list.kind, key: list.keys, values }] as const];
  });
  return stringify(
    {
      id,
      version: '1.0.0',
      title: {
        en: `Values tried, from ${dayWords(isoDate(from), 'en')}`,
        zh: `试算方案（自${dayWords(isoDate(from), 'zh')}起）`,
      },
      place,
      effective: { from: isoDate(from) },
      scope: 'all',
      authority: top?.authority ?? { en: text, zh: text },
      requires: speakers.map((each) => each.id),
      amends: [...amends('parameter', parameters), ...amends('list', lists)],
      ...(declared.length > 0 ? { lists: Object.fromEntries(declared) } : {}),
    },
    YAML_STYLE,
  );
}

const SOURCE = 'what-if';

function parametersText(
  whatIfs: readonly WhatIf[],
  below: readonly PolicyPackage[],
  { from }: ScenarioRequest,
): string {
  const known = (name: string): Parameter | undefined =>
    below.findLast((each) => each.parameters.has(name))?.parameters.get(name);
  const entries = namesOf(whatIfs, 'parameter').flatMap((name) => {
    const parameter = known(name);
    if (!parameter) return [];
    const { unit, title } = parameter;
    const values = whatIfs
      .filter((each) => each.unit === 'parameter' && each.name === name)
      .map((each) => ({
        from: isoDate(each.from ?? from),
        value: each.value,
        provenance: 'illustrative',
        source: SOURCE,
      }))
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    const kind = kindText(parameter.kind);
    return [[name, { kind, ...writtenBounds(parameter.kind), unit, title, values }] as const];
  });
  return stringify(Object.fromEntries(entries), { ...YAML_STYLE, defaultStringType: 'PLAIN' });
}

function listText(list: PolicyList, whatIfs: readonly WhatIf[], { from }: ScenarioRequest): string {
  const header = [
    ...list.keys,
    ...list.columns.map(({ name }) => name),
    ...['from', 'to', 'provenance', 'source'],
  ];
  const rows = whatIfs
    .filter((each) => each.unit === 'list' && each.name === list.name)
    .map((each) => [
      ...list.keys.map((_, at) => each.keys[at] ?? ''),
      each.value,
      isoDate(each.from ?? from),
      '',
      'illustrative',
      SOURCE,
    ]);
  return writeCsv([header, ...rows]);
}
