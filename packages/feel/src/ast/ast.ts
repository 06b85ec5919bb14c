/** A stretch of one expression's text: `from` inclusive, `to` exclusive. */
type Extent = { readonly from: number; readonly to: number };

/** An expression as written: names are not yet looked up, nothing has a type. */
export type Ast = AstForm & Extent;

type AstForm =
  | { readonly form: 'number'; readonly digits: bigint; readonly scale: number }
  | { readonly form: 'text'; readonly value: string }
  | { readonly form: 'flag'; readonly value: boolean }
  | { readonly form: 'null' | 'subject' | 'hole' }
  | { readonly form: 'name'; readonly name: string }
  | { readonly form: 'path'; readonly of: Ast; readonly name: string }
  | {
      readonly form: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Ast;
      readonly right: Ast;
    }
  | { readonly form: 'negate'; readonly of: Ast }
  | {
      readonly form: 'compare';
      readonly operator: AstComparison;
      readonly left: Ast;
      readonly right: Ast;
    }
  | { readonly form: 'test'; readonly subject: Ast; readonly tests: readonly AstTest[] }
  | { readonly form: 'and' | 'or'; readonly left: Ast; readonly right: Ast }
  | { readonly form: 'if'; readonly condition: Ast; readonly yes: Ast; readonly no: Ast }
  | { readonly form: 'call'; readonly name: string; readonly args: readonly AstArgument[] }
  | { readonly form: 'invoke'; readonly of: Ast; readonly args: readonly AstArgument[] }
  | { readonly form: 'power'; readonly left: Ast; readonly right: Ast }
  | {
      readonly form: 'range';
      /** An end that is null is open without bound. */
      readonly low: Ast | null;
      readonly high: Ast | null;
      readonly lowClosed: boolean;
      readonly highClosed: boolean;
      /** Set when the range is written as a comparison, `(>= 5)`. */
      readonly operator: AstComparison | null;
    }
  | { readonly form: 'for'; readonly iterators: readonly AstIterator[]; readonly body: Ast }
  | {
      readonly form: 'some' | 'every';
      readonly iterators: readonly AstIterator[];
      readonly body: Ast;
    }
  | { readonly form: 'instance'; readonly of: Ast; readonly type: AstType }
  | {
      readonly form: 'function';
      readonly parameters: readonly AstParameter[];
      readonly external: boolean;
      readonly body: Ast;
    }
  | { readonly form: 'list'; readonly items: readonly Ast[] }
  | { readonly form: 'context'; readonly entries: readonly AstEntry[] }
  | { readonly form: 'filter'; readonly of: Ast; readonly condition: Ast };

export type AstComparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** An argument; `name` is null when it was given by position. */
export type AstArgument = { readonly name: string | null; readonly value: Ast };

export type AstEntry = Extent & { readonly name: string; readonly value: Ast };

/** One unary test as written. `expression` is an equality, a membership or a condition on `?`. */
export type AstTest = Extent &
  (
    | { readonly test: 'any' }
    | { readonly test: 'order'; readonly operator: AstComparison; readonly value: Ast }
    | {
        readonly test: 'range';
        readonly low: Ast;
        readonly high: Ast;
        readonly lowClosed: boolean;
        readonly highClosed: boolean;
      }
    | { readonly test: 'expression'; readonly value: Ast }
    | { readonly test: 'not'; readonly tests: readonly AstTest[] }
  );

/** One variable of `for`, `some` or `every`: over a list, or over the integers `of` to `to`. */
export type AstIterator = { readonly name: string; readonly of: Ast; readonly to: Ast | null };

/** A parameter of a function definition; without a type any value is taken. */
export type AstParameter = { readonly name: string; readonly type: AstType | null };

/** A type as written behind `instance of`, or of a parameter. */
export type AstType = Extent &
  (
    | { readonly type: 'named'; readonly name: string }
    | { readonly type: 'list' | 'range'; readonly of: AstType }
    | {
        readonly type: 'context';
        readonly entries: readonly { readonly name: string; readonly of: AstType }[];
      }
    | {
        readonly type: 'function';
        readonly parameters: readonly AstType[];
        readonly result: AstType;
      }
  );
