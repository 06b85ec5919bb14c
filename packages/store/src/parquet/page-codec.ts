import { ZSTDDecoder } from 'zstddec';
import { CODEC } from './page-body.ts';

/** Gives a page of so many bytes as it was before it was compressed; holds until the next one. */
export type PageCodec = (
  page: Uint8Array,
  of: { readonly codec: number; readonly size: number },
) => Uint8Array;

/** Makes ready what pages of facts are compressed with. */
export async function pageCodec(): Promise<PageCodec> {
  const zstd = new ZSTDDecoder();
  await withoutFetch(() => zstd.init());
  return (page, { codec, size }) => {
    if (codec !== CODEC.none && codec !== CODEC.zstd) {
      throw new Error(`the Parquet file is compressed in a way that is not read (codec ${codec})`);
    }
    const plain = codec === CODEC.zstd ? zstd.decode(page, size) : page;
    if (plain.length !== size) throw new Error('a page of the Parquet file is damaged');
    return plain;
  };
}

/**
 * The decoder lets `fetch` decode its own bytes where there is one, for which Node loads a network client
 * into each thread: 50 ms. Without one it decodes them itself.
 */
function withoutFetch<T>(begin: () => T): T {
  const { fetch } = globalThis;
  Reflect.set(globalThis, 'fetch', undefined);
  try {
    return begin();
  } finally {
    globalThis.fetch = fetch;
  }
}
