import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SumCells } from './sum-cells.ts';

/** Keeps the cells of a part until all parts are there. */
export const keepCells = (file: string, cells: SumCells): Promise<void> =>
  writeFile(file, new Uint8Array(cells.rows().buffer));

/** Adds up what parts kept in a folder, which is then removed. */
export async function addKeptCells(folder: string, cells: SumCells): Promise<void> {
  for (const name of await readdir(folder)) {
    const bytes = await readFile(join(folder, name));
    cells.addRows(new Float64Array(new Uint8Array(bytes).buffer));
  }
  await rm(folder, { recursive: true });
}
