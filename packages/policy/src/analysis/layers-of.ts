import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { inOrder, requiredBy } from '../package/requires.ts';
import { ANY_PLACE } from '../stack/choose-packages.ts';
import type { Layer } from '../stack/layer.ts';

/** The packages among which a package stands: those of its place, or those it requires. */
export function layersOf(library: Library, whole: PolicyPackage): Layer[] {
  const others = [...library.values()].filter((each) => each.place === whole.place);
  const packages =
    whole.place === ANY_PLACE ? [...requiredBy(whole, library), whole] : inOrder(others);
  return packages.map((each, rank) => ({ rank, package: each }));
}
