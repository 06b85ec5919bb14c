export {
  type DirectiveList,
  type DirectiveRow,
  directiveListSchema,
  type MeetingPackDocument,
  meetingPackSchema,
  type WireRequirement,
} from './directive.ts';
export {
  type Officer,
  type OfficerList,
  officerListSchema,
  type WireAlarm,
  type WireHistory,
  type WirePerson,
  type WireSignature,
} from './person.ts';
export {
  type ProjectDetail,
  type ProjectList,
  type ProjectRow,
  projectDetailSchema,
  projectListSchema,
  type WireMilestone,
  type WireProgress,
} from './project.ts';
export {
  type FollowRequest,
  followRequestSchema,
  type IssueRequest,
  issueRequestSchema,
  type NewProject,
  type NewTask,
  newProjectSchema,
  newTaskSchema,
  type ProjectProgress,
  projectProgressSchema,
  type Reasoned,
  reasonedSchema,
  type TaskAssignment,
  type TaskQuery,
  type TaskReport,
  taskAssignmentSchema,
  taskQuerySchema,
  taskReportSchema,
} from './requests.ts';
export {
  type TaskAct,
  type TaskDetail,
  type TaskList,
  type TaskMeasured,
  type TaskRow,
  type TaskValue,
  taskDetailSchema,
  taskListSchema,
  type WireTaskState,
} from './task.ts';
export {
  type UntakenFigure,
  type WaitingEdition,
  type WaitingSubmission,
  type Work,
  workSchema,
} from './work.ts';
