import type { Node, TableNode } from '../check/program.ts';
import { sameValue } from '../row/same-value.ts';
import { type Block, braced, inside } from './block.ts';
import { answerFunction } from './emit-answer.ts';
import { emitMatch, type Match } from './emit-match.ts';
import { listed, noteAll, noteHit } from './fired-rules.ts';
import { clash, noMatch } from './table-failures.ts';
import type { Writer } from './writer.ts';

type Table = Node & TableNode;
type At = { readonly block: Block; readonly writer: Writer };

/** The place of the one rule that answers, as a name; of the fallback behind the rules if none. */
export function emitHit(node: Table, at: At): string {
  const match = emitMatch(node, at.block, at.writer);
  if (match.form === 'place' && node.policy !== 'A') return hitOfPlace(node, match, at);
  if (match.form === 'mask' && node.policy !== 'A') return hitOfMask(node, match.text, at);
  return hitOfList(node, listed(node, match, at), at);
}

function hitOfPlace(node: Table, match: Match & { readonly form: 'place' }, at: At): string {
  const { block, writer } = at;
  const { text, lists } = match;
  if (!node.fallback) whenNone(node, `${text} === -1`, at);
  if (lists.length > 0) {
    const several = inside(block);
    const list = writer.fresh('l');
    several.lines.push(`const ${list} = ${writer.keep(lists)}[-2 - ${text}];`);
    const rules = { first: `${list}[0]`, second: `${list}[1]` };
    several.lines.push(clash(node, 'RULE_OVERLAP', rules, { block: several, writer }));
    block.lines.push(`if (${text} < -1) ${braced(several)}`);
  }
  noteHit(node, text, at);
  return text;
}

function hitOfMask(node: Table, mask: string, at: At): string {
  const { block, writer } = at;
  const hit = writer.fresh('h');
  const first = `31 - Math.clz32(${mask} & -${mask})`;
  if (!node.fallback) whenNone(node, `${mask} === 0`, at);
  const found = node.fallback ? `${mask} === 0 ? ${node.rules.length} : ${first}` : first;
  block.lines.push(`const ${hit} = ${found};`);
  if (node.policy === 'U') {
    const several = inside(block);
    const second = writer.fresh('m');
    several.lines.push(`const ${second} = ${mask} & (${mask} - 1);`);
    const rules = { first: hit, second: `31 - Math.clz32(${second} & -${second})` };
    several.lines.push(clash(node, 'RULE_OVERLAP', rules, { block: several, writer }));
    block.lines.push(`if ((${mask} & (${mask} - 1)) !== 0) ${braced(several)}`);
  }
  noteHit(node, hit, at);
  return hit;
}

function hitOfList(node: Table, list: string, at: At): string {
  const { block, writer } = at;
  const hit = writer.fresh('h');
  if (!node.fallback) whenNone(node, `${list}.length === 0`, at);
  const none = node.fallback ? ` ?? ${node.rules.length}` : '';
  block.lines.push(`const ${hit} = ${list}[0]${none};`);
  if (node.policy === 'F') {
    noteHit(node, hit, at);
    return hit;
  }
  noteAll(node, list, at);
  const several = inside(block, { repeats: true });
  const other = writer.fresh('h');
  const rules = { first: hit, second: other };
  if (node.policy === 'U') {
    several.lines.push(clash(node, 'RULE_OVERLAP', rules, { block: several, writer }));
  } else {
    const answer = answerFunction(node, writer);
    const differs = inside(several);
    differs.lines.push(clash(node, 'RULE_ANY_DIFFERS', rules, { block: differs, writer }));
    const same = `${writer.keep(sameValue)}(${answer}(${hit}), ${answer}(${other}))`;
    several.lines.push(`if (!${same}) ${braced(differs)}`);
  }
  block.lines.push(
    `if (${list}.length > 1) for (const ${other} of ${list}.slice(1)) ${braced(several)}`,
  );
  return hit;
}

/** Stops where no rule matches. */
export function whenNone(node: Table, condition: string, { block, writer }: At): void {
  const none = inside(block);
  none.lines.push(noMatch(node, none, writer));
  block.lines.push(`if (${condition}) ${braced(none)}`);
}
