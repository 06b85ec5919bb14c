import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const DEBIAN = '/usr/lib/postgresql';
const OLDEST = 15;

/**
 * The folder of the programs of a PostgreSQL server, 15 or later: the one named in SANYI_POSTGRES,
 * else of the system.
 *
 * @returns {string | null}
 */
export function findPostgres() {
  const named = process.env.SANYI_POSTGRES;
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((v) => join(DEBIAN, v, 'bin')) : [];
  const folders = [
    ...(named ? [named] : []),
    ...(process.env.PATH ?? '').split(delimiter),
    ...debian,
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && serves(folder)) ?? null;
}

/**
 * Installs PostgreSQL from the system's packages, where this user may do so.
 *
 * @returns {string | null} the folder of its programs, or null where none can be had
 */
export function installPostgres() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return null;
  console.error('Installing PostgreSQL from the system packages / 正在从系统软件源安装 PostgreSQL');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: ['ignore', 2, 2], env: environment };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], options);
  return findPostgres();
}

/** Whether a server of a version that serves starts from this folder. @param {string} folder */
function serves(folder) {
  const told = spawnSync(join(folder, 'postgres'), ['--version'], { timeout: 20_000 });
  const version = /(\d+)/.exec(String(told.stdout))?.[1];
  return told.status === 0 && Number(version) >= OLDEST;
}
