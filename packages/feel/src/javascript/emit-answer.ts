import type { Node, TableNode, TableRow } from '../check/program.ts';
import { answersOf } from '../check/walk.ts';
import { isFixed } from '../row/column-sets.ts';
import { rowMaker, rowOf } from '../row/row-maker.ts';
import type { Value } from '../value.ts';
import { atom } from './atom.ts';
import { type Block, braced, inside, outermost } from './block.ts';
import { type Code, either, type Interval, plain, spanning } from './code.ts';
import { madeRow } from './emit-collections.ts';
import { fits, fixedValue } from './fixed.ts';
import type { Writer } from './writer.ts';

type Table = Node & TableNode;
type At = { readonly block: Block; readonly writer: Writer };

/** The answer of the rule at a place; `hit` is a name. */
export function emitAnswer(node: Table, hit: string, at: At): Code {
  if (node.single) return emitColumn(node, 0, hit, at);
  const { writer } = at;
  const names = node.outputs.map(({ name }) => name);
  const make = rowMaker();
  return choose(answersOf(node), hit, at, {
    fixed: (rule) => {
      if (!rule.outputs.every((output) => isKept(output, writer))) return undefined;
      return rowOf(
        names.map((name, column) => [name, cellValue(rule, column, writer)]),
        make,
      );
    },
    written: (rule, block) => {
      const held = rule.outputs.map((output) => atom(writer.emit(output, block), block, writer));
      return madeRow(names, held, writer);
    },
  });
}

/** One output of the rule at a place. */
export function emitColumn(node: Table, column: number, hit: string, at: At): Code {
  const { writer } = at;
  return choose(answersOf(node), hit, at, {
    fixed: (rule) => {
      const output = rule.outputs[column];
      return output && isKept(output, writer) ? cellValue(rule, column, writer) : undefined;
    },
    written: (rule, block) => {
      const output = rule.outputs[column];
      return output ? writer.emit(output, block) : plain('null');
    },
  });
}

/** The name of a function from the place of a rule to its answer. */
export function answerFunction(node: Table, writer: Writer): string {
  const known = functions.get(writer)?.get(node);
  if (known) return known;
  const name = writer.fresh('a');
  const block = outermost();
  const place = writer.fresh('h');
  const answer = emitAnswer(node, place, { block, writer });
  block.lines.push(`return ${answer.text};`);
  writer.declarations.push(`function ${name}(${place}) ${braced(block)}`);
  const names = functions.get(writer) ?? new Map<Node, string>();
  functions.set(writer, names.set(node, name));
  return name;
}

const functions = new WeakMap<Writer, Map<Node, string>>();

/** Values that stand in a table beside the code. A trace notes what lists and contexts are made of. */
function isKept(output: Node, writer: Writer): boolean {
  const isStep = writer.trace !== null && output.op !== 'constant';
  return isFixed(output) && !isStep && fits(output, writer);
}

function cellValue(rule: TableRow, column: number, writer: Writer): Value {
  const output = rule.outputs[column];
  return output ? fixedValue(output, writer) : null;
}

type Choice = {
  /** The value of a rule when it is known in advance. */
  fixed(rule: TableRow): Value | undefined;
  written(rule: TableRow, block: Block): Code;
};

/** Chooses by the place of a rule: known values by look-up, others by a switch. */
function choose(rules: readonly TableRow[], hit: string, at: At, choice: Choice): Code {
  const { block, writer } = at;
  if (rules.length === 0) return plain('null');
  const values = rules.map((rule) => choice.fixed(rule));
  const written = rules.flatMap((rule, place) =>
    values[place] === undefined ? [{ rule, place }] : [],
  );
  const known = knownCode(values, hit, writer);
  if (written.length === 0 && known) return known;
  const cases = casesOf(written, block, choice);
  const [only, ...others] = cases;
  if (!known && only && others.length === 0 && only.lines.length === 0) return only.code;
  const result = writer.fresh('t');
  const codes = [...cases.map(({ code }) => code), ...(known ? [known] : [])];
  const interval = codes.reduce<Interval>(either, codes[0] ?? plain(''));
  const texts = cases.map(({ places, lines, code }, index) => {
    const last = !known && index === cases.length - 1;
    const labels = last ? 'default:' : places.map((place) => `case ${place}:`).join(' ');
    return `${labels} { ${[...lines, `${result} = ${code.text};`].join('\n')} break; }`;
  });
  if (known) texts.push(`default: ${result} = ${known.text};`);
  block.lines.push(`let ${result};`, `switch (${hit}) { ${texts.join('\n')} }`);
  return { text: result, low: interval.low, high: interval.high };
}

/** Rules with an equal expression share a case. */
function casesOf(
  written: readonly { readonly rule: TableRow; readonly place: number }[],
  block: Block,
  choice: Choice,
): { readonly places: number[]; readonly lines: readonly string[]; readonly code: Code }[] {
  const cases: { places: number[]; lines: readonly string[]; code: Code }[] = [];
  const plainOnes = new Map<string, number[]>();
  for (const { rule, place } of written) {
    const inner = inside(block);
    const code = choice.written(rule, inner);
    const known = inner.lines.length === 0 ? plainOnes.get(code.text) : undefined;
    if (known) {
      known.push(place);
      continue;
    }
    const places = [place];
    if (inner.lines.length === 0) plainOnes.set(code.text, places);
    cases.push({ places, lines: inner.lines, code });
  }
  return cases;
}

/** The look-up of values known in advance, with the interval of their numbers. */
function knownCode(
  values: readonly (Value | undefined)[],
  hit: string,
  writer: Writer,
): Code | null {
  const given = values.filter((value) => value !== undefined);
  const [first] = given;
  if (first === undefined) return null;
  const same = given.every((value) => value === first);
  const numbers = given.map((value) =>
    typeof value === 'number' ? BigInt(Math.trunc(value)) : null,
  );
  const interval = numbers.every((value) => value !== null) ? spanning(numbers) : plain('');
  const held = writer.keep(same ? first : values.map((value) => value ?? null));
  return { text: same ? held : `${held}[${hit}]`, low: interval.low, high: interval.high };
}
