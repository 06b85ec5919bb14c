import { createHash } from 'node:crypto';
import { ok, type Result } from '@sanyi/kernel';
import { closedData, type Sender, type SentSheet, sendSheet, type Taken } from '@sanyi/store';
import type { Call, Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { AS_OPTION } from '../inputs/desk-of.ts';
import { POLICIES_OPTION } from '../inputs/library-of.ts';
import { clockOf, RECORDS_OPTION } from '../inputs/records-of.ts';
import { deskOf, FORM_OPTION, PERIOD_OPTION, senderOf, sheetOf } from '../inputs/report-desk.ts';
import { FACTS_OPTION } from '../inputs/settled-facts.ts';
import { previewDocument, previewText } from '../texts/report-text.ts';

/** `sanyi report submit`: takes a sheet over, all of it or nothing. */
export const REPORT_SUBMIT: Command = {
  name: 'report submit',
  summary: { en: 'take a filled sheet over', zh: '接收已填报表' },
  arguments: [
    { name: 'FILE', text: { en: 'filled sheet, XLSX or CSV', zh: '已填报表，XLSX 或 CSV' } },
  ],
  options: [
    FACTS_OPTION,
    PERIOD_OPTION,
    AS_OPTION,
    RECORDS_OPTION,
    FORM_OPTION,
    {
      name: 'rest',
      text: {
        en: 'take the rows in order even if others are refused',
        zh: '有退回行时仍接收其余各行',
      },
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi report submit tongzhou.xlsx --facts my-facts --period 2019-Q1 --as tongzhou',
      text: { en: 'the same file is taken once only', zh: '同一文件只接收一次' },
    },
  ],
  run: async (call) => {
    const sent = await sheetOf(call);
    if (!sent.ok) return sent;
    const sender = await senderOf(call);
    if (!sender.ok) return sender;
    const taken = await takenOver(call, sender.value, sent.value);
    await sender.value.records.close();
    if (!taken.ok) return taken;
    const { preview, rows } = taken.value;
    const document = { ...previewDocument(preview), taken: rows.length };
    const told =
      call.lang === 'zh' ? `已接收 ${rows.length} 项指标` : `${rows.length} figures taken over`;
    return ok(outcome(document, `${previewText(preview, call.lang)}\n${told}`));
  },
};

/** Checking and taking are one act here: the file that is read is the file that is taken. */
async function takenOver(call: Call, sender: Sender, sent: SentSheet): Promise<Result<Taken>> {
  const { period, file } = sent;
  const closed = await closedData(sender, period.id);
  if (!closed.ok) return closed;
  const desk = await deskOf(call, { period, computed: true, closed: closed.value });
  if (!desk.ok) return desk;
  const receivedAt = await clockOf(call, desk.value.facts.folder)();
  const fileHash = createHash('sha256').update(file.bytes).digest('hex');
  const confirmed = { receivedAt, fileHash, rest: call.switches.has('rest') };
  return sendSheet(sender, desk.value, { sent, confirmed });
}
