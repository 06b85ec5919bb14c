import type { Load, Program } from '../check/program.ts';
import { WIDE } from '../numbers/wide.ts';
import { braced, outermost } from './block.ts';
import { emitLoad } from './load-code.ts';
import { AGAIN, type Shared, type Tracing, writerFor } from './make-writer.ts';
import { addEntries, addStage, outermostOf } from './units.ts';
import type { Numbers, Writer } from './writer.ts';

/** A program as the text of a function body over `K`, and the values that `K` holds. */
export type ProgramCode = { readonly text: string; readonly values: readonly unknown[] };

export type Asked = {
  readonly program: Program;
  readonly decision: string;
  readonly numbers: Numbers;
  readonly tracing: Tracing | null;
};

/**
 * Writes a program. A required decision that is read at one place is written there; one that is
 * read at several becomes a function that runs once per evaluation. Which is which shows only while
 * writing, so writing starts again whenever a second place is met.
 */
export function programCode(asked: Asked): ProgramCode {
  const functions = new Set<number>();
  for (;;) {
    try {
      return written(asked, functions);
    } catch (error) {
      if (error !== AGAIN) throw error;
    }
  }
}

function written(
  { program, decision, numbers, tracing }: Asked,
  functions: Set<number>,
): ProgramCode {
  const values: unknown[] = [];
  const shared: Shared = new Map();
  const writer = writerFor({ numbers, tracing, functions, values, shared });
  const parameters = parameterCode(program.loads, { writer, decision, shared });
  const main = outermost();
  const loads = [...from(program.loads, 'input'), ...from(program.loads, 'acc')];
  const copies = loads.map((load) => {
    const row = load.from === 'acc' ? 'acc' : 'input';
    const code = emitLoad(load, row, { block: main, writer, decision });
    const name = `s${load.slot}`;
    main.known.set(load.slot, code);
    shared.set(load.slot, { code: { ...code, text: name }, used: false });
    return { load, line: `${name} = ${code.text};`, name };
  });
  const loaded = main.lines.length;
  for (const stage of program.stages) addStage(stage, writer);
  addEntries(program.result, writer);
  const result = outermostOf(program.result, main, writer);
  const of = { decision, entry: null, type: program.result.type };
  const answer = writer.trace ? writer.trace.answered(of, result, main) : result;
  const used = copies.filter(({ load }) => shared.get(load.slot)?.used === true);
  main.lines.splice(loaded, 0, ...used.map(({ line }) => line));
  if (writer.trace) main.lines.unshift(writer.trace.start);
  main.lines.unshift(
    'fired = into; tick += 1;',
    'if (parameters !== seen) loadParameters(parameters);',
  );
  if (writer.trace) main.lines.push(writer.trace.end);
  main.lines.push(`return ${answer.text};`);
  const wide = writer.keep(WIDE);
  const text = [
    '"use strict";',
    ...values.map((_, at) => `const k${at} = K[${at}];`),
    `const wide = ${wide};`,
    'let fired = null, tick = 0, seen = null;',
    ...used.map(({ name }) => `let ${name};`),
    ...parameters,
    ...writer.declarations,
    `return function (input, parameters, acc, into) ${braced(main)};`,
  ].join('\n');
  return { text, values };
}

const from = (loads: readonly Load[], row: Load['from']): Load[] =>
  loads.filter((load) => load.from === row);

/**
 * Parameters are read once for each object that carries them: a replay goes back and forth between
 * the few sets of parameters that were in force.
 */
function parameterCode(
  loads: readonly Load[],
  { writer, decision, shared }: { writer: Writer; decision: string; shared: Shared },
): string[] {
  const block = outermost();
  const names = from(loads, 'parameters').map((load) => {
    const code = emitLoad(load, 'parameters', { block, writer, decision });
    const name = `p${load.slot}`;
    block.lines.push(`${name} = ${code.text};`);
    shared.set(load.slot, { code: { ...code, text: name }, used: true });
    return name;
  });
  const known = writer.keep(new WeakMap());
  const restored = names.map((name, at) => `${name} = known[${at}];`).join(' ');
  return [
    ...names.map((name) => `let ${name};`),
    `function loadParameters(parameters) {
seen = null;
const known = ${known}.get(parameters);
if (known !== undefined) { ${restored} }
else ${braced({ ...block, lines: [...block.lines, `${known}.set(parameters, [${names.join(', ')}]);`] })}
seen = parameters;
}`,
  ];
}
