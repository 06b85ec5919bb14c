import { once } from 'node:events';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isCode, LOCK_FILE, lockFolder } from '../folder/lock.ts';

/** What one writer saw of a race. */
export type Raced = {
  /** How often it took over the lock of a writer that died, and how often it was refused. */
  readonly tookOver: number;
  readonly refused: number;
  /** How often another one wrote at the same time, or took the lock away from it. */
  readonly together: number;
};

/** Above the highest pid there can be. */
const NOBODY = 999_999_999;

/** Takes the lock again and again, and each time leaves it as a writer that dies does. */
async function race(folder: string, tries: number): Promise<Raced> {
  const lock = join(folder, LOCK_FILE);
  const dying = join(folder, `dying-${process.pid}`);
  const [seen, mine] = [{ tookOver: 0, refused: 0, together: 0 }, `writer ${process.pid}`];
  for (let turn = 0; turn < tries; turn++) {
    const taken = await lockFolder(folder, mine);
    if (!taken.ok) {
      seen.refused += 1;
      continue;
    }
    if (taken.value.left) seen.tookOver += 1;
    if (!(await isAlone(join(folder, 'writing')))) seen.together += 1;
    if (!(await readFile(lock, 'utf8').catch(() => '')).includes(mine)) seen.together += 1;
    await writeFile(dying, JSON.stringify({ pid: NOBODY, host: hostname(), since: 'then' }));
    await rename(dying, lock);
  }
  return seen;
}

/** Whether nobody else is here at the same time. */
async function isAlone(file: string): Promise<boolean> {
  try {
    const writing = await open(file, 'wx');
    await writing.close();
    await rm(file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

const [, , folder = '', tries = ''] = process.argv;
process.send?.('ready');
await once(process, 'message');
const raced = await race(folder, Number(tries));
process.send?.(raced);
process.disconnect();
