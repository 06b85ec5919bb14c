import type { Node, Rounding } from '../check/program.ts';
import { WIDE } from '../numbers/wide.ts';
import { stop } from '../trouble.ts';
import { atom } from './atom.ts';
import { BIGINTS } from './bigints.ts';
import { braced, inside } from './block.ts';
import { type Code, plain, SAFE } from './code.ts';
import { leavesOf, operand } from './emit-arithmetic.ts';
import type { At, Numbers, Quotient } from './writer.ts';

type RoundNode = Node & Rounding;

/**
 * A rounding. The product above the line may leave the tier of doubles although the rounded number
 * does not; then only this step is done with `bigint`, not the whole evaluation.
 */
export function emitRounding(node: RoundNode, at: At): Code {
  const { block, writer } = at;
  const divisor = divisorOf(node, at);
  // A trace notes every step in its place, so there the whole evaluation changes its tier.
  if (writer.numbers.tier === 'bigint' || writer.trace !== null) {
    return inTier(node, divisor, writer.numbers, at);
  }
  const leaves = leavesOf(node.numerator);
  for (const leaf of leaves) {
    writer.instead.set(leaf, atom(writer.emit(leaf, block), block, writer));
  }
  const code = narrow(node, divisor, at);
  for (const leaf of leaves) writer.instead.delete(leaf);
  return code;
}

/** The divisor, tested before the numerator is looked at; null where only decimals are cut. */
function divisorOf(node: RoundNode, { block, writer }: At): Code | null {
  if (!node.denominator) return null;
  const divisor = atom(writer.emit(node.denominator, block), block, writer);
  if (node.denominator.op === 'constant' && node.denominator.value !== 0n) return divisor;
  const { span } = node;
  const zero = writer.keep(() => stop('RULE_DIVISION_BY_ZERO', span));
  block.lines.push(`if (${divisor.text} == 0) ${zero}();`);
  return divisor;
}

/** The rounding in one tier; every number in it is tested there. */
function inTier(node: RoundNode, divisor: Code | null, numbers: Numbers, at: At): Code {
  const { block } = at;
  const scaled = (of: Code, by: bigint): Code =>
    by === 1n ? of : numbers.multiply(of, numbers.constant(by, block), at);
  const quotient: Quotient = {
    numerator: scaled(operand(node.numerator, numbers, at), node.up),
    divisor: divisor ? scaled(divisor, node.down) : numbers.constant(node.down, block),
  };
  return scaled(numbers.round(node.mode, quotient, at), node.multiple);
}

function narrow(node: RoundNode, divisor: Code | null, at: At): Code {
  const { block, writer } = at;
  const label = writer.fresh('w');
  const trial = inside(block, { leave: `break ${label};` });
  const code = inTier(node, divisor, writer.numbers, { block: trial, writer });
  if (!trial.lines.some((line) => line.includes(trial.leave))) {
    block.lines.push(...trial.lines);
    return code;
  }
  const result = writer.fresh('q');
  trial.lines.push(`${result} = ${code.text};`);
  const wide = inside(block);
  const whole = wideRounding(node, divisor, { block: wide, writer });
  wide.lines.push(`${result} = ${writer.keep(fitting)}(${whole.text});`);
  block.lines.push(
    `let ${result} = NaN;`,
    `${label}: ${braced(trial)}`,
    `if (${result} !== ${result}) ${braced(wide)}`,
  );
  return { text: result, low: -SAFE, high: SAFE };
}

/** The same rounding with `bigint`, from numbers that are doubles. */
function wideRounding(node: RoundNode, divisor: Code | null, at: At): Code {
  const { writer } = at;
  const widened = (of: Code): Code => plain(`BigInt(${of.text})`);
  const leaves = leavesOf(node.numerator);
  const doubles = leaves.map((leaf) => writer.instead.get(leaf));
  leaves.forEach((leaf, index) => {
    const code = doubles[index];
    if (code) writer.instead.set(leaf, widened(code));
  });
  const code = inTier(node, divisor && widened(divisor), BIGINTS, at);
  leaves.forEach((leaf, index) => {
    const known = doubles[index];
    if (known) writer.instead.set(leaf, known);
  });
  return code;
}

/** A rounded number back in the tier of doubles. */
function fitting(value: bigint): number {
  const narrowed = Number(value);
  if (!Number.isSafeInteger(narrowed)) throw WIDE;
  return narrowed;
}
