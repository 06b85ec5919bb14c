import { type Day, isoDate, type Problem, problem } from '@sanyi/kernel';
import type { PolicyList } from '../lists/policy-list.ts';
import { declares, type Layer, type Unit } from './layer.ts';
import { mayMeet } from './scope.ts';
import { earlierEnd, laterDay } from './span.ts';

/** What one package says about one unit: from when to when, and where it stands. */
type Claim = {
  readonly layer: Layer;
  readonly unit: Unit;
  /** The unit in words; of a list also the key. */
  readonly key: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly clause: string;
};

/** Notes every unit for which two packages speak on one day without one having declared it. */
export function findConflicts(layers: readonly Layer[]): Problem[] {
  const byUnit = new Map<string, Claim[]>();
  for (const claim of layers.flatMap(claimsOf)) {
    const key = `${claim.unit.unit} ${claim.key}`;
    const same = byUnit.get(key);
    if (same) same.push(claim);
    else byUnit.set(key, [claim]);
  }
  const problems: Problem[] = [];
  const told = new Set<string>();
  for (const claims of byUnit.values()) {
    for (const [index, later] of claims.entries()) {
      for (const earlier of claims.slice(0, index)) {
        const conflict = conflictOf(earlier, later, layers);
        // One word about a list is enough: its other rows conflict for the same reason.
        const pair = `${earlier.layer.rank} ${later.layer.rank} ${later.unit.name}`;
        if (!conflict || told.has(pair)) continue;
        told.add(pair);
        problems.push(conflict);
      }
    }
  }
  return problems;
}

function conflictOf(earlier: Claim, later: Claim, layers: readonly Layer[]): Problem | null {
  if (earlier.layer.rank === later.layer.rank) return null;
  const from = laterDay(earlier.from, later.from);
  if (earlier.to !== null && from >= earlier.to) return null;
  if (later.to !== null && from >= later.to) return null;
  const { package: below } = earlier.layer;
  const { package: above } = later.layer;
  if (!mayMeet(below.scope, above.scope)) return null;
  if (declares(above, below, { unit: later.unit, layers }) !== null) return null;
  const { unit } = later.unit;
  const how = unit === 'parameter' || unit === 'list' ? 'amends' : 'replaces';
  return problem('STACK_CONFLICT', later.clause, {
    from: isoDate(from),
    ...{ unit, kind: unit },
    name: unit === 'list' ? later.unit.name : later.key,
    first: earlier.clause,
    second: later.clause,
    how,
    other: below.id,
  });
}

function claimsOf(layer: Layer): Claim[] {
  const whole = layer.package;
  const { from, to } = whole.effective;
  const claim = (unit: Unit, clause: string): Claim => {
    return { layer, unit, key: unit.name, from, to, clause };
  };
  return [
    ...[...whole.provides.values()].map((each) =>
      claim({ unit: 'hook', name: each.hook }, each.where),
    ),
    ...[...whole.parameters.values()].map((each) => {
      const start = laterDay(each.values[0]?.from ?? null, from);
      return { ...claim({ unit: 'parameter', name: each.name }, each.where), from: start };
    }),
    ...[...whole.lists.values()].flatMap((list) => rowClaims(layer, list)),
    ...whole.indicators.map((each) => claim({ unit: 'indicator', name: each.id }, each.where)),
    ...whole.supervision.map((each) => claim({ unit: 'supervision', name: each.id }, each.where)),
  ];
}

function rowClaims(layer: Layer, list: PolicyList): Claim[] {
  const whole = layer.package;
  const { effective } = whole;
  return list.rows.map((row) => ({
    layer,
    unit: { unit: 'list', name: list.name },
    key: `${list.name} ${row.keys.join(',')}`,
    from: laterDay(row.from, effective.from),
    to: earlierEnd(row.to, effective.to),
    clause: `${whole.id}/${list.file}:${row.line} ${row.keys.join(',')}`,
  }));
}
