import type { Day } from '@sanyi/kernel';
import type { ListRow, PolicyList } from '../lists/policy-list.ts';
import { declares, inForce, type Layer } from './layer.ts';
import type { Site } from './site.ts';
import { earlierEnd, laterDay } from './span.ts';
import type { ListAnswer, ListCitation, ListQuestion } from './stack.ts';

/** A row of a list at the height of its package, cut to the days the package is in force. */
type Entry = {
  readonly layer: Layer;
  readonly row: ListRow;
  readonly from: Day;
  readonly to: Day | null;
  /** Layers that replace the whole list of this row's package while they are in force. */
  readonly hiddenBy: readonly Layer[];
  readonly citation: ListCitation;
};

/** All rows of one list of a stack, by key. */
export type ListIndex = {
  readonly name: string;
  readonly shape: PolicyList;
  /** Entries by joined key, topmost package first. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** Which key cells are filled, most first: bit n stands for key n. */
  readonly masks: readonly number[];
};

const SEPARATOR = '\u0000';

/** Indexes every list of a stack. */
export function indexLists(layers: readonly Layer[]): Map<string, ListIndex> {
  const names = new Set(layers.flatMap((layer) => [...layer.package.lists.keys()]));
  const indexes = new Map<string, ListIndex>();
  for (const name of names) {
    const index = indexList(name, layers);
    if (index) indexes.set(name, index);
  }
  return indexes;
}

function indexList(name: string, layers: readonly Layer[]): ListIndex | null {
  const entries = new Map<string, Entry[]>();
  const masks = new Set<number>();
  let shape: PolicyList | null = null;
  for (const layer of [...layers].reverse()) {
    const list = layer.package.lists.get(name);
    if (!list) continue;
    shape ??= list;
    const hiddenBy = layers.filter((above) => {
      const unit = { unit: 'list', name } as const;
      return declares(above.package, layer.package, { unit, layers }) === 'replaces';
    });
    for (const row of list.rows) {
      const entry = entryOf({ layer, list, row, hiddenBy });
      const key = row.keys.join(SEPARATOR);
      const same = entries.get(key);
      if (same) same.push(entry);
      else entries.set(key, [entry]);
      masks.add(maskOf(row.keys));
    }
  }
  if (!shape) return null;
  const width = shape.keys.length;
  const ordered = [...masks].sort((a, b) => weight(b, width) - weight(a, width));
  return { name, shape, entries, masks: ordered };
}

function entryOf(at: {
  readonly layer: Layer;
  readonly list: PolicyList;
  readonly row: ListRow;
  readonly hiddenBy: readonly Layer[];
}): Entry {
  const { layer, list, row, hiddenBy } = at;
  const { id, version, effective } = layer.package;
  const cite = `${id}@${version}#${list.name}/${row.keys.join(',')}`;
  return {
    layer,
    row,
    hiddenBy,
    from: laterDay(row.from, effective.from),
    to: earlierEnd(row.to, effective.to),
    citation: { package: id, version, list: list.name, row, cite },
  };
}

const maskOf = (keys: readonly string[]): number =>
  keys.reduce((mask, key, index) => (key === '' ? mask : mask | (1 << index)), 0);

/** More keys filled weighs more; of as many, the leftmost filled. */
function weight(mask: number, width: number): number {
  let filled = 0;
  let left = 0;
  for (let index = 0; index < width; index++) {
    if ((mask & (1 << index)) === 0) continue;
    filled++;
    left += 1 << (width - index);
  }
  return filled * 2 ** (width + 2) + left;
}

const maskedKey = (keys: readonly string[], mask: number): string =>
  keys.map((key, index) => ((mask & (1 << index)) === 0 ? '' : key)).join(SEPARATOR);

/** The value for these keys on a day: the row with more keys filled wins, then the top package. */
export function lookUp(
  index: ListIndex,
  keys: readonly string[],
  question: ListQuestion,
): ListAnswer | null {
  const column = index.shape.columns.findIndex((each) => each.name === question.column);
  for (const mask of index.masks) {
    const entry = valid(index.entries.get(maskedKey(keys, mask)), question.day, question.site);
    const value = entry?.row.values[column];
    if (entry && value !== undefined) return { value, citation: entry.citation };
  }
  return null;
}

function valid(
  entries: readonly Entry[] | undefined,
  day: Day,
  site: Site | undefined,
): Entry | undefined {
  return entries?.find(
    (entry) =>
      day >= entry.from &&
      (entry.to === null || day < entry.to) &&
      inForce(entry.layer, day, site) &&
      !entry.hiddenBy.some((layer) => inForce(layer, day, site)),
  );
}

/** Ascending days on which the answer for these keys may change. */
export function breaksOf(index: ListIndex, keys: readonly string[]): Day[] {
  const days = new Set<Day>();
  for (const mask of index.masks) {
    for (const { from, to, hiddenBy } of index.entries.get(maskedKey(keys, mask)) ?? []) {
      days.add(from);
      if (to !== null) days.add(to);
      for (const { package: above } of hiddenBy) {
        days.add(above.effective.from);
        if (above.effective.to !== null) days.add(above.effective.to);
      }
    }
  }
  return [...days].sort((a, b) => a - b);
}

/** All rows in force on a day, the topmost of each key, in the order of packages and lines. */
export function rowsAt(index: ListIndex, day: Day): ListCitation[] {
  const found: Entry[] = [];
  for (const entries of index.entries.values()) {
    const entry = valid(entries, day, undefined);
    if (entry) found.push(entry);
  }
  return found.sort(byLayerAndLine).map((entry) => entry.citation);
}

/** The latest row of each key of its topmost package, in the order of packages and lines. */
export function rowsEver(index: ListIndex): ListCitation[] {
  const found = [...index.entries.values()].flatMap((entries) => {
    const [top] = entries;
    if (!top) return [];
    const own = entries.filter((each) => each.layer.rank === top.layer.rank);
    return [own.reduce((latest, each) => (each.from > latest.from ? each : latest), top)];
  });
  return found.sort(byLayerAndLine).map((entry) => entry.citation);
}

const byLayerAndLine = (a: Entry, b: Entry): number =>
  a.layer.rank - b.layer.rank || a.row.line - b.row.line;
