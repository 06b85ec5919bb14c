import type { ClaimBatch } from '@sanyi/facts';
import {
  type ClaimTables,
  claimRules,
  type ReplayFrame,
  replayKernel,
  replayLayout,
} from '@sanyi/insurance';
import { type Day, random } from '@sanyi/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  admitted,
  batchFor,
  differences,
  drawn,
  frameOf,
  oracle,
  REFORMS,
  segmentOf,
  sinceOf,
  tablesOf,
} from './replay-cases.ts';

function kernelValues(
  frame: ReplayFrame,
  of: { readonly tables: ClaimTables; readonly batch: ClaimBatch; readonly since: Day | null },
) {
  const { tables, batch, since } = of;
  const { codes, segment } = segmentOf(tables, batch);
  const layout = replayLayout(frame);
  const [old, now] = frame.stacks;
  const rules = [claimRules(old, tables), claimRules(now, tables)] as const;
  const kernel = replayKernel({ rules, codes, frame, layout, since });
  kernel.add(segment);
  return { values: kernel.take(), rowByRow: kernel.rowByRow, layout };
}

test('RPL-8 the kernel makes of segments what is made of claims, cell by cell, under any two sets of rules', async () => {
  let refunds = 0;
  await fc.assert(
    fc.asyncProperty(drawn, async (asked) => {
      const tables = tablesOf(random(asked.seed).fork('persons'));
      const frame = frameOf(asked, tables);
      const batch = batchFor(asked, frame);
      const found = kernelValues(frame, { tables, batch, since: sinceOf(asked) });
      expect(differences(found, await oracle(frame, tables, batch))).toEqual([]);
      // Only where the sides settle stays on different days do persons with refunds go row by row.
      const isAdmitted = (at: number): boolean => REFORMS[at]?.[0] === admitted;
      if (isAdmitted(asked.reforms[0]) === isAdmitted(asked.reforms[1])) {
        expect(found.rowByRow).toEqual({ refunds: 0, rules: 0 });
      }
      refunds += batch.reverses.filter((each) => each !== 0).length;
    }),
    { numRuns: 12 },
  );
  expect(refunds).toBeGreaterThan(0);
});
