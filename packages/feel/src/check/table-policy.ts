import type { DecisionTable, HitPolicy } from '../dmn/model.ts';
import { type Checker, note, type Scope } from './checker.ts';
import type { Node, TableNode, TableRow } from './program.ts';

/**
 * The policy that is run, and the rules in the order in which they count. PRIORITY is FIRST, and
 * OUTPUT ORDER is COLLECT, over the rules in the order of their output values, which is known when
 * the table is checked; RULE ORDER is COLLECT as it stands.
 */
export function ordered(
  table: DecisionTable,
  rows: readonly TableRow[],
  scope: Scope,
  checker: Checker,
): { readonly policy: TableNode['policy']; readonly rows: readonly TableRow[] } {
  const policy = POLICIES[table.hitPolicy];
  if (table.hitPolicy !== 'P' && table.hitPolicy !== 'O') return { policy, rows };
  const ranks = table.outputs.map((_, at) => rankOf(table, at, scope, checker));
  if (ranks.every((rank) => rank === null)) {
    const part = 'outputValues';
    note(checker, 'DMN_PART_MISSING', scope.place, { element: scope.place.decision, part });
  }
  const ranked = rows.map((row) => ({
    row,
    rank: ranks.map((rank, at) => (rank ? rank(row, row.outputs[at]) : 0)),
  }));
  ranked.sort((a, b) => firstDifference(a.rank, b.rank) || a.row.row - b.row.row);
  return { policy, rows: ranked.map(({ row }) => row) };
}

const POLICIES: Readonly<Record<HitPolicy, TableNode['policy']>> = {
  U: 'U',
  A: 'A',
  F: 'F',
  P: 'F',
  C: 'C',
  R: 'C',
  O: 'C',
  'C+': 'C+',
  'C<': 'C<',
  'C>': 'C>',
  'C#': 'C#',
};

function firstDifference(a: readonly number[], b: readonly number[]): number {
  for (const [at, rank] of a.entries()) {
    const difference = rank - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The place of a rule's output among the output values; null where a column lists none. */
function rankOf(
  table: DecisionTable,
  at: number,
  scope: Scope,
  checker: Checker,
): ((row: TableRow, output: Node | undefined) => number) | null {
  const output = table.outputs[at];
  if (output?.values === undefined) return null;
  const { values, name } = output;
  const place = {
    ...scope.place,
    column: name || scope.place.decision,
    from: 0,
    to: values.length,
    text: values,
  };
  const { tree, problems } = checker.parsed.tests(place);
  checker.problems.push(...problems);
  const written = tree.flatMap((test) =>
    test.test === 'expression' ? [checker.expression(test.value, { ...scope, place })] : [],
  );
  const ranks = new Map(written.map((node, rank) => [keyOf(node), rank] as const));
  return (_row, node) => {
    if (!node || node.type.is === 'hole') return 0;
    const key = keyOf(node);
    const rank = key === null ? undefined : ranks.get(key);
    if (rank === undefined) {
      const details = { name: place.column, values, policy: table.hitPolicy };
      note(checker, 'FEEL_PRIORITY', node.span, details);
    }
    return rank ?? 0;
  };
}

/** What is equal for equal constants, whatever their decimals; null for what is computed. */
function keyOf(node: Node): string | null {
  if (node.op !== 'constant') return null;
  const { value, type } = node;
  if (type.is !== 'number' || typeof value !== 'bigint') return JSON.stringify(String(value));
  let [digits, scale] = [value, type.scale];
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return `${digits}e-${scale}`;
}
