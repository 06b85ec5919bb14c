import { LEVELS } from '@sanyi/facts';
import type { Kind } from '@sanyi/feel';
import type { Day, Problem, Text } from '@sanyi/kernel';
import { isoDate } from '@sanyi/kernel';
import { HOOKS, hookNamed } from '../hooks/registry.ts';
import { day } from '../kinds/day.ts';
import { KIND_WORDS, parseKind } from '../kinds/kind-text.ts';
import { suggestion } from '../kinds/suggestion.ts';
import type { ListKind } from '../lists/policy-list.ts';
import { type Cursor, refuse, whereOf } from '../yaml/cursor.ts';
import { readYaml } from '../yaml/package-file.ts';
import {
  bilingual,
  entriesOf,
  type JsonSchema,
  listOf,
  matching,
  oneOf,
  record,
  type Shape,
  scalar,
  shaped,
} from '../yaml/shape.ts';
import { COLUMN, ID, NAME } from './names.ts';
import type {
  Adopted,
  Declaration,
  Effective,
  Measured,
  Provision,
  Scope,
} from './policy-package.ts';
import type { UnitKind } from './unit-kind.ts';

/** A list as `policy.yaml` declares it. */
export type ListDeclaration = {
  readonly name: string;
  readonly file: string;
  readonly kind: ListKind;
  readonly keys: readonly string[] | null;
  readonly columns: readonly { readonly name: string; readonly kind: Kind }[];
  readonly where: string;
};

/** What `policy.yaml` says. */
export type Manifest = {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly place: string;
  readonly effective: Effective;
  readonly scope: Scope;
  readonly aspect: string | null;
  readonly authority: Text;
  readonly requires: readonly string[];
  readonly provides: readonly Provision[];
  readonly declarations: readonly Declaration[];
  readonly lists: readonly ListDeclaration[];
  readonly ruleDay: 'discharge' | 'admission';
  readonly measured: Measured;
  readonly adopted: Adopted | null;
};

/** Reads `policy.yaml`; what is wrong goes to `problems`. */
export function readManifest(name: string, text: string, problems: Problem[]): Manifest | null {
  const { value } = readYaml({ name, text }, manifestShape, problems);
  if (!value) return null;
  const {
    provides = [],
    lists = [],
    amends = [],
    replaces = [],
    measured,
    adopted,
    ...rest
  } = value;
  return {
    id: rest.id,
    version: rest.version,
    title: rest.title,
    place: rest.place,
    effective: rest.effective,
    scope: rest.scope,
    authority: rest.authority,
    aspect: rest.aspect ?? null,
    requires: rest.requires ?? [],
    provides: provides.map(([, provision]) => provision),
    declarations: [...amends, ...replaces],
    lists: lists.map(([, list]) => list),
    ruleDay: rest.ruleDay ?? 'discharge',
    measured: {
      baseline: measured?.baseline ?? null,
      reform: measured?.reform ?? null,
      indicators: measured?.indicators ?? [],
    },
    adopted: adopted ?? null,
  };
}

const id = matching(ID);

const version: Shape<string> = shaped({ type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' }, (at) => {
  const text = scalar(at);
  if (text === undefined) return undefined;
  return /^\d+\.\d+\.\d+$/.test(text) ? text : refuse(at, 'POLICY_VERSION_WRONG', { found: text });
});

const days = record({ from: day }, { to: day });

const effective: Shape<{ from: Day; to: Day | null }> = shaped(days, (at) => {
  const read = days(at);
  if (!read) return undefined;
  const { from, to = null } = read;
  if (to === null || to > from) return { from, to };
  return refuse(at, 'POLICY_EFFECTIVE_EMPTY', { from: isoDate(from), to: isoDate(to) });
});

const places = listOf(scalar);

const scope: Shape<Scope> = shaped({ anyOf: [{ const: 'all' }, places.schema] }, (at) => {
  const everywhere = { all: true, levels: [], institutions: [], districts: [] };
  if (whole(at)) return everywhere;
  const entries = places(at);
  if (!entries) return undefined;
  const wrong = entries.find((each) => !ID.test(each) && !/^\d+$/.test(each));
  if (wrong !== undefined) return refuse(at, 'POLICY_SCOPE_WRONG', { found: wrong });
  const numbers = entries.filter((each) => /^\d+$/.test(each));
  return {
    all: false,
    levels: entries.filter((each) => LEVELS.has(each)),
    institutions: numbers.map(Number),
    districts: entries.filter((each) => ID.test(each) && !LEVELS.has(each)),
  };
});

function whole(at: Cursor): boolean {
  return String(at.node ?? '').trim() === 'all';
}

const provided = record({ file: scalar, decision: matching(NAME) }, { fold: scalar, pool: scalar });

function provision(at: Cursor, key: string): Provision | undefined {
  const hook = hookNamed(key);
  const read = provided(at);
  if (!hook) {
    return refuse(at, 'POLICY_HOOK_UNKNOWN', { hook: key, ...suggestion(key, Object.keys(HOOKS)) });
  }
  if (!read) return undefined;
  const { file, decision, fold = null, pool = null } = read;
  if (hook.shape === 'fold' && fold === null) {
    return refuse(at, 'POLICY_FOLD_MISSING', { hook: key });
  }
  if (hook.shape !== 'fold' && fold !== null) {
    return refuse(at, 'POLICY_FOLD_UNWANTED', { hook: key });
  }
  if ((hook.shape === 'pool') !== (pool !== null)) {
    const code = pool === null ? 'POLICY_POOL_MISSING' : 'POLICY_POOL_UNWANTED';
    return refuse(at, code, { hook: key });
  }
  return { hook: hook.name, file, decision, fold, pool, where: whereOf(at) };
}

const kind: Shape<Kind> = shaped(scalar, (at) => {
  const text = scalar(at);
  if (text === undefined) return undefined;
  return parseKind(text) ?? refuse(at, 'POLICY_KIND_UNKNOWN', { found: text, known: KIND_WORDS });
});

const declaredList = record(
  { file: scalar, kind: oneOf<ListKind>(['price', 'code', 'crosswalk', 'reference', 'pool']) },
  { key: listOf(matching(COLUMN)), values: entriesOf(COLUMN, kind) },
);

function listDeclaration(at: Cursor, name: string): ListDeclaration | undefined {
  const read = declaredList(at);
  if (!read) return undefined;
  const columns = (read.values ?? []).map(([column, of]) => ({ name: column, kind: of }));
  return {
    name,
    file: read.file,
    kind: read.kind,
    keys: read.key ?? null,
    columns,
    where: whereOf(at),
  };
}

const UNIT_WORDS: readonly UnitKind[] = ['hook', 'parameter', 'list', 'indicator', 'supervision'];

function declaration(how: 'amends' | 'replaces'): Shape<Declaration> {
  const shape = record(
    { of: id },
    { hook: scalar, parameter: scalar, list: scalar, indicator: scalar, supervision: scalar },
  );
  return shaped(shape, (at) => {
    const read = shape(at);
    if (!read) return undefined;
    const named = UNIT_WORDS.flatMap((unit) => {
      const name = read[unit];
      return name === undefined ? [] : [{ unit, name }];
    });
    const [only] = named;
    if (!only || named.length > 1) {
      return refuse(at, 'POLICY_KEY_MISSING', { key: UNIT_WORDS.join(' | ') });
    }
    if (how === 'amends' && only.unit !== 'parameter' && only.unit !== 'list') {
      return refuse(at, 'POLICY_AMENDS_NOT_HERE', { unit: only.unit });
    }
    return { how, ...only, of: read.of, where: whereOf(at) };
  });
}

// Any name may stand here: an unknown hook is better answered with the known ones.
const ANY = /./;

const manifestShape = record(
  { id, version, title: bilingual, place: id, effective, scope, authority: bilingual },
  {
    aspect: scalar,
    requires: listOf(id),
    provides: entriesOf<Provision>(ANY, shaped(provided, provision)),
    amends: listOf(declaration('amends')),
    replaces: listOf(declaration('replaces')),
    lists: entriesOf(NAME, shaped(declaredList, listDeclaration)),
    ruleDay: oneOf<'discharge' | 'admission'>(['discharge', 'admission']),
    measured: record({}, { baseline: scalar, reform: scalar, indicators: listOf(id) }),
    adopted: record({ from: id, version, hash: scalar }, {}),
  },
);

/** `policy.yaml`. Form for editors of YAML. */
export const MANIFEST_SCHEMA: JsonSchema = manifestShape.schema;
