import type { Node, TableColumn, TableNode } from '../check/program.ts';
import { answersOnce } from '../check/walk.ts';
import { type Cells, isIdle, isTabulated, testGroups } from '../row/column-sets.ts';
import { drop, keep, nextRule, type RuleSet, wordsFor } from '../row/rule-sets.ts';
import { atom } from './atom.ts';
import type { Block } from './block.ts';
import { type ColumnClasses, columnClasses } from './column-classes.ts';
import { emitClass } from './emit-class.ts';
import { emitTests } from './emit-tests.ts';
import { tableIndex } from './table-index.ts';
import type { Writer } from './writer.ts';

type Table = Node & TableNode;

/**
 * What matches, as names in the code. `place`: the place of the one rule, or of the fallback behind
 * the rules, or -1 when neither is there,
 * and `-2 - n` when the n-th of `lists` does. `mask`: rules as bits. `list`: their places in order.
 */
export type Match =
  | {
      readonly form: 'place';
      readonly text: string;
      readonly lists: readonly (readonly number[])[];
    }
  | { readonly form: 'mask'; readonly text: string }
  | { readonly form: 'list'; readonly text: string };

/** Finds the matching rules: constant cells by look-up, the others one after the other. */
export function emitMatch(node: Table, block: Block, writer: Writer): Match {
  const columns = node.inputs.map((column, at) => ({
    column,
    cells: node.rules.map((rule) => rule.cells[at] ?? []),
  }));
  const live = columns.filter(({ cells }) => !isIdle(cells));
  const known = live.filter(({ column, cells }) => isTabulated(column, cells));
  const tested = live.filter(({ column, cells }) => !isTabulated(column, cells));
  const notes = new Map<TableColumn, string>();
  const found = known.map(({ column, cells }) => {
    const classes = columnClasses(column, cells);
    const subject = atom(writer.emit(column.tested, block), block, writer);
    const of = { text: subject.text, nullable: column.tested.type.nullable };
    notes.set(column, `{ subject: ${subject.text}, held: null }`);
    return { classes, text: emitClass(classes, of, writer) };
  });
  const match = matchOf(node, { found, tested, notes }, { block, writer });
  const columnNotes = node.inputs.map((column) => notes.get(column) ?? 'null');
  writer.trace?.table(node, columnNotes, block);
  return match;
}

type Columns = {
  readonly found: readonly Found[];
  readonly tested: readonly Tested[];
  /** What a trace notes of each column, as text. */
  readonly notes: Map<TableColumn, string>;
};

function matchOf(node: Table, columns: Columns, { block, writer }: At): Match {
  const { found, tested } = columns;
  const size = node.rules.length;
  if (tested.length === 0) {
    return indexed(node, found, block, writer) ?? words(size, columns, { block, writer });
  }
  return size <= 32
    ? masked(size, columns, { block, writer })
    : words(size, columns, { block, writer });
}

type Found = { readonly classes: ColumnClasses; readonly text: string };
type Tested = { readonly column: TableColumn; readonly cells: Cells };
type At = { readonly block: Block; readonly writer: Writer };

/** One look-up gives the answer of all columns together. */
function indexed(node: Table, found: readonly Found[], block: Block, writer: Writer): Match | null {
  const single = answersOnce(node);
  const lists: (readonly number[])[] = [];
  const known = new Map<string, number>();
  const listed = (rules: readonly number[]): number => {
    const key = rules.join();
    const place = known.get(key) ?? lists.push(rules) - 1;
    known.set(key, place);
    return place;
  };
  const codeOf = (rules: readonly number[]): number => {
    if (!single) return listed(rules);
    const [first, second] = rules;
    if (first === undefined) return node.fallback ? node.rules.length : -1;
    return second === undefined || node.policy === 'F' ? first : -2 - listed(rules);
  };
  const place = placeText(found, node.rules.length, codeOf, writer);
  if (place === null) return null;
  const text = writer.fresh('h');
  if (single) {
    block.lines.push(`const ${text} = ${place};`);
    return { form: 'place', text, lists };
  }
  block.lines.push(`const ${text} = ${writer.keep(lists)}[${place}];`);
  return { form: 'list', text };
}

/** The number that `codeOf` gave for the classes at hand. */
function placeText(
  found: readonly Found[],
  rules: number,
  codeOf: (rules: readonly number[]) => number,
  writer: Writer,
): string | null {
  const index = tableIndex(
    found.map(({ classes }) => classes),
    rules,
    codeOf,
  );
  if (!index) return null;
  const { places } = index;
  if (places.length === 1) return String(places[0]);
  const name = writer.keep(places);
  if (index.form === 'graph') {
    return found.reduce(
      (at, { text }, column) => `${name}[${column === 0 ? text : `${at} + ${text}`}]`,
      '',
    );
  }
  const { strides } = index;
  const terms = found.flatMap(({ classes, text }, at) => {
    if (classes.sets.length === 1) return [];
    return strides[at] === 1 ? [text] : [`${text} * ${strides[at]}`];
  });
  return `${name}[${terms.join(' + ') || '0'}]`;
}

/** At most 32 rules: those left by look-up as bits, then a test for each text of a cell. */
function masked(size: number, columns: Columns, at: At): Match {
  const { block, writer } = at;
  const bits = (rules: readonly number[]): number =>
    rules.reduce((mask, rule) => mask | (1 << rule), 0);
  const start = placeText(columns.found, size, bits, writer);
  if (start === null) return words(size, columns, at);
  const text = writer.fresh('m');
  block.lines.push(`let ${text} = ${start};`);
  emitGroups(
    columns,
    at,
    (condition, rules) => `if (!${condition}) ${text} &= ${~(rules[0] ?? 0)};`,
  );
  return { form: 'mask', text };
}

/** Rules as words of bits, for tables that are neither looked up nor small. */
function words(size: number, columns: Columns, at: At): Match {
  const { block, writer } = at;
  const all = new Int32Array(wordsFor(size)).fill(-1);
  if (size % 32 !== 0) all[all.length - 1] = (1 << (size % 32)) - 1;
  // One set serves all calls: no cell of a table can run the table again.
  const live = writer.keep(new Int32Array(all.length));
  block.lines.push(`${live}.set(${writer.keep(all)});`);
  const keeping = writer.keep(keep);
  for (const { classes, text } of columns.found) {
    block.lines.push(`${keeping}(${live}, ${writer.keep(classes.sets)}[${text}]);`);
  }
  const dropping = writer.keep(drop);
  emitGroups(
    columns,
    at,
    (condition, rules) => `if (!${condition}) ${dropping}(${live}, ${writer.keep(rules)});`,
  );
  const text = writer.fresh('l');
  block.lines.push(`const ${text} = ${writer.keep(placesIn)}(${live});`);
  return { form: 'list', text };
}

/** Every cell of a column is evaluated, also when no rule is left. */
function emitGroups(
  { tested, notes }: Columns,
  { block, writer }: At,
  unless: (condition: string, rules: RuleSet) => string,
): void {
  for (const { column, cells } of tested) {
    const subject = atom(writer.emit(column.tested, block), block, writer);
    const raw =
      column.tested === column.subject
        ? subject
        : atom(writer.emit(column.subject, block), block, writer);
    block.known.set(column.slot, raw);
    const held: string[] = [];
    for (const { tests, rules } of testGroups(cells)) {
      const of = { text: subject.text, type: column.tested.type };
      const condition = atom(emitTests(tests, of, { block, writer }), block, writer);
      held.push(condition.text);
      block.lines.push(unless(condition.text, rules));
    }
    notes.set(column, `{ subject: ${subject.text}, held: [${held.join(', ')}] }`);
  }
}

function placesIn(live: RuleSet): number[] {
  const places: number[] = [];
  for (let at = nextRule(live, 0); at >= 0; at = nextRule(live, at + 1)) places.push(at);
  return places;
}
