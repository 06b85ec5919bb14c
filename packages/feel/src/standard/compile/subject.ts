import type { Ast, AstTest } from '../../ast/ast.ts';

/** Whether an expression speaks of `?`, the value under test. */
export function mentionsSubject(ast: Ast): boolean {
  return ast.form === 'subject' || partsOf(ast).some(mentionsSubject);
}

/** Whether an expression reads a name. */
export const mentionsName = (ast: Ast, name: string): boolean =>
  (ast.form === 'name' && ast.name === name) ||
  (ast.form === 'call' && ast.name === name) ||
  partsOf(ast).some((part) => mentionsName(part, name));

/** The expressions directly inside an expression. */
function partsOf(ast: Ast): readonly Ast[] {
  switch (ast.form) {
    case 'path':
    case 'negate':
    case 'instance':
      return [ast.of];
    case 'arithmetic':
    case 'power':
    case 'compare':
    case 'and':
    case 'or':
      return [ast.left, ast.right];
    case 'if':
      return [ast.condition, ast.yes, ast.no];
    case 'call':
      return ast.args.map(({ value }) => value);
    case 'invoke':
      return [ast.of, ...ast.args.map(({ value }) => value)];
    case 'list':
      return ast.items;
    case 'context':
      return ast.entries.map(({ value }) => value);
    case 'filter':
      return [ast.of, ast.condition];
    case 'range':
      return [ast.low, ast.high].filter((end) => end !== null);
    case 'for':
    case 'some':
    case 'every':
      return [...ast.iterators.flatMap(({ of, to }) => (to ? [of, to] : [of])), ast.body];
    case 'function':
      return [ast.body];
    case 'test':
      return [ast.subject, ...ast.tests.flatMap(partsOfTest)];
    default:
      return [];
  }
}

function partsOfTest(test: AstTest): readonly Ast[] {
  switch (test.test) {
    case 'any':
      return [];
    case 'range':
      return [test.low, test.high];
    case 'not':
      return test.tests.flatMap(partsOfTest);
    default:
      return [test.value];
  }
}
