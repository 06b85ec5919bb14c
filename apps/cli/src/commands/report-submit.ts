import { createHash } from 'node:crypto';
import { ok } from '@sanyi/kernel';
import { takeSheet } from '@sanyi/store';
import type { Command } from '../command.ts';
import { POLICIES_OPTION } from '../library-of.ts';
import { outcome } from '../outcome.ts';
import { neededOption } from '../read-options.ts';
import { DISTRICT_OPTION, deskOf, FORM_OPTION, PERIOD_OPTION, sheetOf } from '../report-desk.ts';
import { previewDocument, previewText } from '../report-text.ts';
import { FACTS_OPTION } from '../settled-facts.ts';

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
    {
      name: 'reporter',
      value: 'NAME',
      text: { en: 'account that sends it', zh: '报送账号' },
    },
    FORM_OPTION,
    DISTRICT_OPTION,
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
      line: 'sanyi report submit tongzhou.xlsx --facts my-facts --period 2019-Q1 --reporter tongzhou',
      text: { en: 'the same file is taken once only', zh: '同一文件只接收一次' },
    },
  ],
  run: async (call) => {
    const reporter = neededOption(call, 'reporter', '--reporter tongzhou');
    if (!reporter.ok) return reporter;
    const sent = await sheetOf(call);
    if (!sent.ok) return sent;
    const desk = await deskOf(call, { period: sent.value.period, computed: true });
    if (!desk.ok) return desk;
    const taken = await takeSheet(desk.value, {
      sent: sent.value,
      confirmed: {
        reporter: reporter.value,
        receivedAt: new Date().toISOString(),
        // Checking and taking are one act here: the file that is read is the file that is taken.
        fileHash: createHash('sha256').update(sent.value.file.bytes).digest('hex'),
        rest: call.switches.has('rest'),
      },
    });
    if (!taken.ok) return taken;
    const { preview, rows } = taken.value;
    const document = { ...previewDocument(preview), taken: rows.length };
    const told =
      call.lang === 'zh' ? `已接收 ${rows.length} 项指标` : `${rows.length} figures taken over`;
    return ok(outcome(document, `${previewText(preview, call.lang)}\n${told}`));
  },
};
