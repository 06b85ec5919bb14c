import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { IMPORT, type ImportDocument } from './documents.ts';
import { documentOf, ROOT } from './run-sanyi.ts';
import { tempFolder } from './temp-folder.ts';

const SAMPLE = join(ROOT, 'samples/settlement-list');

/** The mapping of the sample in the layout of a settlement list. */
export const MAPPING: string = join(SAMPLE, 'mapping.yaml');

/** A copy of the sample's data, with texts replaced by file. */
export async function listData(
  changes: readonly (readonly [file: string, from: string | RegExp, to: string])[] = [],
): Promise<string> {
  const folder = join(await tempFolder(), 'data');
  await cp(join(SAMPLE, 'data'), folder, { recursive: true });
  for (const [file, from, to] of changes) {
    const path = join(folder, file);
    const before = await readFile(path, 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} does not hold ${from}`);
    await writeFile(path, after);
  }
  return folder;
}

/** The sample in GB18030 and gzip, as files of older systems come, with a mapping that says so. */
export async function oldListData(): Promise<{ readonly data: string; readonly mapping: string }> {
  const data = await listData();
  for (const name of await readdir(data)) {
    const bytes = iconv.encode(await readFile(join(data, name), 'utf8'), 'gb18030');
    await writeFile(join(data, `${name}.gz`), gzipSync(bytes));
    await rm(join(data, name));
  }
  const folder = join(await tempFolder(), 'mapping');
  await mkdir(folder);
  await cp(join(SAMPLE, 'lists'), join(folder, 'lists'), { recursive: true });
  const text = await readFile(MAPPING, 'utf8');
  const mapping = join(folder, 'mapping.yaml');
  await writeFile(mapping, text.replace('encoding: utf-8', 'encoding: gb18030'));
  return { data, mapping };
}

/** Imports a folder of the sample's layout. */
export async function importList(data: string, mapping: string = MAPPING): Promise<Imported> {
  const out = join(await tempFolder(), 'facts');
  const words = ['import', '--mapping', mapping, data, '--out', out];
  return { report: await documentOf(IMPORT, words), out };
}

export type Imported = { readonly report: ImportDocument; readonly out: string };
