import type { SourceSpan } from '../source.ts';
import type { Code, Emitted, Items, Scalar } from './code.ts';
import { refuse, type Writer } from './writer.ts';

type At = { readonly span: SourceSpan; readonly writer: Writer };

/** A single value; the checker proved that it is one. */
export function scalarOf({ code, way }: Emitted, { span, writer }: At): Emitted<Scalar> {
  if (code.form === 'scalar') return { code, way };
  const reason = {
    en: 'a list or a context stands where a single value is held',
    zh: '此处需要单个值，却出现列表或上下文',
  };
  return refuse(span, reason, writer);
}

/** A list whose length is known, with what may be in it. */
export function itemsOf({ code, way }: Emitted, { span, writer }: At): Emitted<Items> {
  if (code.form === 'list') return { code, way };
  const reason = {
    en: 'a list of unknown length is only looked into by "list contains" and "count"',
    zh: '长度未知的列表只能用 list contains 和 count 查询',
  };
  return refuse(span, reason, writer);
}

/** Items that are all there, whatever the row; anything else has no places to count. */
export function placesOf(items: Items, { span, writer }: At): readonly Code[] {
  if (items.items.every(({ present }) => present === null)) {
    return items.items.map(({ value }) => value);
  }
  const reason = {
    en: 'places of a list whose length differs from row to row cannot be counted',
    zh: '列表长度随行变化，无法按位置取值',
  };
  return refuse(span, reason, writer);
}
