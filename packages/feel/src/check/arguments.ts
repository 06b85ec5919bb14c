import type { Ast, AstArgument } from '../ast/ast.ts';
import type { SourceSpan } from '../source.ts';
import { type Checker, note } from './checker.ts';

export type CallAst = Ast & { readonly form: 'call' };

/** The parameters of a function; those from `required` on may be left out. */
export type Signature = { readonly names: readonly string[]; readonly required: number };

/**
 * The arguments in the order of the parameters, or null after a problem. Named and positional
 * arguments are both FEEL; mixing them is not.
 */
export function orderedArguments(
  call: { readonly name: string; readonly args: readonly AstArgument[] },
  signature: Signature,
  span: SourceSpan,
  checker: Checker,
): (Ast | undefined)[] | null {
  const { args, name } = call;
  const named = args.some((argument) => argument.name !== null);
  const values = named
    ? signature.names.map((each) => args.find((argument) => argument.name === each)?.value)
    : args.map((argument) => argument.value);
  const stray = args.some(
    (argument) => named && (argument.name === null || !signature.names.includes(argument.name)),
  );
  const missing = signature.names.slice(0, signature.required).some((_, at) => !values[at]);
  const twice = named && new Set(args.map((argument) => argument.name)).size < args.length;
  if (stray || missing || twice || args.length > signature.names.length) {
    const found = args.map((argument) => argument.name ?? '·').join(', ');
    const details = { name, expected: `(${signature.names.join(', ')})`, found: `(${found})` };
    note(checker, 'FEEL_ARGUMENTS', span, details);
    return null;
  }
  return values;
}
