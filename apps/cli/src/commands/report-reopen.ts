import { ok } from '@sanyi/kernel';
import { reopenData } from '@sanyi/store';
import type { Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { AS_OPTION } from '../inputs/desk-of.ts';
import { RECORDS_OPTION } from '../inputs/records-of.ts';
import { FORM_OPTION, PERIOD_OPTION, periodOf, senderOf } from '../inputs/report-desk.ts';
import { FACTS_OPTION } from '../inputs/settled-facts.ts';

/** `sanyi report reopen`: opens closed data of a district for a corrected sheet. */
export const REPORT_REOPEN: Command = {
  name: 'report reopen',
  summary: {
    en: 'open closed data of a district again, with a reason',
    zh: '说明理由后重新开放某区已锁定的数据',
  },
  arguments: [],
  options: [
    FACTS_OPTION,
    PERIOD_OPTION,
    { name: 'district', value: 'ID', text: { en: 'whose data', zh: '所属区' } },
    FORM_OPTION,
    { name: 'reason', value: 'TEXT', text: { en: 'why', zh: '理由' } },
    AS_OPTION,
    RECORDS_OPTION,
  ],
  examples: [
    {
      line: 'sanyi report reopen --facts my-facts --period 2019-Q1 --district tongzhou --form expense --reason "A hospital was left out." --as city-director',
      text: { en: 'then the corrected sheet can be submitted', zh: '之后可报送更正后的报表' },
    },
  ],
  run: async (call) => {
    const period = periodOf(call);
    if (!period.ok) return period;
    const district = neededOption(call, 'district', '--district tongzhou');
    if (!district.ok) return district;
    const form = neededOption(call, 'form', '--form expense');
    if (!form.ok) return form;
    const reason = neededOption(call, 'reason', '--reason "..."');
    if (!reason.ok) return reason;
    const sender = await senderOf(call);
    if (!sender.ok) return sender;
    const data = { district: district.value, period: period.value.id, family: form.value };
    const opened = await reopenData(sender.value, data, reason.value);
    await sender.value.records.close();
    if (!opened.ok) return opened;
    const { value: released } = opened;
    const document = {
      district: district.value,
      period: period.value.id,
      form: form.value,
      released,
    };
    const told = call.lang === 'zh' ? `已解除锁定 ${released} 项` : `${released} locks released`;
    return ok(outcome(document, told));
  },
};
