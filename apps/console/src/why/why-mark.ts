import type { FigureName } from '@sanyi/api';

/** The name of a figure as the address writes it. */
export const figureMark = (name: FigureName): string =>
  [name.indicator, name.place, name.period].join('~');

/** The figure an address names, or null when the mark belongs to the page itself. */
export function figureOf(mark: string): FigureName | null {
  const [indicator, place, period, ...rest] = mark.split('~');
  return indicator && place && period && rest.length === 0 ? { indicator, place, period } : null;
}

/** A mark of a page, such as a line of a bill or a cell of a table: it begins with a colon. */
export const pageMark = (kind: string, id: string): string => `:${kind}:${id}`;

/** Kind and id of a page's own mark. */
export function pageMarkOf(mark: string): { readonly kind: string; readonly id: string } | null {
  const [, kind, id] = /^:(\w+):(.+)$/.exec(mark) ?? [];
  return kind && id ? { kind, id } : null;
}
