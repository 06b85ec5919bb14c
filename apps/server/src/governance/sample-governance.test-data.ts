import { fail, problem } from '@sanyi/kernel';
import { type GovernanceAnswers, governanceAnswers } from './governance-answers.ts';

const notReady = fail(problem('API_NOT_READY', 'sample'));

/** Answers of a place without people, records or figures. */
export const sampleGovernance = (place: string): GovernanceAnswers =>
  governanceAnswers({
    records: { withActor: async () => notReady, close: async () => {} },
    place,
    officers: [],
    projects: [],
    choice: true,
    rules: () => notReady,
    city: () => notReady,
    indicator: () => null,
    titleOf: (id) => ({ en: id, zh: id }),
  });
