import type { Node, TableNode } from '../check/program.ts';
import { sameValue } from '../row/same-value.ts';
import { type Block, braced, inside } from './block.ts';
import { type Code, plain, SAFE } from './code.ts';
import { answerFunction, emitAnswer } from './emit-answer.ts';
import { emitMatch, type Match } from './emit-match.ts';
import { clash, noMatch } from './table-failures.ts';
import type { Writer } from './writer.ts';

type Table = Node & TableNode;
type At = { readonly block: Block; readonly writer: Writer };

/** A table: the answer of the rule that fires, or of all that match. */
export function emitTable(node: Table, block: Block, writer: Writer): Code {
  switch (node.policy) {
    case 'C':
      return emitList(node, { block, writer });
    case 'C+':
      return emitSum(node, { block, writer });
    default:
      return emitAnswer(node, emitHit(node, block, writer), { block, writer });
  }
}

/** The place of the one rule that answers, as a name. */
export function emitHit(node: Table, block: Block, writer: Writer): string {
  const at = { block, writer };
  const match = emitMatch(node, block, writer);
  const start = node.rules[0]?.rule ?? 0;
  if (match.form === 'place' && node.policy !== 'A') {
    const none = inside(block);
    none.lines.push(noMatch(node, none, writer));
    const several = inside(block);
    if (match.lists.length > 0) {
      const list = listOf(match, several, writer);
      several.lines.push(
        clash(
          node,
          'RULE_OVERLAP',
          { first: `${list}[0]`, second: `${list}[1]` },
          { block: several, writer },
        ),
      );
    }
    const other = match.lists.length > 0 ? ` else if (${match.text} < -1) ${braced(several)}` : '';
    block.lines.push(
      `if (${match.text} === -1) ${braced(none)}${other}`,
      `if (fired !== null) fired.push(${match.text} + ${start});`,
    );
    return match.text;
  }
  return match.form === 'mask' && node.policy !== 'A'
    ? hitOfMask(node, match.text, start, at)
    : hitOfList(node, listed(match, at), at);
}

function listOf(match: Match & { readonly form: 'place' }, block: Block, writer: Writer): string {
  const list = writer.fresh('l');
  block.lines.push(`const ${list} = ${writer.keep(match.lists)}[-2 - ${match.text}];`);
  return list;
}

function hitOfMask(node: Table, mask: string, start: number, { block, writer }: At): string {
  const hit = writer.fresh('h');
  const none = inside(block);
  none.lines.push(noMatch(node, none, writer));
  block.lines.push(
    `if (${mask} === 0) ${braced(none)}`,
    `const ${hit} = 31 - Math.clz32(${mask} & -${mask});`,
  );
  if (node.policy === 'U') {
    const several = inside(block);
    const second = writer.fresh('m');
    several.lines.push(`const ${second} = ${mask} & (${mask} - 1);`);
    const rules = { first: hit, second: `31 - Math.clz32(${second} & -${second})` };
    several.lines.push(clash(node, 'RULE_OVERLAP', rules, { block: several, writer }));
    block.lines.push(`if ((${mask} & (${mask} - 1)) !== 0) ${braced(several)}`);
  }
  block.lines.push(`if (fired !== null) fired.push(${hit} + ${start});`);
  return hit;
}

/** The matching rules as a list, whatever form they were found in. */
function listed(match: Match, { block, writer }: At): string {
  if (match.form === 'list') return match.text;
  const list = writer.fresh('l');
  if (match.form === 'mask') {
    block.lines.push(`const ${list} = ${writer.keep(placesOf)}(${match.text});`);
    return list;
  }
  const { text, lists } = match;
  const several = lists.length > 0 ? `${writer.keep(lists)}[-2 - ${text}]` : '[]';
  block.lines.push(`const ${list} = ${text} >= 0 ? [${text}] : ${text} === -1 ? [] : ${several};`);
  return list;
}

function placesOf(mask: number): number[] {
  const places: number[] = [];
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    places.push(31 - Math.clz32(rest & -rest));
  }
  return places;
}

function hitOfList(node: Table, list: string, at: At): string {
  const { block, writer } = at;
  const hit = writer.fresh('h');
  const none = inside(block);
  none.lines.push(noMatch(node, none, writer));
  block.lines.push(`if (${list}.length === 0) ${braced(none)}`, `const ${hit} = ${list}[0];`);
  noteFired(node, node.policy === 'F' ? `[${hit}]` : list, at);
  if (node.policy === 'F') return hit;
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

function noteFired(node: Table, list: string, { block, writer }: At): void {
  const rule = writer.fresh('t');
  const start = node.rules[0]?.rule ?? 0;
  block.lines.push(
    `if (fired !== null) for (const ${rule} of ${list}) fired.push(${rule} + ${start});`,
  );
}

/** COLLECT: every answer in the order of the rules. */
function emitList(node: Table, at: At): Code {
  const { block, writer } = at;
  const list = listed(emitMatch(node, block, writer), at);
  noteFired(node, list, at);
  return plain(`${list}.map(${answerFunction(node, writer)})`);
}

/** COLLECT with SUM: the answers added up in the tier, each sum tested. */
function emitSum(node: Table, at: At): Code {
  const { block, writer } = at;
  const list = listed(emitMatch(node, block, writer), at);
  noteFired(node, list, at);
  const none = inside(block);
  none.lines.push(noMatch(node, none, writer));
  const total = writer.fresh('t');
  const each = writer.fresh('t');
  const loop = inside(block, { repeats: true });
  const answer = answerFunction(node, writer);
  const sum = writer.numbers.add(plain(total), plain(`${answer}(${each})`), {
    block: loop,
    writer,
  });
  loop.lines.push(`${total} = ${sum.text};`);
  const zero = writer.numbers.constant(0n, block);
  block.lines.push(
    `if (${list}.length === 0) ${braced(none)}`,
    `let ${total} = ${zero.text};`,
    `for (const ${each} of ${list}) ${braced(loop)}`,
  );
  return { text: total, low: -SAFE, high: SAFE };
}
