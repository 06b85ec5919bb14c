import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Ended, ROOT, startProgram } from './run-sanyi.ts';
import { tempFolder } from './temp-folder.ts';

/** Runs the program in a process whose files may not grow beyond some kilobytes: writes fail. */
export const sanyiWithoutSpace = (
  kilobytes: number,
  ...words: readonly string[]
): Promise<Ended> => {
  const limited = `ulimit -f ${kilobytes} && exec "$0" "$@"`;
  const program = [process.execPath, 'apps/cli/bin/sanyi.js', ...words];
  return startProgram(['bash', '-c', limited, ...program]).ended;
};

/** Whether this machine lets the tests make a disk of their own: it takes the rights of root. */
export const hasTinyDisks: boolean = process.getuid?.() === 0 && canMount();

/** A real disk of some kilobytes, taken away when the test has ended. */
export async function tinyDisk(kilobytes: number): Promise<string> {
  const folder = join(await tempFolder(), 'disk');
  await mkdir(folder);
  mount(folder, kilobytes);
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

const mount = (folder: string, kilobytes: number): Buffer =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], {
    stdio: 'pipe',
  });

function canMount(): boolean {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

/**
 * An installation of the built program in which one package is missing.
 *
 * @returns runs a command there
 */
export async function installationWithout(
  missing: string,
): Promise<(...words: readonly string[]) => Promise<Ended>> {
  const home = await tempFolder();
  const isCode = (path: string): boolean => !path.endsWith('.map');
  await cp(join(ROOT, 'dist', 'server'), join(home, 'dist', 'server'), {
    recursive: true,
    filter: isCode,
  });
  for (const folder of ['policies', 'cities'])
    await symlink(join(ROOT, folder), join(home, folder));
  const [scope = '', name = ''] = missing.split('/');
  const modules = join(ROOT, 'node_modules');
  await mkdir(join(home, 'node_modules', scope), { recursive: true });
  for (const each of await readdir(modules)) {
    if (each === scope) continue;
    await symlink(join(modules, each), join(home, 'node_modules', each));
  }
  for (const each of await readdir(join(modules, scope))) {
    if (each === name) continue;
    await symlink(join(modules, scope, each), join(home, 'node_modules', scope, each));
  }
  const program = join(home, 'dist', 'server', 'sanyi.js');
  return (...words) => startProgram([process.execPath, program, ...words]).ended;
}
