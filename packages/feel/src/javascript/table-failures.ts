import type { Node, TableNode } from '../check/program.ts';
import { outward } from '../numbers/door.ts';
import { display } from '../row/display.ts';
import { placeOf, stop } from '../trouble.ts';
import type { Value } from '../value.ts';
import type { Block } from './block.ts';
import type { Writer } from './writer.ts';

type Table = Node & TableNode;

/** A call, as text, that stops because no rule matches. */
export function noMatch(node: Table, block: Block, writer: Writer): string {
  const input = inputText(node, writer);
  const fail = writer.keep((...values: readonly Value[]) =>
    stop('RULE_NO_MATCH', node.span, { input: input(values) }),
  );
  return `${fail}(${subjects(node, block, writer)});`;
}

/** A call, as text, that stops because of two rules; `first` and `second` are their places. */
export function clash(
  node: Table,
  code: 'RULE_OVERLAP' | 'RULE_ANY_DIFFERS',
  rules: { readonly first: string; readonly second: string },
  { block, writer }: { readonly block: Block; readonly writer: Writer },
): string {
  const input = inputText(node, writer);
  const fail = writer.keep((a: number, b: number, ...values: readonly Value[]) => {
    const [first, second] = [node.rules[a], node.rules[b]];
    stop(code, node.span, {
      rowA: String(first?.row ?? a + 1),
      rowB: String(second?.row ?? b + 1),
      ruleA: first?.id ?? '',
      ruleB: second?.id ?? '',
      input: input(values),
    });
  });
  const found = subjects(node, block, writer);
  return `${fail}(${rules.first}, ${rules.second}${found && `, ${found}`});`;
}

/** The subjects again, as they are written: this is the way out, not the way through. */
const subjects = (node: Table, block: Block, writer: Writer): string =>
  node.inputs.map((column) => writer.emit(column.subject, block).text).join(', ');

function inputText(node: Table, writer: Writer): (values: readonly Value[]) => string {
  const { tier } = writer.numbers;
  const columns = node.inputs.map(({ label, subject }) => {
    const change = outward(subject.type, tier);
    return (value: Value): string =>
      `${label} = ${display(change ? change(value) : value, subject.type)}`;
  });
  return (values) =>
    columns.map((column, at) => column(values[at] ?? null)).join(', ') || placeOf(node.span);
}
