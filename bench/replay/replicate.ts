import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashText, unwrap } from '@sanyi/kernel';
import { buildReplayStore, demoActor, type Facts, openFacts } from '@sanyi/store';
import { rowsOf, withDuck } from '../duck.ts';
import { replicateParquet } from './replicate-parquet.ts';
import { replicateSegments } from './replicate-segments.ts';
import type { Shift } from './shift.ts';

/** A folder of facts made of copies, and how long that took. */
export type Replicated = {
  readonly lines: number;
  readonly claims: number;
  readonly persons: number;
  readonly parquetSeconds: number;
  readonly storeSeconds: number;
  /** Of the segments. */
  readonly storeBytes: number;
};

/**
 * Makes a larger city of a small one: so many times its persons with all their claims, each under
 * ids of their own, as Parquet and as a replay store. Whatever is summed up over it is `copies` times
 * what it is over the small one, so engines can be held against each other without a second truth.
 * The checksum is that of the small city and the number of copies, not one over all rows.
 */
export async function replicate(of: {
  readonly from: string;
  readonly copies: number;
  /** Replaced where it is there. */
  readonly out: string;
}): Promise<Replicated> {
  const { from, copies, out } = of;
  const base = unwrap(await openFacts(from, demoActor('beijing')));
  const store = unwrap(await buildReplayStore(base));
  const { manifest } = base;
  const { parts } = manifest;
  const shift: Shift = {
    person: 1 + Math.max(...parts.map(({ personMax }) => personMax), await lastPerson(base)),
    claim: 1 + Math.max(...parts.map(({ claimMax }) => claimMax)),
  };
  await rm(out, { recursive: true, force: true });
  const path = join(out, manifest.generation);
  await mkdir(path, { recursive: true });
  await cp(base.path, path, { recursive: true });
  const start = performance.now();
  const copied = await replicateParquet({ base, path, copies, shift });
  const parquetSeconds = (performance.now() - start) / 1000;
  const times = (count = 0): number => count * copies;
  const { claim, line, person } = manifest.rows;
  const factsChecksum = hashText(`${copies} times ${manifest.logicalChecksum}`);
  // Files are written anew, so what the small city says of its own holds for none of them.
  const { files: _files, ...head } = manifest;
  const facts = {
    ...head,
    previous: null,
    weight: manifest.weight / copies,
    scale: (manifest.scale ?? 0) * copies,
    rows: { ...manifest.rows, claim: times(claim), line: times(line), person: times(person) },
    logicalChecksum: factsChecksum,
    parts: copied,
  };
  await writeFile(join(out, 'manifest.json'), JSON.stringify(facts));
  const storeStart = performance.now();
  const folder = join(out, 'replay-store');
  const storeBytes = await replicateSegments({ base: store, folder, copies, shift, factsChecksum });
  const storeSeconds = (performance.now() - storeStart) / 1000;
  const counts = { lines: times(line), claims: times(claim), persons: times(person) };
  return { ...counts, parquetSeconds, storeSeconds, storeBytes };
}

/** The highest person of the small city; one without claims may be above all parts' claims. */
async function lastPerson({ path, manifest }: Facts): Promise<number> {
  const files = manifest.parts.map(({ personFile }) => `'${join(path, personFile)}'`).join(', ');
  const sql = `SELECT max(person)::INTEGER AS last FROM read_parquet([${files}])`;
  const [row] = await withDuck((connection) => rowsOf(connection, sql));
  return Number(row?.last ?? 0);
}
