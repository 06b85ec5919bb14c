import {
  checkDecision,
  compileRow,
  type DecisionTypes,
  DMN_LIMITS,
  type DmnModel,
  type Logic,
  type RowDecision,
  readDmn,
  type TableRule,
  writeDmn,
} from '@sanyi/feel';
import { unwrap } from '@sanyi/kernel';

/** As many rules as the largest table that is in public: the covered services of an insurer. */
const COVERAGE_RULES = 16_369;

const PLANS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const PLACES = ['hospital', 'grassroots', 'home', 'online', 'pharmacy'];
const AGES = ['< 18', '[18..45)', '[45..65)', '>= 65'];
const SERVICES = 117;
const service = (number: number): string => `service-${number}`;

const COVERAGE_TYPES: DecisionTypes = {
  inputs: {
    plan: { kind: 'code', set: 'plan', codes: PLANS },
    place: { kind: 'code', set: 'place', codes: PLACES },
    age: { kind: 'count' },
    service: { kind: 'text' },
  },
  output: {
    kind: 'context',
    entries: { covered: { kind: 'flag' }, share: { kind: 'rate' }, limit: { kind: 'money' } },
  },
};

const rule = (id: string, inputs: string[], outputs: string[]): TableRule => ({
  id,
  inputs,
  outputs,
  annotations: [],
});

/** A question to the large table that a rule answers. */
export type Question = {
  readonly plan: string;
  readonly place: string;
  readonly age: number;
  readonly service: string;
};

/** Plan, place, age and service: each combination has one rule. */
export function coverage(): {
  readonly row: RowDecision;
  readonly questions: readonly Question[];
  readonly rules: number;
} {
  const [plans, places, ages] = [PLANS.length, PLACES.length, AGES.length];
  const partsOf = (at: number) => ({
    plan: at % plans,
    place: Math.floor(at / plans) % places,
    age: Math.floor(at / (plans * places)) % ages,
    service: Math.floor(at / (plans * places * ages)),
  });
  const rules = Array.from({ length: COVERAGE_RULES }, (_, at) => {
    const part = partsOf(at);
    const cells = [
      `"${PLANS[part.plan]}"`,
      `"${PLACES[part.place]}"`,
      AGES[part.age] ?? '-',
      `"${service(part.service)}"`,
    ];
    const share = ((at * 7) % 1000) / 1000;
    return rule(`r${at}`, cells, [at % 11 === 0 ? 'false' : 'true', `${share}`, `${at % 5000}`]);
  });
  const logic: Logic = {
    form: 'table',
    hitPolicy: 'U',
    inputs: ['plan', 'place', 'age', 'service'].map((expression) => ({ expression })),
    outputs: ['covered', 'share', 'limit'].map((name) => ({ name })),
    annotations: [],
    rules,
  };
  const model = modelOf([{ name: 'coverage', requires: [], logic }]);
  const checked = unwrap(checkDecision(model, 'coverage', COVERAGE_TYPES, 'strict'));
  const questions = Array.from({ length: 4096 }, (_, at) => {
    const part = partsOf((at * 7919) % COVERAGE_RULES);
    return {
      plan: PLANS[part.plan] ?? '',
      place: PLACES[part.place] ?? '',
      age: [9, 30, 55, 80][part.age] ?? 0,
      service: service(Math.min(part.service, SERVICES - 1)),
    };
  });
  return { row: compileRow(checked, 'javascript'), questions, rules: COVERAGE_RULES };
}

/** Tables of a package, and rules of each. */
const PACKAGE = { tables: 25, rules: 40 } as const;

/** A file of 1,000 rules in 25 tables with texts, numbers and computed cells, as DMN text. */
export function packageXml(): string {
  const tables = Array.from({ length: PACKAGE.tables }, (_, table) => ({
    name: `table${table}`,
    requires: [],
    logic: {
      form: 'table' as const,
      hitPolicy: 'U' as const,
      inputs: ['plan', 'age'].map((expression) => ({ expression })),
      outputs: [{ name: `table${table}` }],
      annotations: ['clause', 'source'],
      rules: Array.from({ length: PACKAGE.rules }, (__, at): TableRule => {
        const cells = [`"${PLANS[at % 4]}"`, `[${(at >> 2) * 10}..${(at >> 2) * 10 + 10})`];
        const answer = at % 3 === 0 ? `age * ${at} + 0.5` : `${at}.25`;
        return { ...rule(`t${table}r${at}`, cells, [answer]), annotations: [`clause ${at}`, 'S1'] };
      }),
    },
  }));
  const sum: Logic = { form: 'literal', text: tables.map(({ name }) => name).join(' + ') };
  const requires = tables.map(({ name }) => name);
  return writeDmn(modelOf([...tables, { name: 'total', requires, logic: sum }]));
}

/** Reads, checks and compiles a file of rules and asks it once. */
export function compilePackage(xml: string): unknown {
  const model = unwrap(readDmn(xml, DMN_LIMITS));
  const types: DecisionTypes = {
    inputs: { plan: { kind: 'code', set: 'plan', codes: PLANS }, age: { kind: 'count' } },
    output: { kind: 'money' },
  };
  const row = compileRow(unwrap(checkDecision(model, 'total', types, 'strict')), 'javascript');
  return row.evaluate({ plan: 'a', age: 61 }, { parameters: {} });
}

function modelOf(
  decisions: readonly {
    readonly name: string;
    readonly requires: string[];
    readonly logic: Logic;
  }[],
): DmnModel {
  return {
    id: 'bench',
    name: 'bench',
    namespace: 'urn:sanyi:bench',
    inputs: [],
    decisions: decisions.map((one) => ({ id: one.name, other: [], ...one })),
    knowledge: [],
    services: [],
    imports: [],
    items: [],
    other: [],
    prefixes: {},
  };
}
