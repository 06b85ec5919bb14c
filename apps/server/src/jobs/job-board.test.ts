import { jobSchema } from '@sanyi/api';
import { fail, ok, problem } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { type JobPlan, jobBoard } from './job-board.ts';

const PLAN: JobPlan = {
  kind: 'prepare',
  title: { en: 'Preparing', zh: '准备' },
  unit: { en: 'claims', zh: '笔' },
  stepCount: 2,
  result: '/api/overview',
  startedBy: null,
};
const STEP = { en: 'Settling', zh: '结算' };

describe('jobs', () => {
  test('SRV-4 a job tells step, count, rate and time left, and its result once done', async () => {
    let time = 0;
    const board = jobBoard(() => time);
    const { ended } = board.start(PLAN, async ({ step, job }) => {
      step(2, STEP);
      time = 500;
      job.onProgress?.({ step: STEP, done: 3, total: 10, rate: 6, secondsLeft: 1.2 });
      expect(jobSchema.parse(board.latest())).toMatchObject({
        state: 'running',
        step: STEP,
        stepNumber: 2,
        done: 3,
        total: 10,
        secondsLeft: 1.2,
        seconds: 0.5,
        result: null,
      });
      return ok(null);
    });
    expect(await ended).toMatchObject({ state: 'done', result: '/api/overview', problem: null });
  });

  test('SRV-4 a cancelled job sees the signal and ends as cancelled', async () => {
    const board = jobBoard(() => 0);
    const { ended } = board.start(PLAN, async ({ job }) => {
      const id = board.latest()?.id ?? '';
      board.cancel(id);
      expect(job.signal?.aborted).toBe(true);
      return fail(problem('CLI_INTERRUPTED', 'test'));
    });
    expect((await ended).state).toBe('cancelled');
    expect(board.find('nothing').ok).toBe(false);
  });

  test('SRV-4 a job of one kind is found however many of another were started since', async () => {
    const board = jobBoard(() => 0);
    const { ended } = board.start(PLAN, async () => {
      await board.start({ ...PLAN, kind: 'replay' }, async () => ok(null)).ended;
      expect([board.latest()?.kind, board.latest('prepare')?.state]).toEqual(['replay', 'running']);
      return ok(null);
    });
    expect((await ended).state).toBe('done');
    expect(board.latest('renew')).toBeNull();
  });

  test('SRV-4 trouble in a job, also a defect, becomes its problem and ends nothing else', async () => {
    const board = jobBoard(() => 0);
    const refused = await board.start(PLAN, async () =>
      fail(problem('API_PLACE_UNKNOWN', 'city', { place: 'x' })),
    ).ended;
    expect([refused.state, refused.problem?.code]).toEqual(['failed', 'API_PLACE_UNKNOWN']);
    const broken = await board.start(PLAN, () => {
      throw new Error('x');
    }).ended;
    expect([broken.state, broken.problem?.code]).toEqual(['failed', 'API_BUG']);
  });
});
