import { powerOfTen } from '../check/convert.ts';
import { rateBounds } from '../check/kind-bounds.ts';
import type { Node } from '../check/program.ts';
import type { Kind } from '../kind.ts';
import { WIDE } from '../numbers/wide.ts';
import { codeCheck, decimalsProblem, widening } from '../row/emit-conversion.ts';
import { scaledText } from '../scaled-text.ts';
import type { SourceSpan } from '../source.ts';
import { stop } from '../trouble.ts';
import type { Value } from '../value.ts';
import { atom } from './atom.ts';
import { type Block, braced, inside } from './block.ts';
import { type Code, plain } from './code.ts';
import { factorOf } from './emit-arithmetic.ts';
import type { Writer } from './writer.ts';

type Conversion = Node & { readonly op: 'convert' };

/** A change of form: more decimals, or an output fitted to its kind. */
export function emitConversion(node: Conversion, block: Block, writer: Writer): Code {
  const of = writer.emit(node.of, block);
  const { kind, span } = node;
  if (kind?.kind === 'code') {
    const code = atom(of, block, writer);
    const check = writer.keep(codeCheck(kind, span));
    const present = node.of.type.nullable ? `${code.text} !== null && ` : '';
    const known = writer.keep(new Set(kind.codes));
    block.lines.push(`if (${present}!${known}.has(${code.text})) ${check}(${code.text});`);
    return code;
  }
  if (node.of.type.is === 'number' && node.type.is === 'number') {
    return whenPresent(node, of, { block, writer }, (value, inner) =>
      kind === null
        ? widened(node, value, { block: inner, writer })
        : fitted(node, kind, value, { block: inner, writer }),
    );
  }
  const times = writer.numbers.tier === 'double' ? timesDouble : timesBigint;
  const change = widening(node.of.type, node.type, times);
  if (!change) return of;
  return { ...of, text: `${writer.keep(change)}(${of.text})` };
}

type At = { readonly block: Block; readonly writer: Writer };

/** Changes a number unless it is null. */
function whenPresent(
  node: Conversion,
  of: Code,
  { block, writer }: At,
  change: (value: Code, inner: Block) => Code,
): Code {
  if (!node.of.type.nullable) return change(of, block);
  const value = atom(of, block, writer);
  const inner = inside(block);
  const code = change(value, inner);
  const result = writer.fresh('t');
  inner.lines.push(`${result} = ${code.text};`);
  block.lines.push(`let ${result} = null;`, `if (${value.text} !== null) ${braced(inner)}`);
  return { ...code, text: result };
}

function widened(node: Conversion, value: Code, at: At): Code {
  const { numbers } = at.writer;
  const factor = factorOf(node);
  if (factor === 1n) return value;
  return numbers.multiply(value, numbers.constant(factor, at.block), at);
}

/** Fewer decimals only where none is lost; rates inside their bounds. */
function fitted(node: Conversion, kind: Kind, value: Code, at: At): Code {
  const { block, writer } = at;
  const { numbers } = writer;
  const { span } = node;
  const from = node.of.type.is === 'number' ? node.of.type.scale : 0;
  const to = node.type.is === 'number' ? node.type.scale : 0;
  const down = powerOfTen(Math.max(0, from - to));
  let code = value;
  if (down > 1n) {
    const whole = atom(value, block, writer);
    const divisor = numbers.constant(down, block);
    const cut = atom(numbers.round('down', { numerator: whole, divisor }, at), block, writer);
    const back = numbers.multiply(cut, divisor, at);
    const fail = writer.keep(lostDecimals(kind, from, span));
    block.lines.push(`if (${back.text} !== ${whole.text}) ${fail}(${whole.text});`);
    code = cut;
  }
  if (to > from) code = numbers.multiply(code, numbers.constant(powerOfTen(to - from), block), at);
  return kind.kind === 'rate' ? bounded(code, kind, span, at) : code;
}

const lostDecimals =
  (kind: Kind, scale: number, span: SourceSpan) =>
  (value: number | bigint): never =>
    decimalsProblem(scaledText(BigInt(value), scale), kind, span);

function bounded(code: Code, kind: Kind, span: SourceSpan, at: At): Code {
  const { block, writer } = at;
  const { min, max } = rateBounds(kind);
  const rate = atom(code, block, writer);
  const bounds = { min: scaledText(min, 6), max: scaledText(max, 6) };
  const fail = writer.keep((value: number | bigint) =>
    stop('RULE_RATE_OUT_OF_BOUNDS', span, { value: scaledText(BigInt(value), 6), ...bounds }),
  );
  const [low, high] = [writer.numbers.constant(min, block), writer.numbers.constant(max, block)];
  const outside = `${rate.text} < ${low.text} || ${rate.text} > ${high.text}`;
  block.lines.push(`if (${outside}) ${fail}(${rate.text});`);
  return writer.numbers.tier === 'double'
    ? { text: rate.text, low: min, high: max }
    : plain(rate.text);
}

const timesBigint = (value: Value, factor: bigint): Value => (value as bigint) * factor;

function timesDouble(value: Value, factor: bigint): Value {
  const product = (value as number) * Number(factor);
  if (!Number.isSafeInteger(product)) throw WIDE;
  return product;
}
