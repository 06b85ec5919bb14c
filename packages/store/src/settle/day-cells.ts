import { type ClaimBatch, idRows, LEVELS, VISIT_KINDS } from '@sanyi/facts';
import type { PriceFacts } from '@sanyi/insurance';
import { assert, dayOf, type IsoDate } from '@sanyi/kernel';
import type { ParquetColumn } from '../parquet/parquet-column.ts';
import { type CellKeys, SumCells } from './sum-cells.ts';

const KINDS = VISIT_KINDS.codes.length;

/** What claims are told apart by in cells. */
export type CellTables = {
  /** Days claims may end on, inclusive. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly districts: readonly string[];
  readonly institutions: PriceFacts['institutions'];
};

/** Institutions that are alike in district, level and being grassroots, which are their first. */
type Groups = { readonly first: PriceFacts['institutions']; readonly of: Int32Array };

/**
 * Adds settled claims up by last day, district, level and visit kind: single institutions have too
 * few claims on a day for sums that say anything.
 */
export class DayCells extends SumCells {
  readonly #tables: CellTables;
  readonly #groups: Groups;

  constructor(tables: CellTables) {
    const groups = groupsOf(tables);
    super(dayKeys(tables, groups));
    this.#tables = tables;
    this.#groups = groups;
  }

  /** The cells as columns: day, district, level, whether grassroots, visit kind and the sums. */
  protected override columns(keys: Int32Array): ParquetColumn[] {
    const { districts } = this.#tables;
    const { first } = this.#groups;
    const start = dayOf(this.#tables.from);
    const day = new Int32Array(keys.length);
    const [district, level] = [new Uint8Array(keys.length), new Uint8Array(keys.length)];
    const [grassroots, kind] = [new Uint8Array(keys.length), new Uint8Array(keys.length)];
    const groupCodes = first.map((each) => ({
      district: Math.max(0, districts.indexOf(each.district)),
      level: LEVELS.at(each.level),
      grassroots: Number(each.grassroots),
    }));
    for (let cell = 0; cell < keys.length; cell++) {
      const key = keys[cell] as number;
      kind[cell] = key % KINDS;
      const place = Math.floor(key / KINDS);
      day[cell] = start + Math.floor(place / first.length);
      const group = groupCodes[place % first.length];
      assert(group !== undefined, 'a cell belongs to a group');
      district[cell] = group.district;
      level[cell] = group.level;
      grassroots[cell] = group.grassroots;
    }
    return [
      { kind: 'date', name: 'day', values: day },
      { kind: 'code', name: 'district', values: district, codes: districts },
      { kind: 'code', name: 'level', values: level, codes: LEVELS.codes },
      { kind: 'boolean', name: 'grassroots', values: grassroots },
      { kind: 'code', name: 'visit_kind', values: kind, codes: VISIT_KINDS.codes },
      ...super.columns(keys),
    ];
  }
}

function groupsOf({ institutions }: CellTables): Groups {
  const known = new Map<string, number>();
  const first: PriceFacts['institutions'][number][] = [];
  const of = Int32Array.from(institutions, (each) => {
    const name = [each.district, each.level, each.grassroots].join(' ');
    const group = known.get(name) ?? first.push(each) - 1;
    known.set(name, group);
    return group;
  });
  return { first, of };
}

function dayKeys({ from, to, institutions }: CellTables, groups: Groups): CellKeys {
  const [start, end] = [dayOf(from), dayOf(to)];
  const rowOf = idRows(institutions.map((each) => each.institution));
  const each = groups.first.length;
  return {
    count: (end - start + 1) * each * KINDS,
    fill: (claims: ClaimBatch, keys) => {
      for (let row = 0; row < claims.count; row++) {
        const group = groups.of[rowOf(claims.institution[row] ?? 0)];
        const day = claims.endDay[row] ?? 0;
        assert(group !== undefined, 'the institution of a claim is in the table');
        assert(day >= start && day <= end, 'a claim ends inside the facts');
        keys[row] = ((day - start) * each + group) * KINDS + (claims.visitKind[row] ?? 0);
      }
    },
  };
}
