import { type Day, fail, isoDate, ok, problem, type Result } from '@sanyi/kernel';
import { type Document, isMap, isSeq, parseDocument, stringify } from 'yaml';
import { writeCsv } from '../csv/read-csv.ts';
import type { PolicyList } from '../lists/policy-list.ts';
import { YAML_STYLE } from '../package/format.ts';
import { filesOf } from '../package/layout.ts';
import type {
  Declaration,
  Library,
  PackageFiles,
  PolicyPackage,
  Provision,
} from '../package/policy-package.ts';
import { linkInto } from '../package/read-library.ts';
import { goodCases, runCase } from '../tests/run-tests.ts';

/** What a copy is called and from when it shall hold. */
export type CopyRequest = {
  /** The package that is copied. */
  readonly of: string;
  readonly id: string;
  readonly version: string;
  readonly from: Day;
};

/**
 * The files of a small package on top of another: it says from a day on what the other says now, so
 * that whatever is changed in it changes from that day, and nothing before. It holds the decisions
 * and parameters for which the other still speaks, empty price lists for prices to change, and the
 * tests of its decisions that hold on that day.
 *
 * @returns `POLICY_COPY_EMPTY` where other packages speak for all of it already
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * const day = unwrap(parseDay('2019-07-01'));
 * copyPackage(library, { of: 'none', id: 'none-v2', version: '2.0.0', from: day }).ok; // false
 * ```
 */
export function copyPackage(library: Library, request: CopyRequest): Result<PackageFiles> {
  const of = library.get(request.of);
  if (!of) {
    const known = [...library.keys()].join(', ') || '-';
    return fail(problem('POLICY_REQUIRES_MISSING', request.of, { package: request.of, known }));
  }
  const kept = keptOf(of, library);
  if (kept.provides.length + kept.parameters.length + kept.lists.length === 0) {
    return fail(problem('POLICY_COPY_EMPTY', of.id, { package: of.id }));
  }
  const files = filesOfCopy(of, kept, request);
  const folder = { name: request.id, files };
  const linked = linkInto(library, folder);
  if (!linked.ok) return linked;
  return ok(onlyHolding(files, new Map(library).set(request.id, linked.value), request.id));
}

function filesOfCopy(of: PolicyPackage, kept: Kept, request: CopyRequest): Map<string, string> {
  const files = new Map([['policy.yaml', manifestText(of, kept, request)]]);
  for (const { file, fold, pool } of kept.provides) {
    for (const path of [file, fold, pool]) copyFile(of, path, files);
  }
  for (const { path, text } of filesOf(of.files, 'parameters')) {
    const left = parametersText(text, kept.parameters);
    if (left !== null) files.set(path, left);
  }
  for (const list of kept.lists) files.set(list.file, headerOf(list));
  for (const { path, text } of filesOf(of.files, 'goodTest')) {
    const left = testsText(text, of, { kept, request });
    if (left !== null) files.set(path, left);
  }
  for (const { path } of filesOf(of.files, 'note')) {
    if (path.startsWith('SOURCES')) copyFile(of, path, files);
  }
  return files;
}

/** Without the cases that do not hold on the first day: they were about other days. */
function onlyHolding(files: Map<string, string>, library: Library, id: string): PackageFiles {
  const whole = library.get(id);
  const cases = whole ? goodCases(whole, []) : [];
  for (const { path, text } of filesOf(files, 'goodTest')) {
    const own = cases.filter(({ file }) => file === path);
    const holding = own.map(({ test }) => runCase(test, library, {}).ok);
    const document = parseDocument(text, { schema: 'failsafe' });
    const list = document.get('cases');
    if (isSeq(list)) list.items = list.items.filter((_, index) => holding[index]);
    if (holding.some(Boolean)) files.set(path, document.toString(YAML_STYLE));
    else files.delete(path);
  }
  return files;
}

type Kept = {
  readonly provides: readonly Provision[];
  readonly parameters: readonly string[];
  readonly lists: readonly PolicyList[];
  /** Packages that speak for rows of the lists: a changed price may be any of theirs. */
  readonly speakers: readonly PolicyPackage[];
};

/** The parts of a package that no other package of its place has taken over. */
function keptOf(of: PolicyPackage, library: Library): Kept {
  const others = [...library.values()].filter((each) => each.place === of.place && each !== of);
  const taken = (unit: Declaration['unit'], name: string): boolean =>
    others.some((each) =>
      each.declarations.some(
        (declared) => declared.unit === unit && declared.name === name && declared.of === of.id,
      ),
    );
  const lists = [...of.lists.values()].filter(({ kind }) => kind === 'price');
  return {
    provides: [...of.provides.values()].filter(({ hook }) => !taken('hook', hook)),
    parameters: [...of.parameters.keys()].filter((name) => !taken('parameter', name)),
    lists,
    speakers: others.filter((each) => lists.some(({ name }) => each.lists.has(name))),
  };
}

function copyFile(of: PolicyPackage, path: string | null, files: Map<string, string>): void {
  const text = path === null ? undefined : of.files.get(path);
  if (path !== null && text !== undefined) files.set(path, text);
}

function manifestText(of: PolicyPackage, kept: Kept, { id, version, from }: CopyRequest): string {
  const number = version.split('.')[0] ?? version;
  const plain = {
    en: of.title.en.replace(/, version \d+$/, ''),
    zh: of.title.zh.replace(/（第\d+版）$/, ''),
  };
  const speakers = [of, ...kept.speakers];
  return stringify(
    {
      id,
      version,
      title: { en: `${plain.en}, version ${number}`, zh: `${plain.zh}（第${number}版）` },
      place: of.place,
      effective: {
        from: isoDate(from),
        ...(of.effective.to === null ? {} : { to: isoDate(of.effective.to) }),
      },
      scope: scopeOf(of),
      ...(of.aspect === null ? {} : { aspect: of.aspect }),
      authority: of.authority,
      requires: [...new Set([...of.requires, ...speakers.map((each) => each.id)])],
      ...listed('provides', Object.fromEntries(kept.provides.map(provisionEntry))),
      ...listed(
        'replaces',
        kept.provides.map(({ hook }) => ({ hook, of: of.id })),
      ),
      ...listed('amends', [
        ...kept.parameters.map((parameter) => ({ parameter, of: of.id })),
        ...kept.lists.flatMap(({ name: list }) =>
          speakers.flatMap((each) => (each.lists.has(list) ? [{ list, of: each.id }] : [])),
        ),
      ]),
      ...listed('lists', Object.fromEntries(kept.lists.map((list) => listEntry(of, list)))),
      ...(of.ruleDay === 'admission' ? { ruleDay: of.ruleDay } : {}),
    },
    YAML_STYLE,
  );
}

function scopeOf({ scope }: PolicyPackage): unknown {
  return scope.all ? 'all' : [...scope.levels, ...scope.institutions, ...scope.districts];
}

const listed = (key: string, value: object): object =>
  Object.keys(value).length === 0 ? {} : { [key]: value };

const provisionEntry = ({ hook, file, decision, fold, pool }: Provision): [string, object] => [
  hook,
  { file, decision, ...(fold === null ? {} : { fold }), ...(pool === null ? {} : { pool }) },
];

/** A list as its own package declares it. */
function listEntry(of: PolicyPackage, { name }: PolicyList): [string, unknown] {
  const document = parseDocument(of.files.get('policy.yaml') ?? '', { schema: 'failsafe' });
  return [name, document.toJS().lists?.[name]];
}

const headerOf = ({ keys, columns }: PolicyList): string =>
  writeCsv([[...keys, ...columns.map(({ name }) => name), 'from', 'to', 'provenance', 'source']]);

/** A file of parameters with only the named ones; null where none is left. */
function parametersText(text: string, names: readonly string[]): string | null {
  const document = parseDocument(text, { schema: 'failsafe' });
  const { contents } = document;
  if (!isMap(contents)) return null;
  contents.items = contents.items.filter(({ key }) => names.includes(String(key)));
  return contents.items.length === 0 ? null : document.toString(YAML_STYLE);
}

/** The cases of the decisions that are copied, asked for the first day of the copy. */
function testsText(
  text: string,
  of: PolicyPackage,
  { kept, request }: { readonly kept: Kept; readonly request: CopyRequest },
): string | null {
  const document = parseDocument(text, { schema: 'failsafe' });
  const stack = `${of.place}@${isoDate(request.from)}`;
  if (!pickCases(document, kept)) return null;
  document.set('stack', stack);
  const cited = document.toString(YAML_STYLE);
  return cited.replaceAll(`${of.id}#`, `${request.id}#`);
}

function pickCases(document: Document, kept: Kept): boolean {
  const cases = document.get('cases');
  if (!isSeq(cases)) return false;
  const hooks = kept.provides.map(({ hook }): string => hook);
  cases.items = cases.items.filter(
    (each) => isMap(each) && hooks.includes(String(each.get('hook'))) && !each.has('stack'),
  );
  return cases.items.length > 0;
}
