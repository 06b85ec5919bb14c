import { writeFile } from 'node:fs/promises';
import { fail, ok, problem } from '@sanyi/kernel';
import { templateOf } from '@sanyi/oversight';
import { formNamed, templateCsv, templateXlsx } from '@sanyi/store';
import type { Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { POLICIES_OPTION } from '../inputs/library-of.ts';
import {
  DISTRICT_OPTION,
  deskOf,
  FORM_OPTION,
  PERIOD_OPTION,
  periodOf,
} from '../inputs/report-desk.ts';
import { FACTS_OPTION } from '../inputs/settled-facts.ts';

const FORMATS = ['xlsx', 'csv', 'csv-gb18030'];

/** `sanyi report template`: the sheet a district fills in. */
export const REPORT_TEMPLATE: Command = {
  name: 'report template',
  summary: { en: 'write the sheet that districts fill in', zh: '生成供各区填写的报表模板' },
  arguments: [],
  options: [
    FACTS_OPTION,
    FORM_OPTION,
    PERIOD_OPTION,
    DISTRICT_OPTION,
    {
      name: 'format',
      value: FORMATS.join('|'),
      text: { en: 'form of the file', zh: '文件格式' },
      otherwise: 'xlsx',
    },
    { name: 'out', value: 'FILE', text: { en: 'file to write', zh: '输出文件' } },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi report template --facts my-facts --form expense --period 2019-Q1 --district tongzhou --out tongzhou.xlsx',
      text: { en: 'with drop-downs and a sample row', zh: '带下拉列表和示例行' },
    },
  ],
  run: async (call) => {
    const period = periodOf(call);
    if (!period.ok) return period;
    const form = neededOption(call, 'form', '--form expense');
    if (!form.ok) return form;
    const format = call.options.get('format') ?? 'xlsx';
    if (!FORMATS.includes(format)) {
      const details = { option: '--format', value: format, known: FORMATS.join(', ') };
      return fail(problem('CLI_OPTION_CHOICE', 'command line', details));
    }
    const desk = await deskOf(call, { period: period.value, computed: false });
    if (!desk.ok) return desk;
    const terms = formNamed(desk.value.terms, form.value);
    if (!terms.ok) return terms;
    const place = call.options.get('district') ?? null;
    const template = templateOf(terms.value, { period: period.value, place });
    const bytes =
      format === 'xlsx'
        ? await templateXlsx(template)
        : templateCsv(template, format === 'csv' ? 'utf8' : 'gb18030');
    const file =
      call.options.get('out') ??
      `${form.value}-${period.value.id}.${format === 'xlsx' ? 'xlsx' : 'csv'}`;
    await writeFile(file, bytes);
    return ok(outcome({ file, form: form.value, rows: template.rows.length }, file));
  },
};
