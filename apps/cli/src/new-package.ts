import { basename, dirname, join, relative, resolve } from 'node:path';
import { type IsoDate, ok, type Result } from '@sanyi/kernel';
import { type PackageInput, readPackageFolder } from '@sanyi/store';
import type { Call } from './call/command.ts';

/** What a new package is called, where and from when it holds. */
export type NewPackage = {
  readonly folder: string;
  readonly place: string;
  readonly from: IsoDate;
};

/** The words of the sample that every new package replaces. */
const SAMPLE = { id: 'new-package', place: 'new-place', from: '2020-01-01', schemas: 'SCHEMAS' };

/** The files of a new package: the sample under its own name, place and day, with its schemas. */
export async function newPackage(
  call: Call,
  { folder, place, from }: NewPackage,
): Promise<Result<PackageInput>> {
  const sample = await readPackageFolder(join(call.home, 'samples', 'package'));
  if (!sample.ok) return sample;
  const name = basename(resolve(folder));
  const schemas = join(call.home, 'docs', 'reference', 'schemas');
  const files = [...sample.value.files].map(([path, text]) => {
    const here = dirname(join(resolve(folder), path));
    const mine = text
      .replaceAll(SAMPLE.id, name)
      .replaceAll(SAMPLE.place, place)
      .replaceAll(SAMPLE.from, from)
      .replaceAll(SAMPLE.schemas, relative(here, schemas).replaceAll('\\', '/'));
    return [path, mine] as const;
  });
  return ok({ name, files: new Map(files) });
}
