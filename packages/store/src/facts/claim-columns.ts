import {
  CHRONIC_DISEASES,
  type ClaimBatch,
  INCOME_BANDS,
  KEY_GROUPS,
  PERSON_CLASSES,
  type PersonTable,
  SCHEMES,
  SEXES,
  TITLES,
  VISIT_KINDS,
} from '@sanyi/facts';
import type { Column } from '../duck/columns.ts';

/** The columns of table `claim`, in the order of the file. */
export function claimColumns(batch: ClaimBatch, source: string): Column[] {
  return [
    { kind: 'bigint', name: 'claim', values: batch.claim },
    { kind: 'uinteger', name: 'person', values: batch.person },
    { kind: 'uinteger', name: 'institution', values: batch.institution },
    { kind: 'date', name: 'day', values: batch.day },
    { kind: 'date', name: 'end_day', values: batch.endDay },
    { kind: 'code', name: 'visit_kind', values: batch.visitKind, codes: VISIT_KINDS.codes },
    { kind: 'code', name: 'title', values: batch.title, codes: TITLES.codes },
    { kind: 'usmallint', name: 'bed_days', values: batch.bedDays },
    { kind: 'usmallint', name: 'diagnosis_group', values: batch.diagnosisGroup },
    { kind: 'boolean', name: 'contracted', values: batch.contracted },
    { kind: 'boolean', name: 'referred', values: batch.referred },
    { kind: 'boolean', name: 'special_needs', values: batch.specialNeeds },
    { kind: 'bigint', name: 'reverses', values: batch.reverses, nullIf: 0 },
    { kind: 'code', name: 'source', values: new Uint8Array(batch.count), codes: [source] },
    {
      kind: 'lines',
      name: 'lines',
      start: batch.lineStart,
      item: batch.item,
      quantity: batch.quantity,
      charged: batch.charged,
    },
  ];
}

/** The columns of table `person`. */
export function personColumns(table: PersonTable, districts: readonly string[]): Column[] {
  return [
    { kind: 'uinteger', name: 'person', values: table.person },
    { kind: 'usmallint', name: 'birth_year', values: table.birthYear },
    { kind: 'code', name: 'sex', values: table.sex, codes: SEXES.codes },
    { kind: 'code', name: 'district', values: table.district, codes: districts },
    { kind: 'code', name: 'scheme', values: table.scheme, codes: SCHEMES.codes },
    { kind: 'code', name: 'person_class', values: table.personClass, codes: PERSON_CLASSES.codes },
    { kind: 'code', name: 'income_band', values: table.incomeBand, codes: INCOME_BANDS.codes },
    { kind: 'bits', name: 'key_groups', values: table.keyGroups, codes: KEY_GROUPS.codes },
    { kind: 'bits', name: 'chronic', values: table.chronic, codes: CHRONIC_DISEASES.codes },
  ];
}
