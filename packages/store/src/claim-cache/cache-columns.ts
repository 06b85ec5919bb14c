import type { CodeColumn } from '@sanyi/facts';
import type {
  ActIndex,
  AmountColumn,
  CacheCodes,
  CachedRounds,
  CachedSegment,
} from '@sanyi/insurance';
import { assert } from '@sanyi/kernel';
import type { PlainColumns } from '../replay-store/arrow-columns.ts';

/** The columns of a cached segment as they stand in its file. */
export function cachedColumns({ outOfScope, rounds, ...columns }: CachedSegment): PlainColumns {
  const { charged, ...claims } = rounds;
  const named = Object.entries(charged ? { ...claims, charged } : claims).map(
    ([name, values]) => [`${ROUNDS}${name}`, values] as const,
  );
  return {
    ...columns,
    ...(outOfScope ? { outOfScope } : {}),
    ...Object.fromEntries(named),
  };
}

/** Columns of rounds have names that begin so. */
const ROUNDS = 'rounds.';

/** A cached segment of columns of a file. */
export function cachedOf(columns: PlainColumns): CachedSegment {
  const { words, bytes, codes, amounts, doubles, integers } = readers(columns);
  return {
    rowStart: words('rowStart'),
    personSum: words('personSum'),
    personGroup: codes('personGroup'),
    person: words('person'),
    silent: words('silent'),
    own: codes('own'),
    paid: doubles('paid'),
    reached: integers('reached'),
    key: codes('key'),
    starts: bytes('starts'),
    day: shorts(columns, 'day'),
    inScope: amounts('inScope'),
    outOfScope: columns.outOfScope ? amounts('outOfScope') : null,
    fund: amounts('fund'),
    patient: amounts('patient'),
    month: bytes('month'),
    place: codes('place'),
    visitKind: bytes('visitKind'),
    cited: codes('cited'),
    sumMonth: bytes('sumMonth'),
    sumPlace: codes('sumPlace'),
    sumKind: bytes('sumKind'),
    sumCited: codes('sumCited'),
    sumCitedRow: words('sumCitedRow'),
    sumPatient: doubles('sumPatient'),
    sumStart: words('sumStart'),
    sumRow: words('sumRow'),
    rounds: roundsOf(columns),
    signedRow: words('signedRow'),
    signs: integers('signs'),
    blockPerson: words('blockPerson'),
  };
}

function roundsOf(columns: PlainColumns): CachedRounds {
  const { words, codes, integers, doubles } = readers(columns);
  const of = (name: string): string => `${ROUNDS}${name}`;
  return {
    claimStart: words(of('claimStart')),
    personGroup: codes(of('personGroup')),
    day: shorts(columns, of('day')),
    endDay: shorts(columns, of('endDay')),
    place: codes(of('place')),
    visit: codes(of('visit')),
    lineStart: words(of('lineStart')),
    act: codes(of('act')),
    charged: columns[of('charged')] ? doubles(of('charged')) : null,
    leftItem: words(of('leftItem')),
    leftQuantity: integers(of('leftQuantity')),
  };
}

/** The index of the acts of a cached segment, of columns of a file. */
export function actsOf(columns: PlainColumns): ActIndex {
  const { words, codes } = readers(columns);
  return {
    blockAct: words('blockAct'),
    blockLine: words('blockLine'),
    act: codes('act'),
    actLines: codes('actLines'),
    lineRow: codes('lineRow'),
  };
}

const FIELD = 'field.';

/** What codes mean, as columns of a file. */
export function cacheCodesColumns({
  keys,
  outOfScope,
  fields,
  ...columns
}: CacheCodes): PlainColumns {
  const named = Object.entries(fields).map(([name, values]) => [`${FIELD}${name}`, values]);
  return {
    ...columns,
    counts: Uint32Array.of(keys, Number(outOfScope)),
    ...Object.fromEntries(named),
  };
}

/** What codes mean, of columns of a file. */
export function cacheCodesOf(columns: PlainColumns): CacheCodes {
  const { words, integers } = readers(columns);
  const [keys = 0, outOfScope = 0] = words('counts');
  const names = Object.keys(columns).filter((name) => name.startsWith(FIELD));
  return {
    keys,
    outOfScope: outOfScope === 1,
    fields: Object.fromEntries(names.map((name) => [name.slice(FIELD.length), integers(name)])),
    pattern: integers('pattern'),
    chargeRuleStart: words('chargeRuleStart'),
    chargeRule: words('chargeRule'),
    visitRuleStart: words('visitRuleStart'),
    visitRule: words('visitRule'),
    benefitRuleStart: words('benefitRuleStart'),
    benefitRule: words('benefitRule'),
  };
}

/** Columns by name; one that is missing or of another kind was written by another version. */
function readers(columns: PlainColumns) {
  return {
    words: (name: string): Uint32Array => {
      const values = columns[name];
      assert(values instanceof Uint32Array, `column ${name} holds words`);
      return values;
    },
    bytes: (name: string): Uint8Array => {
      const values = columns[name];
      assert(values instanceof Uint8Array, `column ${name} holds bytes`);
      return values;
    },
    integers: (name: string): Int32Array => {
      const values = columns[name];
      assert(values instanceof Int32Array, `column ${name} holds whole numbers`);
      return values;
    },
    doubles: (name: string): Float64Array => {
      const values = columns[name];
      assert(values instanceof Float64Array, `column ${name} holds doubles`);
      return values;
    },
    codes: (name: string): CodeColumn => {
      const values = columns[name];
      const isCodes = values instanceof Uint16Array || values instanceof Uint32Array;
      assert(isCodes, `column ${name} holds codes`);
      return values;
    },
    amounts: (name: string): AmountColumn => {
      const values = columns[name];
      const isAmounts = values instanceof Int32Array || values instanceof Float64Array;
      assert(isAmounts, `column ${name} holds amounts`);
      return values;
    },
  };
}

function shorts(columns: PlainColumns, name: string): Uint16Array {
  const values = columns[name];
  assert(values instanceof Uint16Array, `column ${name} holds shorts`);
  return values;
}
