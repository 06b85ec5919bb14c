import type { WhatIfChoices, WhatIfValue, WireText } from '@sanyi/api';
import { type Item, LEVELS } from '@sanyi/facts';
import { type Day, isoDate } from '@sanyi/kernel';
import { type ListCitation, type PolicyList, type Stack, valueText } from '@sanyi/policy';

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

const NOWHERE = { institution: 0, level: '', district: '' };

/** Parameters that a decision reads; others measure or govern and move no money. */
function parameterValues(stack: Stack, day: Day): WhatIfValue[] {
  const regime = stack.regime(stack.intervalAt(day), NOWHERE);
  const read = new Set(
    stack.packages.flatMap((each) =>
      [...each.linked.values()].flatMap((hook) => [...hook.checked.reads.parameters]),
    ),
  );
  return [...read].sort().flatMap((name): WhatIfValue[] => {
    const citation = regime.parameterCitation(name);
    if (!citation || citation.value.value === null) return [];
    const { parameter, value } = citation;
    const { kind } = parameter.kind;
    if (!isNumber(kind)) return [];
    return [
      {
        path: `parameters/${name}`,
        kind,
        title: parameter.title,
        group: titleOfPackage(stack, citation.package),
        unit: parameter.unit,
        now: valueText(value.value, parameter.kind),
        provenance: value.provenance,
        source: value.source,
      },
    ];
  });
}

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
  const [item = '', level = ''] = row.keys;
  return [
    {
      path: `lists/${list.name}/${row.keys.join(',').replace(/,+$/, '')}`,
      kind: column.kind.kind,
      title: rowTitle(of.items.get(item)?.title ?? { en: item, zh: item }, level),
      group: titleOfPackage(stack, of.row.package),
      unit: column.kind.kind === 'money' ? YUAN : null,
      now: valueText(value, column.kind),
      provenance: row.provenance,
      source: row.source,
    },
  ];
}

function rowTitle(title: WireText, level: string): WireText {
  if (level === '') return title;
  const words = LEVELS.has(level) ? LEVELS.titles[level] : { en: level, zh: level };
  return { en: `${title.en}, ${words.en.toLowerCase()}`, zh: `${title.zh}（${words.zh}）` };
}

const titleOfPackage = (stack: Stack, id: string): WireText =>
  stack.packages.find((each) => each.id === id)?.title ?? { en: id, zh: id };
