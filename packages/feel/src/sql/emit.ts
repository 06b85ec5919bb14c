import type { Node } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import { emitBuiltin } from './builtins.ts';
import { choose } from './choose.ts';
import {
  type Emitted,
  every,
  known,
  NULL_CODE,
  negated,
  plainScalar,
  type Scalar,
  some,
} from './code.ts';
import { emitCollection } from './collections.ts';
import { emitCompare, emitTestNode, isPresent } from './compare.ts';
import { emitConversion } from './conversion.ts';
import { scalarOf } from './forms.ts';
import { add, multiply, negate, numberConstant, subtract } from './numbers.ts';
import { emitPlain } from './plain.ts';
import { emitRounding } from './rounding.ts';
import { emitTable } from './table.ts';
import { decoded, textConstant } from './texts.ts';
import { wayOf, wayWhen } from './way.ts';
import { refuse, type Writer } from './writer.ts';

/** The SQL of a node. */
export function emitNode(node: Node, writer: Writer): Emitted {
  const emitted = written(node, writer);
  const { code } = emitted;
  if (code.form !== 'scalar' || node.type.nullable) return emitted;
  return { ...emitted, code: { ...code, nullable: false } };
}

function written(node: Node, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  switch (node.op) {
    case 'constant':
      return { code: constantOf(node.value, node.type, at), way: null };
    case 'slot': {
      const read = writer.slots.get(node.slot);
      if (!read) throw new Error(`slot ${node.slot} is read before it is filled`);
      return read();
    }
    case 'add':
    case 'subtract':
    case 'multiply': {
      const [left, right] = [writer.emit(node.left), writer.emit(node.right)];
      const [a, b] = [scalarOf(left, at).code, scalarOf(right, at).code];
      return { code: OPERATIONS[node.op](a, b, at), way: wayOf([left.way, right.way]) };
    }
    case 'negate': {
      const of = scalarOf(writer.emit(node.of), at);
      return { code: negate(of.code, at), way: of.way };
    }
    case 'round':
      return emitRounding(node, writer);
    case 'join': {
      const [left, right] = [
        scalarOf(writer.emit(node.left), at),
        scalarOf(writer.emit(node.right), at),
      ];
      const [a, b] = [decoded(left.code, at), decoded(right.code, at)];
      const way = wayOf([left.way, right.way]);
      return { code: plainScalar(`(${a.text} || ${b.text})`, [a, b]), way };
    }
    case 'compare':
      return emitCompare(node, writer);
    case 'test':
      return emitTestNode(node, writer);
    case 'and':
    case 'or':
    case 'not':
    case 'if':
      return emitLogical(node, writer);
    case 'required':
      return emitRequired(node, writer);
    case 'convert':
      return emitConversion(node, writer);
    case 'call':
      return emitBuiltin(node, writer);
    case 'plain':
      return emitPlain(node, writer);
    case 'table':
      return emitTable(node, writer);
    default:
      return emitCollection(node, writer);
  }
}

const OPERATIONS = { add, subtract, multiply };

type At = { readonly span: Node['span']; readonly writer: Writer };

/** A written value; lists and contexts are taken apart. */
export function constantOf(value: unknown, type: Type, at: At): Emitted['code'] {
  const { writer, span } = at;
  if (value === null || value === undefined) return NULL_CODE;
  if (typeof value === 'boolean') return known(value);
  if (typeof value === 'bigint') return numberConstant(value, writer);
  if (typeof value === 'number') {
    return { ...numberConstant(BigInt(value), writer), constant: value };
  }
  if (typeof value === 'string') return textConstant(value, at);
  if (Array.isArray(value)) {
    const of = type.is === 'list' ? type.of : type;
    const items = value.map((item: unknown) => ({
      present: null,
      value: constantOf(item, of, at),
    }));
    return { form: 'list', items };
  }
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([name, entry]) => {
      const of = type.is === 'context' ? (type.entries[name] ?? type.open ?? type) : type;
      return [name, constantOf(entry, of, at)] as const;
    });
    return { form: 'row', entries: new Map(entries) };
  }
  const reason = { en: 'a value of a form that SQL has not', zh: '值的形式在 SQL 中不存在' };
  return refuse(span, reason, writer);
}

type Logical = Node & { readonly op: 'and' | 'or' | 'not' | 'if' };

function emitLogical(node: Logical, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  if (node.op === 'not') {
    const of = scalarOf(writer.emit(node.of), at);
    return { code: negated(of.code), way: of.way };
  }
  if (node.op === 'if') return emitIf(node, writer);
  const left = scalarOf(writer.emit(node.left), at);
  const right = scalarOf(writer.emit(node.right), at);
  const runs = node.op === 'and' ? left.code : negated(left.code);
  const parts = [left.code, right.code];
  const way = wayOf([left.way, wayWhen(runs, right.way)]);
  return { code: node.op === 'and' ? every(parts) : some(parts), way };
}

/** Only what the branch that is taken meets is a problem. */
function emitIf(node: Node & { readonly op: 'if' }, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  const condition = scalarOf(writer.emit(node.condition), at);
  const [yes, no] = [writer.emit(node.yes), writer.emit(node.no)];
  const several = yes.way !== null || no.way !== null || yes.code.form !== 'scalar';
  const when: Scalar = several ? writer.bind(condition.code) : condition.code;
  const code = choose([{ when, code: yes.code }], no.code, at);
  const ways = [condition.way, wayWhen(when, yes.way), wayWhen(negated(when), no.way)];
  return { code, way: wayOf(ways) };
}

function emitRequired(node: Node & { readonly op: 'required' }, writer: Writer): Emitted {
  const of = writer.emit(node.of);
  if (of.code.form !== 'scalar' || isPresent(of.code).constant === true) return of;
  const code = writer.bind(of.code);
  const missing = plainScalar(`(${code.text} IS NULL)`, [code]);
  const way = wayWhen(missing, writer.site('RULE_VALUE_MISSING', node.span));
  return { code: { ...code, nullable: false }, way: wayOf([of.way, way]) };
}
