import type { Ast } from '../../ast/ast.ts';
import { spend } from '../session.ts';
import { isList } from '../value/kind.ts';
import { integerOf, isNumber } from '../value/number.ts';
import type { FeelValue } from '../value/value.ts';
import { type Compiler, spanIn } from './compiler.ts';
import type { Eval, Frame } from './frame.ts';
import { newSlot, type Scope } from './scope.ts';

/** `list[condition]`, or `list[position]`: a value that is no list is a list of one. */
export function compileFilter(
  ast: Ast & { readonly form: 'filter' },
  scope: Scope,
  compiler: Compiler,
): Eval {
  const of = compiler.expression(ast.of, scope);
  const filter = compileItemTest(ast.condition, scope, compiler);
  const { session } = compiler;
  const span = spanIn(scope, ast);
  return (frame) => {
    const value = of(frame);
    const items = listOf(value);
    spend(session, items.length, span);
    return filter(items, frame);
  };
}

export const listOf = (value: FeelValue): readonly FeelValue[] => {
  if (isList(value)) return value;
  return value === null ? [] : [value];
};

type ItemTest = (items: readonly FeelValue[], frame: Frame) => FeelValue;

/** Compiles a condition on each item, whose entries it reads by name. */
function compileItemTest(condition: Ast, scope: Scope, compiler: Compiler): ItemTest {
  const slot = newSlot(scope);
  const test = compiler.expression(condition, {
    ...scope,
    layer: { layer: 'item', slot, type: null, outer: scope.layer },
  });
  return filtering(test, slot);
}

/**
 * Keeps the items for which a test is true, or picks the one at the position it answers. A test that
 * answers neither a truth nor null makes no list.
 */
export function filtering(test: Eval, slot: number): ItemTest {
  return (items, frame) => {
    frame.slots[slot] = items[0] ?? null;
    const first = test(frame);
    if (isNumber(first)) return pick(items, first);
    const kept: FeelValue[] = [];
    for (const [at, item] of items.entries()) {
      frame.slots[slot] = item;
      const result = at === 0 ? first : test(frame);
      if (result !== null && typeof result !== 'boolean') return null;
      if (result === true) kept.push(item);
    }
    return kept;
  };
}

function pick(items: readonly FeelValue[], position: Parameters<typeof integerOf>[0]): FeelValue {
  const whole = integerOf(position);
  if (whole === null || whole === 0) return null;
  return items[whole > 0 ? whole - 1 : items.length + whole] ?? null;
}
