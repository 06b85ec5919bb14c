import type { Ast, AstTest } from '../../ast/ast.ts';
import { type KnownNames, type Parsed, parseExpression, parseUnaryTests } from '../../ast/parse.ts';
import type { SourceSpan } from '../../source.ts';

/** Parses texts of one compilation, each once: tables repeat their cells row after row. */
export type ParsedTexts = {
  readonly expression: (place: SourceSpan, names: KnownNames | null) => Parsed<Ast>;
  readonly tests: (place: SourceSpan, names: KnownNames | null) => Parsed<readonly AstTest[]>;
};

export const parsedTexts = (): ParsedTexts => ({
  expression: once(parseExpression),
  tests: once(parseUnaryTests),
});

/** Names change what a text means, and problems speak of their place: such texts are parsed anew. */
function once<T>(
  parse: (place: SourceSpan, names: KnownNames | null) => Parsed<T>,
): (place: SourceSpan, names: KnownNames | null) => Parsed<T> {
  const known = new Map<string, Parsed<T>>();
  return (place, names) => {
    if (names !== null) return parse(place, names);
    const found = known.get(place.text);
    if (found) return found;
    const parsed = parse(place, null);
    if (parsed.problems.length === 0) known.set(place.text, parsed);
    return parsed;
  };
}
