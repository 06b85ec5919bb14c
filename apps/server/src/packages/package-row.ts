import type { PackageRow, PackageState, WireText } from '@sanyi/api';
import { type Day, isoDate } from '@sanyi/kernel';
import { type Declaration, type PolicyPackage, UNIT_WORDS } from '@sanyi/policy';

/** Where and when a package is looked at, and how many tests it has. */
export type Seen = { readonly place: string; readonly on: Day; readonly tests: number };

/** A package at a glance, as it stands at a place on a day. */
export function packageRow(of: PolicyPackage, { place, on, tests }: Seen): PackageRow {
  const declared = (how: Declaration['how']): WireText[] =>
    of.declarations
      .filter((each) => each.how === how)
      .map(({ unit, name, of: other }) => ({
        en: `${UNIT_WORDS[unit].en} ${name} of ${other}`,
        zh: `${other} 的${UNIT_WORDS[unit].zh} ${name}`,
      }));
  return {
    id: of.id,
    version: of.version,
    title: of.title,
    place: of.place,
    effective: {
      from: isoDate(of.effective.from),
      to: of.effective.to === null ? null : isoDate(of.effective.to),
    },
    state: stateOn(of, place, on),
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

/** A package of any place waits in the library until a stack names it; another place's never counts. */
function stateOn({ place, effective }: PolicyPackage, here: string, on: Day): PackageState {
  if (place === 'any') return 'library';
  if (place !== here) return 'elsewhere';
  if (on < effective.from) return 'notYet';
  return effective.to !== null && on >= effective.to ? 'ended' : 'inForce';
}
