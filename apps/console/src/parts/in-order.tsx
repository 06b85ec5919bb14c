import { createElement, Fragment, type JSX, type ReactNode } from 'react';

/** Shows items that have no identity but their place: the runs of a sentence, the cells of a row. */
export const inOrder = <Item,>(
  items: readonly Item[],
  shown: (item: Item, at: number) => ReactNode,
): JSX.Element => createElement(Fragment, null, ...items.map(shown));
