import { withDuck } from '../../duck.ts';
import { repeated } from '../../measurement.ts';
import { measuredRun, peerTask, tellReport } from '../peer.ts';
import { RULES } from '../plan.ts';
import { rowFacts } from '../rows/facts.ts';
import { rowRules } from '../rows/rules.ts';
import { settleRows, withoutRefunds } from '../rows/settle.ts';

/**
 * The obvious program: an object per claim and line, look-ups by text, one thread. As a replay from
 * files does, it reads the files first; the memory of the objects is asked for anew each time.
 */
const { facts, runs } = peerTask();
const rules = { baseline: await rowRules(RULES.baseline), reform: await rowRules(RULES.reform) };
let lines = 0;
const measured = await repeated(runs, async () => {
  const read = await measuredRun(() => withDuck((connection) => rowFacts(connection, facts)));
  lines = read.value.lines;
  const left = withoutRefunds(read.value);
  const settled = await measuredRun(() => settleRows(left, rules));
  return {
    seconds: read.seconds + settled.seconds,
    cpuSeconds: read.cpuSeconds + settled.cpuSeconds,
    inMemory: settled.seconds,
    totals: settled.value,
  };
});
tellReport({ lines, runs: measured });
