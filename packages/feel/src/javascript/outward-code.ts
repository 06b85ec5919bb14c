import type { Node } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import { outward } from '../numbers/door.ts';
import { holdsNumbers, isNumeric } from '../numbers/numeric.ts';
import type { Value } from '../value.ts';
import type { ProgramCode } from './program-code.ts';
import { quoted } from './quoted.ts';

/** The names that an answer's contexts have, in their order; null where only running it tells. */
type Shape = { readonly names: ReadonlyMap<string, Shape | null> };

/**
 * Code that makes an answer of plain numbers one of `bigint`: each context is read and made again by
 * its own constructor, which costs a fraction of going through names. Null where a program's text
 * does not tell which entries its answer has; then they are gone through.
 */
export function outwardCode(result: Node): ProgramCode | null {
  const shape = shapeOf(result);
  if (!shape || !holdsNumbers(result.type) || result.type.nullable) return null;
  const declarations: string[] = [];
  const values: unknown[] = [];
  const lines: string[] = [];
  let fresh = 0;
  const name = (prefix: string): string => {
    fresh += 1;
    return `${prefix}${fresh}`;
  };
  const changed = (text: string, type: Type, of: Shape | null): string => {
    if (!holdsNumbers(type)) return text;
    if (isNumeric(type)) return `(typeof ${text} === "number" ? BigInt(${text}) : ${text})`;
    if (of && type.is === 'context' && !type.nullable) return made(text, type, of);
    const slow = `k${values.push(outward(type, 'double')) - 1}`;
    return `${slow}(${text})`;
  };
  const made = (text: string, type: Type & { readonly is: 'context' }, of: Shape): string => {
    const row = name('r');
    const entries = [...of.names];
    const parameters = entries.map((_, at) => `a${at}`);
    const fields = entries.map(([entry], at) => `this[${quoted(entry)}] = a${at};`);
    declarations.push(
      `function ${row}(${parameters.join(', ')}) { ${fields.join(' ')} }`,
      `${row}.prototype = Object.create(null);`,
    );
    const held = entries.map(([entry, inner]) => {
      const local = name('v');
      lines.push(`const ${local} = ${text}[${quoted(entry)}];`);
      const kind = type.entries[entry] ?? type.open;
      return kind ? changed(local, kind, inner) : local;
    });
    return `new ${row}(${held.join(', ')})`;
  };
  const answer = changed('value', result.type, shape);
  const text = [
    '"use strict";',
    ...values.map((_, at) => `const k${at} = K[${at}];`),
    ...declarations,
    `return function (value) { ${[...lines, `return ${answer};`].join('\n')} };`,
  ].join('\n');
  return { text, values };
}

/** The changer of a type, for the answers that a program makes. */
export type Outward = (value: Value) => Value;

function shapeOf(node: Node): Shape | null {
  switch (node.op) {
    case 'context': {
      if (node.answer) return shapeOf(node.answer);
      const names = node.entries.map(
        (entry) => [entry.name, shapeOf(entry.output ?? entry.value)] as const,
      );
      return { names: new Map(names) };
    }
    case 'let':
      return shapeOf(node.body);
    case 'if': {
      const [yes, no] = [shapeOf(node.yes), shapeOf(node.no)];
      return yes && no && sameNames(yes, no) ? yes : null;
    }
    default:
      return null;
  }
}

const sameNames = (a: Shape, b: Shape): boolean => {
  const [left, right] = [[...a.names], [...b.names]];
  return (
    left.length === right.length &&
    left.every(([name, inner], at) => {
      const [other, within] = right[at] ?? [];
      if (name !== other) return false;
      return inner && within ? sameNames(inner, within) : inner === (within ?? null);
    })
  );
};
