import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { keptReplaysSchema, type ReplayChange, replaysComparedSchema } from '@sanyi/api';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { documentOf, sanyi } from './run-sanyi.ts';
import { type Asked, demoOf } from './running-demo.ts';
import { tempFolder } from './temp-folder.ts';

/** Residents one person of the file stands for: whole, so that weighted amounts are told to the fen. */
const WEIGHT = 10_000n;

const change = z.record(z.string(), z.string());
const each = z.object({ count: z.number(), eachFen: z.string() });
const sums = z.object({ losers: z.number(), gainers: z.number(), patientFen: z.string() });
const compared = z.object({
  sameClaims: z.boolean(),
  same: z.boolean(),
  cells: z.array(z.object({ key: z.string(), first: change, second: change, apart: change })),
  visits: z.array(z.object({ key: z.string(), first: each, second: each })),
  rules: z.array(z.object({ cite: z.string(), speaks: z.string(), first: sums, second: sums })),
});
const replayed = z.object({ id: z.string() });

/** What is charged somebody pays or bears. */
function expectSum(side: ReplayChange): void {
  const { totalFen, patientFen, fundFen, incomeFen, hospitalFen } = side;
  const sum = (...parts: string[]): bigint => parts.reduce((all, fen) => all + BigInt(fen), 0n);
  expect(sum(patientFen, fundFen)).toBe(BigInt(incomeFen));
  expect(sum(incomeFen, hospitalFen)).toBe(BigInt(totalFen));
}

/** Two reforms of one year, the first of them over half of it, and one that pays stays from a shared budget. */
const REFORMS = [
  ['--set', 'lists/servicePrice/mri=500'],
  ['--set', 'parameters/drugMarkupRate=0.05'],
  ['--set', 'lists/servicePrice/mri=500', '--from', '2018-07-01'],
  ['--reform', 'beijing+payment-by-budget'],
] as const;

describe('two kept replays', () => {
  let facts: string;
  let ids: readonly string[];
  let demo: Asked;

  const onCommandLine = (first: string, second: string) => {
    const [result, other] = [first, second].map((id) => join(facts, 'replay', id));
    return ['replay', 'compare', '--result', result ?? '', '--with', other ?? ''];
  };

  beforeAll(async () => {
    facts = join(await tempFolder(), 'facts');
    const days = ['--from', '2018-01-01', '--to', '2018-12-31'];
    const made = await sanyi('city', 'build', '--scale', '0.0001', ...days, '--out', facts);
    expect(made.code, made.err).toBe(0);
    const found: string[] = [];
    for (const reform of REFORMS) {
      found.push((await documentOf(replayed, ['replay', '--facts', facts, ...reform])).id);
    }
    ids = found;
    demo = await demoOf(facts);
  }, 400_000);

  it('are listed and told over HTTP as on the command line, to the fen', async () => {
    const list = keptReplaysSchema.parse(await (await demo.get('/api/replays')).json());
    expect(list.replays.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(await readdir(join(facts, 'replay'))).toEqual(expect.arrayContaining([...ids]));
    const [first = '', second = ''] = ids;
    const told = await documentOf(compared, onCommandLine(first, second));
    const reply = await demo.get(`/api/replays/${first}/compare?with=${second}`);
    const pair = replaysComparedSchema.parse(await reply.json());
    expect([told.sameClaims, told.same, pair.same]).toEqual([true, false, false]);
    const weighted = (of: z.infer<typeof change>) =>
      Object.fromEntries(
        Object.entries(of).map(([part, fen]) => [part, String(BigInt(fen) * WEIGHT)]),
      );
    const rows = [pair.all, ...pair.groups, ...pair.institutions];
    const cells = new Map(rows.map((row) => [`${row.dimension} ${row.key}`, row]));
    expect(told.cells.length).toBeGreaterThan(40);
    let seen = 0;
    for (const cell of told.cells) {
      const row = cells.get(cell.key);
      if (!row && cell.key.startsWith('institution ')) continue;
      seen += 1;
      const { first: one, second: two, apart } = row ?? {};
      expect([one, two, apart], cell.key).toEqual(
        [cell.first, cell.second, cell.apart].map(weighted),
      );
    }
    expect(seen).toBeGreaterThan(pair.institutions.length);
    for (const { first: one, second: two, apart } of [pair.all, ...pair.groups]) {
      for (const side of [one, two, apart]) expectSum(side);
    }
  }, 120_000);

  it('tell visits in their bands and rules that spoke over HTTP as on the command line', async () => {
    const [first = '', second = ''] = ids;
    const told = await documentOf(compared, onCommandLine(first, second));
    const reply = await demo.get(`/api/replays/${first}/compare?with=${second}`);
    const pair = replaysComparedSchema.parse(await reply.json());
    const weight = Number(WEIGHT);
    expect(told.visits.length).toBeGreaterThan(0);
    for (const { key, first: one, second: two } of told.visits) {
      const row = pair.visits.find((each) => `level ${each.key}` === key);
      const sides = [row?.first, row?.second].map((side) => [side?.count, side?.eachFen]);
      expect(sides, key).toEqual([one, two].map(({ count, eachFen }) => [weight * count, eachFen]));
    }
    expect(pair.ruleCount).toBe(told.rules.length);
    expect(pair.rules.length).toBeGreaterThan(3);
    for (const { cite, speaks, first: one, second: two, place } of pair.rules) {
      const row = told.rules.find((each) => each.cite === cite && each.speaks === speaks);
      const weighted = [row?.first, row?.second].map((side) => ({
        losers: weight * (side?.losers ?? 0),
        gainers: weight * (side?.gainers ?? 0),
        patientFen: String(WEIGHT * BigInt(side?.patientFen ?? 0)),
      }));
      expect([one, two], cite).toMatchObject(weighted);
      expect(cite).toContain(`${place?.decision}/${place?.rule}`);
    }
  }, 120_000);

  it('say which of them pays from shared budgets: what those move changes no bill', async () => {
    const [first = '', , , pooled = ''] = ids;
    const reply = await demo.get(`/api/replays/${first}/compare?with=${pooled}`);
    const pair = replaysComparedSchema.parse(await reply.json());
    expect(pair.pooled).toEqual({ first: false, second: true });
    expect(pair.all.second).toMatchObject({ patientFen: '0', totalFen: '0' });
    expect(pair.all.second.fundFen).not.toBe('0');
    expect(pair.rules.every(({ second }) => second.claims === 0)).toBe(true);
  }, 120_000);

  it('of other days are refused over HTTP, in both languages, and told apart on the command line', async () => {
    const [first = '', , half = ''] = ids;
    const reply = await demo.get(`/api/replays/${first}/compare?with=${half}`);
    const body = await reply.json();
    expect([reply.status, body.code]).toEqual([422, 'API_REPLAYS_APART']);
    expect(body.detail.en).toContain(`${half} counts 2018-07-01 to 2018-12-31`);
    expect(body.detail.zh).toContain('2018-07-01 至 2018-12-31');
    const told = await documentOf(compared, onCommandLine(first, half));
    expect(told.sameClaims).toBe(false);
  }, 120_000);
});
