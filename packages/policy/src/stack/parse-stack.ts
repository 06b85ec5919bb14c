import { fail, ok, parseDay, problem, type Result } from '@sanyi/kernel';
import { ID, NAME } from '../package/names.ts';
import type { StackDay, StackSpec, WhatIf } from './stack.ts';

const PLACE = /^([A-Za-z][A-Za-z0-9-]*)(?:@(.+))?$/;
const YEARS_BEFORE = /^-([1-9])y$/;
const WHAT_IF = /^parameters\/([^=]+)=(.+)$/;

/**
 * Reads the text of a stack: `PLACE[@DATE|@-1y][+PACKAGE][+parameters/name=value]`.
 *
 * @returns `STACK_TEXT_WRONG` or `DATE_NOT_READABLE` for anything else
 * @example
 * ```ts
 * parseStack('beijing@2017-04-08+parameters/drugMarkupRate=0.05').ok; // true
 * parseStack('beijing@2017-02-29').ok; // false
 * ```
 */
export function parseStack(text: string): Result<StackSpec> {
  const wrong = fail(problem('STACK_TEXT_WRONG', text, { text }));
  const [head = '', ...more] = text.split('+').map((part) => part.trim());
  const match = PLACE.exec(head);
  if (!match) return wrong;
  const [, place = '', moment] = match;
  const at = parseMoment(text, moment);
  if (!at.ok) return at;
  const packages: string[] = [];
  const whatIfs: WhatIf[] = [];
  for (const part of more) {
    const [, parameter = '', value = ''] = WHAT_IF.exec(part) ?? [];
    if (NAME.test(parameter)) whatIfs.push({ parameter, value });
    else if (ID.test(part)) packages.push(part);
    else return wrong;
  }
  return ok({ text: [head, ...more].join('+'), place, at: at.value, packages, whatIfs });
}

function parseMoment(text: string, moment: string | undefined): Result<StackDay> {
  if (moment === undefined) return ok({ kind: 'own' });
  const years = YEARS_BEFORE.exec(moment)?.[1];
  if (years !== undefined) return ok({ kind: 'yearsBefore', years: Number(years) });
  const day = parseDay(moment, text);
  return day.ok ? ok({ kind: 'fixed', day: day.value }) : day;
}
