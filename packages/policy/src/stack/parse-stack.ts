import { fail, ok, parseDay, problem, type Result } from '@sanyi/kernel';
import { ID, NAME } from '../package/names.ts';
import type { StackDay, StackSpec, WhatIf } from './stack-spec.ts';

const PLACE = /^([A-Za-z][A-Za-z0-9-]*)(?:@(.+))?$/;
const YEARS_BEFORE = /^-([1-9])y$/;
const WHAT_IF = /^(parameters|lists)\/([^=@/]+)(?:\/([^=@/]+))?(?:@([^=]+))?=(.+)$/;

/**
 * Reads the text of a stack: `PLACE[@DATE|@-1y][+PACKAGE[#DECISION/RULE,...]][+PATH[@DATE]=VALUE]`,
 * where PATH is `parameters/NAME` or `lists/NAME/KEY,KEY`. Of `PACKAGE#` only the named ones of the rules
 * that answer otherwise than before have moved.
 *
 * @returns `STACK_TEXT_WRONG` or `DATE_NOT_READABLE` for anything else
 * @example
 * ```ts
 * parseStack('beijing@2017-04-08+parameters/drugMarkupRate=0.05').ok; // true
 * parseStack('beijing@2017-02-29').ok; // false
 * ```
 */
export function parseStack(text: string): Result<StackSpec> {
  const wrong = (part: string) => fail(problem('STACK_TEXT_WRONG', text, { part }));
  const [head = '', ...more] = text.split('+').map((part) => part.trim());
  const match = PLACE.exec(head);
  if (!match) return wrong(head);
  const [, place = '', moment] = match;
  const at = parseMoment(text, moment);
  if (!at.ok) return at;
  const packages: string[] = [];
  const parts = new Map<string, readonly string[]>();
  const whatIfs: WhatIf[] = [];
  for (const part of more) {
    const match = WHAT_IF.exec(part);
    if (match) {
      const whatIf = parseWhatIf(text, match);
      if (!whatIf.ok) return whatIf;
      if (whatIf.value === null) return wrong(part);
      whatIfs.push(whatIf.value);
      continue;
    }
    const laidOn = parsePackage(part);
    if (laidOn === null) return wrong(part);
    packages.push(laidOn.id);
    if (laidOn.rules) parts.set(laidOn.id, laidOn.rules);
  }
  return ok({ text: [head, ...more].join('+'), place, at: at.value, packages, parts, whatIfs });
}

/** A package that is laid on, whole or with some of its rules; null for any other text. */
function parsePackage(
  text: string,
): { readonly id: string; readonly rules: readonly string[] | null } | null {
  const [id = '', rules, ...rest] = text.split('#');
  if (!ID.test(id) || rest.length > 0) return null;
  if (rules === undefined) return { id, rules: null };
  return { id, rules: rules === '' ? [] : rules.split(',') };
}

/** A what-if from its parts; null when they do not belong together. */
function parseWhatIf(text: string, parts: RegExpExecArray): Result<WhatIf | null> {
  const [, where, name = '', row, moment, value = ''] = parts;
  const isList = where === 'lists';
  if (!NAME.test(name) || isList !== (row !== undefined)) return ok(null);
  const from = moment === undefined ? ok(null) : parseDay(moment, text);
  if (!from.ok) return from;
  return ok({
    path: `${where}/${name}${row === undefined ? '' : `/${row}`}`,
    unit: isList ? 'list' : 'parameter',
    name,
    keys: row?.split(',').map((key) => key.trim()) ?? [],
    from: from.value,
    value,
  });
}

function parseMoment(text: string, moment: string | undefined): Result<StackDay> {
  if (moment === undefined) return ok({ kind: 'own' });
  const years = YEARS_BEFORE.exec(moment)?.[1];
  if (years !== undefined) return ok({ kind: 'yearsBefore', years: Number(years) });
  const day = parseDay(moment, text);
  return day.ok ? ok({ kind: 'fixed', day: day.value }) : day;
}
