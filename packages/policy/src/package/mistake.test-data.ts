import type { PackageFolder } from './read-library.ts';

/** One mistake in an otherwise good package, and the codes it must give. */
export type Mistake = {
  readonly title: string;
  readonly folders: readonly PackageFolder[];
  readonly codes: readonly string[];
};
