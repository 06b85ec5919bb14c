import type { Aggregation, Node, TableNode } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import { answersOf, answersOnce } from '../check/walk.ts';
import { sameValue } from '../row/same-value.ts';
import { extremeOf, sumOf } from './builtins.ts';
import { hitOf, type Places, pickCell } from './cells.ts';
import {
  type Code,
  type Emitted,
  every,
  type Item,
  negated,
  plainScalar,
  type Scalar,
  type Way,
} from './code.ts';
import { isEmpty } from './collections.ts';
import { equal } from './compare.ts';
import { emitMatch } from './match.ts';
import type { Match } from './match-form.ts';
import { numberConstant } from './numbers.ts';
import { wayOf, wayWhen } from './way.ts';
import type { Writer } from './writer.ts';

type Table = Node & TableNode;
type ListMatch = Match & { readonly by: 'lists' };

/** A table: the answer of the rule that fires, or of all that match. */
export function emitTable(node: Table, writer: Writer): Emitted {
  if (!answersOnce(node)) return emitCollected(node, writer);
  const hit = emitHit(node, writer);
  if (node.single) {
    const answer = hit.output(0);
    return { code: answer.code, way: wayOf([hit.way, answer.way]) };
  }
  const outputs = node.outputs.map(({ name }, at) => [name, hit.output(at)] as const);
  const entries = new Map(outputs.map(([name, { code }]) => [name, code]));
  const ways = outputs.map(([, { way }]) => way);
  return { code: { form: 'row', entries }, way: wayOf([hit.way, ...ways]) };
}

/** The rule that answers: its outputs one by one, and what goes wrong in finding it. */
export type Hit = { readonly way: Way | null; output(at: number): Emitted };

export function emitHit(node: Table, writer: Writer): Hit {
  const at = { span: node.span, writer };
  const match = emitMatch(node, writer);
  const { found, way } =
    match.by === 'lists' ? hitOfLists(node, match, writer) : hitOfFlags(node, match, writer);
  const rows = answersOf(node);
  return {
    way: wayOf([match.way, way]),
    output: (output) => {
      const cells = rows.map((row) => row.outputs[output] as Node);
      return pickCell(cells, outputType(node, output), found, at);
    },
  };
}

/** The type of an output column. */
function outputType(node: Table, output: number): Type {
  const row = node.type.is === 'list' ? node.type.of : node.type;
  if (node.single || row.is !== 'context') return row;
  const name = node.outputs[output]?.name ?? '';
  return row.entries[name] ?? row.open ?? row;
}

type Found = { readonly found: Places; readonly way: Way | null };

function hitOfLists(node: Table, match: ListMatch, writer: Writer): Found {
  const { policy, fallback, rules, span } = node;
  const problems = match.lists.map((list): string => {
    if (list.length === 0) return fallback ? 'NULL' : writer.site('RULE_NO_MATCH', span).text;
    const overlap = policy === 'U' && list.length > 1;
    return overlap ? writer.site('RULE_OVERLAP', span).text : 'NULL';
  });
  const places = match.lists.map((list, at) =>
    problems[at] === 'NULL' ? (list[0] ?? rules.length) : null,
  );
  const found = { places, column: match.column };
  const possible = problems.some((each) => each !== 'NULL');
  const column = possible ? match.column(problems, 'INTEGER') : null;
  const own = column
    ? wayWhen(null, { ...plainScalar(column.text, []), level: column.level })
    : null;
  if (policy !== 'A') return { found, way: own };
  return { found, way: wayOf([own, ...differingOfLists(node, match, writer)]) };
}

/** ANY: rules that match together must answer alike; constants are compared here and now. */
function differingOfLists(node: Table, match: ListMatch, writer: Writer): (Way | null)[] {
  const pairs = new Map<string, { first: number; other: number; lists: number[] }>();
  match.lists.forEach((list, at) => {
    const [first, ...others] = list;
    for (const other of others) {
      const pair = pairs.get(`${first} ${other}`) ?? { first: first ?? 0, other, lists: [] };
      pair.lists.push(at);
      pairs.set(`${first} ${other}`, pair);
    }
  });
  return [...pairs.values()].map(({ first, other, lists }) => {
    if (isSureAlike(node, first, other)) return null;
    const literals = match.lists.map((_, at) => (lists.includes(at) ? 'TRUE' : 'FALSE'));
    const { text, level } = match.column(literals, writer.dialect.flagType);
    const both: Scalar = { ...plainScalar(text, []), level, nullable: false };
    return wayWhen(both, differing(node, first, other, writer));
  });
}

function isSureAlike(node: Table, first: number, other: number): boolean {
  const [a, b] = [node.rules[first]?.outputs ?? [], node.rules[other]?.outputs ?? []];
  return a.every((cell, at) => {
    const to = b[at];
    return cell.op === 'constant' && to?.op === 'constant' && sameValue(cell.value, to.value);
  });
}

/** What two rules answer, and a problem where it differs. */
function differing(node: Table, first: number, other: number, writer: Writer): Way | null {
  const at = { span: node.span, writer };
  const emitted = [first, other].map((rule) =>
    (node.rules[rule]?.outputs ?? []).map((cell) => writer.emit(cell)),
  );
  const ways = emitted.flat().map(({ way }) => way);
  const same = every(
    (emitted[0] ?? []).map((cell, output) => {
      const to = emitted[1]?.[output];
      return equal(cell.code, to?.code ?? cell.code, at);
    }),
  );
  return wayOf([...ways, wayWhen(negated(same), writer.site('RULE_ANY_DIFFERS', node.span))]);
}

function hitOfFlags(node: Table, match: Match & { readonly by: 'flags' }, writer: Writer): Found {
  const { live } = match;
  const { fallback, rules, span, policy } = node;
  const cases = live.map((each, rule) => `WHEN ${each.text} THEN ${rule}`);
  const none = fallback ? String(rules.length) : 'NULL';
  const first = writer.bind(plainScalar(`CASE ${cases.join(' ')} ELSE ${none} END`, live));
  const places = answersOf(node).map((_, place) => place);
  const lookUp = writer.lookUp(first, places.length);
  const found: Places = {
    places,
    column: (literals, type) => ({ text: lookUp.column(literals, { type }), level: lookUp.level }),
  };
  const ways: (Way | null)[] = [];
  if (!fallback) {
    const nothing = plainScalar(`(${first.text} IS NULL)`, [first]);
    ways.push(wayWhen(nothing, writer.site('RULE_NO_MATCH', span)));
  }
  if (policy === 'U' && live.length > 1) {
    const count = live.map((each) => `CASE WHEN ${each.text} THEN 1 ELSE 0 END`).join(' + ');
    const several = plainScalar(`(${count} > 1)`, live);
    ways.push(wayWhen(several, writer.site('RULE_OVERLAP', span)));
  }
  if (policy === 'A') ways.push(...differingOfFlags(node, { live, first }, writer));
  return { found, way: wayOf(ways) };
}

function differingOfFlags(
  node: Table,
  { live, first }: { readonly live: readonly Scalar[]; readonly first: Scalar },
  writer: Writer,
): (Way | null)[] {
  return live.flatMap((_, one) =>
    live.slice(one + 1).map((other, offset) => {
      const place = one + 1 + offset;
      if (isSureAlike(node, one, place)) return null;
      const isFirst = plainScalar(`(${first.text} = ${one})`, [first]);
      return wayWhen(every([isFirst, other]), differing(node, one, place, writer));
    }),
  );
}

/** COLLECT: every answer in the order of the rules, or one made of them. */
function emitCollected(node: Table, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  const match = emitMatch(node, writer);
  if (node.policy === 'C#') return { code: countOf(match, writer), way: match.way };
  const { items, way } =
    match.by === 'lists' ? itemsOfLists(node, match, writer) : itemsOfFlags(node, match, writer);
  const all = wayOf([match.way, way]);
  if (node.policy === 'C') return { code: { form: 'list', items }, way: all };
  const none = wayWhen(isEmpty(items), writer.site('RULE_NO_MATCH', node.span));
  const list = { form: 'list', items } as const;
  const code = COMBINED[node.policy as Exclude<Aggregation, 'C#'>](list, at);
  return { code, way: wayOf([match.way, none, way]) };
}

const COMBINED = {
  'C+': sumOf,
  'C<': (list: Parameters<typeof extremeOf>[1], at: Parameters<typeof extremeOf>[2]) =>
    extremeOf('min', list, at),
  'C>': (list: Parameters<typeof extremeOf>[1], at: Parameters<typeof extremeOf>[2]) =>
    extremeOf('max', list, at),
};

function countOf(match: Match, writer: Writer): Scalar {
  if (match.by === 'flags') {
    const zero = numberConstant(0n, writer);
    if (match.live.length === 0) return zero;
    const text = match.live.map((each) => `CASE WHEN ${each.text} THEN 1 ELSE 0 END`).join(' + ');
    const sum = plainScalar(`CAST(${text} AS ${writer.dialect.integerType})`, match.live);
    return { ...sum, high: BigInt(match.live.length) };
  }
  const { integerType } = writer.dialect;
  const sizes = match.lists.map((list) => String(list.length));
  const { text, level } = match.column(sizes, integerType);
  const high = BigInt(Math.max(0, ...match.lists.map((list) => list.length)));
  return { ...plainScalar(text, []), level, low: 0n, high };
}

type Collected = { readonly items: readonly Item[]; readonly way: Way | null };

/** The k-th answer of every list of rules. */
function itemsOfLists(node: Table, match: ListMatch, writer: Writer): Collected {
  const fallback = node.fallback ? [node.rules.length] : [];
  const lists = match.lists.map((list) => (list.length === 0 ? fallback : list));
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const ways: (Way | null)[] = [];
  const items = Array.from({ length: longest }, (_, nth): Item => {
    const places = lists.map((list) => list[nth] ?? null);
    const found: Places = { places, column: match.column };
    const always = places.every((place) => place !== null);
    const present = always ? null : presentOf(found, writer);
    const answer = answerOf(node, found, writer);
    ways.push(wayWhen(present, answer.way));
    return { present, value: answer.code };
  });
  return { items, way: wayOf(ways) };
}

function presentOf(found: Places, writer: Writer): Scalar {
  const hit = hitOf(found);
  return writer.bind(plainScalar(`(${hit.text} IS NOT NULL)`, [hit]));
}

function answerOf(node: Table, found: Places, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  const rows = answersOf(node);
  const outputs = node.outputs.map(({ name }, output) => {
    const cells = rows.map((row) => row.outputs[output] as Node);
    return [name, pickCell(cells, outputType(node, output), found, at)] as const;
  });
  const [first] = outputs;
  if (node.single && first) return first[1];
  const entries = new Map(outputs.map(([name, { code }]): [string, Code] => [name, code]));
  return { code: { form: 'row', entries }, way: wayOf(outputs.map(([, { way }]) => way)) };
}

/** Every rule under its own condition. */
function itemsOfFlags(
  node: Table,
  { live }: Match & { readonly by: 'flags' },
  writer: Writer,
): Collected {
  const rows = answersOf(node);
  const ways: (Way | null)[] = [];
  const conditions: readonly Scalar[] = node.fallback
    ? [...live, every(live.map((each) => negated(each)))]
    : live;
  const items = conditions.map((present, place): Item => {
    const row = rows[place];
    const emitted = (row?.outputs ?? []).map((cell) => writer.emit(cell));
    ways.push(wayWhen(present, wayOf(emitted.map(({ way }) => way))));
    const [only] = emitted;
    if (node.single && only) return { present, value: only.code };
    const entries = new Map(
      node.outputs.map(({ name }, at): [string, Code] => [
        name,
        emitted[at]?.code ?? plainScalar('NULL', []),
      ]),
    );
    return { present, value: { form: 'row', entries } };
  });
  return { items, way: wayOf(ways) };
}
