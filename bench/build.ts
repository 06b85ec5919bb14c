import { join } from 'node:path';
import { claimsIn, withDuck } from './duck.ts';
import { type Benchmark, measured, ratio, repeated, timed } from './measurement.ts';
import { buildCity, numberIn, sanyi, withFolder } from './sanyi.ts';

/**
 * Building the demonstration city, against what the disk format alone costs: DuckDB writing the
 * same columns of the same claims from a table in memory; and the replay store made of it.
 */
export const build: Benchmark = ({ runs }) =>
  withFolder(async (folder) => {
    const out = join(folder, 'facts');
    const made = await repeated(runs, () => buildCity(out));
    const lines = numberIn(made[0]?.document ?? {}, 'lines');
    const stored = await repeated(runs, () => sanyi('replay-store', 'build', '--facts', out));
    const copied = await withDuck(async (connection) => {
      await connection.run(`CREATE TABLE claim AS SELECT * FROM ${claimsIn(out)}`);
      const copy = `COPY claim TO '${join(folder, 'copy.parquet')}' (FORMAT parquet)`;
      return repeated(runs, () => timed(() => connection.run(copy)));
    });
    const speed = measured(
      'build',
      'lines/s',
      made.map((run) => lines / run.seconds),
    );
    const limit = measured(
      'DuckDB COPY of the same columns',
      'lines/s',
      copied.map(({ ms }) => (lines * 1000) / ms),
    );
    return {
      measurements: [
        speed,
        limit,
        measured(
          'replay store of the city',
          'lines/s',
          stored.map((run) => numberIn(run.document, 'linesPerSecond')),
        ),
        measured(
          'replay store, bytes a line',
          'bytes',
          stored.map((run) => numberIn(run.document, 'bytes') / lines),
        ),
        measured(
          'build, whole process',
          's',
          made.map((run) => run.seconds),
        ),
        measured(
          'build, peak memory',
          'MB',
          made.map((run) => run.peakMemoryMB),
        ),
      ],
      ratios: [ratio('build to DuckDB COPY', { value: speed, to: limit })],
      facts: { claims: numberIn(made[0]?.document ?? {}, 'claims'), lines },
    };
  });
