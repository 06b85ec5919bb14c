import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { claimsIn, rowsOf, withDuck } from './duck.ts';
import { type Benchmark, measured, ratio, repeated, timed } from './measurement.ts';
import { naiveClaims, naivePrices, settleNaively } from './naive-settle.ts';
import { buildCity, numberIn, sanyi, withFolder } from './sanyi.ts';

/** Touches every line once and every column that settling reads. */
const SCAN = `SELECT sum(line.item) AS items, sum(line.quantity) AS quantity, sum(bed_days) AS days,
  max(day) AS last, count(DISTINCT visit_kind) AS kinds FROM (
  SELECT day, bed_days, visit_kind, person, institution, unnest(lines) AS line FROM `;

/**
 * Settling the demonstration city under the rules of each claim's day, against the least that has
 * to happen (DuckDB reads every line of the same files) and against the obvious program (one
 * object per line, one rule for all, one thread).
 */
export const settle: Benchmark = ({ runs }) =>
  withFolder(async (folder) => {
    const facts = join(folder, 'facts');
    await buildCity(facts);
    const settled = await repeated(runs, async () => {
      await rm(join(facts, 'settlement'), { recursive: true, force: true });
      return sanyi('settle', '--facts', facts, '--stack', 'beijing');
    });
    const { document } = settled[0] ?? { document: {} };
    const lines = numberIn(document, 'lines');
    const claims = numberIn(document, 'claims');
    const { scans, naive, naiveLines } = await peers(facts, runs);
    const seconds = settled.map((run) => numberIn(run.document, 'seconds'));
    const speed = measured(
      'settle',
      'lines/s',
      seconds.map((each) => lines / each),
    );
    const scan = measured(
      'DuckDB scan of the same files',
      'lines/s',
      scans.map((ms) => (lines * 1000) / ms),
    );
    const plain = measured(
      'row objects, one rule, one thread',
      'lines/s',
      naive.map((ms) => (naiveLines * 1000) / ms),
    );
    return {
      measurements: [
        speed,
        measured(
          'settle',
          'claims/s',
          seconds.map((each) => claims / each),
        ),
        scan,
        plain,
        measured(
          'settle, whole process',
          's',
          settled.map((run) => run.seconds),
        ),
        measured(
          'settle, peak memory',
          'MB',
          settled.map((run) => run.peakMemoryMB),
        ),
      ],
      ratios: [
        ratio('settle to DuckDB scan', { value: speed, to: scan }),
        ratio('settle to row objects', { value: speed, to: plain }),
      ],
      facts: { claims, lines, naiveLines },
    };
  });

async function peers(
  facts: string,
  runs: number,
): Promise<{ scans: number[]; naive: number[]; naiveLines: number }> {
  return withDuck(async (connection) => {
    const sql = `${SCAN}${claimsIn(facts)})`;
    const scans = await repeated(runs, () => timed(() => rowsOf(connection, sql)));
    const prices = await naivePrices(connection, facts);
    const part = await naiveClaims(connection, facts);
    const naive = await repeated(runs, () => timed(() => settleNaively(part, prices)));
    return {
      scans: scans.map(({ ms }) => ms),
      naive: naive.map(({ ms }) => ms),
      naiveLines: naive[0]?.value.lines ?? 0,
    };
  });
}
