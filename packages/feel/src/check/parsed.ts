import type { Ast, AstTest } from '../ast/ast.ts';
import { type Parsed, parseExpression, parseUnaryTests } from '../ast/parse.ts';
import type { SourceSpan } from '../source.ts';

/**
 * Texts parsed in one check, each once: a table repeats its cells row after row, and parsing is most
 * of the time that reading a package takes. Trees know their place inside the text only.
 */
export type ParsedTexts = {
  expression(place: SourceSpan): Parsed<Ast>;
  tests(place: SourceSpan): Parsed<readonly AstTest[]>;
};

export function parsedTexts(): ParsedTexts {
  return {
    expression: once((place) => parseExpression(place)),
    tests: once((place) => parseUnaryTests(place)),
  };
}

/** Problems speak of their place, so a text with one is parsed again at the next. */
function once<T>(parse: (place: SourceSpan) => Parsed<T>): (place: SourceSpan) => Parsed<T> {
  const known = new Map<string, Parsed<T>>();
  return (place) => {
    const found = known.get(place.text);
    if (found) return found;
    const parsed = parse(place);
    if (parsed.problems.length === 0) known.set(place.text, parsed);
    return parsed;
  };
}
