import type { WhatIfChoices, WhatIfValue, WireText } from '@sanyi/api';
import type { Item } from '@sanyi/facts';
import { type Day, isoDate } from '@sanyi/kernel';
import {
  type ListCitation,
  movableParameters,
  type PolicyList,
  type Stack,
  valueText,
} from '@sanyi/policy';
import { rowTitle } from '../claims/row-title.ts';

const NUMBERS = ['money', 'rate', 'quantity', 'count'] as const;
type NumberKind = (typeof NUMBERS)[number];

const isNumber = (kind: string): kind is NumberKind => NUMBERS.some((each) => each === kind);

const YUAN: WireText = { en: 'yuan', zh: '元' };

/** Everything of a stack that can be tried with another number, as it is in force on a day. */
export function whatIfChoices(
  stack: Stack,
  day: Day,
  items: ReadonlyMap<string, Item>,
): WhatIfChoices {
  const values = [...parameterValues(stack, day), ...listValues(stack, day, items)];
  return { place: stack.place, on: isoDate(day), values };
}

/** Those that are numbers; a mark or a code is no slider. */
const parameterValues = (stack: Stack, day: Day): WhatIfValue[] =>
  movableParameters(stack, day).flatMap((each): WhatIfValue[] => {
    const { kind } = each.kind;
    if (each.value === null || !isNumber(kind)) return [];
    const { path, title, unit, min, max, provenance, source } = each;
    return [
      {
        ...{ path, kind, title, group: titleOfPackage(stack, each.package), unit },
        ...{ now: each.text, min, max, provenance, source },
      },
    ];
  });

function listValues(stack: Stack, day: Day, items: ReadonlyMap<string, Item>): WhatIfValue[] {
  const lists = new Map<string, PolicyList>();
  for (const { lists: own } of stack.packages) {
    for (const list of own.values()) {
      if (list.kind === 'price' && list.columns.length === 1) lists.set(list.name, list);
    }
  }
  return [...lists.values()].flatMap((list) =>
    stack.listRows(list.name, day).flatMap((row) => listValue(stack, list, { row, items })),
  );
}

function listValue(
  stack: Stack,
  list: PolicyList,
  of: { readonly row: ListCitation; readonly items: ReadonlyMap<string, Item> },
): WhatIfValue[] {
  const { row } = of.row;
  const [column] = list.columns;
  const [value] = row.values;
  if (!column || value === undefined || value === null || !isNumber(column.kind.kind)) return [];
  return [
    {
      path: `lists/${list.name}/${row.keys.join(',').replace(/,+$/, '')}`,
      kind: column.kind.kind,
      title: rowTitle(row.keys, of.items),
      group: titleOfPackage(stack, of.row.package),
      unit: column.kind.kind === 'money' ? YUAN : null,
      now: valueText(value, column.kind),
      // Nothing is charged less than nothing.
      ...{ min: '0', max: null },
      provenance: row.provenance,
      source: row.source,
    },
  ];
}

const titleOfPackage = (stack: Stack, id: string): WireText =>
  stack.packages.find((each) => each.id === id)?.title ?? { en: id, zh: id };
