import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { SaxesParser } from 'saxes';
import type { Limits } from '../limits.ts';
import type { XmlElement } from './model.ts';

/** An element that is being read. */
type Opened = {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: XmlElement[];
  text: string;
  /** The line on which its first tag ends. */
  readonly line: number;
};

/** Reads the root element of an XML text. A DOCTYPE is refused, so no entity can be declared. */
export function readXml(xml: string, limits: Limits): Result<XmlElement> {
  if (xml.length > limits.characters) {
    return tooLarge({ en: 'characters', zh: '字符' }, xml.length, limits.characters);
  }
  if (/<!DOCTYPE/i.test(xml)) return fail(problem('DMN_DOCTYPE_REFUSED', 'dmn'));
  const read = rootOf(xml);
  if (!read.ok) return read;
  const { root, depth } = read.value;
  if (depth > limits.elementDepth) {
    return tooLarge({ en: 'nested elements', zh: '嵌套元素' }, depth, limits.elementDepth);
  }
  return ok(root);
}

/** Elements are made while the text is gone through once; what is not well-formed stops it. */
function rootOf(xml: string): Result<{ readonly root: XmlElement; readonly depth: number }> {
  const document: Opened = { name: '', attributes: {}, children: [], text: '', line: 1 };
  const open: Opened[] = [document];
  let current = document;
  let depth = 0;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    current = { name, attributes, children: [], text: '', line: parser.line };
    depth = Math.max(depth, open.push(current) - 1);
  });
  parser.on('closetag', () => {
    const closed = current;
    open.pop();
    current = open.at(-1) ?? document;
    // White space between elements is layout, not content.
    if (closed.children.length > 0 && closed.text.trim() === '') closed.text = '';
    const { name, attributes, children, text } = closed;
    current.children.push({ name, attributes, children, text });
  });
  const onText = (text: string): void => {
    current.text += text;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const ended = parser.position >= xml.length && reason.includes('unclosed tag');
    const stop = ended ? startOf(xml, current) : stopOf(xml, parser);
    return notXml(reason.replace(/^\d+:\d+: /, ''), stop);
  }
  const root = document.children[0];
  return root
    ? ok({ root, depth })
    : notXml('one root element expected', { line: 1, character: 1 });
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

type Stop = { readonly line: number; readonly character: number };

const lineOf = (xml: string, line: number): string => xml.split(/\r\n|\n|\r/)[line - 1] ?? '';

/** Where an element begins that never ends. */
const startOf = (xml: string, { name, line }: Opened): Stop => ({
  line,
  character: Math.max(0, lineOf(xml, line).lastIndexOf(`<${name}`)) + 1,
});

/** Where the reader stopped, counted from 1: at the beginning of a tag that is wrong as a whole. */
function stopOf(xml: string, { line, columnIndex }: SaxesParser): Stop {
  const before = lineOf(xml, line).slice(0, columnIndex);
  const tag = before.endsWith('>') ? before.lastIndexOf('<') + 1 : 0;
  return { line, character: tag || Math.max(1, before.length) };
}

function notXml(reason: string, stop: Stop): Result<never> {
  const [line, character] = [String(stop.line), String(stop.character)];
  return fail(problem('DMN_NOT_XML', `dmn:${line}:${character}`, { reason, line, character }));
}
