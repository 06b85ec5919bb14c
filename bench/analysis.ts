import {
  analyseTables,
  checkDecision,
  type DecisionTable,
  type DmnModel,
  type Kind,
} from '@sanyi/feel';
import { random, unwrap } from '@sanyi/kernel';
import { type Benchmark, measured } from './measurement.ts';

const INPUTS: { readonly [name: string]: Kind } = {
  scheme: { kind: 'code', set: 'scheme', codes: ['employee', 'resident', 'elsewhere', 'none'] },
  level: { kind: 'code', set: 'level', codes: ['tertiary', 'secondary', 'primary'] },
  title: { kind: 'code', set: 'title', codes: ['a', 'b', 'c', 'd', 'e'] },
  insured: { kind: 'flag' },
  age: { kind: 'count' },
  amount: { kind: 'money' },
  days: { kind: 'count' },
  weight: { kind: 'quantity' },
};
const COLUMNS = Object.keys(INPUTS);

type Rows = readonly (readonly string[])[];

const draws = random(1);

function range(most: number, width: number): string {
  const low = draws.below(most);
  return `[${low}..${low + 1 + draws.below(width)})`;
}

const code = (kind: Kind): string => {
  const codes = kind.kind === 'code' ? (kind.codes ?? []) : [];
  return JSON.stringify(codes[draws.below(codes.length)]);
};

/** A schedule as offices write it: every combination of codes and bands has its row. */
function schedule(): Rows {
  const rows: string[][] = [];
  for (const scheme of ['employee', 'resident', 'elsewhere', 'none']) {
    for (const level of ['tertiary', 'secondary', 'primary']) {
      for (const insured of ['true', 'false']) {
        for (let age = 0; age < 6; age += 1) {
          for (let amount = 0; amount < 7; amount += 1) {
            const band = (at: number, last: number, step: number): string =>
              at === last ? `>= ${at * step}` : `[${at * step}..${(at + 1) * step})`;
            const cells = [JSON.stringify(scheme), JSON.stringify(level), '-', insured];
            rows.push([...cells, band(age, 5, 15), band(amount, 6, 1000), '-', '-']);
          }
        }
      }
    }
  }
  return rows;
}

/** Rows that narrow every column at random: nearly all inputs are open, many rows meet. */
const scattered = (): Rows =>
  Array.from({ length: 1000 }, () => [
    code(INPUTS.scheme as Kind),
    code(INPUTS.level as Kind),
    code(INPUTS.title as Kind),
    draws.below(2) === 0 ? 'true' : 'false',
    range(100, 30),
    range(10_000, 3000),
    range(60, 20),
    '-',
  ]);

/** Wide ranges over four numbers with two thousand bounds each: rules are taken by many others together. */
const tangled = (): Rows =>
  Array.from({ length: 1000 }, () => [
    '-',
    '-',
    '-',
    '-',
    range(10_000, 10_000),
    range(1_000_000, 1_000_000),
    range(10_000, 10_000),
    range(100_000, 100_000),
  ]);

/** All but a range of each of four numbers: every rule takes a third of all inputs, and clashes with all. */
const denied = (): Rows =>
  Array.from({ length: 1000 }, () => [
    '-',
    '-',
    '-',
    '-',
    `not(${range(10_000, 3000)})`,
    `not(${range(1_000_000, 300_000)})`,
    `not(${range(10_000, 3000)})`,
    `not(${range(100_000, 30_000)})`,
  ]);

function modelOf(rows: Rows, hitPolicy: DecisionTable['hitPolicy']): DmnModel {
  const rules = rows.map((inputs, at) => ({
    id: `r${at}`,
    inputs,
    outputs: ['1'],
    annotations: [],
  }));
  const inputs = COLUMNS.map((expression) => ({ expression }));
  const logic = {
    form: 'table',
    hitPolicy,
    inputs,
    outputs: [{ name: 'x' }],
    annotations: [],
    rules,
  } as const;
  const empty = { inputs: [], knowledge: [], services: [], imports: [], items: [], other: [] };
  const decisions = [{ id: 'd', name: 'd', requires: [], other: [], logic }];
  return { id: 'f', name: 'f', namespace: 'urn:f', prefixes: {}, ...empty, decisions };
}

/**
 * Analysis of tables of about 1,000 rules over 8 columns: a schedule as offices write it, rows at
 * random, wide ranges tangled over four numbers, and the worst known, which stops at its bound of
 * work; and of 50 rules, as an editor asks at each keystroke.
 */
export const analysis: Benchmark = async ({ runs }) => {
  const cases: readonly {
    readonly name: string;
    readonly rows: Rows;
    readonly policy: 'U' | 'F';
  }[] = [
    { name: 'schedule1008', rows: schedule(), policy: 'U' },
    { name: 'schedule1008First', rows: schedule(), policy: 'F' },
    { name: 'scattered1000', rows: scattered(), policy: 'U' },
    { name: 'scattered1000First', rows: scattered(), policy: 'F' },
    { name: 'tangled1000', rows: tangled(), policy: 'U' },
    { name: 'tangled1000First', rows: tangled(), policy: 'F' },
    { name: 'denied1000', rows: denied(), policy: 'U' },
    { name: 'schedule50', rows: schedule().slice(0, 50), policy: 'U' },
    { name: 'scattered50', rows: scattered().slice(0, 50), policy: 'U' },
  ];
  const facts: Record<string, string> = {};
  const measurements = cases.map(({ name, rows, policy }) => {
    const model = modelOf(rows, policy);
    const types = { inputs: INPUTS, output: { kind: 'count' } } as const;
    const checked = unwrap(checkDecision(model, 'd', types, 'strict'));
    const times: number[] = [];
    for (let run = -1; run < Math.max(5, runs); run += 1) {
      const start = performance.now();
      const [table] = analyseTables(model, checked);
      if (run >= 0) times.push(performance.now() - start);
      const { gaps = [], overlaps = [], unreachable = [], unique, stopped, more } = table ?? {};
      const cut = stopped
        ? `, stopped: ${stopped.details.read} of ${stopped.details.rules} rules`
        : '';
      const told = overlaps.length + (more?.overlaps ?? 0);
      facts[name] =
        `${gaps.length}${more?.gaps ? '+' : ''} gaps, ${told} overlaps, ${unreachable.length} never answer, unique ${unique?.is}${cut}`;
    }
    return measured(name, 'ms', times);
  });
  return { measurements, ratios: [], facts };
};
