import type { Command } from './command.ts';
import { BEFORE_AFTER } from './commands/before-after.ts';
import { BENCH } from './commands/bench.ts';
import { BULLETIN } from './commands/bulletin.ts';
import { CITY_BUILD } from './commands/city-build.ts';
import { CITY_CHECK } from './commands/city-check.ts';
import { CONFORMANCE_DMN_TCK } from './commands/conformance-dmn-tck.ts';
import { DECIDE } from './commands/decide.ts';
import { DEMO_COMMAND } from './commands/demo.ts';
import { DIRECTIVE_COMMANDS } from './commands/directive.ts';
import { EDITION_COMMANDS } from './commands/edition.ts';
import { EXPLAIN } from './commands/explain.ts';
import { IMPORT } from './commands/import.ts';
import { MEASURE } from './commands/measure.ts';
import { MONITOR } from './commands/monitor.ts';
import { POLICY_ANALYSE } from './commands/policy-analyse.ts';
import { POLICY_CHECK } from './commands/policy-check.ts';
import { POLICY_DIFF } from './commands/policy-diff.ts';
import { POLICY_EVIDENCE } from './commands/policy-evidence.ts';
import { POLICY_FMT } from './commands/policy-fmt.ts';
import { POLICY_INSTALL } from './commands/policy-install.ts';
import { POLICY_LIST } from './commands/policy-list.ts';
import { POLICY_NEW } from './commands/policy-new.ts';
import { POLICY_PACK } from './commands/policy-pack.ts';
import { POLICY_SHOW } from './commands/policy-show.ts';
import { POLICY_TEST } from './commands/policy-test.ts';
import { PROJECT_COMMANDS } from './commands/project.ts';
import { REPLAY, REPLAY_COMPARE, REPLAY_READ_BACK } from './commands/replay.ts';
import { REPLAY_MERGE } from './commands/replay-merge.ts';
import {
  REPLAY_STORE_BUILD,
  REPLAY_STORE_CACHE,
  REPLAY_STORE_VERIFY,
} from './commands/replay-store.ts';
import { REPORT_CHECK } from './commands/report-check.ts';
import { REPORT_ACCEPT, REPORT_LIST, REPORT_RETURN } from './commands/report-judge.ts';
import { REPORT_NEW } from './commands/report-new.ts';
import { REPORT_REOPEN } from './commands/report-reopen.ts';
import { REPORT_STATUS } from './commands/report-status.ts';
import { REPORT_SUBMIT } from './commands/report-submit.ts';
import { REPORT_TEMPLATE } from './commands/report-template.ts';
import { SETTLE } from './commands/settle.ts';
import { SOLVE } from './commands/solve.ts';
import { SQL } from './commands/sql.ts';
import { TASK_COMMANDS } from './commands/task.ts';

/** Every command of `sanyi`, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  DEMO_COMMAND,
  CITY_BUILD,
  CITY_CHECK,
  IMPORT,
  SETTLE,
  REPLAY,
  REPLAY_COMPARE,
  REPLAY_MERGE,
  REPLAY_STORE_BUILD,
  REPLAY_STORE_CACHE,
  REPLAY_STORE_VERIFY,
  REPLAY_READ_BACK,
  SOLVE,
  SQL,
  EXPLAIN,
  MEASURE,
  MONITOR,
  BEFORE_AFTER,
  REPORT_NEW,
  REPORT_TEMPLATE,
  REPORT_CHECK,
  REPORT_SUBMIT,
  REPORT_LIST,
  REPORT_ACCEPT,
  REPORT_RETURN,
  REPORT_REOPEN,
  REPORT_STATUS,
  BULLETIN,
  ...EDITION_COMMANDS,
  ...TASK_COMMANDS,
  ...DIRECTIVE_COMMANDS,
  ...PROJECT_COMMANDS,
  POLICY_NEW,
  POLICY_LIST,
  POLICY_SHOW,
  POLICY_CHECK,
  POLICY_TEST,
  POLICY_ANALYSE,
  POLICY_DIFF,
  POLICY_FMT,
  POLICY_EVIDENCE,
  POLICY_PACK,
  POLICY_INSTALL,
  DECIDE,
  CONFORMANCE_DMN_TCK,
  BENCH,
];
