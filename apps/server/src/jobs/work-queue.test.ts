import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { type Actor, demoActor } from '@sanyi/store';
import { describe, expect, test } from 'vitest';
import { type JobBoard, jobBoard } from './job-board.ts';
import type { QuietMoments } from './quiet-moments.ts';
import { stopJob } from './stop-job.ts';
import { type Work, workQueue } from './work-queue.ts';

const officer = (id: string, role: Actor['role'] = 'office'): Actor => ({
  ...demoActor('beijing'),
  role,
  person: { id, name: { en: id, zh: id }, office: { en: 'Office', zh: '科' } },
});
const PRICES = officer('prices');
const FUND = officer('fund');

/** Work that ends when it is told to, or stopped; and the names in the order in which they began. */
function bench() {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string, kind = 'what-if'): Work => ({
    ...{ name, kind, title: { en: name, zh: name }, result: `/api/${name}` },
    run: ({ signal }) =>
      new Promise<Result<null>>((resolve) => {
        began.push(name);
        ends.set(name, () => resolve(ok(null)));
        signal?.addEventListener('abort', () => resolve(fail(problem('STORE_CANCELLED', name))));
      }),
  });
  return { began, work, end: (name: string) => ends.get(name)?.() };
}

const stateOf = (jobs: JobBoard, id: string) => {
  const job = jobs.find(id);
  return job.ok ? job.value.state : null;
};
/** Nobody asks. */
const ALWAYS_QUIET: QuietMoments = { asked: () => () => {}, next: async () => {} };

/** Lets everything that can go on go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('work of many people', () => {
  test('SRV-89 quiet work waits for others, gives way to them, and begins again until it is done', async () => {
    const [jobs, { work, end }] = [jobBoard(() => 0), bench()];
    const queue = workQueue(jobs, ALWAYS_QUIET);
    const said: string[] = [];
    let finish = (): void => {};
    const quiet = (signal: AbortSignal): Promise<boolean> =>
      new Promise((resolve) => {
        said.push('began');
        finish = () => resolve(true);
        signal.addEventListener('abort', () => {
          said.push('gave way');
          resolve(false);
        });
      });
    queue.start(PRICES, work('a'));
    const done = queue.quietly(quiet, new AbortController().signal);
    await settled();
    expect(said).toEqual([]);
    end('a');
    await queue.ended();
    await settled();
    expect(said).toEqual(['began']);
    queue.start(FUND, work('b'));
    await settled();
    expect(said).toEqual(['began', 'gave way']);
    end('b');
    await queue.ended();
    await settled();
    expect(said).toEqual(['began', 'gave way', 'began']);
    finish();
    await done;
    const over = new AbortController();
    const never = queue.quietly(quiet, over.signal);
    await settled();
    over.abort();
    await never;
    expect(said.slice(3)).toEqual(['began', 'gave way']);
  });

  test('SRV-76 what one starts does not stop what another started, only the own before it', async () => {
    const [jobs, { began, work, end }] = [jobBoard(() => 0), bench()];
    const queue = workQueue(jobs, ALWAYS_QUIET);
    const first = queue.start(PRICES, work('a'));
    const other = queue.start(FUND, work('b'));
    await settled();
    expect([began, stateOf(jobs, first.id), stateOf(jobs, other.id)]).toEqual([
      ['a', 'b'],
      'running',
      'running',
    ]);
    const next = queue.start(PRICES, work('c'));
    await settled();
    expect([first, other, next].map(({ id }) => stateOf(jobs, id))).toEqual([
      ...['cancelled', 'running', 'running'],
    ]);
    for (const name of ['b', 'c']) end(name);
    await queue.ended();
    expect([other, next].map(({ id }) => stateOf(jobs, id))).toEqual(['done', 'done']);
  });

  test('SRV-76 who has least under way is next; those who wait see how many are before them', async () => {
    const [jobs, { began, work, end }] = [jobBoard(() => 0), bench()];
    const queue = workQueue(jobs, ALWAYS_QUIET);
    queue.start(PRICES, work('exact', 'what-if'));
    queue.start(PRICES, work('solve', 'what-if-solve'));
    const third = queue.start(PRICES, work('changes', 'what-if-changes'));
    const other = queue.start(FUND, work('other', 'what-if'));
    await settled();
    expect(began).toEqual(['exact', 'solve']);
    const waiting = jobs.find(third.id);
    expect(waiting.ok && [waiting.value.state, waiting.value.step.en]).toEqual([
      'running',
      'Waits for its turn: 2 before it',
    ]);
    end('exact');
    await settled();
    expect(began).toEqual(['exact', 'solve', 'other']);
    expect(queue.own(FUND, { kind: 'what-if', name: 'other' })?.id).toBe(other.id);
    expect(queue.own(PRICES, { kind: 'what-if', name: 'other' })).toBeNull();
    for (const name of ['solve', 'other']) end(name);
    await settled();
    end('changes');
    await queue.ended();
    expect(stateOf(jobs, third.id)).toBe('done');
  });

  test('SRV-76 what two ask alike runs once at a time, and each stops only the own', async () => {
    const [jobs, { began, work, end }] = [jobBoard(() => 0), bench()];
    const queue = workQueue(jobs, ALWAYS_QUIET);
    const mine = queue.start(PRICES, work('same'));
    const yours = queue.start(FUND, work('same'));
    await settled();
    expect([began, queue.start(PRICES, work('same')).id]).toEqual([['same'], mine.id]);
    expect(stopJob(jobs, FUND, yours.id).ok).toBe(true);
    await settled();
    expect([mine, yours].map(({ id }) => stateOf(jobs, id))).toEqual(['running', 'cancelled']);
    const again = queue.start(FUND, work('same'));
    expect(stopJob(jobs, PRICES, mine.id).ok).toBe(true);
    await settled();
    expect(began).toEqual(['same', 'same']);
    end('same');
    await queue.ended();
    expect([mine, again].map(({ id }) => stateOf(jobs, id))).toEqual(['cancelled', 'done']);
  });

  test('SRV-77 only who started a job, or the director, may stop it; visits are told apart', async () => {
    const [jobs, { work, end }] = [jobBoard(() => 0), bench()];
    const queue = workQueue(jobs, ALWAYS_QUIET);
    const visitor = { ...demoActor('beijing'), visit: 'one' };
    const [mine, looked] = [queue.start(PRICES, work('a')), queue.start(visitor, work('b'))];
    await settled();
    const refused = (actor: Actor, id: string): string | null => {
      const stopped = stopJob(jobs, actor, id);
      return stopped.ok ? null : (stopped.problems[0]?.code ?? '');
    };
    expect(refused(FUND, mine.id)).toBe('API_JOB_OF_ANOTHER');
    expect(refused(visitor, mine.id)).toBe('API_JOB_OF_ANOTHER');
    expect(refused({ ...visitor, visit: 'two' }, looked.id)).toBe('API_JOB_OF_ANOTHER');
    expect(refused(PRICES, 'what-if-9')).toBe('API_JOB_UNKNOWN');
    expect([mine, looked].map(({ id }) => stateOf(jobs, id))).toEqual(['running', 'running']);
    expect(refused(visitor, looked.id)).toBeNull();
    expect(refused(officer('head', 'director'), mine.id)).toBeNull();
    await queue.ended();
    expect([mine, looked].map(({ id }) => stateOf(jobs, id))).toEqual(['cancelled', 'cancelled']);
    const own = jobs.start(
      { ...work('c'), unit: work('c').title, stepCount: 1, startedBy: null },
      () => work('c').run({}, () => {}),
    );
    expect(refused(PRICES, own.job.id)).toBe('API_JOB_OF_ANOTHER');
    end('c');
    expect((await own.ended).state).toBe('done');
  });
});
