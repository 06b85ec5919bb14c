import type { SubmissionList } from '@sanyi/api';
import { instantText, ok, type Result } from '@sanyi/kernel';
import { buildStack } from '@sanyi/policy';
import { type SubmissionAnswers, submissionAnswers } from '@sanyi/server';
import { type Actor, type Facts, timeZoneOf } from '@sanyi/store';
import type { Call, Command, Option, Outcome } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { AS_OPTION, SEEN_OPTION, versionOf } from '../inputs/desk-of.ts';
import { libraryOf } from '../inputs/library-of.ts';
import { RECORDS_OPTION } from '../inputs/records-of.ts';
import { PERIOD_OPTION, periodOf, senderOf } from '../inputs/report-desk.ts';
import { FACTS_OPTION, factsOf } from '../inputs/settled-facts.ts';
import { textTable } from '../texts/text-table.ts';

const ID = { name: 'SUBMISSION', text: { en: 'what was sent, such as S3', zh: '报送编号，如 S3' } };
const SENDER_OPTIONS: readonly Option[] = [FACTS_OPTION, AS_OPTION, RECORDS_OPTION];

/** `sanyi report list`: what districts sent, and where it stands. */
export const REPORT_LIST: Command = {
  name: 'report list',
  summary: { en: 'list what districts sent and where it stands', zh: '列出各区报送及其状态' },
  arguments: [],
  options: [PERIOD_OPTION, ...SENDER_OPTIONS],
  examples: [
    {
      line: 'sanyi report list --facts my-facts --period 2019-Q1 --as city-data',
      text: { en: 'sent, accepted and returned', zh: '待审、已接受与已退回' },
    },
  ],
  run: async (call) => {
    const period = periodOf(call);
    if (!period.ok) return period;
    return atSubmissions(call, (answers, actor) => answers.list(actor, period.value.id));
  },
};

/** `sanyi report accept`: an office accepts what a district sent. */
export const REPORT_ACCEPT: Command = {
  name: 'report accept',
  summary: { en: 'accept what a district sent', zh: '接受某区的报送' },
  arguments: [ID],
  options: [SEEN_OPTION, ...SENDER_OPTIONS],
  examples: [
    {
      line: 'sanyi report accept S3 --facts my-facts --as city-data',
      text: { en: 'it stays locked', zh: '数据保持锁定' },
    },
  ],
  run: (call) =>
    atSubmissions(call, async (answers, actor) => {
      const { id, version } = await seen(call, answers, actor);
      return version.ok ? answers.accept(actor, id, { version: version.value }) : version;
    }),
};

/** `sanyi report return`: an office gives a submission back to its district. */
export const REPORT_RETURN: Command = {
  name: 'report return',
  summary: {
    en: 'return what a district sent, with a reason; its figures hold no longer',
    zh: '说明理由后退回某区的报送，其数据不再有效',
  },
  arguments: [ID],
  options: [
    { name: 'reason', value: 'TEXT', text: { en: 'why', zh: '理由' } },
    SEEN_OPTION,
    ...SENDER_OPTIONS,
  ],
  examples: [
    {
      line: 'sanyi report return S3 --reason "The figures are those of 2018." --facts my-facts --as city-data',
      text: { en: 'then the district can send again', zh: '之后该区可重新报送' },
    },
  ],
  run: async (call) => {
    const reason = neededOption(call, 'reason', '--reason "..."');
    if (!reason.ok) return reason;
    return atSubmissions(call, async (answers, actor) => {
      const { id, version } = await seen(call, answers, actor);
      if (!version.ok) return version;
      return answers.giveBack(actor, id, { version: version.value, reason: reason.value });
    });
  },
};

/** The submission that is named, in the version that was seen. */
async function seen(
  call: Call,
  answers: SubmissionAnswers,
  actor: Actor,
): Promise<{ readonly id: string; readonly version: Result<number> }> {
  const id = call.arguments[0] ?? '';
  return { id, version: await versionOf(call, () => answers.find(actor, id)) };
}

async function atSubmissions(
  call: Call,
  work: (answers: SubmissionAnswers, actor: Actor) => Promise<Result<SubmissionList>>,
): Promise<Result<Outcome>> {
  const facts = await factsOf(call);
  if (!facts.ok) return facts;
  const sender = await senderOf(call);
  if (!sender.ok) return sender;
  const { records, actor } = sender.value;
  const list = await work(
    submissionAnswers(records, () => facts),
    actor,
  );
  await records.close();
  if (!list.ok) return list;
  const zone = await zonesOf(call, facts.value);
  const instant = (at: string): string => instantText(at, { lang: call.lang, timeZone: zone(at) });
  const rows = list.value.rows.map(({ id, state, district, form, figures, sent, reason }) => [
    ...[id, STATES[state][call.lang], district, form, String(figures)],
    ...[instant(sent.at), reason ?? ''],
  ]);
  return ok(outcome(list.value, textTable(rows)));
}

/** The time zone of the offices at an instant; UTC where their rules cannot be read. */
async function zonesOf(call: Call, { manifest }: Facts): Promise<(instant: string) => string> {
  const library = await libraryOf(call);
  const stack = library.ok ? buildStack(library.value, manifest.place) : library;
  return (instant) => (stack.ok ? timeZoneOf(stack.value, instant) : 'UTC');
}

const STATES = {
  sent: { en: 'sent', zh: '待审' },
  accepted: { en: 'accepted', zh: '已接受' },
  returned: { en: 'returned', zh: '已退回' },
} as const;
