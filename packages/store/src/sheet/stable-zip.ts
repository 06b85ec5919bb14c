import { unzipSync, type Zippable, zipSync } from 'fflate';

/**
 * Packs an archive anew with sorted names, one fixed time and the same packer everywhere, so that
 * the same content gives the same bytes on any day and machine.
 */
export function stableZip(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  // Archives hold local times, so the fixed one is made from local parts.
  const mtime = new Date(2000, 0, 1);
  const sorted: Zippable = {};
  for (const name of Object.keys(files).sort()) {
    const content = files[name];
    if (content) sorted[name] = [content, { mtime, level: 6 }];
  }
  return zipSync(sorted);
}
