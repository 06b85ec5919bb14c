import type { Institution, Item } from '@sanyi/facts';
import type { MovablePrice } from '@sanyi/insurance';
import { type Day, fail, ok, problem, type Result } from '@sanyi/kernel';
import { type ListCitation, type Stack, suggestion } from '@sanyi/policy';
import type { PriceVolume } from './price-volumes.ts';

/** Which rows of price lists may move, and how far. */
export type Movable = {
  /** `lists/NAME/KEY,KEY`; an asterisk at the end stands for whatever follows. */
  readonly paths: readonly string[];
  /** Shares of the price in force by which it may fall and rise. */
  readonly fall: number;
  readonly rise: number;
};

/** A row that may move: its price in force, and where its quantity comes from. */
export type MovableRow = MovablePrice & { readonly list: string; readonly item: string };

/**
 * Finds the rows that may move, at their prices under the reform.
 *
 * @returns `PRICES_ROW_UNKNOWN` for a path that names no row, `PRICES_MOVE_MEANWHILE` for a row whose
 * price changes within the days
 */
export function movableRows(
  stack: Stack,
  days: { readonly from: Day; readonly to: Day },
  movable: Movable,
): Result<MovableRow[]> {
  const rows = stack.packages
    .flatMap((each) => [...each.lists.values()])
    .filter((list, at, all) => all.findIndex(({ name }) => name === list.name) === at)
    .filter((list) => list.kind === 'price' && list.columns.length === 1)
    .flatMap((list) => stack.listRows(list.name, stack.ruleDay(days.to)));
  const found = new Map<string, MovableRow>();
  for (const path of movable.paths) {
    const named = rows.filter((row) => matches(pathOf(row), path));
    if (named.length === 0) {
      const details = { path, ...suggestion(path, rows.map(pathOf)) };
      return fail(problem('PRICES_ROW_UNKNOWN', stack.text, details));
    }
    for (const row of named) {
      const name = pathOf(row);
      if (movesMeanwhile(stack, row, days)) {
        return fail(problem('PRICES_MOVE_MEANWHILE', stack.text, { path: name }));
      }
      found.set(name, rowOf(row, name, movable));
    }
  }
  return ok([...found.values()]);
}

const pathOf = ({ list, row }: ListCitation): string =>
  `lists/${list}/${row.keys.join(',').replace(/,+$/, '')}`;

const matches = (path: string, asked: string): boolean =>
  asked.endsWith('*') ? path.startsWith(asked.slice(0, -1)) : path === asked;

function movesMeanwhile(
  stack: Stack,
  { list, row }: ListCitation,
  { from, to }: { readonly from: Day; readonly to: Day },
): boolean {
  const [first, last] = [stack.ruleDay(from), stack.ruleDay(to)];
  return stack.listBreaks(list, row.keys).some((day) => day > first && day <= last);
}

function rowOf({ list, row }: ListCitation, path: string, { fall, rise }: Movable): MovableRow {
  // Rows of a list of prices hold money: whole fen.
  const now = Number(row.values[0] ?? 0);
  const [least, most] = [Math.ceil(now * (1 - fall)), Math.floor(now * (1 + rise))];
  return { path, list, item: row.keys[0] ?? '', now, least, most };
}

/** Quantities by row: of a line the row that speaks at the level of its institution. */
export function volumesByRow(
  stack: Stack,
  on: Day,
  of: {
    readonly rows: readonly MovableRow[];
    readonly volumes: readonly PriceVolume[];
    readonly institutions: readonly Institution[];
    readonly items: readonly Item[];
  },
): { readonly at: PriceVolume; readonly row: number }[] {
  const place = new Map(of.institutions.map((each) => [each.institution, each]));
  const codes = new Map(of.items.map((each) => [each.item, each.code]));
  const known = new Map<string, number>();
  const day = stack.ruleDay(on);
  const rowAt = (item: string, level: string): number => {
    const key = `${item} ${level}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = of.rows
      .filter((each) => each.item === item)
      .map(({ list }) =>
        stack.listValue(list, [item, level], { column: columnOf(stack, list), day }),
      )
      .find(Boolean);
    const path = answer ? pathOf(answer.citation) : '';
    const at = of.rows.findIndex((each) => each.path === path);
    known.set(key, at);
    return at;
  };
  return of.volumes.flatMap((volume) => {
    const level = place.get(volume.institution)?.level ?? '';
    const row = rowAt(codes.get(volume.item) ?? '', level);
    return row < 0 ? [] : [{ at: volume, row }];
  });
}

const columnOf = (stack: Stack, name: string): string =>
  stack.packages.find((each) => each.lists.has(name))?.lists.get(name)?.columns[0]?.name ?? '';
