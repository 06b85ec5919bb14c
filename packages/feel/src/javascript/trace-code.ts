import type { CheckedDecision } from '../check/checked.ts';
import { WIDE } from '../numbers/wide.ts';
import type { Trace } from '../row/trace.ts';
import { type TracePlaces, tracePlaces } from '../row/trace-places.ts';
import { type Form, type Notes, tracesOf } from '../row/traced-run.ts';
import type { RuleRef } from '../rule-ref.ts';
import type { Environment, Row, Value } from '../value.ts';
import { atom } from './atom.ts';
import { BIGINTS } from './bigints.ts';
import { DOUBLES } from './doubles.ts';
import type { Tracing } from './make-writer.ts';
import { programCode } from './program-code.ts';
import { runCode } from './run-code.ts';
import type { Numbers } from './writer.ts';

type Traced = (input: Row, environment: Environment, form: Form) => Trace;

/** The traced program as generated code: a compilation of its own, so that plain runs note nothing. */
export function traceCode(decision: CheckedDecision): Traced {
  const places = tracePlaces(decision.program, decision.decision);
  const narrow = tracedIn(decision, places, DOUBLES);
  let wide: Traced | null = null;
  return (input, environment, form) => {
    try {
      return narrow(input, environment, form);
    } catch (error) {
      if (error !== WIDE) throw error;
      wide ??= tracedIn(decision, places, BIGINTS);
      return wide(input, environment, form);
    }
  };
}

const NOTHING: Row = Object.freeze(Object.create(null));

function tracedIn(decision: CheckedDecision, places: TracePlaces, numbers: Numbers): Traced {
  const { program, rules } = decision;
  // The last evaluation puts its notes here; each makes lists of its own.
  const last: { -readonly [Part in keyof Notes]: Notes[Part] } = {
    steps: [],
    answers: [],
    tables: [],
  };
  const asked = { program, decision: decision.decision, numbers, tracing: noting(places, last) };
  const run = runCode(programCode(asked));
  const made = tracesOf(places, numbers.tier, rules);
  return (input, environment, form) => {
    const fired: number[] = [];
    const output = run(input, environment.parameters, environment.acc ?? NOTHING, fired);
    const cited = fired.map((index) => rules[index] as RuleRef);
    return made(
      { output, fired: cited },
      { steps: last.steps, answers: last.answers, tables: last.tables },
      form,
    );
  };
}

/** Writes each value that is noted into its place of a list. */
function noting(places: TracePlaces, last: Notes): Tracing {
  const blank = (size: number): readonly Value[] => new Array(size).fill(undefined);
  return (writer) => {
    const noted = writer.keep(last);
    const made = { steps: places.steps, answers: places.answers, tables: places.tables };
    const parts = Object.entries(made).map(([name, { length }]) => ({
      name,
      blank: writer.keep(blank(length)),
    }));
    writer.declarations.push('let steps, answers, tables;');
    return {
      start: parts.map(({ name, blank: of }) => `${name} = ${of}.slice();`).join(' '),
      end: parts.map(({ name }) => `${noted}.${name} = ${name};`).join(' '),
      table: (node, columns, block) => {
        block.lines.push(`tables[${places.tableOf(node)}] = [${columns.join(', ')}];`);
      },
      step: (node, code, block) => {
        const place = places.stepOf(node);
        if (place === undefined) return code;
        const held = atom(code, block, writer);
        block.lines.push(`steps[${place}] = ${held.text};`);
        return held;
      },
      answered: (of, code, block) => {
        const held = atom(code, block, writer);
        block.lines.push(`answers[${places.answerOf(of)}] = ${held.text};`);
        return held;
      },
    };
  };
}
