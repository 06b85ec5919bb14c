import { dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { buildStack } from '@sanyi/policy';
import { Client } from 'pg';
import { demoActor } from '../../../packages/store/src/actor.ts';
import { openFacts } from '../../../packages/store/src/facts/open-facts.ts';
import { libraryOf } from '../../../packages/store/src/read/library-of.ts';
import { readPolicies } from '../../../packages/store/src/read/read-content.ts';
import { sqlOfFacts } from '../../../packages/store/src/sql/settle-in-duckdb.ts';
import {
  postgresFolder,
  startPostgres,
} from '../../../packages/store/src/testing/postgres-server.ts';
import { repeated } from '../../measurement.ts';
import { ROOT, withFolder } from '../../sanyi.ts';
import { peerTask, tellReport } from '../peer.ts';
import { type BothTotals, RULES, type Totals } from '../plan.ts';
import { loadFacts } from '../postgres/load.ts';
import { cpuSecondsOf, peakOf } from '../postgres/processes.ts';
import { dropStatements, PREPARE, postgresStatements } from '../postgres/translate.ts';

/**
 * The settlement in the SQL that the rules are written in, on a real PostgreSQL: facts loaded and
 * counted before, memory and workers as one would set them for such work, nothing logged.
 */
const SETTINGS = [
  'shared_buffers=512MB',
  'work_mem=256MB',
  'jit=off',
  // A plan that goes wrong must end the peer and not the machine.
  'statement_timeout=120s',
];

const { facts: folder, runs } = peerTask();
const packages = unwrap(await readPolicies(`${ROOT}/policies`));
const library = unwrap(libraryOf(packages));
const facts = unwrap(await openFacts(folder, demoActor('beijing')));
const programs = postgresFolder();
if (!programs) throw new Error('no PostgreSQL: set SANYI_POSTGRES to the folder with initdb');
const server = startPostgres(programs, SETTINGS);
const client = new Client({ connectionString: server.url });
try {
  await client.connect();
  for (const sql of PREPARE) await client.query(sql);
  await withFolder((files) => loadFacts(client, folder, files));
  const pid = await serverPid();
  const measured = await repeated(runs, async () => {
    const cpu = cpuSecondsOf(pid);
    const start = performance.now();
    const totals: BothTotals = {
      baseline: await side(RULES.baseline),
      reform: await side(RULES.reform),
    };
    const seconds = (performance.now() - start) / 1000;
    return { seconds, cpuSeconds: cpuSecondsOf(pid) - cpu, totals };
  });
  const lines = await client.query('SELECT count(*)::int AS lines FROM line');
  tellReport({ lines: lines.rows[0]?.lines, runs: measured, peakMemoryMB: peakOf(pid) });
} finally {
  await client.end();
  server.stop();
}

async function side(text: string): Promise<Totals> {
  const sql = unwrap(
    sqlOfFacts(facts, { stack: unwrap(buildStack(library, text)), dialect: 'duckdb' }),
  );
  for (const statement of dropStatements(sql)) await client.query(statement);
  for (const statement of postgresStatements(sql)) await client.query(statement);
  const from = dayOf(facts.manifest.from as IsoDate);
  const to = dayOf(facts.manifest.to as IsoDate);
  const check = await client.query('SELECT count(*)::int AS claims FROM s_check');
  if (check.rows[0]?.claims !== 0) throw new Error('a claim has to be settled row by row');
  const { rows } = await client.query(
    `SELECT sum(total_fen)::text AS "totalFen", sum(hospital_fen)::text AS "hospitalFen",
      sum(fixed_fund_fen)::text AS "fixedFundFen",
      sum(total_fen - hospital_fen - fixed_fund_fen - patient_fen)::text AS "fundFen",
      sum(patient_fen)::text AS "patientFen"
     FROM s_settled JOIN s_claim USING (claim) WHERE end_day BETWEEN $1 AND $2`,
    [from, to],
  );
  return rows[0];
}

/** The parent of every process of the server. */
async function serverPid(): Promise<number> {
  const { rows } = await client.query(
    `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid`,
  );
  return rows[0]?.pid;
}
