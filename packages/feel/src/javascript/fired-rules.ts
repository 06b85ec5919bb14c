import type { TableNode } from '../check/program.ts';
import type { Block } from './block.ts';
import type { Match } from './emit-match.ts';
import type { Writer } from './writer.ts';

type At = { readonly block: Block; readonly writer: Writer };

/** Notes that the rule at a place fired; the fallback behind the rules is none. */
export function noteHit(node: TableNode, hit: string, at: At): void {
  if (at.writer.notes) {
    at.writer.notes.hit(node, hit, at.block);
    return;
  }
  const isRule = node.fallback ? ` && ${hit} < ${node.rules.length}` : '';
  at.block.lines.push(`if (fired !== null${isRule}) fired.push(${indexOf(node, hit, at.writer)});`);
}

/** Notes that the rules of a list of places fired. */
export function noteAll(node: TableNode, list: string, { block, writer }: At): void {
  if (writer.notes) {
    writer.notes.all(node, list, block);
    return;
  }
  const place = writer.fresh('t');
  const index = indexOf(node, place, writer);
  block.lines.push(`if (fired !== null) for (const ${place} of ${list}) fired.push(${index});`);
}

/** The index of a rule in the file from its place in the table, which priorities may have moved. */
function indexOf(node: TableNode, place: string, writer: Writer): string {
  const start = node.rules[0]?.rule ?? 0;
  if (node.rules.every(({ rule }, at) => rule === start + at)) return `${place} + ${start}`;
  return `${writer.keep(node.rules.map(({ rule }) => rule))}[${place}]`;
}

/** The matching rules as a list of places, whatever form they were found in. */
export function listed(node: TableNode, match: Match, { block, writer }: At): string {
  if (match.form === 'list') return match.text;
  const list = writer.fresh('l');
  if (match.form === 'mask') {
    block.lines.push(`const ${list} = ${writer.keep(placesOf)}(${match.text});`);
    return list;
  }
  const { text, lists } = match;
  const several = lists.length > 0 ? `${writer.keep(lists)}[-2 - ${text}]` : '[]';
  const none = node.fallback ? node.rules.length : -1;
  block.lines.push(
    `const ${list} = ${text} === ${none} ? [] : ${text} >= 0 ? [${text}] : ${several};`,
  );
  return list;
}

function placesOf(mask: number): number[] {
  const places: number[] = [];
  for (let rest = mask; rest !== 0; rest &= rest - 1) places.push(31 - Math.clz32(rest & -rest));
  return places;
}
