import type { Node, TableNode } from '../check/program.ts';
import { tableIndex } from '../javascript/table-index.ts';
import { isIdle, isTabulated, testGroups } from '../row/column-sets.ts';
import type { ClassedColumn } from './classes.ts';
import { classedColumn } from './classes.ts';
import { type Emitted, every, known, plainScalar, type Scalar, type Way } from './code.ts';
import { boundCode, emitTests } from './compare.ts';
import type { Match } from './match-form.ts';
import type { LookUp } from './relation.ts';
import { firedRules, markOf, marksOf } from './rule-marks.ts';
import { wayOf } from './way.ts';
import { refuse, type Writer } from './writer.ts';

type Table = Node & TableNode;

/** Which rules match, and on the way to it which of them fire. */
export function emitMatch(node: Table, writer: Writer): Match {
  const match = matchOf(node, writer);
  const fired = firedRules(node, match, writer);
  return fired.length === 0
    ? match
    : { ...match, way: wayOf([match.way, { problem: null, fired }]) };
}

/** Columns of constant cells first, as row by row; then cells that must be computed. */
function matchOf(node: Table, writer: Writer): Match {
  const tabulated: ClassedColumn[] = [];
  const computed: number[] = [];
  node.inputs.forEach((column, at) => {
    const cells = node.rules.map((rule) => rule.cells[at] ?? []);
    if (isIdle(cells)) return;
    if (isTabulated(column, cells)) tabulated.push(classedColumn(node, column, cells, writer));
    else computed.push(at);
  });
  const found = listed(node, tabulated, writer);
  if (computed.length === 0) return found;
  return flagged(node, found, computed, writer);
}

/** Places that the relation of one table may have. */
const PLACES_MAX = 200_000;

function listed(
  node: Table,
  columns: readonly ClassedColumn[],
  writer: Writer,
): Match & { readonly by: 'lists' } {
  const lists: (readonly number[])[] = [];
  const known = new Map<string, number>();
  const codeOf = (rules: readonly number[]): number => {
    const key = rules.join();
    const number = known.get(key) ?? lists.push(rules) - 1;
    known.set(key, number);
    return number;
  };
  const way = wayOf(columns.map(({ of }) => of.way));
  const live = columns.filter(({ sets }) => sets.length > 1);
  const fixed = columns.filter(({ sets }) => sets.length === 1);
  const all = [...fixed, ...live];
  const index = tableIndex(all, node.rules.length, codeOf);
  if (!index || index.places.length > PLACES_MAX) {
    const reason = {
      en: 'the table has too many combinations of its columns to be looked up',
      zh: '表的各列组合过多，无法制成查找表',
    };
    return refuse(node.span, reason, writer);
  }
  const keys = all.map(({ of }) => of.code);
  if (index.form === 'dense') return dense(lists, index, { keys, way }, writer);
  return graph(lists, index.places, { keys, way }, writer);
}

type Keys = { readonly keys: readonly Scalar[]; readonly way: Way | null };

function dense(
  lists: readonly (readonly number[])[],
  index: { readonly strides: readonly number[]; readonly places: Int32Array },
  { keys, way }: Keys,
  writer: Writer,
): Match & { readonly by: 'lists' } {
  const parts = keys.flatMap((key, at) => {
    if (key.text === '0') return [];
    const stride = index.strides[at] ?? 1;
    return [stride === 1 ? key.text : `${key.text} * ${stride}`];
  });
  if (parts.length === 0) {
    const only = index.places[0] ?? 0;
    const column = (literals: readonly string[], type: string) => ({
      text: `CAST(${literals[only] ?? 'NULL'} AS ${type})`,
      level: 0,
    });
    return { by: 'lists', lists: lists.map((list, at) => (at === only ? list : [])), column, way };
  }
  const key = plainScalar(parts.join(' + '), keys);
  const lookUp = writer.lookUp(key, index.places.length);
  const column = (literals: readonly string[], type: string) => ({
    text: lookUp.column(
      Array.from(index.places, (list) => literals[list] ?? 'NULL'),
      { type },
    ),
    level: lookUp.level,
  });
  return { by: 'lists', lists, column, way };
}

/** One join for each column: a node's row and the class give the row of the next node. */
function graph(
  lists: readonly (readonly number[])[],
  places: Int32Array,
  { keys, way }: Keys,
  writer: Writer,
): Match & { readonly by: 'lists' } {
  const steps = Array.from(places, String);
  let node: Scalar = plainScalar('0', []);
  for (const key of keys) {
    const lookUp = writer.lookUp(
      plainScalar(`${node.text} + ${key.text}`, [node, key]),
      steps.length,
    );
    const text = lookUp.column(steps, { type: 'INTEGER' });
    node = { ...plainScalar(text, []), level: lookUp.level };
  }
  let last: LookUp | null = null;
  const column = (literals: readonly string[], type: string) => {
    last ??= writer.lookUp(node, lists.length);
    return { text: last.column(literals, { type }), level: last.level };
  };
  return { by: 'lists', lists, column, way };
}

/** Rules that a table with computed cells may have; each is a condition of its own. */
const FLAGS_MAX = 500;

function flagged(
  node: Table,
  found: Match & { readonly by: 'lists' },
  computed: readonly number[],
  writer: Writer,
): Match {
  if (node.rules.length > FLAGS_MAX) {
    const reason = {
      en: `a table of more than ${FLAGS_MAX} rules has cells that are computed`,
      zh: `表的规则超过 ${FLAGS_MAX} 条，且含有需要计算的单元格`,
    };
    return refuse(node.span, reason, writer);
  }
  const conditions: Scalar[][] = node.rules.map((_, rule) => bitOf(found, rule, writer));
  const ways: (Way | null)[] = [found.way];
  for (const at of computed) {
    const column = node.inputs[at];
    if (!column) continue;
    const cells = node.rules.map((rule) => rule.cells[at] ?? []);
    const subject = writer.emit(column.tested);
    const raw = column.tested === column.subject ? subject : writer.emit(column.subject);
    const [tested, shown] = [boundCode(subject.code, writer), boundCode(raw.code, writer)];
    writer.slots.set(column.slot, () => ({ code: shown, way: null }));
    ways.push(subject.way, raw.way);
    for (const { tests, rules } of testGroups(cells)) {
      const test: Emitted<Scalar> = emitTests(tests, tested, { span: node.span, writer });
      ways.push(test.way);
      const holds = writer.bind(test.code);
      node.rules.forEach((_, rule) => {
        const speaks = ((rules[rule >>> 5] ?? 0) & (1 << (rule & 31))) !== 0;
        if (speaks) conditions[rule]?.push(holds);
      });
    }
  }
  const live = conditions.map((each) => writer.bind(every(each)));
  return { by: 'flags', live, way: wayOf(ways) };
}

/** Whether the columns of constant cells leave a rule. */
function bitOf(found: Match & { readonly by: 'lists' }, rule: number, writer: Writer): Scalar[] {
  const { lists } = found;
  if (lists.every((list) => list.includes(rule))) return [];
  if (lists.every((list) => !list.includes(rule))) return [known(false)];
  const { word, bit } = markOf(rule);
  const mask = maskOf(found, word, writer);
  return [plainScalar(`((${mask.text} & ${bit}) <> 0)`, [mask])];
}

const masks = new WeakMap<object, Map<number, Scalar>>();

function maskOf(found: Match & { readonly by: 'lists' }, word: number, writer: Writer): Scalar {
  const kept = masks.get(found) ?? new Map<number, Scalar>();
  masks.set(found, kept);
  const made = kept.get(word);
  if (made) return made;
  const bits = found.lists.map((list) => {
    return String(marksOf(list, word));
  });
  const { text, level } = found.column(bits, writer.dialect.integerType);
  const mask: Scalar = { ...plainScalar(text, []), level };
  kept.set(word, mask);
  return mask;
}
