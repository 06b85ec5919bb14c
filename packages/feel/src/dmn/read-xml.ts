import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Limits } from '../limits.ts';
import type { XmlElement } from './model.ts';

const ATTRIBUTES = ':@';
const TEXT = '#text';
const CDATA = '#cdata';

// Entities are decoded below: numeric references too, and only where the text is not CDATA.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  textNodeName: TEXT,
  cdataPropName: CDATA,
  maxNestedTags: 1000,
});

/** Reads the root element of an XML text. A DOCTYPE is refused, so no entity can be declared. */
export function readXml(xml: string, limits: Limits): Result<XmlElement> {
  if (xml.length > limits.characters) {
    return tooLarge({ en: 'characters', zh: '字符' }, xml.length, limits.characters);
  }
  if (/<!DOCTYPE/i.test(xml)) return fail(problem('DMN_DOCTYPE_REFUSED', 'dmn'));
  const valid = XMLValidator.validate(xml);
  if (valid !== true) {
    return notXml(valid.err.msg, String(valid.err.line), String(valid.err.col ?? 1));
  }
  let parsed: unknown;
  try {
    parsed = parser.parse(xml);
  } catch (error) {
    return notXml(error instanceof Error ? error.message : String(error), '1', '1');
  }
  const roots = elementsOf(parsed);
  const root = roots[0];
  if (!root || roots.length > 1) return notXml('one root element expected', '1', '1');
  const depth = depthOf(root);
  if (depth > limits.elementDepth) {
    return tooLarge({ en: 'nested elements', zh: '嵌套元素' }, depth, limits.elementDepth);
  }
  return ok(root);
}

/** The problem of a file that holds more than a limit allows. */
export function tooLarge(
  what: { readonly en: string; readonly zh: string },
  size: number,
  limit: number,
): { readonly ok: false; readonly problems: readonly [ReturnType<typeof problem>] } {
  const details = { what: what.en, whatZh: what.zh, size: String(size), limit: String(limit) };
  return { ok: false, problems: [problem('DMN_TOO_LARGE', 'dmn', details)] };
}

function notXml(reason: string, line: string, character: string): Result<XmlElement> {
  return fail(problem('DMN_NOT_XML', `dmn:${line}:${character}`, { reason, line, character }));
}

type Parsed = { readonly [key: string]: unknown };

function elementsOf(parsed: unknown): XmlElement[] {
  if (!Array.isArray(parsed)) return [];
  return parsed.filter(isParsed).flatMap((part) => {
    const name = Object.keys(part).find((key) => key !== ATTRIBUTES);
    return name === undefined || name === TEXT || name === CDATA ? [] : [elementOf(name, part)];
  });
}

function elementOf(name: string, part: Parsed): XmlElement {
  const inside = part[name];
  const attributes: Record<string, string> = Object.create(null);
  const written = part[ATTRIBUTES];
  if (isParsed(written)) {
    for (const [key, value] of Object.entries(written)) attributes[key] = decoded(String(value));
  }
  const [children, text] = [elementsOf(inside), textOf(inside)];
  // White space between elements is layout, not content.
  const layout = children.length > 0 && text.trim() === '';
  return { name, attributes, children, text: layout ? '' : text };
}

function textOf(inside: unknown): string {
  if (!Array.isArray(inside)) return '';
  return inside
    .filter(isParsed)
    .map((part) => {
      if (typeof part[TEXT] === 'string') return decoded(part[TEXT]);
      return CDATA in part ? rawText(part[CDATA]) : '';
    })
    .join('');
}

function rawText(inside: unknown): string {
  if (!Array.isArray(inside)) return '';
  return inside
    .filter(isParsed)
    .map((part) => String(part[TEXT] ?? ''))
    .join('');
}

const isParsed = (value: unknown): value is Parsed => typeof value === 'object' && value !== null;

const NAMED: { readonly [name: string]: string } = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const point = name.startsWith('#x')
      ? Number.parseInt(name.slice(2), 16)
      : Number.parseInt(name.slice(1), 10);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

function depthOf(element: XmlElement): number {
  let deepest = 0;
  for (const child of element.children) deepest = Math.max(deepest, depthOf(child));
  return deepest + 1;
}
