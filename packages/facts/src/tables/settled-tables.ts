import { LEVELS, VISIT_KINDS } from '../codes.ts';
import type { FactColumn, FactTable } from './fact-table.ts';

/** An amount of money. */
const fen = (name: string, en: string, zh: string): FactColumn => ({
  name,
  type: 'BIGINT',
  text: { en, zh },
  unit: 'fen',
});

const MONTH: FactColumn = {
  name: 'month',
  type: 'DATE',
  text: { en: 'First day of the month', zh: '当月首日' },
};
const INSTITUTION: FactColumn = {
  name: 'institution',
  type: 'UINTEGER',
  text: { en: 'Key of institution', zh: '对应 institution' },
};
const VISIT_KIND: FactColumn = {
  name: 'visit_kind',
  type: 'VARCHAR',
  text: { en: 'Kind of visit', zh: '就诊类型' },
  codes: VISIT_KINDS,
};
const STACK_HASH: FactColumn = {
  name: 'stack_hash',
  type: 'VARCHAR',
  text: { en: 'The rules it was settled under', zh: '结算所依据的规则组合' },
};

/** Who bears the total, beside funds and patient. */
const SHARES: readonly FactColumn[] = [
  fen('total_fen', 'Total', '总费用'),
  fen('hospital_fen', 'Borne by the hospital', '医院承担'),
  fen('fixed_fund_fen', 'Fixed part of fees paid by the fund', '基金定额支付部分'),
];

/** What the total is made of; the columns add up to it. */
const FAMILIES: readonly FactColumn[] = [
  fen('visit_fen', 'Part of the total: visit fees', '总费用中：诊察类费用'),
  fen('drug_fen', 'Part of the total: drugs', '总费用中：药品'),
  fen('herbal_fen', 'Part of the total: herbal pieces', '总费用中：中药饮片'),
  fen('consumable_fen', 'Part of the total: consumables', '总费用中：耗材'),
  fen('test_fen', 'Part of the total: tests', '总费用中：检查检验'),
  fen('service_fen', 'Part of the total: services', '总费用中：医疗服务'),
  fen('other_fen', 'Part of the total: everything else', '总费用中：其他'),
];

/** Sums of settled claims. */
const SUMS: readonly FactColumn[] = [
  { name: 'claims', type: 'BIGINT', text: { en: 'Claims', zh: '结算单数' } },
  { name: 'visits', type: 'BIGINT', text: { en: 'Visits', zh: '就诊人次' } },
  { name: 'stays', type: 'BIGINT', text: { en: 'Stays', zh: '住院人次' } },
  { name: 'bed_days', type: 'BIGINT', text: { en: 'Bed-days', zh: '床日' }, unit: 'days' },
  { name: 'lines', type: 'BIGINT', text: { en: 'Lines', zh: '明细行数' } },
  ...SHARES,
  fen('fund_fen', 'Paid by all funds, without the fixed part', '各基金支付合计（不含定额部分）'),
  fen('patient_fen', 'Paid by the patient', '个人支付'),
  ...FAMILIES,
  {
    name: 'total_yuan_squares',
    type: 'BIGINT',
    text: {
      en: 'Sum of the squared totals of the claims, for the noise of a sampled city',
      zh: '各结算单总费用平方之和，用于抽样误差',
    },
    unit: 'yuan squared',
  },
  fen(
    'old_rules_total_fen',
    'Total under the rules of the year before',
    '按上一年规则计算的总费用',
  ),
];

/** Table `settlement`. */
export const SETTLEMENT: FactTable = {
  name: 'settlement',
  file: 'settlement/*.parquet',
  origin: 'settlement',
  text: {
    en: 'What a claim costs under a stack and who pays. Total = hospital + fixed part + funds + patient.',
    zh: '某规则组合下结算单的费用及其分担。总费用 = 医院 + 定额部分 + 各基金 + 个人。',
  },
  columns: [
    { name: 'claim', type: 'BIGINT', text: { en: 'Key of claim', zh: '对应 claim' } },
    STACK_HASH,
    ...SHARES,
    {
      name: 'fund_fen',
      type: 'STRUCT',
      text: { en: 'Paid by each fund, without the fixed part', zh: '各基金支付（不含定额部分）' },
      unit: 'fen',
    },
    fen('patient_fen', 'Paid by the patient', '个人支付'),
    ...FAMILIES,
    {
      name: 'payable',
      type: 'BOOLEAN',
      text: { en: 'Whether insurance pays at all', zh: '医保是否支付' },
    },
    {
      name: 'reason',
      type: 'VARCHAR',
      text: { en: 'Why not, as a code of the rules', zh: '不支付的原因（规则代码）' },
    },
    {
      name: 'rules',
      type: 'USMALLINT[]',
      text: { en: 'Rules that decided it; numbers of rule', zh: '适用的规则，对应 rule.number' },
    },
  ],
};

/** Table `rule`. */
export const RULE: FactTable = {
  name: 'rule',
  file: 'rule.parquet',
  origin: 'settlement',
  text: {
    en: 'What the numbers in settlement.rules stand for.',
    zh: 'settlement.rules 中编号的含义。',
  },
  columns: [
    {
      name: 'number',
      type: 'USMALLINT',
      text: { en: 'Number of the rule in the stack', zh: '规则在规则组合中的编号' },
    },
    { name: 'cite', type: 'VARCHAR', text: { en: 'How the rule is cited', zh: '引用方式' } },
    { name: 'package', type: 'VARCHAR', text: { en: 'Package', zh: '政策包' } },
    { name: 'version', type: 'VARCHAR', text: { en: 'Version of the package', zh: '政策包版本' } },
    { name: 'decision', type: 'VARCHAR', text: { en: 'Decision', zh: '决策' } },
    { name: 'rule', type: 'VARCHAR', text: { en: 'Rule of the table', zh: '表中的规则' } },
    {
      name: 'clause',
      type: 'VARCHAR',
      text: { en: 'Clause of the document', zh: '文件条款' },
      empty: { en: 'none is named', zh: '未注明' },
    },
    {
      name: 'source',
      type: 'VARCHAR',
      text: { en: 'Document', zh: '来源文件' },
      empty: { en: 'none is named', zh: '未注明' },
    },
    {
      name: 'provenance',
      type: 'VARCHAR',
      text: { en: 'How sure the figure is', zh: '依据等级' },
      empty: { en: 'none is named', zh: '未注明' },
    },
  ],
};

/** Table `claim_list`. */
export const CLAIM_LIST: FactTable = {
  name: 'claim_list',
  file: 'claim_list/0000.parquet',
  origin: 'settlement',
  text: {
    en: 'The settled claims of a part, the newest first: what lists of claims are read from.',
    zh: '各分片的已结算结算单，按日期从新到旧：结算单列表的来源。',
  },
  columns: [
    { name: 'day', type: 'DATE', text: { en: 'First day of the claim', zh: '就诊或入院日期' } },
    { name: 'claim', type: 'BIGINT', text: { en: 'Key of claim', zh: '对应 claim' } },
    { name: 'person', type: 'UINTEGER', text: { en: 'Key of person', zh: '对应 person' } },
    INSTITUTION,
    {
      name: 'district',
      type: 'VARCHAR',
      text: { en: 'District of the institution', zh: '机构所在区' },
    },
    VISIT_KIND,
    { name: 'end_day', type: 'DATE', text: { en: 'Last day of the claim', zh: '末日' } },
    { name: 'lines', type: 'UINTEGER', text: { en: 'Number of lines', zh: '明细行数' } },
    fen('total_fen', 'Total', '总费用'),
    fen(
      'fund_fen',
      'Paid by all funds, with the fixed part of fees',
      '各基金支付合计（含定额部分）',
    ),
    fen('patient_fen', 'Paid by the patient', '个人支付'),
    fen('hospital_fen', 'Borne by the hospital', '医院承担'),
  ],
};

/** Table `visit_month`. */
export const VISIT_MONTH: FactTable = {
  name: 'visit_month',
  file: 'visit_month.parquet',
  origin: 'settlement',
  text: {
    en: 'Sums by month of the last day, institution and kind of visit. Refunds count as money, not as claims.',
    zh: '按末日所在月份、机构和就诊类型汇总。退费计入金额，不计入人次。',
  },
  columns: [MONTH, INSTITUTION, VISIT_KIND, ...SUMS],
};

/** Table `visit_day`. */
export const VISIT_DAY: FactTable = {
  name: 'visit_day',
  file: 'visit_day.parquet',
  origin: 'settlement',
  text: {
    en: 'Sums by last day, district and level of the institution, and kind of visit. Refunds count as money, not as claims.',
    zh: '按末日、机构所在区、机构级别和就诊类型汇总。退费计入金额，不计入人次。',
  },
  columns: [
    { name: 'day', type: 'DATE', text: { en: 'Last day of the claims', zh: '结算单末日' } },
    {
      name: 'district',
      type: 'VARCHAR',
      text: { en: 'District of the institution', zh: '机构所在区' },
    },
    {
      name: 'level',
      type: 'VARCHAR',
      text: { en: 'Level of the institution', zh: '机构级别' },
      codes: LEVELS,
    },
    {
      name: 'grassroots',
      type: 'BOOLEAN',
      text: { en: 'Whether it is a grassroots institution', zh: '是否基层机构' },
    },
    VISIT_KIND,
    ...SUMS,
  ],
};

/** Table `item_month`. */
export const ITEM_MONTH: FactTable = {
  name: 'item_month',
  file: 'item_month.parquet',
  origin: 'settlement',
  text: {
    en: 'Quantities and amounts by month, institution and item; made on request.',
    zh: '按月份、机构和项目汇总的数量与金额，按需生成。',
  },
  columns: [
    MONTH,
    INSTITUTION,
    { name: 'item', type: 'UINTEGER', text: { en: 'Key of item', zh: '对应 item' } },
    { name: 'quantity', type: 'BIGINT', text: { en: 'Quantity', zh: '数量' }, unit: 'thousandths' },
    fen('amount_fen', 'Amount', '金额'),
    STACK_HASH,
  ],
};
