import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unwrap } from '@sanyi/kernel';
import { demoActor } from '../actor.ts';
import { type Facts, openFacts } from '../facts/open-facts.ts';
import { writeFacts } from '../facts/write-facts.ts';
import { readPolicies } from '../read/read-content.ts';
import type { PackageInput } from '../settle/settle-part-task.ts';
import { sampleClaims, sampleHead, samplePersons, sampleReference } from './sample-facts.ts';
import { tempFolder } from './temp-folder.ts';

/** Facts of two parts with 50 persons, who were charged something for most of their lines. */
export async function chargedFacts(): Promise<Facts> {
  const folder = join(await tempFolder(), 'facts');
  const head = { ...sampleHead(), place: 'synthea' };
  const part = (first: number, persons: number) => ({
    claims: [sampleClaims({ first, persons, claimsEach: 40, charged: true })],
    persons: samplePersons(first, persons),
  });
  const parts = [part(1, 20), part(100, 30)];
  unwrap(await writeFacts(folder, { head, reference: sampleReference(), parts }));
  return unwrap(await openFacts(folder, demoActor('synthea')));
}

/** The head of the package that halves what was charged. */
export const HALF = `
id: half-price
version: 1.0.0
title: {en: Half price, zh: 半价}
place: any
effective: {from: 1900-01-01}
scope: all
authority: {en: Nobody, zh: 无}
requires: [synthea-sample]
provides:
  price.line: {file: tables/line.dmn, decision: linePrice}
replaces:
  - {hook: price.line, of: synthea-sample}
`;

/** The package that settles as charged, one that halves it, and the groups. */
export async function halvingPackages(): Promise<PackageInput[]> {
  const folder = fileURLToPath(new URL('../../../../policies', import.meta.url));
  const all = unwrap(await readPolicies(folder));
  const known = all.filter(({ name }) => ['synthea-sample', 'replay-groups'].includes(name));
  const line = known.find(({ name }) => name === 'synthea-sample')?.files.get('tables/line.dmn');
  const halved = (line ?? '').replace(
    '<outputEntry><text>chargedAmount</text>',
    '<outputEntry><text>round half up(chargedAmount / 2, 2)</text>',
  );
  const files = new Map([
    ['policy.yaml', HALF.trimStart()],
    ['tables/line.dmn', halved],
  ]);
  return [...known, { name: 'half-price', files }];
}
