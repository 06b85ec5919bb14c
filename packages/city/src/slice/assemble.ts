import { assertClaimBatch, type ClaimBatch, roomForClaims } from '@sanyi/facts';
import { assert } from '@sanyi/kernel';
import { f64, i32, u8, u32 } from '../column.ts';
import { SLICE_CLAIMS_MAX } from '../limits.ts';
import { type Acts, NO_ACT, STAY } from './acts.ts';
import type { SliceLines } from './draw-lines.ts';
import { bedDays } from './use-factor.ts';

/**
 * Acts and lines as a batch of claims in the order person, day, claim. A line whose quantity came down
 * to 0 is left out, and so is a refund that has no lines. Claims are numbered in this order, each
 * slice in a range of its own.
 */
export function assembleClaims(
  of: { acts: Acts; order: Uint32Array; lines: SliceLines },
  at: { slice: number; persons: Uint32Array },
): ClaimBatch {
  const { acts, order } = of;
  const start = dropEmptyLines(of.lines);
  const kept = keptPositions({ acts, order, start });
  assert(kept.length < SLICE_CLAIMS_MAX, 'a slice has fewer claims than its range of numbers');
  const { item, quantity } = of.lines;
  const batch = { ...roomForClaims({ claims: kept.length, lines: 0 }), item, quantity };
  const claimOf = new Float64Array(acts.count);
  for (let row = 0; row < kept.length; row++) {
    const position = u32(kept, row);
    const act = u32(order, position);
    const claim = at.slice * SLICE_CLAIMS_MAX + row + 1;
    claimOf[act] = claim;
    const reverses = u32(acts.reverses, act);
    batch.claim[row] = claim;
    batch.person[row] = u32(at.persons, u32(acts.person, act));
    batch.institution[row] = u32(acts.institution, act);
    batch.day[row] = i32(acts.day, act);
    batch.endDay[row] = i32(acts.endDay, act);
    batch.visitKind[row] = u8(acts.visitKind, act);
    batch.title[row] = u8(acts.title, act);
    batch.bedDays[row] = u8(acts.visitKind, act) === STAY ? bedDays(acts, act) : 0;
    batch.diagnosisGroup[row] = u8(acts.group, act);
    batch.contracted[row] = u8(acts.contracted, act);
    batch.referred[row] = u8(acts.referred, act);
    batch.reverses[row] = reverses === NO_ACT ? 0 : f64(claimOf, reverses);
    // Left-out refunds have no lines, so the offsets of the kept ones still follow each other.
    batch.lineStart[row] = u32(start, position);
  }
  batch.lineStart[kept.length] = of.lines.item.length;
  assertClaimBatch(batch);
  return batch;
}

/** Closes the gaps of lines without a quantity and numbers items from 1; gives the new offsets. */
function dropEmptyLines(lines: SliceLines): Uint32Array {
  const { item, quantity } = lines;
  const start = new Uint32Array(lines.start.length);
  let to = 0;
  for (let position = 0; position + 1 < start.length; position++) {
    start[position] = to;
    const end = u32(lines.start, position + 1);
    for (let line = u32(lines.start, position); line < end; line++) {
      const amount = i32(quantity, line);
      if (amount === 0) continue;
      item[to] = u32(item, line) + 1;
      quantity[to++] = amount;
    }
  }
  start[start.length - 1] = to;
  lines.item = item.subarray(0, to);
  lines.quantity = quantity.subarray(0, to);
  return start;
}

function keptPositions(of: { acts: Acts; order: Uint32Array; start: Uint32Array }): Uint32Array {
  const { acts, order, start } = of;
  const kept = new Uint32Array(acts.count);
  let count = 0;
  for (let position = 0; position < acts.count; position++) {
    const empty = u32(start, position) === u32(start, position + 1);
    const refund = u32(acts.reverses, u32(order, position)) !== NO_ACT;
    if (!(refund && empty)) kept[count++] = position;
  }
  return kept.subarray(0, count);
}
