import { ok } from '@sanyi/kernel';
import type { Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { atDesk, DESK_OPTIONS } from '../inputs/desk-of.ts';
import { textTable } from '../texts/text-table.ts';

/** `sanyi directive list`: directives, issued or still only content of a package. */
const DIRECTIVE_LIST: Command = {
  name: 'directive list',
  summary: { en: 'list directives and meetings', zh: '列出会议与督办文件' },
  arguments: [],
  options: DESK_OPTIONS,
  examples: [
    {
      line: 'sanyi directive list --facts .sanyi/beijing --as city-director',
      text: { en: 'issued and not yet issued', zh: '已下发与未下发' },
    },
  ],
  run: (call) =>
    atDesk(call, async ({ directives }, actor) => {
      const list = await directives.list(actor);
      if (!list.ok) return list;
      const rows = list.value.rows.map(({ id, name, day, requirements, open, title }) => [
        ...[id ?? '—', name, day, `${open}/${requirements}`],
        title[call.lang],
      ]);
      return ok(outcome(list.value, textTable(rows)));
    }),
};

/** `sanyi directive issue`: issues a directive of a package; each requirement becomes a task. */
const DIRECTIVE_ISSUE: Command = {
  name: 'directive issue',
  summary: {
    en: 'issue a directive of a package; each requirement becomes a task',
    zh: '下发政策包中的督办文件，每项要求成为任务',
  },
  arguments: [
    {
      name: 'NAME',
      text: { en: 'its name in the list "directive"', zh: '“directive”列表中的名称' },
    },
  ],
  options: DESK_OPTIONS,
  examples: [
    {
      line: 'sanyi directive issue meeting-2019-q2 --facts .sanyi/beijing --as city-director',
      text: { en: 'ten requirements, ten tasks', zh: '十项要求，十项任务' },
    },
  ],
  run: (call) =>
    atDesk(call, async ({ directives }, actor) => {
      const pack = await directives.issue(actor, { name: call.arguments[0] ?? '' });
      if (!pack.ok) return pack;
      const rows = pack.value.requirements.map(({ number, task, owner, title }) => [
        ...[String(number), task?.id ?? '—', owner.name[call.lang]],
        title[call.lang],
      ]);
      return ok(outcome(pack.value, textTable(rows, ['right'])));
    }),
};

/** The commands about directives. */
export const DIRECTIVE_COMMANDS: readonly Command[] = [DIRECTIVE_LIST, DIRECTIVE_ISSUE];
