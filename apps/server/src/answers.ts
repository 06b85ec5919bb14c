import type {
  BeforeAfter,
  BeforeAfterQuery,
  BehaviourPage,
  BehaviourQuery,
  BulletinDocument,
  BulletinFileQuery,
  BulletinQuery,
  ClaimExplained,
  ClaimList,
  ClaimQuery,
  Coverage,
  District,
  DraftDetail,
  ExplainQuery,
  FigureQuery,
  FigureWhy,
  Glossary,
  Growth,
  GrowthQuery,
  Health,
  Job,
  KeptReplays,
  Monitoring,
  MonitoringQuery,
  Overview,
  OverviewQuery,
  PackageChecks,
  PackageDetail,
  PackageList,
  ReplaysCompared,
  Solved,
  SolvedQuery,
  SolveQuery,
  Status,
  WhatIf,
  WhatIfChoices,
  WhatIfDraft,
  WhatIfQuery,
  WhatIfSteps,
} from '@sanyi/api';
import type { Actor } from '@sanyi/store';
import type { Answer, SentFile } from './answer.ts';
import type { EditionAnswers } from './bulletin/edition-answers.ts';
import type { DraftAnswers } from './drafts/draft-answers.ts';
import type { InstallAnswers } from './drafts/install-answers.ts';
import type { GovernanceAnswers } from './governance/governance-answers.ts';
import type { ReportAnswers } from './reports/report-answers.ts';

/**
 * Everything the server can be asked. The routes know this and nothing of files, rules or figures;
 * every question names who asks.
 */
export type Answers = {
  /** The place the facts are of; actors read within it. */
  readonly place: string;
  /** Names the city that is served now, for this run of the server; null while there is none. */
  cityMark(): string | null;
  health(): Health;
  status(actor: Actor): Status;
  overview(actor: Actor, query: OverviewQuery): Answer<Overview>;
  growth(actor: Actor, query: GrowthQuery): Answer<Growth>;
  district(actor: Actor, id: string, query: OverviewQuery): Answer<District>;
  claims(actor: Actor, query: ClaimQuery): Answer<ClaimList>;
  claim(actor: Actor, id: string, query: ExplainQuery): Answer<ClaimExplained>;
  packages(actor: Actor): Answer<PackageList>;
  package(actor: Actor, id: string): Answer<PackageDetail>;
  packageChecks(actor: Actor, id: string): Answer<PackageChecks>;
  figure(actor: Actor, query: FigureQuery): Answer<FigureWhy>;
  bulletin(actor: Actor, query: BulletinQuery): Answer<BulletinDocument>;
  readonly editions: EditionAnswers;
  bulletinFile(actor: Actor, query: BulletinFileQuery): Answer<SentFile>;
  monitoring(actor: Actor, query: MonitoringQuery): Answer<Monitoring>;
  beforeAfter(actor: Actor, query: BeforeAfterQuery): Answer<BeforeAfter>;
  /** What a reform would do to the last year. */
  readonly whatIf: {
    choices(actor: Actor): Answer<WhatIfChoices>;
    page(actor: Actor, query: WhatIfQuery, signal?: AbortSignal): Answer<WhatIf>;
    run(actor: Actor, query: WhatIfQuery): Answer<Job>;
    changes(actor: Actor, query: WhatIfQuery, signal?: AbortSignal): Answer<WhatIfSteps>;
    runChanges(actor: Actor, query: WhatIfQuery): Answer<Job>;
    solve(actor: Actor, query: SolveQuery): Answer<Job>;
    solved(actor: Actor, query: SolvedQuery): Answer<Solved>;
    /** Keeps what was tried or found as a draft of a package. */
    draft(actor: Actor, asked: WhatIfDraft): Answer<DraftDetail>;
  };
  /** Exact results that are kept beside the facts. */
  readonly replays: {
    list(actor: Actor): Answer<KeptReplays>;
    compare(actor: Actor, first: string, second: string): Answer<ReplaysCompared>;
  };
  /** The same if volumes responded, apart from it. */
  behaviour(actor: Actor, query: BehaviourQuery): Answer<BehaviourPage>;
  coverage(actor: Actor): Answer<Coverage>;
  glossary(actor: Actor): Answer<Glossary>;
  /** Removes everything that was done in a demo city and makes it anew; answers with the job. */
  reset(actor: Actor): Answer<Job>;
  /** Figures that districts send. */
  readonly reports: ReportAnswers;
  /** What people decided, and who acts. */
  readonly governance: GovernanceAnswers;
  /** Drafts of packages, from copy to approval. */
  readonly drafts: DraftAnswers;
  /** Packages of other cities, taken over as drafts. */
  readonly installs: InstallAnswers;
  job(actor: Actor, id: string): Answer<Job>;
  /** Asks a job to stop; answers with the job as it then is. */
  cancel(actor: Actor, id: string): Answer<Job>;
};
