import { type Ordered, regionOf } from '../row/column-sets.ts';
import type { Value } from '../value.ts';
import type { ColumnClasses } from './column-classes.ts';
import { quoted } from './quoted.ts';
import type { Writer } from './writer.ts';

/** Values and bounds that are compared one after the other; more are looked up. */
const COMPARED_MAX = 8;
const CUTS_MAX = 63;

/** The class of a subject as an expression; `subject` is a name. */
export function emitClass(
  classes: ColumnClasses,
  subject: { readonly text: string; readonly nullable: boolean },
  writer: Writer,
): string {
  if (classes.sets.length === 1) return '0';
  const { of } = classes;
  if (of.by === 'value') return valueClass(of, subject.text, writer);
  const region = regionClass(of, subject.text, writer);
  return subject.nullable ? `(${subject.text} === null ? ${of.missing} : ${region})` : region;
}

type ByValue = ColumnClasses['of'] & { readonly by: 'value' };
type ByRegion = ColumnClasses['of'] & { readonly by: 'region' };

function valueClass({ values, others }: ByValue, subject: string, writer: Writer): string {
  const named = [...values].filter(([, at]) => at !== others);
  if (named.length > COMPARED_MAX) {
    return `(${writer.keep(values)}.get(${subject}) ?? ${others})`;
  }
  const byClass = new Map<number, string[]>();
  for (const [value, at] of named) {
    const condition = `${subject} === ${literal(value)}`;
    byClass.set(at, [...(byClass.get(at) ?? []), condition]);
  }
  return [...byClass].reduceRight(
    (otherwise, [at, conditions]) => `(${conditions.join(' || ')} ? ${at} : ${otherwise})`,
    String(others),
  );
}

const literal = (value: Value): string =>
  typeof value === 'string' ? quoted(value) : String(value);

/** Regions next to each other with one class are one piece; pieces are found by halving. */
function regionClass({ bounds, regions }: ByRegion, subject: string, writer: Writer): string {
  const pieces: number[] = [];
  const cuts: string[] = [];
  regions.forEach((at, region) => {
    if (at === pieces.at(-1)) return;
    if (pieces.length > 0) cuts.push(cutBefore(region, bounds, writer));
    pieces.push(at);
  });
  if (cuts.length > CUTS_MAX) {
    const double = writer.numbers.tier === 'double';
    const held = double ? bounds.map(Number) : bounds;
    const find = (value: Ordered): number => regions[regionOf(held, value)] ?? 0;
    return `${writer.keep(find)}(${subject})`;
  }
  const tree = (from: number, to: number): string => {
    if (from === to) return String(pieces[from]);
    const middle = (from + to) >>> 1;
    const [below, above] = [tree(from, middle), tree(middle + 1, to)];
    return `(${subject} ${cuts[middle]} ? ${below} : ${above})`;
  };
  return tree(0, pieces.length - 1);
}

/** What holds for values before a region: below its bound, or at most at the bound before it. */
function cutBefore(region: number, bounds: readonly Ordered[], writer: Writer): string {
  const isBound = region % 2 === 1;
  const bound = bounds[isBound ? (region - 1) / 2 : region / 2 - 1] ?? 0;
  return `${isBound ? '<' : '<='} ${boundText(bound, writer)}`;
}

function boundText(bound: Ordered, writer: Writer): string {
  if (typeof bound === 'number') return String(bound);
  return writer.numbers.tier === 'double' ? String(Number(bound)) : `${bound}n`;
}
