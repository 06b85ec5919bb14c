import type { Kind, Value } from '@sanyi/feel';
import type { Day, Text } from '@sanyi/kernel';
import { boundsOf, boundText, isNumberKind } from '../kinds/bounds.ts';
import { valueText } from '../kinds/value-text.ts';
import type { Provenance } from '../package/provenance.ts';
import type { Pool } from '../pools/pool.ts';
import type { Stack } from './stack.ts';

/** A parameter of a stack that can be tried with another value, as it is in force on a day. */
export type MovableParameter = {
  readonly name: string;
  /** How a what-if names it: `parameters/drugMarkupRate`. */
  readonly path: string;
  readonly title: Text;
  readonly kind: Kind;
  readonly unit: Text | null;
  readonly value: Value;
  /** The value as a package writes it. */
  readonly text: string;
  /** The least and the most that may be tried, as a package writes them; null where there is no end. */
  readonly min: string | null;
  readonly max: string | null;
  readonly provenance: Provenance;
  readonly source: string;
  /** The package that speaks for it on that day. */
  readonly package: string;
};

const NOWHERE = { institution: 0, level: '', district: '' };

/**
 * The parameters that decisions or pools of a stack read, by name, with their values on a day where
 * rules hold for all. Others measure or govern and move no claim.
 *
 * @example
 * ```ts
 * declare const stack: Stack; // buildStack(library, 'beijing')
 * movableParameters(stack, dayOf('2019-01-01')).map(({ path, text }) => `${path}=${text}`);
 * ```
 */
export function movableParameters(stack: Stack, day: Day): MovableParameter[] {
  const regime = stack.regime(stack.intervalAt(day), NOWHERE);
  return [...readNames(stack)].sort().flatMap((name): MovableParameter[] => {
    const citation = regime.parameterCitation(name);
    if (!citation) return [];
    const { parameter, value, package: speaker } = citation;
    const { kind, title, unit } = parameter;
    return [
      {
        ...{ name, path: `parameters/${name}`, title, kind, unit, ...boundsText(kind) },
        value: value.value,
        text: valueText(value.value, kind),
        provenance: value.provenance,
        source: value.source,
        package: speaker,
      },
    ];
  });
}

/** What is read by decisions, and numbers of pools that are parameters. */
function readNames({ packages }: Stack): ReadonlySet<string> {
  const numbers = ({ budget, floor, ceiling, savingsKept, overspendShared, overspendUpTo }: Pool) =>
    [budget, floor, ceiling, savingsKept, overspendShared, overspendUpTo].filter(
      (each) => each !== null,
    );
  return new Set(
    packages.flatMap(({ linked, pools }) => [
      ...[...linked.values()].flatMap((hook) => [...hook.checked.reads.parameters]),
      ...[...pools.values()].flatMap(numbers),
    ]),
  );
}

function boundsText(kind: Kind): Pick<MovableParameter, 'min' | 'max'> {
  if (!isNumberKind(kind)) return { min: null, max: null };
  const { min, max } = boundsOf(kind);
  return {
    min: min === null ? null : boundText(min, kind),
    max: max === null ? null : boundText(max, kind),
  };
}
