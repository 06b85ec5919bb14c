import { fail, failOf, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import { isMap, isScalar, isSeq, parseDocument, YAMLMap, YAMLSeq } from 'yaml';
import { YAML_STYLE } from '../package/format.ts';
import { NAME } from '../package/names.ts';
import type { PolicyPackage } from '../package/policy-package.ts';
import type { Provenance } from '../package/provenance.ts';
import { PROVENANCES } from '../parameters/read-parameters.ts';
import { type Cursor, openYaml } from '../yaml/cursor.ts';
import { entriesOf, oneOf, readWhole, record, scalar, shaped } from '../yaml/shape.ts';

/** A value that a city sets for itself when it takes a package over. */
export type LocalSetting = {
  readonly name: string;
  /** As a package writes it. */
  readonly value: string;
  readonly provenance: Provenance;
  readonly source: string;
};

const marked = record({ value: scalar }, { provenance: oneOf(PROVENANCES), source: scalar });

const setting = shaped({ anyOf: [scalar.schema, marked.schema] }, (at: Cursor, _key: string) =>
  isScalar(at.node) ? readValue(at) : marked(at),
);

function readValue(at: Cursor) {
  const value = scalar(at);
  return value === undefined ? undefined : { value };
}

const settingsShape = entriesOf(NAME, setting);

/** What stands behind a value that nobody founded. */
const UNFOUNDED = {
  provenance: 'illustrative',
  source: 'set when the package was taken over / 采用时设定',
} as const;

/**
 * Reads values that a city sets for itself: a map of names to values, each bare or with `provenance`
 * and `source`. A bare value is marked `illustrative`.
 *
 * @param file - name and YAML text
 * @returns the settings, or everything that is wrong with the text
 * @example
 * ```ts
 * unwrap(readLocalSettings({ name: 'local.yaml', text: 'waiverAge: 65' })).length; // 1
 * ```
 */
export function readLocalSettings(file: {
  readonly name: string;
  readonly text: string;
}): Result<readonly LocalSetting[]> {
  const at = openYaml(file.name, file.text);
  const read = readWhole(at, settingsShape);
  const failure = failOf(at.source.problems);
  if (failure) return failure;
  return ok((read ?? []).map(([name, told]) => ({ name, ...UNFOUNDED, ...told })));
}

/**
 * Reads a value that a city sets for itself as a command says it: `parameters/NAME=VALUE`.
 *
 * @returns `ADOPT_SET_FORM` for any other form
 * @example
 * ```ts
 * unwrap(localSetting('parameters/waiverAge=65')).name; // 'waiverAge'
 * ```
 */
export function localSetting(text: string): Result<LocalSetting> {
  const found = /^(?:parameters\/)?([A-Za-z][A-Za-z0-9]*)=(.+)$/.exec(text);
  const [, name, value] = found ?? [];
  if (name !== undefined && value !== undefined) return ok({ name, value, ...UNFOUNDED });
  return fail(problem('ADOPT_SET_FORM', 'command line', { found: text }));
}

/** Settings of parameters that the package does not leave to cities. */
export function settingsThatAreNotLocal(
  original: PolicyPackage,
  settings: readonly LocalSetting[],
): Problem[] {
  const known = [...original.parameters.values()].filter(({ local }) => local);
  return settings
    .filter(({ name }) => !known.some((each) => each.name === name))
    .map(({ name }) =>
      problem('ADOPT_NOT_LOCAL', `${original.id} parameters/${name}`, {
        name,
        known: known.map((each) => each.name).join(', ') || '-',
      }),
    );
}

/** A file of parameters with the values of a city, from the first day of each on. */
export function withLocalSettings(text: string, settings: readonly LocalSetting[]): string {
  const document = parseDocument(text, { schema: 'failsafe' });
  let changed = false;
  for (const { name, value, provenance, source } of settings) {
    const values = document.getIn([name, 'values']);
    const first = isSeq(values) ? values.items[0] : undefined;
    if (!isMap(first)) continue;
    changed = true;
    const written = parseDocument(value, { schema: 'failsafe' });
    const entry = new YAMLMap<unknown, unknown>();
    entry.flow = true;
    entry.set('from', first.get('from'));
    entry.set('value', written.errors.length > 0 ? value : written.contents);
    entry.set('provenance', provenance);
    entry.set('source', source);
    const own = new YAMLSeq<unknown>();
    own.add(entry);
    document.setIn([name, 'values'], own);
  }
  return changed ? document.toString(YAML_STYLE) : text;
}
