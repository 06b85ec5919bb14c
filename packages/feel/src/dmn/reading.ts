import type { Problem, ProblemCode } from '@sanyi/kernel';
import { problem } from '@sanyi/kernel';
import type { Limits } from '../limits.ts';
import type { XmlElement } from './model.ts';

/** What the readers of the parts share: limits, and the problems met so far. */
export type Reading = {
  readonly limits: Limits;
  readonly problems: Problem[];
};

/** Notes a problem. */
export function note(
  reading: Reading,
  code: ProblemCode,
  where: string,
  details: Readonly<Record<string, string>> = {},
): void {
  reading.problems.push(problem(code, where, details));
}

export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

export const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);

/** The text of a `text` child, trimmed: leading and trailing space means nothing in FEEL. */
export const textIn = (element: XmlElement | undefined): string =>
  (element && childNamed(element, 'text')?.text.trim()) ?? '';

/** Only the given attributes that exist, so that absent ones stay absent. */
export function given<K extends string>(
  element: XmlElement | undefined,
  names: readonly K[],
): { [name in K]?: string } {
  const found: { [name in K]?: string } = {};
  for (const name of names) {
    const value = element?.attributes[name];
    if (value !== undefined && value !== '') found[name] = value;
  }
  return found;
}

export const nameOf = (element: XmlElement): string => element.attributes.name?.trim() ?? '';

export const idOf = (element: XmlElement): string => element.attributes.id ?? nameOf(element);
