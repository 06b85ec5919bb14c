import { XMLParser } from 'fast-xml-parser';
import { isRecord } from '../folder/manifest.ts';
import { broken } from './open-zip.ts';

/** An element: attributes as `@name`, children by name in lists, its text as `#text`. */
export type Element = Readonly<Record<string, unknown>>;

// Entities are not expanded by the parser: only the five of XML and numbers, below.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  alwaysCreateTextNode: true,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
  maxNestedTags: 60,
});

/** Reads a part of a workbook. @throws ProblemError with `REPORT_FILE_BROKEN` */
export function readXml(where: string, bytes: Uint8Array): Element {
  const text = new TextDecoder().decode(bytes);
  if (/<!DOCTYPE/i.test(text)) throw broken(where, 'DOCTYPE');
  try {
    const read: unknown = parser.parse(text);
    return isRecord(read) ? read : {};
  } catch (error) {
    throw broken(where, error instanceof Error ? error.message.slice(0, 80) : 'XML');
  }
}

/** The children of a name, none where there are none. */
export function childrenOf(element: Element | undefined, name: string): Element[] {
  const found = element?.[name];
  return Array.isArray(found) ? found.filter(isRecord) : [];
}

/** The first descendant along a path. */
export const along = (element: Element, ...path: readonly string[]): Element | undefined =>
  path.reduce<Element | undefined>((at, name) => childrenOf(at, name)[0], element);

/** The text of an element itself. */
export const textOf = (element: Element | undefined): string =>
  unescaped(typeof element?.['#text'] === 'string' ? element['#text'] : '');

/** An attribute, or null. */
export function attribute(element: Element, name: string): string | null {
  const value = element[`@${name}`];
  return typeof value === 'string' ? unescaped(value) : null;
}

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

const unescaped = (text: string): string =>
  text
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|lt|gt|amp|quot|apos);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
      const hex = /^#x/i.test(name);
      const point = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    // Line ends and control characters as spreadsheet programs write them.
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
