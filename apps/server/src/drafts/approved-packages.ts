import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { PackageDraft } from '@sanyi/governance';
import type { PackageInput } from '@sanyi/store';

/**
 * What was approved, as a file beside the facts: records take seconds to open, and a server that
 * starts must not answer by older rules meanwhile. A write that is cut short leaves the file as it was.
 * The records stay the truth.
 */
export type ApprovedPackages = {
  read(): Promise<PackageInput[]>;
  write(drafts: readonly Pick<PackageDraft, 'name' | 'files'>[]): Promise<PackageInput[]>;
  forget(): Promise<void>;
};

/** The approved packages of a folder of facts. */
export function approvedPackages(factsFolder: string): ApprovedPackages {
  const file = `${factsFolder}.approved.json`;
  return {
    read: async () => {
      try {
        return packagesIn(JSON.parse(await readFile(file, 'utf8')));
      } catch {
        return [];
      }
    },
    write: async (drafts) => {
      const kept = drafts.map(({ name, files }) => ({ name, files }));
      await writeFile(`${file}.new`, JSON.stringify(kept));
      await rename(`${file}.new`, file);
      return packagesIn(kept);
    },
    forget: () => rm(file, { force: true }),
  };
}

/** Only this program writes the file; what it does not hold in its form is read from the records. */
function packagesIn(kept: unknown): PackageInput[] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return [];
    const { name, files } = each as { name?: unknown; files?: unknown };
    if (typeof name !== 'string' || typeof files !== 'object' || files === null) return [];
    const texts = Object.entries(files).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return [{ name, files: new Map(texts) }];
  });
}
