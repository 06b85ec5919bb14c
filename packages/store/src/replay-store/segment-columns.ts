import type { CodeColumn, Segment, SegmentCodes } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import type { PlainColumn, PlainColumns } from './arrow-columns.ts';

type Kind<T extends PlainColumn> = { new (length: number): T; readonly name: string };

/** A column by name; one that is missing or of another kind was written by another version. */
function column<T extends PlainColumn>(columns: PlainColumns, name: string, kind: Kind<T>): T {
  const values = columns[name];
  assert(values instanceof kind, `column ${name} is a ${kind.name}`);
  return values;
}

function codes(columns: PlainColumns, name: string): CodeColumn {
  const values = columns[name];
  const isCodes = values instanceof Uint16Array || values instanceof Uint32Array;
  assert(isCodes, `column ${name} holds codes`);
  return values;
}

/** The columns of a segment as they stand in its file. */
export function segmentColumns(segment: Segment): PlainColumns {
  const { persons: _persons, claims: _claims, lines: _lines, charged, ...columns } = segment;
  return charged ? { ...columns, charged } : columns;
}

/** A segment of columns of a file. */
export function segmentOf(columns: PlainColumns): Segment {
  const person = column(columns, 'person', Uint32Array);
  const day = column(columns, 'day', Uint16Array);
  const act = codes(columns, 'act');
  return {
    persons: person.length,
    claims: day.length,
    lines: act.length,
    person,
    personGroup: codes(columns, 'personGroup'),
    claimStart: column(columns, 'claimStart', Uint32Array),
    folds: column(columns, 'folds', Uint8Array),
    day,
    endDay: column(columns, 'endDay', Uint16Array),
    place: codes(columns, 'place'),
    visit: codes(columns, 'visit'),
    lineStart: column(columns, 'lineStart', Uint32Array),
    act,
    claim: column(columns, 'claim', Float64Array),
    refundRow: column(columns, 'refundRow', Uint32Array),
    refundOf: column(columns, 'refundOf', Float64Array),
    charged: columns.charged ? column(columns, 'charged', Float64Array) : null,
  };
}

/** The tables of codes as columns of a file. */
export function codesColumns({
  firstDay,
  groups,
  visits,
  institutions,
  items,
  acts,
}: SegmentCodes): PlainColumns {
  const named = (prefix: string, table: object): [string, PlainColumn][] =>
    Object.entries(table)
      .filter(([name]) => name !== 'count')
      .map(([name, values]) => [`${prefix}.${name}`, values]);
  return {
    firstDay: Int32Array.of(firstDay),
    institutions,
    items,
    ...Object.fromEntries([
      ...named('groups', groups),
      ...named('visits', visits),
      ...named('acts', acts),
    ]),
  };
}

/** The tables of codes of columns of a file. */
export function codesOf(columns: PlainColumns): SegmentCodes {
  const bytes = (name: string): Uint8Array => column(columns, name, Uint8Array);
  const shorts = (name: string): Uint16Array => column(columns, name, Uint16Array);
  const birthYear = shorts('groups.birthYear');
  const visitKind = bytes('visits.visitKind');
  const quantity = column(columns, 'acts.quantity', Int32Array);
  return {
    firstDay: column(columns, 'firstDay', Int32Array)[0] ?? 0,
    groups: {
      count: birthYear.length,
      birthYear,
      sex: bytes('groups.sex'),
      district: bytes('groups.district'),
      scheme: bytes('groups.scheme'),
      personClass: bytes('groups.personClass'),
      incomeBand: bytes('groups.incomeBand'),
      keyGroups: shorts('groups.keyGroups'),
      chronic: shorts('groups.chronic'),
    },
    visits: {
      count: visitKind.length,
      visitKind,
      title: bytes('visits.title'),
      bedDays: shorts('visits.bedDays'),
      diagnosisGroup: shorts('visits.diagnosisGroup'),
      contracted: bytes('visits.contracted'),
      referred: bytes('visits.referred'),
      specialNeeds: bytes('visits.specialNeeds'),
    },
    institutions: column(columns, 'institutions', Uint32Array),
    items: column(columns, 'items', Uint32Array),
    acts: {
      count: quantity.length,
      item: column(columns, 'acts.item', Uint32Array),
      quantity,
    },
  };
}
