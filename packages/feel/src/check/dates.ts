import { parseDay } from '@sanyi/kernel';
import type { Ast } from '../ast/ast.ts';
import { orderedArguments } from './arguments.ts';
import {
  type Checker,
  expect,
  hole,
  note,
  required,
  type Scope,
  spanOf,
  wrongType,
} from './checker.ts';
import type { Node } from './program.ts';
import { COUNT, DAY, DAYS, MONTHS } from './types.ts';

type CallAst = Ast & { readonly form: 'call' };

/** `date("2017-04-08")`, `@"2017-04-08"` and `date(year, month, day)`. */
export function checkDate(call: CallAst, scope: Scope, checker: Checker): Node {
  const span = spanOf(scope, call);
  const [first] = call.args;
  if (call.args.length === 3) {
    const names = ['year', 'month', 'day'];
    const args = orderedArguments(call, { names, required: 3 }, span, checker);
    if (!args) return hole(span);
    const nodes = args.flatMap((arg) =>
      arg ? [expect(checker, checker.expression(arg, scope), COUNT)] : [],
    );
    if (nodes.some((node) => node.type.is === 'hole')) return hole(span);
    const fractional = nodes.find((node) => node.type.is === 'number' && node.type.scale > 0);
    if (fractional) return wrongType(checker, fractional, { en: 'an integer', zh: '整数' });
    return { op: 'call', name: 'date', args: nodes, type: DAY, span };
  }
  if (call.args.length !== 1 || !first) {
    note(checker, 'FEEL_ARGUMENTS', span, {
      name: 'date',
      expected: '("YYYY-MM-DD")',
      found: `(${call.args.length})`,
    });
    return hole(span);
  }
  if (first.value.form !== 'text') return dayItself(first.value, scope, checker);
  if (call.name === '@' && /^-?P/.test(first.value.value)) {
    return checkDuration(call, scope, checker);
  }
  const day = parseDay(first.value.value);
  if (day.ok) return { op: 'constant', value: day.value, type: DAY, span };
  note(checker, 'FEEL_DATE', span, { text: `"${first.value.value}"` });
  return hole(span);
}

/** `date(x)` of a day is the day; a text that is not written out is read when the rule runs. */
function dayItself(ast: Ast, scope: Scope, checker: Checker): Node {
  const node = checker.expression(ast, scope);
  if (node.type.is === 'day') return node;
  if (node.type.is !== 'text') return wrongType(checker, node, { en: 'a date', zh: '日期' });
  const text = required(checker, node);
  return { op: 'plain', name: 'day of text', args: [text], type: DAY, span: node.span };
}

/** `duration("P10D")` and `duration("P1Y6M")`, written out. */
export function checkDuration(call: CallAst, scope: Scope, checker: Checker): Node {
  const span = spanOf(scope, call);
  const text = call.args[0]?.value;
  if (call.args.length !== 1 || text?.form !== 'text') {
    note(checker, 'FEEL_DURATION', span, { text: span.text.slice(span.from, span.to) });
    return hole(span);
  }
  const match = /^(-?)P(?:(\d{1,6})D|(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,6})M)?)$/.exec(text.value);
  if (!match) {
    note(checker, 'FEEL_DURATION', span, { text: `"${text.value}"` });
    return hole(span);
  }
  const [, sign, days, years = '0', months = '0'] = match;
  const size = days === undefined ? BigInt(years) * 12n + BigInt(months) : BigInt(days);
  const type = days === undefined ? MONTHS : DAYS;
  return { op: 'constant', value: sign ? -size : size, type, span };
}

/** `years and months duration(from, to)`: whole months from one day to another. */
export function checkMonthsBetween(call: CallAst, scope: Scope, checker: Checker): Node {
  const span = spanOf(scope, call);
  const args = orderedArguments(call, { names: ['from', 'to'], required: 2 }, span, checker);
  if (!args) return hole(span);
  const nodes = args.flatMap((arg) =>
    arg ? [expect(checker, checker.expression(arg, scope), DAY)] : [],
  );
  if (nodes.some((node) => node.type.is === 'hole')) return hole(span);
  return { op: 'call', name: 'months between', args: nodes, type: MONTHS, span };
}
