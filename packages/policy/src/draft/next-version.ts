import type { Library } from '../package/policy-package.ts';

/**
 * The id and version under which the next version of a package is put in force: `fees` is followed
 * by `fees-v2` with version 2.0.0, and that by `fees-v3`.
 *
 * @example
 * ```ts
 * nextVersion(new Map(), 'fees-v2'); // { id: 'fees-v2', version: '2.0.0' }
 * ```
 */
export function nextVersion(library: Library, id: string): { id: string; version: string } {
  const root = id.replace(NUMBERED, '');
  const numbers = [...library.keys()].flatMap((each) => {
    if (each === root) return [1];
    const number = NUMBERED.exec(each)?.[1];
    return number !== undefined && each.replace(NUMBERED, '') === root ? [Number(number)] : [];
  });
  const next = Math.max(1, ...numbers) + 1;
  return { id: `${root}-v${next}`, version: `${next}.0.0` };
}

const NUMBERED = /-v(\d{1,6})$/;
