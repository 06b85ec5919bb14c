import type { Day } from '@sanyi/kernel';
import type { Declaration, PolicyPackage } from '../package/policy-package.ts';
import type { UnitKind } from '../package/unit-kind.ts';
import { covers } from './scope.ts';
import type { Site } from './site.ts';

/** A package at its height in a stack: a higher rank lies on top. */
export type Layer = { readonly rank: number; readonly package: PolicyPackage };

/** A unit by name: of a list, the whole list. */
export type Unit = { readonly unit: UnitKind; readonly name: string };

/** Whether a layer is in force on a day at a site. */
export function inForce(layer: Layer, day: Day, site: Site | undefined): boolean {
  const { effective, scope } = layer.package;
  if (day < effective.from) return false;
  if (effective.to !== null && day >= effective.to) return false;
  return covers(scope, site);
}

/** What a package declares about a unit of a package below, directly or through one in between. */
export function declares(
  above: PolicyPackage,
  below: PolicyPackage,
  at: { readonly unit: Unit; readonly layers: readonly Layer[] },
): Declaration['how'] | null {
  for (const declared of above.declarations) {
    if (declared.unit !== at.unit.unit || declared.name !== at.unit.name) continue;
    if (declared.of === below.id) return declared.how;
    const between = at.layers.find((layer) => layer.package.id === declared.of);
    if (between && declares(between.package, below, at) !== null) return declared.how;
  }
  return null;
}
