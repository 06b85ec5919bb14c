import type { Compiler } from '../compile/compiler.ts';
import type { Eval } from '../compile/frame.ts';
import type { Scope } from '../compile/scope.ts';
import { coerce } from '../type/conform.ts';
import { ANY } from '../type/feel-type.ts';
import type { FeelType } from '../value/value.ts';

/** An answer that does not fit its type is null. */
export function fitted(made: Eval, type: FeelType): Eval {
  return type.is === 'any' ? made : (frame) => coerce(made(frame), type);
}

export const typed = (typeRef: string | undefined, scope: Scope, compiler: Compiler): FeelType =>
  typeRef === undefined ? ANY : compiler.type(typeRef, scope.place);

/** Compiles the text of an expression. */
export function compileText(text: string, scope: Scope, compiler: Compiler): Eval {
  const place = { ...scope.place, from: 0, to: text.length, text };
  return compiler.expression(compiler.parse(place, scope), { ...scope, place });
}
