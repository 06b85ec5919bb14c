import type { Day } from '@sanyi/kernel';
import type { ListCitation, PolicyList, Stack } from '@sanyi/policy';
import { constantRows } from './constants.ts';
import { columns, type Writing } from './step.ts';

/** What a price list is asked by: names of keys with the column that answers them. */
const KEYS: Readonly<Record<string, string>> = {
  item: 't.code',
  category: 't.category',
  level: 'k.level',
  grassroots: "CASE WHEN k.grassroots THEN 'true' ELSE 'false' END",
  district: 'k.district',
};

/** A price list of a stack: its keys, and rows that are in force from one day to another. */
type DatedList = {
  readonly name: string;
  readonly keys: readonly string[];
  readonly rows: readonly DatedRow[];
};

type DatedRow = {
  readonly keys: readonly string[];
  readonly from: Day;
  readonly to: Day | null;
  readonly price: bigint | null;
};

/** What line prices are asked by, beside rules and what was charged. */
export const PLACE: readonly string[] = ['item_id', 'level', 'grassroots', 'district', 'day'];

/**
 * The list price of every item, place and day that occurs: of each list the row with the most keys
 * filled, the topmost package's; of several lists the first that has a price.
 */
export function addListPrices(stack: Stack, writing: Writing): void {
  const lists = priceLists(stack);
  writing.add(
    's_place',
    { en: 'Items, places and days that occur', zh: '出现过的项目、地点和日期' },
    `SELECT DISTINCT ${columns(PLACE, writing)} FROM s_quantity`,
  );
  for (const [nth, list] of lists.entries()) addList(list, `s_list_${nth + 1}`, writing);
  const names = lists.map((_, nth) => `p${nth + 1}`);
  const joins = names.map(
    (name, nth) =>
      `\nLEFT JOIN s_listed_${nth + 1} ${name} ON ${PLACE.map((each) => `${name}.${each} = k.${each}`).join(' AND ')}`,
  );
  const prices = names.map((name) => `${name}.price`);
  const price = prices.length === 0 ? 'CAST(NULL AS BIGINT)' : `COALESCE(${prices.join(', ')})`;
  writing.add(
    's_list_price',
    { en: 'List prices', zh: '清单价格' },
    `SELECT ${PLACE.map((each) => `k.${each}`).join(', ')}, ${price} AS price
FROM s_place k${joins.join('')}`,
  );
}

function addList(list: DatedList, name: string, writing: Writing): void {
  const masks = [...new Set(list.rows.map(({ keys }) => maskOf(keys)))];
  masks.sort((a, b) => weight(b, list.keys.length) - weight(a, list.keys.length));
  const width = list.keys.map((_, at) => `k${at}`);
  const rows = list.rows.map(({ keys, from, to, price }) => [
    String(masks.indexOf(maskOf(keys))),
    ...keys.map((key) => writing.dialect.text(key) ?? 'NULL'),
    String(from),
    to === null ? 'NULL' : String(to),
    price === null ? 'NULL' : String(price),
  ]);
  const { dialect } = writing;
  const names = ['mask', ...width, 'from_day', 'to_day', 'price'];
  const types = ['INTEGER', ...width.map(() => dialect.textType), 'INTEGER', 'INTEGER', 'BIGINT'];
  writing.add(
    name,
    { en: `Price list ${list.name}`, zh: `价格清单 ${list.name}` },
    constantRows({ names, types, rows }, writing),
  );
  const parts = masks.map((mask, rank) => {
    const filled = list.keys.flatMap((key, at) =>
      mask & (1 << at) ? [`r.k${at} = ${KEYS[key] ?? "''"}`] : [],
    );
    const on = [
      `r.mask = ${rank}`,
      ...filled,
      'k.day >= r.from_day',
      '(r.to_day IS NULL OR k.day < r.to_day)',
    ];
    return `SELECT ${columns(PLACE, writing, 'k.')}, r.mask, r.price
FROM s_place k JOIN s_item t ON t.item = k.item_id JOIN ${name} r ON ${on.join(' AND ')}`;
  });
  const found =
    parts.length === 0
      ? `SELECT ${columns(PLACE, writing)}, 0 AS mask, CAST(NULL AS BIGINT) AS price FROM s_place WHERE 1 = 0`
      : parts.join('\nUNION ALL\n');
  writing.add(
    name.replace('s_list_', 's_listed_'),
    { en: `What list ${list.name} says`, zh: `清单 ${list.name} 的取值` },
    `SELECT ${columns(PLACE, writing)}, price
FROM (
  SELECT f.*, ROW_NUMBER() OVER (PARTITION BY ${columns(PLACE, writing)} ORDER BY mask) AS nth
  FROM (${found}) AS f) AS n
WHERE nth = 1`,
  );
}

/** Which keys are filled: bit n stands for key n. */
const maskOf = (keys: readonly string[]): number =>
  keys.reduce((mask, key, at) => (key === '' ? mask : mask | (1 << at)), 0);

/** More keys filled weighs more; of as many, the leftmost filled. */
function weight(mask: number, width: number): number {
  let filled = 0;
  let left = 0;
  for (let at = 0; at < width; at += 1) {
    if ((mask & (1 << at)) === 0) continue;
    filled += 1;
    left += 2 ** (width - at);
  }
  return filled * 2 ** (width + 2) + left;
}

/** The price lists of a stack, topmost package first, each name once. */
function priceLists(stack: Stack): DatedList[] {
  const found = new Map<string, PolicyList>();
  for (const policy of [...stack.packages].reverse()) {
    for (const list of policy.lists.values()) {
      if (list.kind === 'price' && !found.has(list.name)) found.set(list.name, list);
    }
  }
  return [...found.values()].map((list) => ({
    name: list.name,
    keys: list.keys,
    rows: datedRows(stack, list),
  }));
}

/** What the stack says on each day on which a list can change, as rows from one day to another. */
function datedRows(stack: Stack, list: PolicyList): DatedRow[] {
  const column = list.columns.findIndex(({ kind }) => kind.kind === 'money');
  const open = new Map<string, DatedRow>();
  const rows: DatedRow[] = [];
  const days = breaks(stack, list.name);
  for (const day of days) {
    const now = new Map(stack.listRows(list.name, day).map((each) => [keyOf(each), each]));
    for (const [key, row] of open) {
      const found = now.get(key);
      if (found && priceOf(found, column) === row.price) continue;
      rows.push({ ...row, to: day });
      open.delete(key);
    }
    for (const [key, each] of now) {
      if (open.has(key)) continue;
      open.set(key, { keys: each.row.keys, from: day, to: null, price: priceOf(each, column) });
    }
  }
  return [...rows, ...open.values()];
}

const keyOf = (citation: ListCitation): string => citation.row.keys.join('\u0000');

function priceOf(citation: ListCitation, column: number): bigint | null {
  const value = citation.row.values[column];
  return typeof value === 'bigint' ? value : null;
}

function breaks(stack: Stack, name: string): Day[] {
  const days = new Set<Day>();
  for (const policy of stack.packages) {
    const { from, to } = policy.effective;
    days.add(from);
    if (to !== null) days.add(to);
    for (const row of policy.lists.get(name)?.rows ?? []) {
      if (row.from !== null) days.add(row.from);
      if (row.to !== null) days.add(row.to);
    }
  }
  return [...days].sort((a, b) => a - b);
}
