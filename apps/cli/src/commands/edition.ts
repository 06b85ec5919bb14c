import type { EditionList } from '@sanyi/api';
import { instantText, ok, parsePeriod, type Result } from '@sanyi/kernel';
import type { GovernanceDesk } from '@sanyi/server';
import type { Actor } from '@sanyi/store';
import type { Call, Command, Option, Outcome } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { atDesk, DESK_OPTIONS, SEEN_OPTION, versionOf } from '../inputs/desk-of.ts';
import { EDITION_OPTION, type Editions, editionOf, PERIOD_ARGUMENT } from '../inputs/edition-of.ts';
import { textTable } from '../texts/text-table.ts';
import { EDITION_PRINT } from './edition-print.ts';

const REASON_OPTION: Option = {
  name: 'reason',
  value: 'TEXT',
  text: { en: 'why', zh: '理由' },
};

/** What a command does with the edition it acts on. */
type Act = (
  editions: Editions,
  actor: Actor,
  of: { readonly id: string; readonly version: number; readonly contentHash: string },
) => Promise<Result<EditionList>>;

/** A command that acts on an edition of a quarter, as it was seen. */
const acting = (
  command: Pick<Command, 'name' | 'summary' | 'examples'> & {
    readonly options?: readonly Option[];
  },
  prepared: (call: Call) => Result<Act>,
): Command => ({
  ...command,
  arguments: [PERIOD_ARGUMENT],
  options: [...(command.options ?? []), EDITION_OPTION, SEEN_OPTION, ...DESK_OPTIONS],
  run: async (call) => {
    const act = prepared(call);
    if (!act.ok) return act;
    return atDesk(call, async (desk, actor) => {
      const { editions } = desk;
      const found = await editionOf(call, editions, actor);
      if (!found.ok) return found;
      const version = await versionOf(call, async () => found);
      if (!version.ok) return version;
      const { id, contentHash } = found.value;
      return listed(
        { call, desk },
        await act.value(editions, actor, { id, version: version.value, contentHash }),
      );
    });
  },
});

/** `sanyi edition list`: who drafted, signed, published and received. */
const EDITION_LIST: Command = {
  name: 'edition list',
  summary: {
    en: 'list the editions of a quarter: drafted, signed, published, received',
    zh: '列出某季度通报的各版本：起草、签发、发布、签收',
  },
  arguments: [PERIOD_ARGUMENT],
  options: DESK_OPTIONS,
  examples: [
    {
      line: 'sanyi edition list 2019-Q1 --facts my-facts --as city-data',
      text: { en: 'the newest first', zh: '最新的在前' },
    },
  ],
  run: async (call) => {
    const period = parsePeriod(call.arguments[0] ?? '', 'PERIOD');
    if (!period.ok) return period;
    return atDesk(call, async (desk, actor) =>
      listed({ call, desk }, await desk.editions.list(actor, period.value.id)),
    );
  },
};

/** `sanyi edition draft`: drafts the bulletin, or its correction. */
const EDITION_DRAFT: Command = {
  name: 'edition draft',
  summary: {
    en: 'draft the bulletin as it stands; after publication its correction',
    zh: '按现有数据起草通报；发布后则起草更正版',
  },
  arguments: [PERIOD_ARGUMENT],
  options: [REASON_OPTION, ...DESK_OPTIONS],
  examples: [
    {
      line: 'sanyi edition draft 2019-Q1 --facts my-facts --as city-data',
      text: { en: 'a draft that is there is written anew', zh: '已有草案则重新起草' },
    },
    {
      line: 'sanyi edition draft 2019-Q1 --reason "Tongzhou sent a new sheet." --facts my-facts --as city-data',
      text: { en: 'a correction lists what changed', zh: '更正版列明变化' },
    },
  ],
  run: async (call) => {
    const period = parsePeriod(call.arguments[0] ?? '', 'PERIOD');
    if (!period.ok) return period;
    const asked = { period: period.value.id, reason: call.options.get('reason') };
    return atDesk(call, async (desk, actor) =>
      listed({ call, desk }, await desk.editions.draft(actor, asked)),
    );
  },
};

const EDITION_APPROVE = acting(
  {
    name: 'edition approve',
    summary: {
      en: 'sign a draft as it was seen, which locks its data',
      zh: '按所见内容签发草案，并锁定其数据',
    },
    examples: [
      {
        line: 'sanyi edition approve 2019-Q1 --facts my-facts --as city-director',
        text: { en: 'the second of two is refused', zh: '同时签发时，后者被拒绝' },
      },
      {
        line: 'sanyi edition approve 2019-Q1 --despite-open-sheets --facts my-facts --as city-director',
        text: { en: 'decided, and kept with the edition', zh: '作为决定随版本保存' },
      },
    ],
    options: [
      {
        name: 'despite-open-sheets',
        text: {
          en: 'sign although sheets are missing or not accepted',
          zh: '有报表未报送或未接收仍予签发',
        },
      },
    ],
  },
  (call) => {
    const despiteOpenSheets = call.switches.has('despite-open-sheets');
    return ok((editions, actor, { id, ...seen }) =>
      editions.approve(actor, id, { ...seen, despiteOpenSheets }),
    );
  },
);

const EDITION_REOPEN = acting(
  {
    name: 'edition reopen',
    summary: {
      en: 'take a signature back before publication, with a reason',
      zh: '发布前说明理由撤回签发',
    },
    options: [REASON_OPTION],
    examples: [
      {
        line: 'sanyi edition reopen 2019-Q1 --reason "Tongzhou is late." --facts my-facts --as city-director',
        text: { en: 'its data are open again', zh: '其数据重新开放' },
      },
    ],
  },
  (call) => {
    const reason = neededOption(call, 'reason', '--reason "..."');
    if (!reason.ok) return reason;
    return ok((editions, actor, { id, version }) =>
      editions.reopen(actor, id, { version, reason: reason.value }),
    );
  },
);

const EDITION_PUBLISH = acting(
  {
    name: 'edition publish',
    summary: {
      en: 'publish a signed edition: numbered, frozen, with the checksum of every print',
      zh: '发布已签发的版本：编号、冻结，并记录每份文件的校验值',
    },
    examples: [
      {
        line: 'sanyi edition publish 2019-Q1 --facts my-facts --as city-director',
        text: { en: 'its figures close and reopen tasks', zh: '其指标用于销号或重启任务' },
      },
    ],
  },
  () => ok((editions, actor, { id, ...seen }) => editions.publish(actor, id, seen)),
);

const EDITION_RECEIVE = acting(
  {
    name: 'edition receive',
    summary: { en: 'confirm a published edition for a district', zh: '代表本区签收已发布的版本' },
    options: [{ name: 'note', value: 'TEXT', text: { en: 'a note', zh: '备注' } }],
    examples: [
      {
        line: 'sanyi edition receive 2019-Q1 --facts my-facts --as tongzhou',
        text: { en: 'once for each district', zh: '每区一次' },
      },
    ],
  },
  (call) =>
    ok((editions, actor, { id }) => editions.receive(actor, id, call.options.get('note') ?? '')),
);

/** The commands about editions of the bulletin. */
export const EDITION_COMMANDS: readonly Command[] = [
  EDITION_LIST,
  EDITION_DRAFT,
  EDITION_APPROVE,
  EDITION_REOPEN,
  EDITION_PUBLISH,
  EDITION_RECEIVE,
  EDITION_PRINT,
];

/** In whose words, and by whose clock. */
type Told = { readonly call: Call; readonly desk: Pick<GovernanceDesk, 'timeZone'> };

const listed = (told: Told, list: Result<EditionList>): Result<Outcome> =>
  list.ok ? ok(outcome(list.value, textOf(list.value, told))) : list;

const STATES = {
  draft: { en: 'draft', zh: '草案' },
  approved: { en: 'signed', zh: '已签发' },
  published: { en: 'published', zh: '已发布' },
} as const;

function textOf({ rows, districts }: EditionList, { call, desk }: Told): string {
  const { lang } = call;
  const instant = (at: string): string => instantText(at, { lang, timeZone: desk.timeZone(at) });
  const say = (en: string, zh: string): string => (lang === 'zh' ? zh : en);
  const none = say('no edition', '没有版本');
  if (rows.length === 0) return none;
  const waiting = rows[0]?.submissions.filter(({ state }) => state === 'sent').length ?? 0;
  const lines = rows.map(({ id, number, state, cutOff, submissions, approved, receipts }) => [
    ...[id, number === null ? '' : String(number), STATES[state][lang]],
    `${say('data to', '数据截至')} ${cutOff}`,
    say(`${submissions.length} sheets`, `报表 ${submissions.length} 份`),
    approved ? `${approved.by.name[lang]} ${instant(approved.at)}` : '',
    state === 'published' ? `${receipts.length}/${districts}` : '',
  ]);
  const hint = say(
    `${waiting} of its sheets wait to be accepted`,
    `其中 ${waiting} 份报表尚未审核`,
  );
  const open = rows[0]?.openSheets ?? [];
  const despite = say('open sheets', '未结报表');
  const named = open.map(({ district, form, period }) => `${district} ${form} ${period}`);
  return [
    textTable(lines),
    ...(waiting > 0 ? [hint] : []),
    ...(open.length > 0 ? [`${despite}: ${named.join(', ')}`] : []),
  ].join('\n');
}
