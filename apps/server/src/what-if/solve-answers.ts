import type { Job, Solved, SolveQuery, WhatIfDraft, WireFiles } from '@sanyi/api';
import { groupTitle } from '@sanyi/insurance';
import { fail, hashText, ok, parseDay, problem, type Result } from '@sanyi/kernel';
import { scenarioPackage } from '@sanyi/policy';
import { solvePrices } from '@sanyi/store';
import { solvedPage } from './solved-page.ts';
import { startOther } from './start-other.ts';
import { whatIfChoices } from './what-if-choices.ts';
import { type Desk, groupsOf } from './what-if-desk.ts';

/** Solutions that are kept: those of a sitting. */
const KEPT = 20;

/** Starts looking for prices. The rules are built first, so that a wrong text is refused at once. */
export async function startSolve(desk: Desk, query: SolveQuery): Promise<Result<Job>> {
  const { city } = desk;
  const { facts, rules } = city;
  const { place } = facts.manifest;
  const { baseline = place, reform } = query;
  for (const text of [baseline, reform]) {
    const stack = rules.stack(text);
    if (!stack.ok) return stack;
  }
  const bounds = {
    paths: query.paths,
    step: query.stepFen,
    ...{ fall: query.fall / 100, rise: query.rise / 100, total: query.total / 100 },
    hospital: share(query.hospital),
    group: share(query.group),
    services: share(query.services),
  };
  return startOther(desk, {
    name: `solve ${JSON.stringify(query)}`,
    kind: 'what-if-solve',
    title: { en: 'Finding prices', zh: '求解价格' },
    result: (id) => `/api/what-if/solved?id=${encodeURIComponent(id)}`,
    work: async (job, id) => {
      const options = { packages: rules.packages, baseline, reform, job };
      const solved = await solvePrices(facts, options, bounds);
      if (!solved.ok) return solved;
      const told = solvedOf(desk, query, { id: id(), solved: solved.value });
      if (!told.ok) return told;
      const [oldest] = desk.solutions.keys();
      if (desk.solutions.size >= KEPT && oldest !== undefined) desk.solutions.delete(oldest);
      desk.solutions.set(id(), told.value);
      return told;
    },
  });
}

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
      ...{ asked, place },
      row: (path) => rows.get(path) ?? { en: path, zh: path },
      institution: (id) => places.get(id) ?? { en: id, zh: id },
      group: (key) => titles('personClass', key),
    }),
  );
}

/** A solution by the id of the job that found it. */
export function solutionOf({ solutions }: Desk, id: string): Result<Solved> {
  const found = solutions.get(id);
  return found ? ok(found) : fail(problem('API_JOB_UNKNOWN', 'query id', { job: id.slice(0, 80) }));
}

/** What was tried, or the prices of a solution, as the files of a package that holds from a day on. */
export function draftOf(
  desk: Desk,
  asked: WhatIfDraft,
): Result<{ readonly id: string; readonly files: WireFiles }> {
  const from = parseDay(asked.from, 'body from');
  if (!from.ok) return from;
  const solution = asked.solved === undefined ? null : solutionOf(desk, asked.solved);
  if (solution && !solution.ok) return solution;
  const text = solution ? solution.value.reform : (asked.reform ?? '');
  const stack = desk.city.rules.stack(text);
  if (!stack.ok) return stack;
  const id = `what-if-${asked.from.replaceAll('-', '')}-${hashText(text).slice(0, 4)}`;
  const files = scenarioPackage(stack.value, { id, from: from.value });
  if (!files) return fail(problem('REPLAY_NOTHING_CHANGES', 'body reform', { stack: text }));
  return ok({ id, files: Object.fromEntries(files) });
}
