export {
  type Alarm,
  type AlarmThresholds,
  type ProgressPoint,
  progressCurve,
  projectAlarms,
  slipOf,
  taskAlarms,
} from './alarms.ts';
export { canonicalText, type Json } from './canonical.ts';
export {
  type AskedSheet,
  type CutSubmission,
  changedSubmissions,
  type DataCut,
  type OpenSheet,
  openSheets,
  type SubmissionChange,
  submissionsBehind,
} from './data-cut.ts';
export {
  type Directive,
  type DirectiveDraft,
  type FollowedRequirement,
  issueDirective,
  type MeetingPack,
  meetingPack,
  type NamedReport,
  type Requirement,
} from './directive.ts';
export {
  approveEdition,
  changedFigures,
  correctEdition,
  draftEdition,
  type Edition,
  type EditionChange,
  type EditionDraft,
  type EditionFile,
  type EditionState,
  type EditionText,
  publishEdition,
  redraftEdition,
  reopenEdition,
  unchangedEdition,
} from './edition.ts';
export type { EditionFigure } from './edition-figure.ts';
export {
  type Belonging,
  type Envelope,
  envelopeOf,
  type Person,
  type Signature,
  seenLast,
} from './envelope.ts';
export { type FollowNote, followedOf, followFigure } from './follow-figure.ts';
export { type FollowRule, followTask } from './follow-task.ts';
export {
  approveDraft,
  type DraftApproval,
  type DraftBase,
  type DraftFiles,
  type DraftState,
  dropDraft,
  makeDraft,
  type PackageDraft,
  type PackageDraftStart,
  returnDraft,
  saveDraft,
  submitDraft,
} from './package-draft.ts';
export {
  type LockCause,
  type LockedData,
  lockOver,
  lockPeriod,
  type PeriodLock,
  releaseLock,
  unlocked,
} from './period-lock.ts';
export {
  type Milestone,
  type Project,
  type ProjectDraft,
  type ProjectReport,
  type ProjectRisk,
  registerProject,
  reportProject,
} from './project.ts';
export { type Receipt, receiveEdition } from './receipt.ts';
export {
  acceptSubmission,
  type FollowedFigure,
  returnSubmission,
  type Submission,
  type SubmissionDraft,
  type SubmissionFile,
  type SubmissionRow,
  type SubmissionState,
  sendSubmission,
} from './submission.ts';
export {
  assignTask,
  closeTask,
  type Evidence,
  openTask,
  reportTask,
  type Task,
  type TaskDraft,
  type TaskFigure,
  type TaskLevel,
  type TaskMeasure,
  type TaskOrigin,
  type TaskReading,
  type TaskState,
  withdrawTask,
} from './task.ts';
