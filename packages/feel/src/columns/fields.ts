import { type Problem, problem } from '@sanyi/kernel';
import type { CheckedDecision } from '../check/checked.ts';
import type { Load } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import type { Kind } from '../kind.ts';
import type { ColumnField } from './column.ts';

/** Codes that a set may have: its column holds one bit for each. */
const SET_CODES_MAX = 16;

/** The columns that a decision reads, or why it cannot read columns. */
export function inputFields(decision: CheckedDecision): ColumnField[] | Problem {
  const fields: ColumnField[] = [];
  for (const load of decision.program.loads) {
    if (load.from === 'parameters') continue;
    const form = formOf(load.type);
    if (form === null) {
      return problem('COLUMNS_INPUT_FORM', decision.decision, { name: columnName(load) });
    }
    fields.push({ name: columnName(load), ...form, optional: load.type.nullable });
  }
  return fields;
}

/** The name of the column that a field is read from. */
export const columnName = ({ from, name }: Load): string => (from === 'acc' ? `acc.${name}` : name);

type Form = Pick<ColumnField, 'form' | 'codes'>;

function formOf(type: Type): Form | null {
  switch (type.is) {
    case 'number':
    case 'days':
    case 'months':
      return { form: 'number', codes: null };
    case 'flag':
    case 'day':
      return { form: type.is, codes: null };
    case 'text':
      return { form: 'code', codes: type.codes };
    case 'list': {
      const codes = type.of.is === 'text' ? type.of.codes : null;
      return codes && codes.length <= SET_CODES_MAX ? { form: 'set', codes } : null;
    }
    default:
      return null;
  }
}

/** Whether an output is one of those that a total of this name sums. */
export const isPartOf = (total: string, name: string): boolean => name.startsWith(`${total}.`);

/** One output of a decision: where it stands in the answer, and what its column holds. */
export type OutputField = ColumnField & { readonly path: readonly string[] };

/** The columns that a decision answers with, or why it cannot answer in columns. */
export function outputFields(decision: CheckedDecision): OutputField[] | Problem {
  const fields: OutputField[] = [];
  const add = (kind: Kind, path: readonly string[], optional: boolean): boolean => {
    const absent = optional || kind.optional === true;
    if (kind.kind === 'context') {
      if (kind.open && !kind.names) return false;
      const own = Object.entries(kind.entries);
      const open = (kind.open && kind.names?.map((name) => [name, kind.open] as const)) ?? [];
      return (
        own.every(([name, entry]) => add(entry, [...path, name], absent)) &&
        open.every(([name, entry]) => !entry || add(entry, [...path, name], true))
      );
    }
    const name = path.join('.') || decision.decision;
    if (kind.kind === 'list' && path.length > 0) return false;
    fields.push({ name, path, ...outputForm(kind), optional: absent });
    return true;
  };
  if (add(decision.output, [], false)) return fields;
  return problem('COLUMNS_OUTPUT_FORM', decision.decision);
}

function outputForm(kind: Kind): Form {
  switch (kind.kind) {
    case 'flag':
    case 'day':
      return { form: kind.kind, codes: null };
    case 'code':
      return { form: 'code', codes: kind.codes ?? null };
    case 'text':
      return { form: 'code', codes: null };
    case 'list':
      return { form: 'answer', codes: null };
    default:
      return { form: 'number', codes: null };
  }
}
