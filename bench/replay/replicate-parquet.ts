import { join } from 'node:path';
import type { Facts } from '@sanyi/store';
import { withDuck } from '../duck.ts';
import type { Shift } from './shift.ts';

type Part = Facts['manifest']['parts'][number];

/** Writes claims and persons of a small city again and again, ids moved; returns all parts. */
export async function replicateParquet(of: {
  readonly base: Facts;
  /** The generation folder; the first copy lies in it already. */
  readonly path: string;
  readonly copies: number;
  readonly shift: Shift;
}): Promise<readonly Part[]> {
  const { base, path, copies, shift } = of;
  const { parts } = base.manifest;
  const all: Part[] = [...parts];
  await withDuck(async (connection) => {
    for (let copy = 1; copy < copies; copy++) {
      const [person, claim] = [copy * shift.person, copy * shift.claim];
      for (const [at, part] of parts.entries()) {
        const number = String(copy * parts.length + at).padStart(4, '0');
        const [claimFile, personFile] = [`claim/${number}.parquet`, `person/${number}.parquet`];
        const write = (select: string, from: string, to: string) =>
          connection.run(
            `COPY (SELECT * REPLACE (${select}) FROM read_parquet('${join(base.path, from)}'))
             TO '${join(path, to)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440)`,
          );
        const moved = `(person + ${person})::UINTEGER AS person`;
        const ids = `claim + ${claim} AS claim, reverses + ${claim} AS reverses`;
        await write(`${moved}, ${ids}`, part.claimFile, claimFile);
        await write(moved, part.personFile, personFile);
        all.push({
          ...part,
          ...{ claimFile, personFile },
          claimMin: part.claimMin + claim,
          claimMax: part.claimMax + claim,
          personMin: part.personMin + person,
          personMax: part.personMax + person,
        });
      }
    }
  });
  return all;
}
