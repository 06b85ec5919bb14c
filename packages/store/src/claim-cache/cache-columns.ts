import type { CodeColumn } from '@sanyi/facts';
import type { ActIndex, AmountColumn, CacheCodes, CachedSegment } from '@sanyi/insurance';
import { assert } from '@sanyi/kernel';
import type { PlainColumns } from '../replay-store/arrow-columns.ts';

/** The columns of a cached segment as they stand in its file. */
export function cachedColumns({ outOfScope, ...columns }: CachedSegment): PlainColumns {
  return outOfScope ? { ...columns, outOfScope } : columns;
}

/** A cached segment of columns of a file. */
export function cachedOf(columns: PlainColumns): CachedSegment {
  const { words, bytes, codes, amounts, doubles, integers } = readers(columns);
  return {
    rowStart: words('rowStart'),
    claimStart: words('claimStart'),
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
    sumPatient: doubles('sumPatient'),
    sumCited: words('sumCited'),
    sumStart: words('sumStart'),
    sumRow: words('sumRow'),
    blockPerson: words('blockPerson'),
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
