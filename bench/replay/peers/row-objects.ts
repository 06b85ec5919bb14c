import { valuesOfRows } from '@sanyi/insurance';
import { unwrap } from '@sanyi/kernel';
import { demoActor } from '../../../packages/store/src/actor.ts';
import { openFacts } from '../../../packages/store/src/facts/open-facts.ts';
import { libraryOf } from '../../../packages/store/src/read/library-of.ts';
import { readPolicies } from '../../../packages/store/src/read/read-content.ts';
import { stackSource } from '../../../packages/store/src/replay/prepare-replay.ts';
import { replayDocument } from '../../../packages/store/src/replay/replay-document.ts';
import { readyReplay } from '../../../packages/store/src/replay/replay-facts.ts';
import {
  readReplay,
  replayFolder,
  replayId,
} from '../../../packages/store/src/replay/replay-folder.ts';
import { comparedEngines } from '../../../packages/store/src/replay/sql-replay.ts';
import { withDuck } from '../../duck.ts';
import { repeated } from '../../measurement.ts';
import { ROOT } from '../../sanyi.ts';
import { measuredRun, peerTask, tellReport } from '../peer.ts';
import { RULES } from '../plan.ts';
import { rowFacts } from '../rows/facts.ts';
import { rowRules } from '../rows/rules.ts';
import { settleRows } from '../rows/settle.ts';
import { sumsOfRows } from '../rows/sums.ts';

/**
 * The obvious program: an object per claim and line, look-ups by text, one thread. As a replay from
 * files does, it reads the files first; the memory of the objects is asked for anew each time. What it
 * finds is held, cell by cell, against the replay that the own engine left beside the facts.
 */
const { facts: folder, runs } = peerTask();
const rules = { baseline: await rowRules(RULES.baseline), reform: await rowRules(RULES.reform) };
const library = unwrap(libraryOf(unwrap(await readPolicies(`${ROOT}/policies`))));
const facts = unwrap(await openFacts(folder, demoActor('beijing')));
const prepared = unwrap(readyReplay(facts, stackSource(library, facts.reference), RULES));
const { groups } = prepared.frame;
const id = replayId(facts.manifest.logicalChecksum, prepared);
/** What the own engine found, without the rules that speak: this program does not cite any. */
const kept = { ...unwrap(await readReplay(replayFolder(folder, id))), rules: [] };
let lines = 0;
const measured = await repeated(runs, async () => {
  const read = await measuredRun(() => withDuck((connection) => rowFacts(connection, folder)));
  lines = read.value.lines;
  const settled = await measuredRun(
    () => [settleRows(read.value, rules.baseline), settleRows(read.value, rules.reform)] as const,
  );
  const summed = await measuredRun(() => sumsOfRows(read.value, settled.value, groups));
  const { values, unknown } = valuesOfRows(prepared.layout, summed.value);
  if (unknown) throw new Error(`no cell ${unknown.section} ${unknown.key}`);
  const { manifest } = facts;
  const document = replayDocument({
    ...{ id, manifest, prepared, values },
    ...{ estimate: null, exact: true, engines: () => ({}) },
  });
  unwrap(comparedEngines(kept, document));
  const all = document.cells.find(({ dimension }) => dimension === 'all');
  if (!all) throw new Error('a replay has a cell of everything');
  const { baseline, reform } = all;
  return {
    seconds: read.seconds + settled.seconds + summed.seconds,
    cpuSeconds: read.cpuSeconds + settled.cpuSeconds + summed.cpuSeconds,
    inMemory: settled.seconds + summed.seconds,
    totalsOnly: read.seconds + settled.seconds,
    totals: { baseline, reform },
  };
});
tellReport({ lines, runs: measured });
