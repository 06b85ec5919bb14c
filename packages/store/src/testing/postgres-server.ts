import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A PostgreSQL server of its own for a test file. */
export type PostgresServer = { readonly url: string; stop(): void };

/** Who runs it when the tests run as root, whom PostgreSQL refuses. */
const NOBODY = 65_534;

/** The folder with `initdb`: the one `npm test` found, else on the path; null where there is none. */
export function postgresFolder(): string | null {
  const named = process.env.SANYI_POSTGRES;
  const folders = [...(named ? [named] : []), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** Makes a cluster in a temporary folder and starts it; it listens on a socket of that folder only. `settings` are of the server, `name=value`. */
export function startPostgres(programs: string, settings: readonly string[] = []): PostgresServer {
  const folder = mkdtempSync(join(tmpdir(), 'sanyi-pg-'));
  const isRoot = process.getuid?.() === 0;
  const data = join(folder, 'data');
  mkdirSync(data);
  if (isRoot) for (const each of [folder, data]) chownSync(each, NOBODY, NOBODY);
  const run = (program: string, words: readonly string[]): void => {
    const path = join(programs, program);
    const other = [
      '--reuid',
      `${NOBODY}`,
      '--regid',
      `${NOBODY}`,
      '--clear-groups',
      path,
      ...words,
    ];
    const [command, args] = isRoot ? ['setpriv', other] : [path, [...words]];
    const done = spawnSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`);
  };
  run('initdb', ['-D', data, '-U', 'sanyi', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']);
  const set = ['fsync=off', 'timezone=Asia/Shanghai', ...settings].map((each) => `-c ${each}`);
  const options = `-k ${folder} -c listen_addresses= ${set.join(' ')}`;
  run('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-o', options, '-w', 'start']);
  return {
    url: `postgres://sanyi@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
