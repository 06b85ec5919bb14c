import { SaxesParser } from 'saxes';
import { isRecord } from '../folder/manifest.ts';
import { broken } from './open-zip.ts';

/** An element: attributes as `@name`, children by name in lists, its text as `#text`. */
export type Element = Readonly<Record<string, unknown>>;

/** Elements that stand inside each other; a workbook has fewer than twenty. */
const DEPTH_MAX = 60;

/** Reads a part of a workbook. @throws ProblemError with `REPORT_FILE_BROKEN` */
export function readXml(where: string, bytes: Uint8Array): Element {
  const text = new TextDecoder().decode(bytes);
  if (/<!DOCTYPE/i.test(text)) throw broken(where, 'DOCTYPE');
  try {
    return elementsOf(text);
  } catch (error) {
    throw broken(where, error instanceof Error ? error.message.slice(0, 80) : 'XML');
  }
}

type Opened = { readonly [part: string]: unknown; '#text': string };

const opened = (): Opened => Object.assign(Object.create(null), { '#text': '' });

function elementsOf(text: string): Element {
  let current = opened();
  const open = [current];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element: Record<string, unknown> & Opened = opened();
    for (const [each, value] of Object.entries(attributes)) element[`@${local(each)}`] = value;
    put(current, local(name), element);
    if (open.push(element) > DEPTH_MAX) throw new Error(`more than ${DEPTH_MAX} nested elements`);
    current = element;
  });
  parser.on('closetag', () => {
    open.pop();
    current = open.at(-1) ?? current;
  });
  const onText = (more: string): void => {
    current['#text'] += more;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return open[0] ?? current;
}

/** Adds a child to the list of its name. */
function put(parent: Record<string, unknown>, name: string, child: Opened): void {
  const list = parent[name];
  if (Array.isArray(list)) list.push(child);
  else parent[name] = [child];
}

/** A name without the prefix of its namespace. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

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

/** Line ends and control characters as spreadsheet programs write them. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
