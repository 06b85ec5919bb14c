import type { Problem } from '@sanyi/kernel';
import { type Parsed, parseUnaryTests } from '../../ast/parse.ts';
import type { DmnModel } from '../../dmn/model.ts';
import type { RuleRef } from '../../rule-ref.ts';
import type { SourceSpan } from '../../source.ts';
import { type Compiler, report, type Watch, type WatchTable } from '../compile/compiler.ts';
import { compileExpression } from '../compile/expression.ts';
import { newFrame } from '../compile/frame.ts';
import { knownNames } from '../compile/known-names.ts';
import type { ParsedTexts } from '../compile/parsed.ts';
import type { Global } from '../compile/scope.ts';
import { compileTests } from '../compile/tests.ts';
import type { ExternalFunctions } from '../library/externals.ts';
import type { Session } from '../session.ts';
import { ANY } from '../type/feel-type.ts';
import { type TestMaker, type TypeTable, typeTable, writtenType } from '../type/type-table.ts';
import type { FeelType } from '../value/value.ts';

/** What all models of one compilation share. */
export type Shared = {
  readonly session: Session;
  readonly externals: ExternalFunctions;
  readonly watch: Watch | null;
  readonly watchTable: WatchTable | null;
  readonly rules: RuleRef[];
  readonly texts: ParsedTexts;
  /** Rules that fired in the running evaluation, in order. */
  readonly fired: number[];
};

/** One model with its types, its imports, and what each of its elements is to an expression. */
export type Unit = {
  readonly model: DmnModel;
  readonly types: TypeTable;
  readonly imports: ReadonlyMap<string, Unit>;
  readonly elements: Map<string, Global>;
};

/** A model whose imports are units already; its elements are filled in by the caller. */
export function newUnit(
  model: DmnModel,
  imports: ReadonlyMap<string, Unit>,
  shared: Shared,
  problems: Problem[],
): Unit {
  const tables = new Map([...imports].map(([name, unit]) => [name, unit.types]));
  const types = typeTable(model, tables, testMaker(shared, problems));
  return { model, types, imports, elements: new Map() };
}

/** Allowed values are unary tests of their own: they see no name but `?` and FEEL's functions. */
function testMaker(shared: Shared, problems: Problem[]): TestMaker {
  return (text, name) => {
    const place = { decision: name, from: 0, to: text.length, text };
    const { tree, problems: found } = parseUnaryTests(place);
    problems.push(...found);
    const compiler = compilerFor({ types: { named: () => ANY }, shared, problems });
    const subject = { slot: 0, type: null };
    const slots = { count: 1 };
    const test = compileTests(tree, { place, layer: null, slots, subject }, compiler);
    const world = { inputs: new Map(), decided: new Map() };
    return (value) => {
      const frame = newFrame(slots.count, null, world);
      frame.slots[0] = value;
      return test(frame) === true;
    };
  };
}

/** A compiler that notes problems of one element. */
export function compilerFor(of: {
  readonly types: TypeTable;
  readonly shared: Shared;
  readonly problems: Problem[];
}): Compiler {
  const { types, shared, problems } = of;
  const compiler: Compiler = {
    session: shared.session,
    externals: shared.externals,
    watch: shared.watch,
    watchTable: shared.watchTable,
    rules: shared.rules,
    problems,
    parse: (place, scope) => noted(shared.texts.expression(place, knownNames(scope)), problems),
    parseTests: (place, scope) => noted(shared.texts.tests(place, knownNames(scope)), problems),
    fired: (index) => shared.fired.push(index),
    expression: (ast, scope) => compileExpression(ast, scope, compiler),
    type: (name, at) => namedType(name, at, types, compiler),
    writtenType: (type, scope) =>
      writtenType(type, (name) => namedType(name, scope.place, types, compiler)),
  };
  return compiler;
}

function noted<T>({ tree, problems: found }: Parsed<T>, problems: Problem[]): T {
  problems.push(...found);
  return tree;
}

function namedType(name: string, at: SourceSpan, types: TypeTable, compiler: Compiler): FeelType {
  const found = types.named(name);
  if (found) return found;
  report(compiler, 'FEEL_UNKNOWN_TYPE', at, { name });
  return ANY;
}
