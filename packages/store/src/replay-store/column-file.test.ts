import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { arrowOf, columnsOf, type PlainColumns } from './arrow-columns.ts';
import { newMemory, readColumns, writeColumns } from './column-file.ts';
import { CHECKED_BLOCK, checksumOf } from './file-checksum.ts';

const columns = fc
  .tuple(
    fc.float64Array({ noNaN: true }),
    fc.int32Array(),
    fc.uint32Array(),
    fc.uint16Array(),
    fc.uint8Array({ maxLength: 300 }),
  )
  .map(([wide, whole, word, code, byte]): PlainColumns => ({ wide, whole, word, code, byte }));

describe('files of columns', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanyi-columns-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('RST-8 what is written is read again, here and by any reader of Arrow', () => {
    fc.assert(
      fc.property(columns, (all) => {
        const bytes = arrowOf(all);
        expect(columnsOf(bytes)).toEqual(all);
        // A file may stand anywhere in memory that threads share.
        const held = new Uint8Array(new SharedArrayBuffer(bytes.length + 8), 8);
        held.set(bytes);
        expect(columnsOf(held)).toEqual(all);
        const row = tableFromIPC(bytes).get(0);
        for (const [name, values] of Object.entries(all)) {
          expect([...(row?.[name] ?? [])]).toEqual([...values]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('RST-8 one bit, a length or the order of blocks that differs changes the checksum', () => {
    const bytes = new Uint8Array(2 * CHECKED_BLOCK + 77).map(
      (_, at) => Math.imul(at + 1, 0x9e37_79b1) >>> 23,
    );
    const whole = checksumOf(bytes);
    expect(checksumOf(bytes)).toBe(whole);
    for (const at of [0, 31, 32, CHECKED_BLOCK - 1, CHECKED_BLOCK, bytes.length - 1]) {
      for (let bit = 0; bit < 8; bit++) {
        const harmed = bytes.slice();
        harmed[at] = (harmed[at] ?? 0) ^ (1 << bit);
        expect(checksumOf(harmed)).not.toBe(whole);
      }
    }
    expect(checksumOf(bytes.subarray(0, -1))).not.toBe(whole);
    const zeros = new Uint8Array(4096);
    expect(checksumOf(zeros)).not.toBe(checksumOf(zeros.subarray(1)));
    const moved = bytes.slice();
    moved.copyWithin(0, CHECKED_BLOCK, 2 * CHECKED_BLOCK);
    moved.set(bytes.subarray(0, CHECKED_BLOCK), CHECKED_BLOCK);
    expect(checksumOf(moved)).not.toBe(whole);
  });

  test('RST-8 a file is read whole or refused with what differs', async () => {
    const path = join(folder, 'some.arrow');
    const some = { word: Uint32Array.from({ length: CHECKED_BLOCK }, (_, at) => at) };
    const listed = await writeColumns(path, some);
    expect(await readColumns(path, listed, newMemory())).toEqual(some);
    const bytes = await readFile(path);
    bytes[CHECKED_BLOCK + 5] = (bytes[CHECKED_BLOCK + 5] ?? 0) ^ 64;
    await writeFile(path, bytes);
    await expect(readColumns(path, listed, newMemory())).rejects.toThrow(/checksum \w{8} instead/);
    await writeFile(path, bytes.subarray(0, 999));
    await expect(readColumns(path, listed, newMemory())).rejects.toThrow('999 bytes instead of');
    const none = readColumns(join(folder, 'none.arrow'), listed, newMemory());
    await expect(none).rejects.toThrow('it is not there');
  });
});
