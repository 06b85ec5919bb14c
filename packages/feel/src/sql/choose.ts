import { either } from '../javascript/code.ts';
import type { SourceSpan } from '../source.ts';
import { type Code, every, type Item, levelOf, NULL_CODE, negated, type Scalar } from './code.ts';
import { widened } from './numbers.ts';
import { alike } from './texts.ts';
import { refuse, type Writer } from './writer.ts';

type At = { readonly span: SourceSpan; readonly writer: Writer };

/** What holds under a condition. */
export type Branch<C extends Code = Code> = { readonly when: Scalar; readonly code: C };

/** The code of the first branch whose condition holds, or the last word. */
export function choose(branches: readonly Branch[], otherwise: Code, at: At): Code {
  const live = branches.filter(({ when }) => when.constant !== false);
  const sure = live.findIndex(({ when }) => when.constant === true);
  const [kept, last] =
    sure < 0 ? [live, otherwise] : [live.slice(0, sure), (live[sure] as Branch).code];
  if (kept.length === 0) return last;
  const codes = [...kept.map(({ code }) => code), last];
  if (codes.every((code) => code.form === 'scalar' || isNull(code))) {
    return chosenScalar(kept as readonly Branch<Scalar>[], last as Scalar, at);
  }
  if (codes.every((code) => code.form === 'row')) return chosenRow(kept, last, at);
  if (codes.every((code) => code.form === 'list')) return chosenItems(kept, last, at);
  if (
    codes.every((code) => code.form === 'column' && code.text === (last as { text?: string }).text)
  ) {
    return last;
  }
  const reason = {
    en: 'a list or a context that may be null or differs in form has no columns',
    zh: '可能为空或形式不一的列表或上下文无法写成列',
  };
  return refuse(at.span, reason, at.writer);
}

const isNull = (code: Code): boolean => code.form === 'scalar' && code.constant === null;

function chosenScalar(kept: readonly Branch<Scalar>[], last: Scalar, at: At): Scalar {
  const forms = alike([...kept.map(({ code }) => code), last], at);
  const present = forms.filter((each) => each.constant !== null);
  const [first] = present;
  if (!first) return NULL_CODE;
  const wide = present.some((each) => each.wide);
  const parts = forms.map((each) =>
    wide && each.constant !== null ? widened(each, at.writer) : each,
  );
  const { low, high } = present.reduce(either, first);
  const tail = parts.at(-1)?.text ?? 'NULL';
  const cases = kept.map(({ when }, place) => ({ when, text: parts[place]?.text ?? 'NULL' }));
  if (cases.every(({ text }) => text === tail)) return parts.at(-1) ?? NULL_CODE;
  const text = `CASE ${cases.map((each) => `WHEN ${each.when.text} THEN ${each.text}`).join(' ')} ELSE ${tail} END`;
  const level = levelOf([...kept.map(({ when }) => when), ...parts]);
  const made: Scalar = { form: 'scalar', text, level, low, high, wide };
  return first.codes ? { ...made, codes: first.codes } : made;
}

/** Entry by entry; one that only some branches have is null in the others. */
function chosenRow(kept: readonly Branch[], last: Code, at: At): Code {
  const names = new Set<string>();
  for (const code of [...kept.map((each) => each.code), last]) {
    if (code.form === 'row') for (const name of code.entries.keys()) names.add(name);
  }
  const entry = (code: Code, name: string): Code =>
    (code.form === 'row' ? code.entries.get(name) : undefined) ?? NULL_CODE;
  const entries = new Map<string, Code>();
  for (const name of names) {
    const branches = kept.map(({ when, code }) => ({ when, code: entry(code, name) }));
    entries.set(name, choose(branches, entry(last, name), at));
  }
  return { form: 'row', entries };
}

/** The lists one after the other, each there under its own condition. */
function chosenItems(kept: readonly Branch[], last: Code, { writer }: At): Code {
  const items: Item[] = [];
  let before: Scalar | null = null;
  for (const { when, code } of [...kept, { when: null, code: last }]) {
    const condition: Scalar | null = when === null ? before : every([before, when]);
    if (code.form !== 'list') continue;
    for (const { present, value } of code.items) {
      items.push({ present: writer.bind(every([condition, present])), value });
    }
    if (when !== null) before = every([before, negated(when)]);
  }
  return { form: 'list', items };
}
