import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { openPgliteInThread } from './pglite-thread.ts';

/** A thread that answers as the embedded database would, without being one. */
const THREAD = `
import { parentPort, workerData } from 'node:worker_threads';
parentPort.on('message', ({ id, kind, text, values }) => {
  if (text === 'die') process.exit(1);
  if (text === 'twice') {
    parentPort.postMessage({ id, error: { message: 'duplicate key', code: '23505' } });
  } else {
    const rows = kind === 'query' ? { rows: [{ folder: workerData.folder, values }], changed: 1 } : null;
    parentPort.postMessage({ id, rows });
  }
});
`;

test('REC-22 a database in a thread answers, and its errors keep their code', async () => {
  const file = join(await tempFolder(), 'thread.mjs');
  await writeFile(file, THREAD);
  const database = await openPgliteInThread(file, { folder: 'records', packed: null });
  expect(await database.query('SELECT $1', [7n])).toEqual({
    rows: [{ folder: 'records', values: [7n] }],
    changed: 1,
  });
  await expect(database.script('twice')).rejects.toMatchObject({ code: '23505' });
  await expect(database.query('die', [])).rejects.toThrow('the embedded database ended');
});
