import { unwrap } from '@sanyi/kernel';
import { readLibrary } from '@sanyi/policy';
import { readPolicies } from '../../packages/store/src/index.ts';
import { movesOf, noticing, type Outcome } from './noticing.ts';
import { whyUnnoticeable } from './unnoticeable.ts';

/**
 * Moves every number of every shipped table by one unit and tells which moves nothing notices, and
 * which nothing can, with the reason: node tools/run.mjs tools/mutation/main.ts [PACKAGE...]
 */
const [, , ...asked] = process.argv;
const folders = unwrap(await readPolicies('policies'));
const ask = noticing(folders, unwrap(readLibrary(folders)));
const started = performance.now();
const wanted = folders.filter(({ name }) => asked.length === 0 || asked.includes(name));
const outcomes = movesOf(wanted).map(ask);
const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const excluded = new Map<string, Outcome[]>();
const survivors: Outcome[] = [];
for (const outcome of outcomes) {
  const reason = whyUnnoticeable(outcome.mutant);
  if (reason !== null) excluded.set(reason, [...(excluded.get(reason) ?? []), outcome]);
  else if (outcome.by === 'nobody') survivors.push(outcome);
}
for (const [reason, of] of excluded) {
  tell(`not noticeable (${of.length}): ${reason}`);
  for (const place of new Set(of.map(({ mutant }) => mutant.place))) tell(`  ${place}`);
}
const stale = [...excluded.values()].flat().filter(({ by }) => by !== 'nobody');
for (const { mutant, text } of stale) tell(`noticed after all by ${text}: ${mutant.place}`);
for (const { mutant } of survivors)
  tell(`not noticed: ${mutant.place}: ${mutant.from} → ${mutant.to}`);
const by = (who: Outcome['by']): number => outcomes.filter((each) => each.by === who).length;
const seconds = ((performance.now() - started) / 1000).toFixed(1);
tell(
  `mutation: ${outcomes.length} moves in ${seconds} s: ${by('test')} noticed by a test, ${by('checker')} by the checker, ${outcomes.length - by('test') - by('checker') - survivors.length} not noticeable, ${survivors.length} not noticed`,
);
process.exitCode = survivors.length + stale.length > 0 ? 1 : 0;
