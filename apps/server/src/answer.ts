import type { Result } from '@sanyi/kernel';

/** An answer that is at hand, or still being read. */
export type Answer<Document> = Result<Document> | Promise<Result<Document>>;

/** A file as it is sent. */
export type SentFile = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
};
