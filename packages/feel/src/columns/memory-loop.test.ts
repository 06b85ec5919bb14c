import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CheckedDecision, type Column, checkDecision, type Kind, type Row } from '../index.ts';
import { DOUBLE_ROUNDING } from '../javascript/double-rounding.ts';
import { addressOf, double, LoopFunction, LoopMemory, loopModule } from '../loops/index.ts';
import { columnsAgree, kernelOf } from '../testing/columns.ts';
import { literal, modelOf, tableOf } from '../testing/model.ts';
import { environment, INPUTS, input, LEVELS } from '../testing/random-tables.ts';
import { MoreThanNumbers, readLoop } from './loop-text.ts';
import { roundingCode } from './rounding-code.ts';

const memory = new LoopMemory();
const MONEY: Kind = { kind: 'money' };
const ACC: Kind = { kind: 'context', entries: { paid: MONEY, seen: MONEY } };

/** A benefit with a table of rates, a cap over the year, both signs and a quotient. */
function benefit(): CheckedDecision {
  const rates = tableOf('U', { inputs: ['level', 'age'], outputs: ['rate', 'floor'] }, [
    ['a', '"tertiary"', '< 70', '0.85', '13.00'],
    ['b', '"tertiary"', '>= 70', '0.9', '0.01'],
    ['c', 'not("tertiary")', '-', 'parameters.share', '650.00'],
  ]);
  const above = literal('max(0, acc.seen + money - rates.floor) - max(0, acc.seen - rates.floor)');
  const due = literal('round half up(above * rates.rate, 2)');
  const paid = literal('if insured then min(due, max(0, parameters.cap - acc.paid)) else 0 - due');
  const share = literal('if due = 0 then 0 else round half even(paid * above / due, 2)');
  const pay = literal(
    '{paid: paid, share: share, full: paid = due, add: {paid: paid, seen: money}}',
  );
  const { note: _, price: __, ...inputs } = INPUTS;
  const types = {
    inputs: { ...inputs, acc: ACC },
    output: {
      kind: 'context',
      entries: { paid: MONEY, share: MONEY, full: { kind: 'flag' }, add: ACC },
    },
  } as const;
  const model = modelOf({ rates, above, due, paid, share, pay });
  return unwrap(checkDecision(model, 'pay', types, 'strict'));
}

const CARRIES = [
  { name: 'paid', start: 0n },
  { name: 'seen', start: -7n },
] as const;
const EDGES = [0, 1, -1, 1299, 1300, 1301, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1];
const WIDE = [2 ** 33 + 1, 2 ** 52, 2 ** 53 - 1, 1 - 2 ** 53];

const row = fc.record({
  level: fc.nat(LEVELS.length - 1),
  insured: fc.nat(1),
  age: fc.constantFrom(0, 69, 70, 71, -1, 2 ** 31 - 1),
  money: fc.oneof(fc.integer({ min: -5000, max: 900_000 }), fc.constantFrom(...EDGES, ...WIDE)),
  interval: fc.nat(1),
  starts: fc.boolean(),
});
const PARAMETERS: readonly Row[] = [
  { cap: 2_000_000n, share: 700_000n },
  { cap: 2n ** 53n - 1n, share: 999_999n },
];

/** Columns in a memory, or beside it; amounts in 32 bits or as doubles. */
const held = fc.record({ isBeside: fc.boolean(), isNarrow: fc.boolean() });

test('FEEL-92 a fold in WebAssembly says what it says in JavaScript, at the bounds of numbers as well', () => {
  const kernel = kernelOf(benefit());
  const rules = { parameters: PARAMETERS, carries: CARRIES, cites: true };
  let stopped = 0;
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), held, (rows, of) => {
      const column = <Values extends Column['values']>(values: Values): Values => {
        if (of.isBeside) return values;
        const into = memory.like(values, values.length);
        into.set(values);
        return into;
      };
      const money = rows.map((each) => each.money);
      const inputs = {
        level: { values: column(Uint8Array.from(rows, (each) => each.level)) },
        insured: { values: column(Uint16Array.from(rows, (each) => each.insured)) },
        age: { values: column(Int32Array.from(rows, (each) => each.age)) },
        money: { values: column(of.isNarrow ? Int32Array.from(money) : Float64Array.from(money)) },
      };
      const interval = column(Uint16Array.from(rows, (each) => each.interval));
      const starts = column(Uint8Array.from(rows, (each, at) => Number(each.starts || at === 0)));
      const asked = { to: rows.length, inputs, interval, starts };
      const plain = kernel.bind(rules);
      const inMemory = kernel.bind({ ...rules, memory });
      const expected = plain.evaluate(asked);
      const found = inMemory.evaluate(asked);
      // An accumulator beyond 2^53 goes on, and so do both.
      expect(valuesOf(inMemory.evaluate({ ...asked, starts: starts.fill(0) }))).toEqual(
        valuesOf(plain.evaluate({ ...asked, starts })),
      );
      expect([inMemory.facts.form, plain.facts.form]).toEqual(['webassembly', 'javascript']);
      expect(valuesOf(found)).toEqual(valuesOf(expected));
      expect(found.rowByRow).toBeGreaterThanOrEqual(expected.rowByRow);
      stopped += found.rowByRow;
    }),
    { numRuns: 200 },
  );
  expect(stopped).toBeGreaterThan(0);
});

const valuesOf = ({ columns, rules }: ReturnType<ReturnType<typeof bindOf>['evaluate']>) => [
  Object.entries(columns).map(([name, { values }]) => [name, [...values].map((each) => each + 0)]),
  rules.map((marks) => [...marks]),
];
const bindOf = () => kernelOf(benefit()).bind({ parameters: PARAMETERS });

test('FEEL-92 what may be missing runs as JavaScript in a memory, with the same answers', () => {
  const more = literal('if price = null then money else price + money');
  const types = { inputs: INPUTS, output: MONEY };
  const checked = unwrap(checkDecision(modelOf({ more }), 'more', types, 'strict'));
  fc.assert(
    fc.property(input, environment, fc.array(fc.tuple(input, environment)), (one, around, rows) => {
      const missing = { ...one, money: 5n, age: 1n, price: null };
      const least = { parameters: { cap: 1n, share: 1n }, acc: { paid: 1n } };
      const { form } = columnsAgree(checked, [[missing, least], [one, around], ...rows]);
      expect(form).toBe('javascript');
    }),
    { numRuns: 20 },
  );
});

test('FEEL-92 quotients are rounded as in JavaScript, in all seven ways', () => {
  const functions = Object.entries(DOUBLE_ROUNDING).map(([mode, rounding]) => {
    const made = new LoopFunction(['at']);
    const at = made.parameter('at').get;
    const code = roundingCode(rounding, [double.load(at), double.load(at, 8)], made);
    made.body = [double.store(at, code ?? [], 16), at];
    return [mode, made] as const;
  });
  const module = new WebAssembly.Module(loopModule(Object.fromEntries(functions)) as BufferSource);
  const { exports } = new WebAssembly.Instance(module, { columns: { memory: memory.memory } });
  const numbers = memory.float64(3);
  const half = (2 ** 53 - 1) / 2;
  const size = fc.oneof(
    fc.integer({ min: -60, max: 60 }),
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 }),
    fc.constantFrom(Math.floor(half), -Math.floor(half), 10_000, 1_000_000),
  );
  const divisor = size.filter((each) => each !== 0);
  fc.assert(
    fc.property(size, divisor, fc.constantFrom(...functions), (n, d, [mode]) => {
      numbers.set([n, d]);
      // The module was written with a function of each name.
      (exports[mode] as (at: number) => number)(addressOf(numbers));
      const rounding = DOUBLE_ROUNDING[mode as keyof typeof DOUBLE_ROUNDING];
      expect(numbers[2]).toBe(rounding(n, d) + 0);
    }),
    { numRuns: 2000 },
  );
});

test('FEEL-92 a text that says more than numbers is not read', () => {
  const texts = ['const a = null;', 'w0 = "text";', 'w0 = {};', 'for (const a of b) { w0 = 1; }'];
  for (const text of [...texts, 'w0 = 1', 'w0 = 0.5;', 'w0 = `1`;', 'w0 = list.length;', '}']) {
    expect(() => readLoop(text), text).toThrow(MoreThanNumbers);
  }
});
