import { isoDate } from '@sanyi/kernel';
import { Document, parseDocument } from 'yaml';
import { YAML_STYLE } from '../package/format.ts';
import type { Library } from '../package/policy-package.ts';
import { ANY_PLACE } from '../stack/choose-packages.ts';
import { type BoundaryCase, boundaryCases } from './boundary-cases.ts';

/**
 * The boundary cases of a package as the text of a test file, with the answers of now: for a person
 * to read through, correct where they are not what the notice says, and keep.
 *
 * @returns the text, and the cases that could not be written because the package stops there
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * for (const id of library.keys()) boundaryTests(library, id).text.length;
 * ```
 */
export function boundaryTests(
  library: Library,
  id: string,
): { readonly text: string; readonly cases: number; readonly stops: readonly BoundaryCase[] } {
  const whole = library.get(id);
  const cases = boundaryCases(library, id);
  const answered = cases.filter(({ out }) => out !== null);
  const place = whole?.place ?? ANY_PLACE;
  const day = whole ? `@${isoDate(whole.effective.from)}` : '';
  const stack = place === ANY_PLACE ? `PLACE${day}+${id}` : place;
  const document = new Document({ stack, cases: [] }, { schema: 'failsafe' });
  answered.forEach((each, at) => {
    const fields = each.in.map(([name, value]) => `${name}: ${value}`).join(', ');
    const flow = (text: string): unknown => parseDocument(text, { schema: 'failsafe' }).contents;
    const { hook, title, rules, out } = each;
    document.setIn(['cases', at], document.createNode({ title, hook }));
    document.setIn(['cases', at, 'in'], flow(`{${fields}}`));
    document.setIn(['cases', at, 'out'], flow(out ?? 'null'));
    document.setIn(['cases', at, 'rules'], document.createNode(rules));
  });
  const stops = cases.filter(({ out }) => out === null);
  return { text: document.toString(YAML_STYLE), cases: answered.length, stops };
}
