import { powerOfTen } from '../check/convert.ts';
import { rateBounds } from '../check/kind-bounds.ts';
import type { Node } from '../check/program.ts';
import type { Type } from '../check/type.ts';
import type { Kind } from '../kind.ts';
import {
  type Code,
  type Emitted,
  negated,
  plainScalar,
  type Scalar,
  some,
  type Way,
} from './code.ts';
import { equal, isPresent } from './compare.ts';
import { scalarOf } from './forms.ts';
import { divide, dividend, multiply, numberConstant, remainder } from './numbers.ts';
import { textConstant } from './texts.ts';
import { wayOf, wayWhen } from './way.ts';
import type { Writer } from './writer.ts';

type Conversion = Node & { readonly op: 'convert' };
type At = { readonly span: Node['span']; readonly writer: Writer };

/** A change of form: more decimals, or an output fitted to its kind. */
export function emitConversion(node: Conversion, writer: Writer): Emitted {
  const at = { span: node.span, writer };
  const of = writer.emit(node.of);
  const { kind } = node;
  if (kind === null) return { code: rescaled(of.code, node.of.type, node.type, at), way: of.way };
  const value = scalarOf(of, at);
  if (value.code.constant === null) return value;
  if (kind.kind === 'code') return codeOf(value, kind, at);
  return fitted(node, value, kind, at);
}

/** The same value with more decimals, entry by entry and item by item. */
function rescaled(code: Code, from: Type, to: Type, at: At): Code {
  if (code.form === 'scalar') {
    if (from.is !== 'number' || to.is !== 'number') return code;
    if (code.constant === null) return code;
    return multiply(code, numberConstant(powerOfTen(to.scale - from.scale), at.writer), at);
  }
  if (code.form === 'list' && from.is === 'list' && to.is === 'list') {
    const items = code.items.map(({ present, value }) => ({
      present,
      value: rescaled(value, from.of, to.of, at),
    }));
    return { form: 'list', items };
  }
  if (code.form !== 'row' || from.is !== 'context' || to.is !== 'context') return code;
  const entries = [...code.entries].map(([name, entry]) => {
    const is = from.entries[name] ?? from.open;
    const wanted = to.entries[name] ?? to.open;
    return [name, is && wanted ? rescaled(entry, is, wanted, at) : entry] as const;
  });
  return { form: 'row', entries: new Map(entries) };
}

/** A text that must be one of the codes. */
function codeOf(value: Emitted<Scalar>, kind: Kind & { readonly kind: 'code' }, at: At): Emitted {
  const codes = kind.codes ?? [];
  if (value.code.codes?.every((code) => codes.includes(code))) return value;
  const code = at.writer.bind(value.code);
  const isCode = some(codes.map((each) => equal(code, textConstant(each, at), at)));
  const wrong = plainScalar(`(${isPresent(code).text} AND ${negated(isCode).text})`, [
    code,
    isCode,
  ]);
  const way = wayWhen(wrong, at.writer.site('RULE_CODE_UNKNOWN', at.span));
  return { code, way: wayOf([value.way, way]) };
}

/** Fewer decimals only where none is lost; rates inside their bounds. */
function fitted(node: Conversion, value: Emitted<Scalar>, kind: Kind, at: At): Emitted {
  const { writer } = at;
  const from = node.of.type.is === 'number' ? node.of.type.scale : 0;
  const to = node.type.is === 'number' ? node.type.scale : 0;
  const ways: (Way | null)[] = [value.way];
  let { code } = value;
  if (from > to) {
    code = writer.bind(code);
    const by = numberConstant(powerOfTen(from - to), writer);
    const rest = remainder(code, by, at);
    const lost = plainScalar(`${rest.text} <> 0`, [rest]);
    const problem = kind.kind === 'money' ? 'RULE_MONEY_NOT_ROUNDED' : 'RULE_TOO_MANY_DECIMALS';
    ways.push(wayWhen(lost, writer.site(problem, at.span)));
    const division = dividend(code, by, at);
    ways.push(division.way);
    code = divide(division, by, at);
  } else {
    code = multiply(code, numberConstant(powerOfTen(to - from), writer), at);
  }
  if (kind.kind === 'rate') {
    const { min, max } = rateBounds(kind);
    code = writer.bind(code);
    if (code.low < min || code.high > max) {
      const bounds = [min, max].map((bound) => numberConstant(bound, writer).text);
      const outside = `(${code.text} < ${bounds[0]} OR ${code.text} > ${bounds[1]})`;
      const problem = writer.site('RULE_RATE_OUT_OF_BOUNDS', at.span);
      ways.push(wayWhen(plainScalar(outside, [code]), problem));
      code = { ...code, low: min, high: max };
    }
  }
  return { code, way: wayOf(ways) };
}
