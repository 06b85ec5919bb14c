import type { Type } from '../check/type.ts';

/** Types whose values are numbers of a tier. Days are plain integers in every tier. */
export const isNumeric = (type: Type): boolean =>
  type.is === 'number' || type.is === 'days' || type.is === 'months';

/** Whether a value of the type holds numbers of a tier anywhere. */
export function holdsNumbers(type: Type): boolean {
  if (type.is === 'list') return holdsNumbers(type.of);
  if (type.is === 'context') {
    return (
      Object.values(type.entries).some(holdsNumbers) ||
      (type.open !== null && holdsNumbers(type.open))
    );
  }
  return isNumeric(type);
}
