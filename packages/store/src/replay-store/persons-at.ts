import type { PersonTable } from '@sanyi/facts';

/** Persons at some rows of a table. */
export function personsAt(table: PersonTable, rows: readonly number[]): PersonTable {
  const at = <T extends Uint8Array | Uint16Array | Uint32Array>(column: T, into: T): T => {
    for (let next = 0; next < rows.length; next++) into[next] = column[rows[next] ?? 0] ?? 0;
    return into;
  };
  const count = rows.length;
  return {
    count,
    person: at(table.person, new Uint32Array(count)),
    birthYear: at(table.birthYear, new Uint16Array(count)),
    sex: at(table.sex, new Uint8Array(count)),
    district: at(table.district, new Uint8Array(count)),
    scheme: at(table.scheme, new Uint8Array(count)),
    personClass: at(table.personClass, new Uint8Array(count)),
    incomeBand: at(table.incomeBand, new Uint8Array(count)),
    keyGroups: at(table.keyGroups, new Uint16Array(count)),
    chronic: at(table.chronic, new Uint16Array(count)),
  };
}
