import type { ColumnFacts } from '@sanyi/feel';
import { LoopMemory } from '@sanyi/feel/loops';
import { random } from '@sanyi/kernel';
import { askColumns, askRows, type Said, type Way } from './answers.ts';
import { type Difference, type Differences, differences } from './difference.ts';
import { evaluateOnDuckdb, sqlRefusal } from './duckdb.ts';
import { makeRows, type Rows } from './rows.ts';
import { shrink } from './shrink.ts';
import type { Subject } from './subjects.ts';

/** The targets that are held against generated JavaScript. */
export type Target = (typeof TARGETS)[number];
const TARGETS = ['closures', 'columns', 'webassembly', 'duckdb'] as const;

/** What one target said of one decision. */
export type Count = {
  readonly package: string;
  readonly hook: string;
  readonly decision: string;
  readonly target: Target;
  rows: number;
  differences: number;
  /** Rows that the target leaves to the row program. */
  rowByRow: number;
  /** What columns ran as: one in a memory may be JavaScript yet. */
  form: ColumnFacts['form'];
  /** Why the decision has no such form. */
  readonly refused: string | null;
};

/** A difference with the smallest rows that still show it. */
export type Counterexample = Difference & {
  readonly package: string;
  readonly decision: string;
  readonly target: Target;
  readonly rows: Rows;
};

export type Report = {
  readonly seed: number;
  readonly claims: number;
  readonly counts: readonly Count[];
  readonly counterexamples: readonly Counterexample[];
};

const BLOCK = 20_000;
/** Columns of loops in WebAssembly: one for each decision, because each promises much room. */
const memories = new WeakMap<Subject, LoopMemory>();

/**
 * Makes claims for every decision and asks all targets: closures, generated JavaScript, columns in
 * JavaScript and in WebAssembly, and DuckDB. Folds are asked with accumulators from columns, which caps and accumulators meet in, and
 * with carried ones.
 */
export async function compareTargets(
  subjects: readonly Subject[],
  { claims, seed, tell }: { claims: number; seed: number; tell?: (done: number) => void },
): Promise<Report> {
  const counts = subjects.flatMap(countsOf);
  const counterexamples: Counterexample[] = [];
  const each = Math.ceil(claims / subjects.length);
  let done = 0;
  for (const subject of subjects) {
    // Folds are asked both ways, however few claims there are.
    const size = subject.fold ? Math.min(BLOCK, Math.ceil(each / 2)) : BLOCK;
    for (let from = 0; from < each; from += size) {
      const block = random(seed).fork(`${subject.package} ${subject.hook} ${from}`);
      const rows = makeRows(subject, Math.min(size, each - from), block);
      const way: Way = subject.fold && (from / size) % 2 === 1 ? 'carried' : 'columns';
      const found = await compareRows(subject, rows, way, counts);
      if (found) counterexamples.push(found);
      done += rows.count;
      tell?.(done);
    }
  }
  return { seed, claims: done, counts, counterexamples };
}

function countsOf({ package: from, hook, checked, refused, ...subject }: Subject): Count[] {
  const count = (target: Target, why: string | null): Count => ({
    package: from,
    hook,
    decision: checked.decision,
    target,
    rows: 0,
    differences: 0,
    rowByRow: 0,
    form: null,
    refused: why,
  });
  return [
    count('closures', null),
    count('columns', refused),
    count('webassembly', refused),
    count('duckdb', sqlRefusal({ package: from, hook, checked, refused, ...subject })),
  ];
}

/** Compares the targets on rows; of the first that differs, a counterexample. */
async function compareRows(
  subject: Subject,
  rows: Rows,
  way: Way,
  counts: readonly Count[],
): Promise<Counterexample | null> {
  const said = askRows(subject, 'javascript', rows, way);
  let example: Counterexample | null = null;
  for (const target of TARGETS) {
    const count = counts.find(
      (one) =>
        one.target === target &&
        one.decision === subject.checked.decision &&
        one.hook === subject.hook &&
        one.package === subject.package,
    );
    if (!count || count.refused !== null) continue;
    const found = await ask(target, subject, rows, { said, way });
    count.rows += rows.count;
    count.differences += found.count;
    count.rowByRow += found.rowByRow;
    count.form = found.form ?? null;
    if (found.first === null || example) continue;
    example = await smallest(target, subject, rows, { first: found.first, way });
  }
  return example;
}

type Found = Differences & { readonly rowByRow: number; readonly form?: ColumnFacts['form'] };

async function ask(
  target: Target,
  subject: Subject,
  rows: Rows,
  { said, way }: { readonly said: Said; readonly way: Way },
): Promise<Found> {
  const names = (subject.kernel?.outputs ?? []).map(({ name }) => name);
  if (target === 'duckdb') return evaluateOnDuckdb(subject, rows, { said, way });
  if (target === 'closures') {
    return { ...differences(said, askRows(subject, target, rows, way), names), rowByRow: 0 };
  }
  const isInMemory = target === 'webassembly';
  const columns = askColumns(
    subject,
    rows,
    said,
    isInMemory ? { way, memory: memoryOf(subject) } : { way },
  );
  const { rowByRow, form } = columns;
  return { ...differences(said, columns, names), rowByRow, form };
}

function memoryOf(subject: Subject): LoopMemory {
  const memory = memories.get(subject) ?? new LoopMemory();
  memories.set(subject, memory);
  return memory;
}

async function smallest(
  target: Target,
  subject: Subject,
  rows: Rows,
  { first, way }: { readonly first: Difference; readonly way: Way },
): Promise<Counterexample> {
  const asked = async (some: Rows): Promise<Found> =>
    ask(target, subject, some, { said: askRows(subject, 'javascript', some, way), way });
  const small = await shrink(rows, first.row, async (some) => (await asked(some)).count > 0);
  const { package: from, checked } = subject;
  const difference = (await asked(small)).first ?? first;
  return { ...difference, package: from, decision: checked.decision, target, rows: small };
}
