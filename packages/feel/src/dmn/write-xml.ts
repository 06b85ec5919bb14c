import type { XmlElement } from './model.ts';

/** What an element is written from; absent attributes are left out. */
export type Written = {
  readonly name: string;
  readonly attributes?: { readonly [name: string]: string | undefined };
  readonly children?: readonly Written[];
  readonly text?: string | undefined;
  /** Keeps the element and all inside it on one line. */
  readonly flat?: boolean;
};

/** An element as indented XML. Elements with text, and flat ones, stay on one line. */
export function writeXml(element: Written, indent = ''): string {
  const { children = [], text = '' } = element;
  if (element.flat || children.length === 0) return `${indent}${flatXml(element)}\n`;
  const inside = children.map((child) => writeXml(child, `${indent}  `)).join('');
  const mixed = text.trim() ? `${indent}  ${escapeText(text.trim())}\n` : '';
  return `${indent}<${opening(element)}>\n${mixed}${inside}${indent}</${element.name}>\n`;
}

function flatXml(element: Written): string {
  const { children = [], text = '' } = element;
  const inside =
    escapeText(children.length > 0 ? text.trim() : text) + children.map(flatXml).join('');
  return inside ? `<${opening(element)}>${inside}</${element.name}>` : `<${opening(element)}/>`;
}

function opening({ name, attributes = {} }: Written): string {
  const parts = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}="${escapeAttribute(value)}"`],
  );
  return [name, ...parts].join(' ');
}

const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;');

const escapeAttribute = (text: string): string =>
  escapeText(text)
    .replace(/"/g, '&quot;')
    .replace(/[\t\n]/g, (character) => `&#${character.charCodeAt(0)};`);

/** An element that was carried along, with the white space between elements left out. */
export function carried(element: XmlElement): Written {
  const { name, attributes, children, text } = element;
  const only = children.length > 0 ? text.trim() : text;
  return { name, attributes, children: children.map(carried), text: only };
}
