import { writeFile } from 'node:fs/promises';
import { ok } from '@sanyi/kernel';
import { previewSheet, returnedCopy } from '@sanyi/store';
import type { Command } from '../call/command.ts';
import { EXIT } from '../call/exit-code.ts';
import { outcome } from '../call/outcome.ts';
import { POLICIES_OPTION } from '../inputs/library-of.ts';
import {
  DISTRICT_OPTION,
  deskOf,
  FORM_OPTION,
  PERIOD_OPTION,
  sheetOf,
} from '../inputs/report-desk.ts';
import { FACTS_OPTION } from '../inputs/settled-facts.ts';
import { countRows, previewDocument, previewText } from '../texts/report-text.ts';

/** `sanyi report check`: what would become of a sheet, without writing anything. */
export const REPORT_CHECK: Command = {
  name: 'report check',
  summary: {
    en: 'preview a filled sheet; nothing is written',
    zh: '预览已填报表，不写入任何数据',
  },
  arguments: [
    { name: 'FILE', text: { en: 'filled sheet, XLSX or CSV', zh: '已填报表，XLSX 或 CSV' } },
  ],
  options: [
    FACTS_OPTION,
    PERIOD_OPTION,
    FORM_OPTION,
    DISTRICT_OPTION,
    {
      name: 'returned',
      value: 'FILE',
      text: {
        en: 'also write the sheet with a column of reasons',
        zh: '另存一份附退回原因列的报表',
      },
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi report check tongzhou.xlsx --facts my-facts --period 2019-Q1 --returned back.xlsx',
      text: { en: 'ends with 1 when a row is refused', zh: '有退回行时以 1 结束' },
    },
  ],
  run: async (call) => {
    const sent = await sheetOf(call);
    if (!sent.ok) return sent;
    const desk = await deskOf(call, { period: sent.value.period, computed: true });
    if (!desk.ok) return desk;
    const preview = await previewSheet(desk.value, sent.value);
    if (!preview.ok) return preview;
    const { sheet, checked } = preview.value;
    const returned = call.options.get('returned');
    if (returned !== undefined) await writeFile(returned, await returnedCopy(sheet, checked));
    const code = countRows(checked).refused > 0 ? EXIT.checkFailed : EXIT.ok;
    const document = { ...previewDocument(preview.value), returned: returned ?? null };
    return ok(outcome(document, previewText(preview.value, call.lang), code));
  },
};
