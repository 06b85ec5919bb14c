import { type Day, fail, ok, parseDay, problem, type Result, unwrap } from '@sanyi/kernel';
import { readCode, readValue } from '../kinds/read-value.ts';
import { suggestion } from '../kinds/suggestion.ts';
import { codeSetsOf } from '../package/code-sets-of.ts';
import type { Declaration, PolicyPackage } from '../package/policy-package.ts';
import type { Parameter } from '../parameters/parameter.ts';
import type { StackSpec, WhatIf } from './stack.ts';

/** A day before all packages: the first day of the calendar that dates are written in. */
export const FIRST_DAY: Day = unwrap(parseDay('0001-01-01'));

/** The id of the unnamed package that carries the what-ifs of a stack. */
const WHAT_IF = 'what-if';

/** The what-ifs of a stack as one package on top of the others, in force on every day. */
export function whatIfPackage(
  spec: StackSpec,
  below: readonly PolicyPackage[],
): Result<PolicyPackage> {
  const parameters = new Map<string, Parameter>();
  for (const whatIf of spec.whatIfs) {
    const read = whatIfParameter(spec.text, whatIf, below);
    if (!read.ok) return read;
    parameters.set(whatIf.parameter, read.value);
  }
  const title = { en: 'What if', zh: '试算' };
  return ok({
    id: WHAT_IF,
    version: '0.0.0',
    title,
    place: spec.place,
    effective: { from: FIRST_DAY, to: null },
    scope: { all: true, levels: [], institutions: [], districts: [] },
    aspect: null,
    authority: title,
    requires: below.map((each) => each.id),
    provides: new Map(),
    declarations: [...parameters.keys()].flatMap((name) => overAll(spec, name, below)),
    ruleDay: 'discharge',
    parameters,
    lists: new Map(),
    folds: new Map(),
    pools: new Map(),
    indicators: [],
    supervision: [],
    forms: [],
    bulletins: [],
    tables: new Map(),
    files: new Map(),
    linked: new Map(),
  });
}

function overAll(spec: StackSpec, name: string, below: readonly PolicyPackage[]): Declaration[] {
  return below
    .filter((each) => each.parameters.has(name))
    .map((each) => ({ how: 'replaces', unit: 'parameter', name, of: each.id, where: spec.text }));
}

function whatIfParameter(
  where: string,
  { parameter, value }: WhatIf,
  below: readonly PolicyPackage[],
): Result<Parameter> {
  const known = below.flatMap((each) => [...each.parameters.values()]);
  const original = known.find((each) => each.name === parameter);
  if (!original) {
    const names = [...new Set(known.map((each) => each.name))];
    const details = { name: parameter, ...suggestion(parameter, names) };
    return fail(problem('STACK_PARAMETER_UNKNOWN', where, details));
  }
  const { kind } = original;
  const read = readValue(value, kind);
  if (!read.ok) return fail(problem(read.code, where, read.details));
  if (kind.kind === 'code') {
    const code = readCode(value, kind.set, codeSetsOf(below).get(kind.set));
    if (!code.ok) return fail(problem(code.code, where, code.details));
  }
  const tried = {
    from: FIRST_DAY,
    value: read.value,
    provenance: 'illustrative' as const,
    source: WHAT_IF,
    note: null,
    where,
  };
  return ok({ ...original, values: [tried], where });
}
