import type { PersonTable } from '@sanyi/facts';
import { FIELD, type FoldRow } from './fold-columns.ts';
import { outOfScope, type PreparedRow } from './row-settler.ts';

/** Fills in the fields of `benefit.claim` for a priced row, codes as positions. */
export function fillFields(
  fields: FoldRow,
  prepared: PreparedRow,
  { persons, allowed }: { readonly persons: PersonTable; readonly allowed: boolean },
): void {
  const { batch, row, days, charges, person, institution, personRow } = prepared;
  fields[FIELD.scheme] = persons.scheme[personRow] ?? 0;
  fields[FIELD.personClass] = persons.personClass[personRow] ?? 0;
  fields[FIELD.age] = person.age;
  fields[FIELD.level] = prepared.level;
  fields[FIELD.grassroots] = Number(institution.grassroots);
  fields[FIELD.visitKind] = batch.visitKind[row] ?? 0;
  fields[FIELD.stayNumber] = prepared.stayNumber;
  fields[FIELD.contracted] = batch.contracted[row] ?? 0;
  fields[FIELD.referred] = batch.referred[row] ?? 0;
  fields[FIELD.allowed] = Number(allowed);
  fields[FIELD.keyGroups] = persons.keyGroups[personRow] ?? 0;
  fields[FIELD.incomeBand] = persons.incomeBand[personRow] ?? 0;
  fields[FIELD.inScope] = charges.inScope;
  fields[FIELD.outOfScope] = outOfScope(charges);
  fields[FIELD.day] = days.benefit.ruleDay;
}
