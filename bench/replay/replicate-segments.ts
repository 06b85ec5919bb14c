import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReplayStore, SegmentFile } from '@sanyi/store';
import { columnsOf } from '../../packages/store/src/replay-store/arrow-columns.ts';
import { checksumOf } from '../../packages/store/src/replay-store/file-checksum.ts';
import { segmentOf } from '../../packages/store/src/replay-store/segment-columns.ts';
import type { Shift } from './shift.ts';

/** Writes the segments of a small city again and again, ids moved in place; returns their bytes. */
export async function replicateSegments(of: {
  readonly base: ReplayStore;
  readonly folder: string;
  readonly copies: number;
  readonly shift: Shift;
  readonly factsChecksum: string;
}): Promise<number> {
  const { base, folder, copies, shift, factsChecksum } = of;
  const { manifest } = base;
  const path = join(folder, manifest.generation);
  await mkdir(path, { recursive: true });
  await cp(join(base.path, manifest.codes.file), join(path, manifest.codes.file));
  const parts = 1 + Math.max(...manifest.segments.map(({ part }) => part));
  const copied: SegmentFile[] = [];
  for (const [at, segment] of manifest.segments.entries()) {
    const bytes = await readFile(join(base.path, segment.file));
    const { person, claim, refundOf } = segmentOf(columnsOf(bytes));
    for (let copy = 0; copy < copies; copy++) {
      const number = copy * manifest.segments.length + at;
      const file = `${String(number).padStart(6, '0')}.arrow`;
      await writeFile(join(path, file), bytes);
      const part = copy * parts + segment.part;
      copied[number] = { ...segment, file, part, checksum: checksumOf(bytes) };
      // The columns are views of the bytes: the next copy is the same ones, moved.
      move(person, shift.person);
      move(claim, shift.claim);
      move(refundOf, shift.claim);
    }
  }
  const all = { ...manifest, factsChecksum, segments: copied };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(all));
  return copied.reduce((sum, { bytes }) => sum + bytes, 0);
}

function move(ids: Uint32Array | Float64Array, by: number): void {
  for (let at = 0; at < ids.length; at++) ids[at] = (ids[at] ?? 0) + by;
}
