import type { EditTable, Tried } from '@sanyi/policy';

/** Which cells of a rule matched a tried input. */
export type RuleLight = { readonly matched: boolean; readonly cells: readonly boolean[] };

/** The lights of a table by rule, or null where it did not run on the input. */
export function lightsOf(
  table: EditTable,
  tried: Tried | null,
): ReadonlyMap<string, RuleLight> | null {
  const ran = tried?.tables.find(({ decision }) => decision === table.decision);
  if (!ran || tried?.by === null) return null;
  return new Map(ran.rules.map(({ id, cells, matched }) => [id, { cells, matched }]));
}

/** Rules that one cell kept from matching: the rule, and the column that did not match. */
export function nearMisses(
  table: EditTable,
  tried: Tried | null,
): readonly { readonly row: number; readonly column: number }[] {
  const lights = lightsOf(table, tried);
  if (!lights) return [];
  return table.rules.flatMap(({ id }, row) => {
    const light = lights.get(id);
    const missed = light?.cells.flatMap((met, column) => (met ? [] : [column])) ?? [];
    const [column] = missed;
    return column !== undefined && missed.length === 1 ? [{ row, column }] : [];
  });
}
