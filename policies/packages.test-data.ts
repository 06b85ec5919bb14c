import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { PackageFolder } from '@sanyi/policy';

const ROOT = import.meta.dirname;

/** The packages of this folder. */
export function packages(): PackageFolder[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, files: filesIn(join(ROOT, name)) }))
    .filter(({ files }) => files.size > 0);
}

/** A package to lay on: the fees of visits are those of 2017, but of one fee of 50 yuan, which is 60. */
export function otherFees(all: readonly PackageFolder[]): PackageFolder {
  const separation = all.find(({ name }) => name === 'beijing-2017-separation');
  const visits = separation?.files.get('tables/visit.dmn') ?? '';
  return {
    name: 'other-fees',
    files: new Map([
      [
        'policy.yaml',
        `id: other-fees
version: 1.0.0
title: {en: Other fees, zh: 其他费用}
place: any
effective: {from: 2018-02-01}
scope: all
requires: [beijing-2016-base, beijing-2017-separation]
authority: {en: Test, zh: 测试}
provides:
  price.visit: {file: tables/visit.dmn, decision: visitCharges}
replaces:
  - {hook: price.visit, of: beijing-2016-base}
  - {hook: price.visit, of: beijing-2017-separation}
`,
      ],
      ['tables/visit.dmn', visits.replaceAll('<text>50</text>', '<text>60</text>')],
    ]),
  };
}

function filesIn(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
}
