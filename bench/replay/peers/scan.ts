import { claimsIn, rowsOf, withDuck } from '../../duck.ts';
import { repeated } from '../../measurement.ts';
import { measuredRun, peerTask, tellReport } from '../peer.ts';

/** DuckDB reads every column that a replay needs of the same files and adds it up: no rule at all. */
const { facts, runs } = peerTask();
const SCAN = `SELECT count(*)::INTEGER AS lines, sum(line.item) AS items, sum(line.quantity) AS quantity,
  sum(person) AS persons, sum(institution) AS places, max(day) AS last, sum(bed_days) AS days
  FROM (SELECT person, institution, day, bed_days, unnest(lines) AS line FROM ${claimsIn(facts)})`;
await withDuck(async (connection) => {
  const measured = await repeated(runs, () => measuredRun(() => rowsOf(connection, SCAN)));
  tellReport({
    lines: Number(measured[0]?.value[0]?.lines),
    runs: measured.map(({ seconds, cpuSeconds }) => ({ seconds, cpuSeconds })),
  });
});
