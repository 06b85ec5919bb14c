/** A number of a rule, moved by one unit of its last written digit. */
export type Mutant = {
  readonly package: string;
  readonly path: string;
  readonly decision: string;
  readonly rule: string;
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
 * Every number of a DMN file, moved up and moved down by one unit of its last digit: all numbers of
 * cells and of expressions, but not of texts, annotations and names.
 */
export function mutantsOf(
  file: { readonly name: string; readonly path: string },
  xml: string,
): Mutant[] {
  return [...xml.matchAll(TEXTS)].flatMap((match) => {
    const written = match[1] ?? '';
    if (isAnnotation(xml, match.index)) return [];
    const start = match.index + '<text>'.length;
    const { decision, rule } = ruleAround(xml, match.index);
    const where = `${file.name}/${file.path} ${[decision, rule].filter(Boolean).join('/')}`;
    return [...withoutTexts(written).matchAll(NUMBERS)].flatMap((number) => {
      const at = start + number.index;
      const end = number.index + number[0].length;
      const marked = `${written.slice(0, number.index)}⟨${number[0]}⟩${written.slice(end)}`;
      const place = `${where}: ${marked.trim()}`;
      return [1n, -1n].map((step): Mutant => {
        const to = moved(number[0], step);
        const text = xml.slice(0, at) + to + xml.slice(at + number[0].length);
        return {
          package: file.name,
          path: file.path,
          decision,
          rule,
          place,
          from: number[0],
          to,
          text,
        };
      });
    });
  });
}

const isAnnotation = (xml: string, at: number): boolean =>
  xml.slice(0, at).endsWith('<annotationEntry>');

/** The expression with its quoted texts blanked, at the same length. */
const withoutTexts = (written: string): string =>
  written.replaceAll(/"(?:[^"\\]|\\.)*"/g, (text) => ' '.repeat(text.length));

/** The decision, and the rule if any, that a text stands in. */
function ruleAround(xml: string, at: number): { decision: string; rule: string } {
  const before = xml.slice(0, at);
  const inside = before.slice(Math.max(0, before.lastIndexOf('<decision ')));
  const decision = /^<decision id="[^"]*" name="([^"]*)"/.exec(inside)?.[1] ?? '';
  const from = inside.lastIndexOf('<rule id="');
  if (from < 0 || inside.indexOf('</rule>', from) >= 0) return { decision, rule: '' };
  return { decision, rule: /<rule id="([^"]*)"/.exec(inside.slice(from))?.[1] ?? '' };
}

/** A number one unit of its last digit away; below zero in brackets. */
function moved(number: string, step: bigint): string {
  const scale = number.includes('.') ? number.length - number.indexOf('.') - 1 : 0;
  const digits = BigInt(number.replace('.', '')) + step;
  const size = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const text = scale === 0 ? size : `${size.slice(0, -scale)}.${size.slice(-scale)}`;
  return digits < 0n ? `-${text}` : text;
}
