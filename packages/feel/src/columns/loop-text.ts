/** An expression of a loop over rows. */
export type Expression =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'flag'; readonly value: boolean }
  | { readonly is: 'name'; readonly name: string }
  /** What stands at a place of a column or of a table. */
  | { readonly is: 'entry'; readonly of: string; readonly at: Expression }
  | { readonly is: 'call'; readonly of: string; readonly given: readonly Expression[] }
  | { readonly is: 'one'; readonly sign: string; readonly of: Expression }
  | {
      readonly is: 'two';
      readonly sign: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly is: 'choice';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    };

/** A statement of a loop over rows. */
export type Statement =
  | { readonly does: 'declare'; readonly name: string; readonly value: Expression | null }
  | { readonly does: 'assign'; readonly name: string; readonly value: Expression }
  /** Sets bits of a number. */
  | { readonly does: 'mark'; readonly name: string; readonly value: Expression }
  | {
      readonly does: 'store';
      readonly into: string;
      readonly at: Expression;
      readonly value: Expression;
    }
  | {
      readonly does: 'if';
      readonly condition: Expression;
      readonly yes: readonly Statement[];
      readonly no: readonly Statement[];
    }
  | { readonly does: 'block'; readonly label: string; readonly body: readonly Statement[] }
  | { readonly does: 'leave'; readonly label: string }
  /** Leaves the loop: the row program is asked, or says what is wrong. */
  | { readonly does: 'stop' };

/** Why a text has no form beside JavaScript: it says more than a loop over numbers does. */
export class MoreThanNumbers extends Error {}

const TOKEN =
  /\s+|\d+n?(?![\w.])|[A-Za-z_]\w*|===|!==|==|<=|>=|>>>|\|=|&&|\|\||[-+*/<>=!&|?:;,.{}()[\]]/y;

/**
 * Reads the statements of a row as the column target writes them, with numbers, flags, look-ups,
 * arithmetic and branches.
 *
 * @throws MoreThanNumbers where a text has anything else in it: texts, lists, contexts, nothing
 */
export function readLoop(text: string): readonly Statement[] {
  const tokens = tokensOf(text);
  const reader = new LoopReader(tokens);
  const statements = reader.statements();
  reader.expect('');
  return statements;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw new MoreThanNumbers(text.slice(0, 40));
    if (token.trim() !== '') tokens.push(token);
  }
  return tokens;
}

/** How tightly operators bind. */
const BINDING: Readonly<Record<string, number>> = {
  ...{ '||': 1, '&&': 2, '|': 3, '&': 4 },
  ...{ '===': 5, '!==': 5, '==': 5, '<': 6, '>': 6, '<=': 6, '>=': 6 },
  ...{ '>>>': 7, '+': 8, '-': 8, '*': 9, '/': 9 },
};

class LoopReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  /** Statements up to the end of their braces. */
  statements(): Statement[] {
    const found: Statement[] = [];
    while (this.#next !== '}' && this.#next !== '') found.push(this.#statement());
    return found;
  }

  expect(token: string): void {
    if (this.#next !== token) throw new MoreThanNumbers(this.#next);
    this.#at += 1;
  }

  get #next(): string {
    return this.#tokens[this.#at] ?? '';
  }

  #take(): string {
    const token = this.#next;
    this.#at += 1;
    return token;
  }

  #takes(token: string): boolean {
    if (this.#next !== token) return false;
    this.#at += 1;
    return true;
  }

  #name(): string {
    const name = this.#take();
    if (!/^[a-z]\w*$/.test(name)) throw new MoreThanNumbers(name);
    return name;
  }

  #braced(): Statement[] {
    if (!this.#takes('{')) return [this.#statement()];
    const found = this.statements();
    this.expect('}');
    return found;
  }

  #statement(): Statement {
    if (this.#takes('const') || this.#takes('let')) {
      const name = this.#name();
      const value = this.#takes('=') ? this.#expression() : null;
      return this.#ended({ does: 'declare', name, value });
    }
    if (this.#takes('if')) return this.#branch();
    if (this.#takes('break')) return this.#ended({ does: 'leave', label: this.#name() });
    if (this.#takes('throw')) {
      this.expect('wide');
      return this.#ended({ does: 'stop' });
    }
    return this.#named(this.#name());
  }

  #ended(statement: Statement): Statement {
    this.expect(';');
    return statement;
  }

  #branch(): Statement {
    this.expect('(');
    const condition = this.#expression();
    this.expect(')');
    const yes = this.#braced();
    const no = this.#takes('else') ? this.#braced() : [];
    return { does: 'if', condition, yes, no };
  }

  /** A statement that begins with a name. */
  #named(name: string): Statement {
    if (this.#takes(':')) return { does: 'block', label: name, body: this.#braced() };
    if (this.#takes('=')) return this.#ended({ does: 'assign', name, value: this.#expression() });
    if (this.#takes('|=')) return this.#ended({ does: 'mark', name, value: this.#expression() });
    if (this.#takes('[')) {
      const at = this.#expression();
      this.expect(']');
      this.expect('=');
      return this.#ended({ does: 'store', into: name, at, value: this.#expression() });
    }
    // A function that is called for nothing but itself tells a problem.
    this.expect('(');
    this.#given();
    return this.#ended({ does: 'stop' });
  }

  #expression(): Expression {
    const condition = this.#two(1);
    if (!this.#takes('?')) return condition;
    const yes = this.#expression();
    this.expect(':');
    return { is: 'choice', condition, yes, no: this.#expression() };
  }

  #two(binding: number): Expression {
    let left = this.#one();
    for (;;) {
      const own = BINDING[this.#next] ?? 0;
      if (own < binding) return left;
      const sign = this.#take();
      left = { is: 'two', sign, left, right: this.#two(own + 1) };
    }
  }

  #one(): Expression {
    const token = this.#take();
    if (token === '-' || token === '!') return { is: 'one', sign: token, of: this.#one() };
    if (token === '(') {
      const inside = this.#expression();
      this.expect(')');
      return inside;
    }
    if (/^\d+$/.test(token)) return { is: 'number', value: Number(token) };
    if (/^\d+n$/.test(token)) return { is: 'call', of: 'BigInt', given: [] };
    if (token === 'true' || token === 'false') return { is: 'flag', value: token === 'true' };
    if (token === 'NaN') return { is: 'number', value: Number.NaN };
    if (token === 'Math') {
      this.expect('.');
      const of = `Math.${this.#name()}`;
      this.expect('(');
      return { is: 'call', of, given: this.#given() };
    }
    return this.#reading(token);
  }

  /** A name, an entry, or a call. */
  #reading(name: string): Expression {
    if (!/^[A-Za-z_]\w*$/.test(name) || name === 'null') throw new MoreThanNumbers(name);
    if (this.#takes('(')) return { is: 'call', of: name, given: this.#given() };
    if (!this.#takes('[')) return { is: 'name', name };
    const at = this.#expression();
    this.expect(']');
    return { is: 'entry', of: name, at };
  }

  /** What a call is given, up to its end. */
  #given(): Expression[] {
    const given: Expression[] = [];
    while (!this.#takes(')')) {
      given.push(this.#expression());
      if (this.#next !== ')') this.expect(',');
    }
    return given;
  }
}
