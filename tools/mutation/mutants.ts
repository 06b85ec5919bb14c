/** A number of a rule, moved by one unit of its last written digit. */
export type Mutant = {
  /** Where it stands: file, then the element and the text it was written in. */
  readonly place: string;
  readonly from: string;
  readonly to: string;
  /** The whole file with the number moved. */
  readonly text: string;
};

const TEXTS = /<text>([^<]*)<\/text>/g;
const NUMBERS = /(?<![\w.&#])\d+(?:\.\d+)?(?![\w.]|(?:(?!&quot;)[^"])*"\s*$)/g;

/**
 * Every number of a DMN file that is a threshold or an amount, moved up and moved down: all numbers
 * of table cells, and those of expressions but zero, which says that there is nothing. The decimals
 * that a rounding function is asked for are neither.
 */
export function mutantsOf(file: string, xml: string): Mutant[] {
  return [...xml.matchAll(TEXTS)].flatMap((match) => {
    const written = match[1] ?? '';
    if (isAnnotation(xml, match.index)) return [];
    const start = match.index + '<text>'.length;
    const inCell = /<(?:in|out)putEntry>$/.test(
      xml.slice(Math.max(0, match.index - 20), match.index),
    );
    return [...withoutTexts(written).matchAll(NUMBERS)].flatMap((number) => {
      if (!inCell && Number(number[0]) === 0) return [];
      if (isDecimals(written, number.index, number[0].length)) return [];
      const at = start + number.index;
      return [1n, -1n].map((step) => {
        const to = moved(number[0], step);
        const text = xml.slice(0, at) + to + xml.slice(at + number[0].length);
        const place = `${file} ${ruleAround(xml, match.index)}: ${written.trim()}`;
        return { place, from: number[0], to, text };
      });
    });
  });
}

/** Whether a number is the last argument of a call, one digit: `round half up(x, 2)`. */
const isDecimals = (written: string, at: number, length: number): boolean =>
  length === 1 &&
  /,\s*$/.test(written.slice(0, at)) &&
  /^\s*\)/.test(written.slice(at + 1)) &&
  /\b(?:round (?:half )?(?:up|down|even)|decimal|floor|ceiling)\(/.test(written.slice(0, at));

const isAnnotation = (xml: string, at: number): boolean =>
  xml.slice(0, at).endsWith('<annotationEntry>');

/** The expression with its quoted texts blanked, at the same length. */
const withoutTexts = (written: string): string =>
  written.replaceAll(/"(?:[^"\\]|\\.)*"/g, (text) => ' '.repeat(text.length));

/** The rule or decision that a text stands in. */
function ruleAround(xml: string, at: number): string {
  const before = xml.slice(0, at);
  const decision = /<decision id="([^"]*)"(?![\s\S]*<decision )/.exec(before)?.[1] ?? '';
  const inside = before.slice(before.lastIndexOf('<decision '));
  const rule = inside.lastIndexOf('<rule id="');
  if (rule < 0 || inside.indexOf('</rule>', rule) >= 0) return decision;
  return `${decision}/${/<rule id="([^"]*)"/.exec(inside.slice(rule))?.[1] ?? ''}`;
}

/** A number one unit of its last digit away; below zero in brackets. */
function moved(number: string, step: bigint): string {
  const scale = number.includes('.') ? number.length - number.indexOf('.') - 1 : 0;
  const digits = BigInt(number.replace('.', '')) + step;
  const size = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const text = scale === 0 ? size : `${size.slice(0, -scale)}.${size.slice(-scale)}`;
  return digits < 0n ? `-${text}` : text;
}
