import type { Job, Solved, SolveQuery, WhatIfDraft, WireFiles } from '@sanyi/api';
import { groupTitle } from '@sanyi/insurance';
import { fail, hashText, ok, parseDay, problem, type Result } from '@sanyi/kernel';
import { scenarioPackage } from '@sanyi/policy';
import { keepSolved, readSolved, solvePrices } from '@sanyi/store';
import { solvedPage } from './solved-page.ts';
import { whatIfChoices } from './what-if-choices.ts';
import { type Asker, type Desk, groupsOf } from './what-if-desk.ts';

/** Starts looking for prices. The rules are built first, so that a wrong text is refused at once. */
export async function startSolve({ desk, actor }: Asker, query: SolveQuery): Promise<Result<Job>> {
  const { city } = desk;
  const { facts, rules } = city;
  const { place } = facts.manifest;
  const { baseline = place, reform } = query;
  const hashes: string[] = [];
  for (const text of [baseline, reform]) {
    const stack = rules.stack(text);
    if (!stack.ok) return stack;
    hashes.push(stack.value.hash);
  }
  const bounds = {
    paths: query.paths,
    step: query.stepFen,
    ...{ fall: query.fall / 100, rise: query.rise / 100, total: query.total / 100 },
    hospital: share(query.hospital),
    group: share(query.group),
    services: share(query.services),
  };
  const id = solutionId([facts.manifest.logicalChecksum, ...hashes, JSON.stringify(query)]);
  const job = desk.work.start(actor, {
    name: `solve ${JSON.stringify(query)}`,
    kind: 'what-if-solve',
    title: { en: 'Finding prices', zh: '求解价格' },
    result: `/api/what-if/solved?id=${id}`,
    run: async (job) => {
      const kept = await readSolved(facts, id);
      if (kept) return ok(kept);
      const options = { ...desk.exactly, baseline, reform, job };
      const solved = await solvePrices(facts, options, bounds);
      if (!solved.ok) return solved;
      const told = solvedOf(desk, query, { id, solved: solved.value });
      if (told.ok) await keepSolved(facts, told.value);
      return told;
    },
  });
  return ok(job);
}

/** The same question over the same facts and rules has the same solution. */
const solutionId = (of: readonly string[]): string =>
  hashText([SOLUTION_VERSION, ...of].join(' ')).slice(0, 16);

/** A change of how prices are found, or told, gives a solution another id. */
const SOLUTION_VERSION = 1;

const share = (percent: number | null): number | null => (percent === null ? null : percent / 100);

function solvedOf(
  desk: Desk,
  asked: SolveQuery,
  of: Pick<Parameters<typeof solvedPage>[0], 'id' | 'solved'>,
): Result<Solved> {
  const { facts, rules, items } = desk.city;
  const { place } = facts.manifest;
  const stack = rules.stack(asked.reform);
  if (!stack.ok) return stack;
  const groups = groupsOf(desk);
  if (!groups.ok) return groups;
  const { values } = whatIfChoices(stack.value, desk.last, items);
  const rows = new Map(values.map(({ path, title }) => [path, title]));
  const places = new Map(
    facts.reference.institutions.map((each) => [String(each.institution), each.title]),
  );
  const titles = groupTitle(facts.manifest.districts, groups.value);
  return ok(
    solvedPage({
      ...of,
      ...{ asked, place, folder: facts.folder },
      row: (path) => rows.get(path) ?? { en: path, zh: path },
      institution: (id) => places.get(id) ?? { en: id, zh: id },
      group: (key) => titles('personClass', key),
    }),
  );
}

/** A solution that is kept, whoever found it and whenever. */
export async function solutionOf({ city }: Desk, id: string): Promise<Result<Solved>> {
  const found = await readSolved(city.facts, id);
  if (found) return ok(found);
  return fail(problem('API_SOLUTION_UNKNOWN', 'query id', { solution: id.slice(0, 80) }));
}

/** What was tried, or the prices of a solution, as the files of a package that holds from a day on. */
export async function draftOf(
  desk: Desk,
  asked: WhatIfDraft,
): Promise<Result<{ readonly id: string; readonly files: WireFiles }>> {
  const from = parseDay(asked.from, 'body from');
  if (!from.ok) return from;
  const solution = asked.solved === undefined ? null : await solutionOf(desk, asked.solved);
  if (solution && !solution.ok) return solution;
  const text = solution ? solution.value.reform : (asked.reform ?? '');
  const stack = desk.city.rules.stack(text);
  if (!stack.ok) return stack;
  const id = `what-if-${asked.from.replaceAll('-', '')}-${hashText(text).slice(0, 4)}`;
  const files = scenarioPackage(stack.value, { id, from: from.value });
  if (!files) return fail(problem('API_NOTHING_CHANGES', 'body reform', { stack: text }));
  return ok({ id, files: Object.fromEntries(files) });
}
