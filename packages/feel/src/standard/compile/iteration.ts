import type { Ast, AstIterator } from '../../ast/ast.ts';
import type { SourceSpan } from '../../source.ts';
import { type Session, spend } from '../session.ts';
import { dateOfDays, daysOf } from '../time/calendar.ts';
import { compare } from '../value/compare.ts';
import { isList, isRange, isTagged } from '../value/kind.ts';
import { integerOf, isNumber } from '../value/number.ts';
import type { FeelValue } from '../value/value.ts';
import { type Compiler, spanIn } from './compiler.ts';
import type { Eval, Frame } from './frame.ts';
import { type Local, nameKey, newSlot, type Scope, withNames } from './scope.ts';
import { mentionsName } from './subject.ts';

/** `for x in ..., y in ... return ...`; `partial` holds the answers so far. */
export function compileFor(
  ast: Ast & { readonly form: 'for' },
  scope: Scope,
  compiler: Compiler,
): Eval {
  const partial = newSlot(scope);
  const { visit, inner } = compileIterators(ast.iterators, scope, compiler);
  const names = new Map<string, Local>([['partial', { slot: partial, type: null }]]);
  const body = compiler.expression(ast.body, withNames(inner, names));
  const isRead = mentionsName(ast.body, 'partial');
  const at = spanIn(scope, ast);
  return (frame) => {
    const made: FeelValue[] = [];
    const before = frame.slots[partial] ?? null;
    const done = visit(frame, () => {
      if (isRead) frame.slots[partial] = soFar(made, compiler.session, at);
      made.push(body(frame));
      return true;
    });
    frame.slots[partial] = before;
    return done === null ? null : made;
  };
}

/** `some ... satisfies ...` and `every ... satisfies ...`, over three truths. */
export function compileQuantified(
  ast: Ast & { readonly form: 'some' | 'every' },
  scope: Scope,
  compiler: Compiler,
): Eval {
  const decisive = ast.form === 'some';
  const { visit, inner } = compileIterators(ast.iterators, scope, compiler);
  const body = compiler.expression(ast.body, inner);
  return (frame) => {
    let settled = false;
    let open = false;
    const done = visit(frame, () => {
      const result = body(frame);
      settled = result === decisive;
      open ||= result !== true && result !== false;
      return !settled;
    });
    if (done === null) return null;
    if (settled) return decisive;
    return open ? null : !decisive;
  };
}

type Iterators = {
  /** Runs `each` for every combination, until it answers false; null when a domain is none. */
  readonly visit: (frame: Frame, each: () => boolean) => boolean | null;
  readonly inner: Scope;
};

function compileIterators(
  written: readonly AstIterator[],
  scope: Scope,
  compiler: Compiler,
): Iterators {
  let inner = scope;
  const domains = written.map((iterator) => {
    const of = compiler.expression(iterator.of, inner);
    const to = iterator.to ? compiler.expression(iterator.to, inner) : null;
    const slot = newSlot(scope);
    inner = withNames(inner, new Map([[nameKey(iterator.name), { slot, type: null }]]));
    return { slot, of, to };
  });
  const at = written[0] ? spanIn(scope, written[0].of) : scope.place;
  const visit = (frame: Frame, each: () => boolean, depth = 0): boolean | null => {
    const domain = domains[depth];
    if (!domain) return each();
    const items = domain.to
      ? counted(domain.of(frame), domain.to(frame))
      : itemsOf(domain.of(frame));
    if (items === null) return null;
    for (const item of items) {
      spend(compiler.session, 1, at);
      frame.slots[domain.slot] = item;
      const result = visit(frame, each, depth + 1);
      if (result !== true) return result;
    }
    return true;
  };
  return { visit: (frame, each) => visit(frame, each), inner };
}

/** What one variable runs through: a list, a range of integers or days, or one value. */
function itemsOf(value: FeelValue): Iterable<FeelValue> | null {
  if (isList(value)) return value;
  if (value === null) return null;
  if (!isRange(value)) return [value];
  const isUp = (compare(value.low, value.high) ?? 1) <= 0;
  const items = isUp ? counted(value.low, value.high) : null;
  return items && withoutOpenEnds(items, value);
}

function* withoutOpenEnds(
  items: Iterable<FeelValue>,
  range: { readonly lowClosed: boolean; readonly highClosed: boolean },
): Iterable<FeelValue> {
  let first = true;
  let held: FeelValue | undefined;
  for (const item of items) {
    if (held !== undefined) yield held;
    held = first && !range.lowClosed ? undefined : item;
    first = false;
  }
  if (held !== undefined && range.highClosed) yield held;
}

/** Integers, or days, from one to another, up or down. */
function counted(from: FeelValue, to: FeelValue): Iterable<FeelValue> | null {
  if (isNumber(from) && isNumber(to)) {
    const [low, high] = [integerOf(from), integerOf(to)];
    return low === null || high === null ? null : steps(low, high, (each) => each);
  }
  if (!isTagged(from) || !isTagged(to) || from.is !== 'date' || to.is !== 'date') return null;
  return steps(daysOf(from), daysOf(to), dateOfDays);
}

function* steps(from: number, to: number, made: (each: number) => FeelValue): Iterable<FeelValue> {
  const by = from <= to ? 1 : -1;
  for (let each = from; each !== to + by; each += by) yield made(each);
}

/** The answers up to now as a list of their own: what is answered may hold it, and lists never change. */
function soFar(made: readonly FeelValue[], session: Session, at: SourceSpan): FeelValue {
  spend(session, made.length / 16, at);
  return made.slice();
}

/** The same over a boxed domain and body. */
export function overBoxed(
  form: 'for' | 'some' | 'every',
  parts: {
    readonly domain: Eval;
    readonly body: Eval;
    readonly slot: number;
    readonly partial: number;
  },
  compiler: Compiler,
  span: SourceSpan,
): Eval {
  const { domain, body, slot, partial } = parts;
  const decisive = form === 'some';
  return (frame) => {
    const items = itemsOf(domain(frame));
    if (items === null) return null;
    const made: FeelValue[] = [];
    for (const item of items) {
      spend(compiler.session, 1, span);
      frame.slots[slot] = item;
      frame.slots[partial] = soFar(made, compiler.session, span);
      made.push(body(frame));
    }
    if (form === 'for') return made;
    if (made.includes(decisive)) return decisive;
    return made.every((each) => each === !decisive) ? !decisive : null;
  };
}
