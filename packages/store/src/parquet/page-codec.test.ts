import { expect, it, vi } from 'vitest';
import { CODEC } from './page-body.ts';
import { pageCodec } from './page-codec.ts';

/** A Zstandard frame that holds "abc" as it is. */
const FRAME = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x03, 0x19, 0x00, 0x00, 0x61, 0x62, 0x63);

it('STO-93 pages are decoded without a network client, which stays for others', async () => {
  const fetched = vi.fn(globalThis.fetch);
  vi.stubGlobal('fetch', fetched);
  const codec = await pageCodec();
  const plain = codec(FRAME, { codec: CODEC.zstd, size: 3 });
  expect(new TextDecoder().decode(plain)).toBe('abc');
  expect(() => codec(FRAME, { codec: CODEC.zstd, size: 4 })).toThrow('damaged');
  expect(fetched).not.toHaveBeenCalled();
  expect(globalThis.fetch).toBe(fetched);
  vi.unstubAllGlobals();
});
