import { type CallAst, orderedArguments } from './arguments.ts';
import { type Checker, expect, hole, required, type Scope, wrongType } from './checker.ts';
import type { PlainName } from './function-names.ts';
import type { Node, RoundingMode } from './program.ts';
import type { Type } from './type.ts';
import { numberType, TEXT } from './types.ts';

type At = { readonly span: Node['span']; readonly scope: Scope; readonly checker: Checker };

const TEXT_OF: { readonly [is in Type['is']]?: PlainName } = {
  number: 'text of number',
  day: 'text of day',
  days: 'text of days',
  months: 'text of months',
  flag: 'text of flag',
};

/** `string(x)` of anything but lists and contexts. */
export function textOf(args: readonly Node[], { span, checker }: At): Node {
  const [given] = args;
  if (!given) return hole(span);
  const of = required(checker, given);
  if (of.type.is === 'text' || of.type.is === 'hole') return of;
  const name = TEXT_OF[of.type.is];
  if (!name) {
    return wrongType(checker, of, { en: 'one value', zh: '单个值' });
  }
  const scale = of.type.is === 'number' ? [constant(BigInt(of.type.scale), span)] : [];
  return { op: 'plain', name, args: [of, ...scale], type: TEXT, span };
}

const constant = (value: bigint | string | null, span: Node['span']): Node => ({
  op: 'constant',
  value,
  type: typeof value === 'bigint' ? numberType(0) : { ...TEXT, nullable: value === null },
  span,
});

const NAMES = ['from', 'grouping separator', 'decimal separator'];

/** `number(text)` inside a rounding function, which says how many decimals are kept. */
export function numberOf(
  call: CallAst,
  asked: { readonly mode: RoundingMode; readonly scale: number; readonly span: Node['span'] },
  scope: Scope,
  checker: Checker,
): Node {
  const { mode, scale, span } = asked;
  const args = orderedArguments(call, { names: NAMES, required: 1 }, span, checker);
  const [text, grouping, decimal] = args ?? [];
  if (!text) return hole(span);
  const from = expect(checker, checker.expression(text, scope), TEXT);
  const marks = [
    [grouping, [' ', ',', '.']],
    [decimal, [',', '.']],
  ] as const;
  const separators: (string | null)[] = [];
  for (const [ast, allowed] of marks) {
    const node = ast ? checker.expression(ast, scope) : constant(null, span);
    const value = node.op === 'constant' ? node.value : undefined;
    const fits = value === null || allowed.some((each) => each === value);
    if (!fits)
      return wrongType(checker, node, {
        en: `one of "${allowed.join('" "')}"`,
        zh: `“${allowed.join('” “')}”之一`,
      });
    separators.push(typeof value === 'string' ? value : null);
  }
  if (from.type.is === 'hole') return hole(span);
  const form = [constant(mode, span), constant(BigInt(scale), span)];
  const type = numberType(Math.max(scale, 0));
  const how = [...form, ...separators.map((each) => constant(each, span))];
  return { op: 'plain', name: 'number', args: [from, ...how], type, span };
}
