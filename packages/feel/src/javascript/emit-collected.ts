import type { Aggregation, Node, TableNode } from '../check/program.ts';
import { type Block, braced, inside } from './block.ts';
import { type Code, plain, SAFE } from './code.ts';
import { answerFunction } from './emit-answer.ts';
import { whenNone } from './emit-hit.ts';
import { emitMatch } from './emit-match.ts';
import { listed, noteAll } from './fired-rules.ts';
import type { Writer } from './writer.ts';

type Table = Node & TableNode;
type At = { readonly block: Block; readonly writer: Writer };

/** COLLECT: every answer in the order of the rules, or one made of them. */
export function emitCollected(node: Table, policy: 'C' | Aggregation, at: At): Code {
  const { block, writer } = at;
  const matching = listed(node, emitMatch(node, block, writer), at);
  noteAll(node, matching, at);
  if (policy === 'C#') return writer.numbers.fromPlain(`${matching}.length`);
  const list = answering(node, matching, at);
  if (policy === 'C') return plain(`${list}.map(${answerFunction(node, writer)})`);
  if (!node.fallback) whenNone(node, `${list}.length === 0`, at);
  const total = writer.fresh('t');
  const each = writer.fresh('t');
  const answer = answerFunction(node, writer);
  const loop = inside(block, { repeats: true });
  loop.lines.push(`const ${each} = ${answer}(${list}[at]);`);
  loop.lines.push(`${total} = ${combined(policy, total, each, { block: loop, writer })};`);
  block.lines.push(
    `let ${total} = ${answer}(${list}[0]);`,
    `for (let at = 1; at < ${list}.length; at += 1) ${braced(loop)}`,
  );
  return { text: total, low: -SAFE, high: SAFE };
}

/** The places whose answers count: the fallback's when no rule matches. */
function answering(node: Table, list: string, { block, writer }: At): string {
  if (!node.fallback) return list;
  const places = writer.fresh('l');
  const fallback = writer.keep([node.rules.length]);
  block.lines.push(`const ${places} = ${list}.length === 0 ? ${fallback} : ${list};`);
  return places;
}

/** Sums are made in the tier, each of them tested. */
function combined(policy: 'C+' | 'C<' | 'C>', total: string, each: string, at: At): string {
  if (policy === 'C+') return at.writer.numbers.add(plain(total), plain(each), at).text;
  return `${each} ${policy === 'C<' ? '<' : '>'} ${total} ? ${each} : ${total}`;
}
