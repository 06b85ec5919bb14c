import { failOf, isoDate, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { type Document, isSeq, parseDocument } from 'yaml';
import { rulingHash } from '../evidence/evidence-state.ts';
import { kindText } from '../kinds/kind-text.ts';
import { valueText } from '../kinds/value-text.ts';
import { YAML_STYLE } from '../package/format.ts';
import type {
  Declaration,
  Library,
  PackageFiles,
  PolicyPackage,
} from '../package/policy-package.ts';
import { readPackage } from '../package/read-package.ts';
import type { UnitKind } from '../package/unit-kind.ts';
import type { Parameter } from '../parameters/parameter.ts';
import { type LocalSetting, settingsThatAreNotLocal, withLocalSettings } from './local-settings.ts';
import type { LocalValue, MappedUnit } from './taken-over.ts';

/** A package of one place, to be taken over by another. */
export type AdoptRequest = {
  readonly name: string;
  readonly files: PackageFiles;
  readonly place: string;
  /** Districts of the city, for packages that hold in some of them only. */
  readonly districts: readonly string[];
  /** Values that the city sets for itself, of parameters that the package leaves to cities. */
  readonly settings?: readonly LocalSetting[];
};

/** A package as a city took it over. */
export type Adoption = {
  readonly id: string;
  readonly files: PackageFiles;
  readonly original: PolicyPackage;
  readonly mapped: readonly MappedUnit[];
  readonly local: readonly LocalValue[];
};

/**
 * Makes a package of another place one of this place: whatever it amends or replaces there is found
 * here by name, whoever speaks for it; its tests ask the rules of this place; its evidence stays with
 * the original. `policy.yaml` says what it was made from.
 *
 * @param library - the packages of this place
 * @returns all problems at once: `ADOPT_UNIT_MISSING` for what nobody speaks for here,
 * `ADOPT_SCOPE_MISSING` for a scope of places that are not here, `ADOPT_NOT_LOCAL` for a value that is
 * not left to cities
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * adoptPackage(library, { name: 'fees', files: new Map(), place: 'here', districts: [] }).ok; // false
 * ```
 */
export function adoptPackage(library: Library, request: AdoptRequest): Result<Adoption> {
  const read = readPackage(request.name, request.files);
  if (!read.ok) return read;
  const original = read.value;
  const { place, settings = [] } = request;
  const id = adoptedId(original, place);
  // What was taken over before gives way; it does not speak for itself.
  const own = [...library.values()].filter((each) => each.place === place && each.id !== id);
  const mapped = original.declarations.map((declared) => mappedUnit(declared, own, original));
  const problems = [
    ...missingUnits(original, mapped, place),
    ...missingPlaces(original, request),
    ...settingsThatAreNotLocal(original, settings),
  ];
  const failure = failOf(problems);
  if (failure) return failure;
  const files = adoptedFiles(original, { id, place, mapped, settings });
  const local = localValues(original, own, settings);
  return ok({ id, files, original, mapped, local });
}

/** `beijing-2017-separation` in Yunhe is `yunhe-2017-separation`. */
function adoptedId({ id, place: there }: PolicyPackage, place: string): string {
  const bare = id.startsWith(`${there}-`) ? id.slice(there.length + 1) : id;
  return `${place}-${bare}`;
}

function mappedUnit(
  { unit, name, of }: Declaration,
  own: readonly PolicyPackage[],
  { effective }: PolicyPackage,
): MappedUnit {
  const speaking = own
    .filter((each) => each.effective.from <= effective.from && speaksFor(each, unit, name))
    .sort((a, b) => b.effective.from - a.effective.from)
    .map(({ id }) => id);
  // Every package with rows of a list is amended; of anything else the last one that speaks.
  return { unit, name, there: of, here: unit === 'list' ? speaking : speaking.slice(0, 1) };
}

function speaksFor(whole: PolicyPackage, unit: UnitKind, name: string): boolean {
  if (unit === 'hook') return [...whole.provides.keys()].some((hook) => hook === name);
  if (unit === 'parameter') return whole.parameters.has(name);
  if (unit === 'list') return whole.lists.has(name);
  const rules = unit === 'indicator' ? whole.indicators : whole.supervision;
  return rules.some(({ id }) => id === name);
}

const missingUnits = (
  original: PolicyPackage,
  mapped: readonly MappedUnit[],
  place: string,
): Problem[] =>
  mapped
    .filter(({ here }) => here.length === 0)
    .map(({ unit, name, there }, at) => {
      const where = original.declarations[at]?.where ?? original.id;
      return problem('ADOPT_UNIT_MISSING', where, { unit, name, there, place });
    });

/** Institutions have other numbers elsewhere, so a scope of them never carries over. */
function missingPlaces({ id, scope }: PolicyPackage, request: AdoptRequest): Problem[] {
  const gone = [
    ...scope.districts.filter((district) => !request.districts.includes(district)),
    ...scope.institutions.map(String),
  ];
  if (gone.length === 0) return [];
  const details = { places: gone.join(', '), place: request.place };
  return [problem('ADOPT_SCOPE_MISSING', `${id}/policy.yaml scope`, details)];
}

type Target = {
  readonly id: string;
  readonly place: string;
  readonly mapped: readonly MappedUnit[];
  readonly settings: readonly LocalSetting[];
};

function adoptedFiles(original: PolicyPackage, target: Target): PackageFiles {
  const files = new Map<string, string>();
  for (const [path, text] of original.files) {
    // What stands in bad tests are texts of problems with the names of the other place.
    if (/^(evidence|adopted|tests\/bad)\//.test(path)) continue;
    if (path === 'policy.yaml') files.set(path, manifestOf(original, text, target));
    else if (path.startsWith('tests/good/')) files.set(path, testsOf(original, text, target));
    else if (path.startsWith('parameters/')) {
      files.set(path, withLocalSettings(text, target.settings));
    } else files.set(path, text);
  }
  return files;
}

function manifestOf(original: PolicyPackage, text: string, target: Target): string {
  const document = parseDocument(text, { schema: 'failsafe' });
  const speakers = [...new Set(target.mapped.flatMap(({ here }) => here))];
  document.set('id', target.id);
  document.set('place', target.place);
  if (speakers.length > 0) document.set('requires', document.createNode(speakers));
  for (const how of ['amends', 'replaces'] as const) setDeclared(document, how, original, target);
  // Stacks of the other place mean nothing here.
  for (const side of ['baseline', 'reform']) document.deleteIn(['measured', side]);
  const { id, version, files } = original;
  document.set('adopted', document.createNode({ from: id, version, hash: rulingHash(files) }));
  return document.toString(YAML_STYLE);
}

function setDeclared(
  document: Document,
  how: Declaration['how'],
  original: PolicyPackage,
  { mapped }: Target,
): void {
  if (!isSeq(document.get(how))) return;
  const entries = original.declarations.flatMap((declared, at) =>
    declared.how === how
      ? (mapped[at]?.here ?? []).map((of) => ({ [declared.unit]: declared.name, of }))
      : [],
  );
  document.set(how, document.createNode(entries));
}

const testsOf = (original: PolicyPackage, text: string, { id, place }: Target): string =>
  text
    .replaceAll(`stack: ${original.place}`, `stack: ${place}`)
    .replaceAll(`${original.id}#`, `${id}#`)
    .replaceAll(`${original.id}@`, `${id}@`);

function localValues(
  original: PolicyPackage,
  own: readonly PolicyPackage[],
  settings: readonly LocalSetting[],
): LocalValue[] {
  return [...original.parameters.values()]
    .filter(({ local }) => local)
    .map(({ name, title, kind, values }): LocalValue => {
      const { from } = original.effective;
      const shownOf = (whole: Pick<Parameter, 'kind' | 'values'>): string | null => {
        const value = whole.values.findLast((each) => each.from <= from);
        return value ? valueText(value.value, whole.kind) : null;
      };
      const said = own.findLast((each) => each.parameters.has(name))?.parameters.get(name);
      const set = settings.findLast((each) => each.name === name)?.value;
      const spoken = (said && shownOf(said)) ?? null;
      return {
        ...{ name, title, kind: kindText(kind) },
        there: shownOf({ kind, values }) ?? `(${isoDate(from)})`,
        here: set ?? spoken,
        by: set !== undefined ? 'set' : spoken === null ? 'nobody' : 'package',
      };
    });
}
