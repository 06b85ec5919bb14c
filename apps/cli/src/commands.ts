import { assert } from '@sanyi/kernel';
import type { Command } from './call/command.ts';

/**
 * A command by its name. What it is and does is read when it is asked for: all commands together are
 * megabytes of code, which would take longer to load than most of them take to answer.
 */
export type NamedCommand = { readonly name: string; readonly read: () => Promise<Command> };

/** The commands of one file; they stand in the help in the order of their names here. */
const file = (names: string, read: () => Promise<readonly Command[]>): NamedCommand[] =>
  names.split(', ').map((name) => ({
    name,
    read: async () => {
      const found = (await read()).find((each) => each.name === name);
      assert(found !== undefined, `no command ${name} in its file`);
      return found;
    },
  }));

/** Every command of `sanyi`, in the order of the help. */
export const COMMANDS: readonly NamedCommand[] = [
  ...file('demo', async () => Object.values(await import('./commands/demo.ts'))),
  ...file('city build', async () => Object.values(await import('./commands/city-build.ts'))),
  ...file('city check', async () => Object.values(await import('./commands/city-check.ts'))),
  ...file('import', async () => Object.values(await import('./commands/import.ts'))),
  ...file('settle', async () => Object.values(await import('./commands/settle.ts'))),
  ...file('replay, replay compare', async () =>
    Object.values(await import('./commands/replay.ts')),
  ),
  ...file('replay merge', async () => Object.values(await import('./commands/replay-merge.ts'))),
  ...file('replay-store build, replay-store cache, replay-store verify', async () =>
    Object.values(await import('./commands/replay-store.ts')),
  ),
  ...file('replay read-back', async () => Object.values(await import('./commands/replay.ts'))),
  ...file('solve', async () => Object.values(await import('./commands/solve.ts'))),
  ...file('sql', async () => Object.values(await import('./commands/sql.ts'))),
  ...file('explain', async () => Object.values(await import('./commands/explain.ts'))),
  ...file('measure', async () => Object.values(await import('./commands/measure.ts'))),
  ...file('monitor', async () => Object.values(await import('./commands/monitor.ts'))),
  ...file('before-after', async () => Object.values(await import('./commands/before-after.ts'))),
  ...file('report new', async () => Object.values(await import('./commands/report-new.ts'))),
  ...file('report template', async () =>
    Object.values(await import('./commands/report-template.ts')),
  ),
  ...file('report check', async () => Object.values(await import('./commands/report-check.ts'))),
  ...file('report submit', async () => Object.values(await import('./commands/report-submit.ts'))),
  ...file('report list, report accept, report return', async () =>
    Object.values(await import('./commands/report-judge.ts')),
  ),
  ...file('report reopen', async () => Object.values(await import('./commands/report-reopen.ts'))),
  ...file('report status', async () => Object.values(await import('./commands/report-status.ts'))),
  ...file('bulletin', async () => Object.values(await import('./commands/bulletin.ts'))),
  ...file(
    'edition list, edition draft, edition approve, edition reopen, edition publish, edition receive, edition print',
    async () => (await import('./commands/edition.ts')).EDITION_COMMANDS,
  ),
  ...file(
    'task list, task show, task open, task report, task close, task follow',
    async () => (await import('./commands/task.ts')).TASK_COMMANDS,
  ),
  ...file(
    'directive list, directive issue',
    async () => (await import('./commands/directive.ts')).DIRECTIVE_COMMANDS,
  ),
  ...file(
    'project list, project register, project report',
    async () => (await import('./commands/project.ts')).PROJECT_COMMANDS,
  ),
  ...file('policy new', async () => Object.values(await import('./commands/policy-new.ts'))),
  ...file('policy list', async () => Object.values(await import('./commands/policy-list.ts'))),
  ...file('policy show', async () => Object.values(await import('./commands/policy-show.ts'))),
  ...file('policy parameters', async () =>
    Object.values(await import('./commands/policy-parameters.ts')),
  ),
  ...file('policy check', async () => Object.values(await import('./commands/policy-check.ts'))),
  ...file('policy test', async () => Object.values(await import('./commands/policy-test.ts'))),
  ...file('policy analyse', async () =>
    Object.values(await import('./commands/policy-analyse.ts')),
  ),
  ...file('policy diff', async () => Object.values(await import('./commands/policy-diff.ts'))),
  ...file('policy fmt', async () => Object.values(await import('./commands/policy-fmt.ts'))),
  ...file('policy evidence', async () =>
    Object.values(await import('./commands/policy-evidence.ts')),
  ),
  ...file('policy pack', async () => Object.values(await import('./commands/policy-pack.ts'))),
  ...file('policy install', async () =>
    Object.values(await import('./commands/policy-install.ts')),
  ),
  ...file('decide', async () => Object.values(await import('./commands/decide.ts'))),
  ...file('conformance dmn-tck', async () =>
    Object.values(await import('./commands/conformance-dmn-tck.ts')),
  ),
  ...file('bench', async () => Object.values(await import('./commands/bench.ts'))),
];
