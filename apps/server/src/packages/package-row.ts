import type { PackageRow, PackageState } from '@sanyi/api';
import { type Day, isoDate } from '@sanyi/kernel';
import type { Declaration, PolicyPackage } from '@sanyi/policy';

/** A package at a glance, as it stands on a day. */
export function packageRow(of: PolicyPackage, on: Day, tests: number): PackageRow {
  const declared = (how: Declaration['how']): string[] =>
    of.declarations
      .filter((each) => each.how === how)
      .map((each) => `${each.unit} ${each.name} of ${each.of}`);
  return {
    id: of.id,
    version: of.version,
    title: of.title,
    place: of.place,
    effective: {
      from: isoDate(of.effective.from),
      to: of.effective.to === null ? null : isoDate(of.effective.to),
    },
    state: stateOn(of, on),
    aspect: of.aspect,
    authority: of.authority,
    provides: [...of.provides.keys()],
    requires: of.requires,
    replaces: declared('replaces'),
    amends: declared('amends'),
    counts: {
      tables: [...of.tables.values()].reduce((sum, model) => sum + model.decisions.length, 0),
      parameters: of.parameters.size,
      lists: of.lists.size,
      listRows: [...of.lists.values()].reduce((sum, list) => sum + list.rows.length, 0),
      indicators: of.indicators.length,
      tests,
    },
  };
}

/** A package of another place, or of any, waits in the library until a stack names it. */
function stateOn({ place, effective }: PolicyPackage, on: Day): PackageState {
  if (place === 'any') return 'library';
  if (on < effective.from) return 'notYet';
  return effective.to !== null && on >= effective.to ? 'ended' : 'inForce';
}
