export {
  type Behaviour,
  type BehaviourCare,
  type BehaviourMoney,
  type BehaviourRow,
  behaviourSchema,
} from './behaviour.ts';
export {
  type BehaviourPage,
  type BehaviourQuery,
  behaviourPageSchema,
  behaviourQuerySchema,
} from './behaviour-page.ts';
export { type ByChange, type ByChangeStep, byChangeSchema } from './by-change.ts';
export type {
  BandsSide,
  ComparedBands,
  ComparedCell,
  ComparedCharge,
  ComparedPool,
  ComparedRule,
  NamedPool,
  PoolSide,
  ReplayChange,
  RulePlace,
  RuleSums,
} from './compared-rows.ts';
export {
  type Replay,
  type ReplayBands,
  type ReplayCacheUse,
  type ReplayCell,
  type ReplayEngine,
  type ReplayEngineName,
  type ReplayEstimate,
  type ReplayEstimated,
  type ReplayFamily,
  type ReplayItem,
  type ReplayMoney,
  type ReplayRule,
  replaySchema,
} from './replay.ts';
export type { PoolCount, PoolHospital, PoolMoney, ReplayPool, WhatIfPool } from './replay-pool.ts';
export {
  type KeptReplay,
  type KeptReplays,
  keptReplaysSchema,
  type ReplayCompareQuery,
  type ReplaysCompared,
  replayCompareQuerySchema,
  replaysComparedSchema,
} from './replays-compared.ts';
export {
  type WhatIf,
  type WhatIfAmount,
  type WhatIfChange,
  type WhatIfChoices,
  type WhatIfGroup,
  type WhatIfInstitution,
  type WhatIfItem,
  type WhatIfMonth,
  type WhatIfQuery,
  type WhatIfRule,
  type WhatIfValue,
  whatIfChoicesSchema,
  whatIfQuerySchema,
  whatIfSchema,
} from './what-if.ts';
export {
  type WhatIfStep,
  type WhatIfSteps,
  whatIfStepsSchema,
} from './what-if-changes.ts';
export {
  type Solved,
  type SolvedBound,
  type SolvedQuery,
  type SolvedRow,
  type SolveQuery,
  solvedQuerySchema,
  solvedSchema,
  solveQuerySchema,
  type WhatIfDraft,
  whatIfDraftSchema,
} from './what-if-solve.ts';
