import type { SourceSpan } from '../source.ts';
import type { CallAst } from './arguments.ts';
import { type Checker, expect, hole, note, required, type Scope, wrongType } from './checker.ts';
import { atScale } from './convert.ts';
import type { Node } from './program.ts';
import type { Type } from './type.ts';
import { COUNT } from './types.ts';

type At = { readonly span: SourceSpan; readonly scope: Scope; readonly checker: Checker };

/** `min`, `max` and `sum` take numbers one by one or a list of them; the first two also days. */
export function extreme(name: 'min' | 'max' | 'sum', call: CallAst, at: At): Node {
  const called = (args: readonly Node[], type: Type): Node => ({
    op: 'call',
    name,
    args,
    type,
    span: at.span,
  });
  const nodes = call.args.map((arg) => at.checker.expression(arg.value, at.scope));
  const [first] = nodes;
  if (!first) {
    const details = { name, expected: '(list)', found: '()' };
    note(at.checker, 'FEEL_ARGUMENTS', at.span, details);
    return hole(at.span);
  }
  if (nodes.some((node) => node.type.is === 'hole')) return hole(at.span);
  if (nodes.length === 1 && first.type.is === 'list') {
    const type = present(first.type.of);
    if (!comparable(type, name)) return wrongType(at.checker, first, NUMBERS);
    return called([required(at.checker, first)], type);
  }
  const kind = first.type.is === 'day' && name !== 'sum' ? first.type : COUNT;
  const values = nodes.map((node) => expect(at.checker, node, present(kind)));
  const scale = Math.max(...values.map(({ type }) => (type.is === 'number' ? type.scale : 0)));
  const args = values.map((value) => (value.type.is === 'number' ? atScale(value, scale) : value));
  const type = args[0]?.type ?? COUNT;
  return values.some((node) => node.type.is === 'hole') ? hole(at.span) : called(args, type);
}

const NUMBERS = { en: 'numbers that are never null', zh: '不为空的数值' };

const present = (type: Type): Type => ({ ...type, nullable: false });

const comparable = (type: Type, name: string): boolean =>
  type.is === 'number' || (type.is === 'day' && name !== 'sum');
