import { isoDate } from '@sanyi/kernel';
import { kindText } from '../kinds/kind-text.ts';
import { valueText } from '../kinds/value-text.ts';
import type { PolicyList } from '../lists/policy-list.ts';
import type { PolicyPackage } from '../package/policy-package.ts';
import type { DatedValue, Parameter } from '../parameters/parameter.ts';
import { diffEffects } from './diff-effects.ts';
import { diffTables } from './diff-tables.ts';
import { diffTests } from './diff-tests.ts';
import {
  changeOf,
  type PackageDiff,
  type ParameterDiff,
  type RowDiff,
  type TextDiff,
} from './package-diff.ts';

/**
 * Tells what differs between two versions of a package: cells, dated values, list rows, tests and
 * all other files, each rule and value with whom it is about. Formatting makes no difference.
 *
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * for (const whole of library.values()) diffPackages(whole, whole).tables; // []
 * ```
 */
export function diffPackages(before: PolicyPackage, after: PolicyPackage): PackageDiff {
  return {
    before: { id: before.id, version: before.version },
    after: { id: after.id, version: after.version },
    manifest: diffManifests(before, after),
    tables: diffTables(before, after),
    parameters: diffParameters(before, after),
    lists: [...new Set([...before.lists.keys(), ...after.lists.keys()])].flatMap((name) =>
      diffLists(name, before.lists.get(name), after.lists.get(name)),
    ),
    tests: diffTests(before, after),
    effects: diffEffects(before, after),
    other: diffOthers(before, after),
  };
}

function diffManifests(before: PolicyPackage, after: PolicyPackage): TextDiff[] {
  const told = (whole: PolicyPackage): ReadonlyMap<string, string> => {
    const { effective, scope, requires, provides, declarations } = whole;
    const { all, levels, institutions, districts } = scope;
    const declared = declarations.map(
      ({ how, unit, name, of }) => `${how} ${unit} ${name} of ${of}`,
    );
    return new Map([
      ['version', whole.version],
      ['title.en', whole.title.en],
      ['title.zh', whole.title.zh],
      ['place', whole.place],
      ['effective.from', isoDate(effective.from)],
      ['effective.to', effective.to === null ? '' : isoDate(effective.to)],
      ['scope', all ? 'all' : [...levels, ...institutions, ...districts].join(', ')],
      ['authority', `${whole.authority.en} ${whole.authority.zh}`],
      ['requires', requires.join(', ')],
      [
        'provides',
        [...provides.values()].map(({ hook, decision }) => `${hook}: ${decision}`).join(', '),
      ],
      ['declarations', declared.join('; ')],
      ['ruleDay', whole.ruleDay],
    ]);
  };
  const [old, now] = [told(before), told(after)];
  return [...old].flatMap(([name, text]) => {
    const next = now.get(name) ?? '';
    return text === next ? [] : [{ name, before: text || null, after: next || null }];
  });
}

function diffParameters(before: PolicyPackage, after: PolicyPackage): ParameterDiff[] {
  const names = new Set([...before.parameters.keys(), ...after.parameters.keys()]);
  return [...names].flatMap((name): ParameterDiff[] => {
    const [old, now] = [before.parameters.get(name), after.parameters.get(name)];
    const shown = now ?? old;
    if (!shown) return [];
    const readBy = readersOf(name, [after, before]);
    const days = [old, now].flatMap((each) => each?.values.map(({ from }) => from) ?? []);
    return [...new Set(days)]
      .sort((a, b) => a - b)
      .flatMap((from) => {
        const [was, is] = [old, now].map((each) => textOf(each, from));
        const change = changeOf(was ?? null, is ?? null);
        if (!change) return [];
        const { title } = shown;
        return [{ name, title, from, change, before: was ?? null, after: is ?? null, readBy }];
      });
  });
}

/** The value that begins on a day, with its kind, unit and mark: each of them matters. */
function textOf(parameter: Parameter | undefined, from: DatedValue['from']): string | null {
  const value = parameter?.values.find((each) => each.from === from);
  if (!parameter || !value) return null;
  const { kind, unit } = parameter;
  const shown = [valueText(value.value, kind), unit?.en].filter(Boolean).join(' ');
  return `${shown} (${kindText(kind)}; ${value.provenance}, ${value.source})`;
}

function readersOf(name: string, packages: readonly PolicyPackage[]): string[] {
  const readers = packages.flatMap(({ linked }) =>
    [...linked.values()].flatMap(({ hook, decision, checked }) =>
      checked.reads.parameters.includes(name) ? [`${hook.name}: ${decision}`] : [],
    ),
  );
  return [...new Set(readers)];
}

function diffLists(name: string, before?: PolicyList, after?: PolicyList): RowDiff[] {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const keys = new Set([...old.keys(), ...now.keys()]);
  return [...keys].flatMap((id): RowDiff[] => {
    const [was, is] = [old.get(id), now.get(id)];
    const row = is ?? was;
    if (!row) return [];
    const columns = new Set([...(was?.cells.keys() ?? []), ...(is?.cells.keys() ?? [])]);
    const cells = [...columns].flatMap((column): TextDiff[] => {
      const [a, b] = [was?.cells.get(column) ?? null, is?.cells.get(column) ?? null];
      return a === b ? [] : [{ name: column, before: a, after: b }];
    });
    const change = !was ? 'added' : !is ? 'removed' : 'changed';
    if (change === 'changed' && cells.length === 0) return [];
    return [{ list: name, key: row.key, from: row.from, change, cells }];
  });
}

type ShownRow = {
  readonly key: string;
  readonly from: RowDiff['from'];
  readonly cells: ReadonlyMap<string, string>;
};

function rowsOf(list: PolicyList | undefined): Map<string, ShownRow> {
  const rows = new Map<string, ShownRow>();
  for (const { keys, values, from, to, provenance, source } of list?.rows ?? []) {
    const key = keys.map((cell) => cell || '*').join(', ');
    const cells = new Map([
      ...(list?.columns ?? []).map(({ name, kind }, at) => {
        return [name, valueText(values[at] ?? null, kind)] as const;
      }),
      ['to', to === null ? '' : isoDate(to)] as const,
      ['provenance', provenance] as const,
      ['source', source] as const,
    ]);
    rows.set(`${key} ${from}`, { key, from, cells });
  }
  return rows;
}

/** Files that are told whole: those that are read elsewhere in the difference are left out. */
const TOLD = /^(policy\.yaml|tables\/|parameters\/|lists\/|tests\/)/;

function diffOthers(before: PolicyPackage, after: PolicyPackage): PackageDiff['other'] {
  const paths = new Set([...before.files.keys(), ...after.files.keys()]);
  return [...paths].sort().flatMap((path) => {
    if (TOLD.test(path)) return [];
    const change = changeOf(before.files.get(path) ?? null, after.files.get(path) ?? null);
    return change ? [{ path, change }] : [];
  });
}
