import { parseArgs } from 'node:util';
import { reportText } from './report.ts';
import { compareTargets } from './run.ts';
import { subjectsIn } from './subjects.ts';

/**
 * Holds closures, generated JavaScript, columns and DuckDB against each other on made-up claims for
 * every decision of every package:
 * node tools/run.mjs tools/equality/main.ts [--claims N] [--seed N] [--policies DIR] [--json].
 */
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    claims: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    policies: { type: 'string', default: 'policies' },
    json: { type: 'boolean', default: false },
  },
});

const report = await compareTargets(await subjectsIn(values.policies), {
  claims: Number(values.claims),
  seed: Number(values.seed),
  tell: (done) => process.stderr.write(`${done} claims\r`),
});
const { counterexamples, ...counts } = report;
const shown = { ...counts, counterexamples: counterexamples.map(({ rows: _, ...one }) => one) };
process.stdout.write(`${values.json ? JSON.stringify(shown) : reportText(report)}\n`);
if (counterexamples.length > 0) process.exitCode = 1;
