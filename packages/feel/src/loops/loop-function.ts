import { type Code, unsigned } from './code.ts';

const KINDS = { int: 0x7f, long: 0x7e, double: 0x7c, four: 0x7b, pair: 0x7b } as const;

/** A variable of a loop: what reads it, and what writes it. */
export type Variable = { readonly get: Code; set(value: Code): Code };

/** A function in WebAssembly that goes over columns in memory: whole numbers in, one out. */
export class LoopFunction {
  readonly parameters: readonly string[];
  readonly #locals: number[] = [];
  body: Code = [];

  constructor(parameters: readonly string[]) {
    this.parameters = parameters;
  }

  parameter(name: string): Variable {
    const at = this.parameters.indexOf(name);
    if (at < 0) throw new Error(`no parameter ${name}`);
    return variable(at);
  }

  /** New variables, by names that only the code here knows. */
  locals<Name extends string>(
    kind: keyof typeof KINDS,
    ...names: Name[]
  ): Readonly<Record<Name, Variable>> {
    const made = names.map((name) => {
      this.#locals.push(KINDS[kind]);
      return [name, variable(this.parameters.length + this.#locals.length - 1)] as const;
    });
    // Each name has its variable.
    return Object.fromEntries(made) as Record<Name, Variable>;
  }

  get type(): Code {
    const { parameters } = this;
    return [0x60, unsigned(parameters.length), parameters.map(() => KINDS.int), 1, KINDS.int];
  }

  get code(): Code {
    const locals = this.#locals.map((kind) => [1, kind]);
    const bytes = flat([unsigned(locals.length), locals, this.body, 0x0b]);
    return [unsigned(bytes.length), bytes];
  }
}

const variable = (at: number): Variable => ({
  get: [0x20, unsigned(at)],
  set: (value) => [value, 0x21, unsigned(at)],
});

/** Functions over one memory, by name, as a module. */
export function loopModule(functions: Readonly<Record<string, LoopFunction>>): Uint8Array {
  const named = Object.entries(functions);
  const list = (items: readonly Code[]): Code => [unsigned(items.length), items];
  const section = (id: number, items: readonly Code[]): Code => {
    const bytes = flat(list(items));
    return [id, unsigned(bytes.length), bytes];
  };
  const shared = [2, 3, unsigned(1), unsigned(MEMORY_PAGES)];
  return Uint8Array.from(
    flat([
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(
        1,
        named.map(([, each]) => each.type),
      ),
      section(2, [[text('columns'), text('memory'), shared]]),
      section(
        3,
        named.map((_, at) => unsigned(at)),
      ),
      section(
        7,
        named.map(([name], at) => [text(name), 0, unsigned(at)]),
      ),
      section(
        10,
        named.map(([, each]) => each.code),
      ),
    ]),
  );
}

/** Pages of 64 kB that a memory may grow to: 2 GB, which is promised but not taken. */
export const MEMORY_PAGES = 32_768;

const text = (of: string): Code => {
  const bytes = [...of].map((each) => each.charCodeAt(0));
  return [unsigned(bytes.length), bytes];
};

function flat(code: Code): number[] {
  const bytes: number[] = [];
  const add = (part: Code): void => {
    for (const each of part) {
      if (typeof each === 'number') bytes.push(each);
      else add(each);
    }
  };
  add(code);
  return bytes;
}
