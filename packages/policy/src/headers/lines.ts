import type { Day, Text } from '@sanyi/kernel';
import type { Provenance } from '../package/provenance.ts';

/** An exact decimal of a header: its text as written, and the nearest number for drawing. */
export type HeaderNumber = { readonly text: string; readonly number: number };

/** How well a line is founded, and in which source it stands. */
type Founded = {
  readonly provenance: Provenance;
  readonly source: string;
  readonly note: Text | null;
};

/** The target of an indicator from a day on, until the next one. Null ends it: there is none. */
export type DatedTarget = Founded & { readonly from: Day; readonly value: HeaderNumber | null };

/** A line that raises an alert when a figure crosses it, on the half-open days `[from, to)`. */
export type AlertLine = Founded & {
  readonly from: Day;
  /** Null while no end is known. */
  readonly to: Day | null;
  readonly side: 'above' | 'below';
  readonly at: HeaderNumber;
  readonly level: 'watch' | 'over';
};

/** A target that is in force. */
export type TargetInForce = DatedTarget & { readonly value: HeaderNumber };

/** What a figure is held against on a day. */
export type LinesInForce = {
  readonly target: TargetInForce | null;
  readonly alerts: readonly AlertLine[];
};

/**
 * The lines of an indicator that are in force on a day. A target that was to be reached by a day is
 * in force from that day on.
 *
 * @example
 * ```ts
 * const founded = { provenance: 'sourced', source: 'S1', note: null } as const;
 * const target = { from: 17897 as Day, value: { text: '85', number: 85 }, ...founded };
 * linesOn({ targets: [target], alerts: [] }, 17896 as Day).target; // null
 * ```
 */
export function linesOn(
  of: { readonly targets: readonly DatedTarget[]; readonly alerts: readonly AlertLine[] },
  day: Day,
): LinesInForce {
  const last = of.targets.findLast(({ from }) => from <= day);
  const alerts = of.alerts.filter(({ from, to }) => from <= day && (to === null || day < to));
  return { target: last?.value ? { ...last, value: last.value } : null, alerts };
}
