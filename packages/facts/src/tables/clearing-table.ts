import type { FactTable } from './fact-table.ts';

/** Table `clearing`. */
export const CLEARING: FactTable = {
  name: 'clearing',
  file: 'clearing.parquet',
  origin: 'settlement',
  text: {
    en: 'What pools of the rules pay each hospital, beside what it was billed; no rows where the rules have no pool.',
    zh: '资金池支付各医疗机构的金额，与其按项目结算额并列；规则不含资金池时没有行。',
  },
  columns: [
    { name: 'pool', type: 'VARCHAR', text: { en: 'Name of the pool', zh: '资金池名称' } },
    {
      name: 'pool_key',
      type: 'VARCHAR',
      text: {
        en: 'Whose budget it is: the parts of the key, in order',
        zh: '预算归属：口径各部分，按顺序',
      },
    },
    {
      name: 'period',
      type: 'VARCHAR',
      text: {
        en: 'The period of the budget, such as 2018-Q1',
        zh: '预算期间，例如 2018-Q1',
      },
    },
    {
      name: 'institution',
      type: 'UINTEGER',
      text: { en: 'Key of institution', zh: '对应 institution' },
    },
    { name: 'cases', type: 'BIGINT', text: { en: 'Cases', zh: '病例数' } },
    {
      name: 'points',
      type: 'BIGINT',
      text: { en: 'Points of the cases', zh: '病例点数' },
      unit: 'millionths',
    },
    {
      name: 'charged_fen',
      type: 'BIGINT',
      text: { en: 'What the cases cost', zh: '病例总费用' },
      unit: 'fen',
    },
    {
      name: 'billed_fen',
      type: 'BIGINT',
      text: {
        en: 'Billed to the fund by item, without the fixed part',
        zh: '按项目应由基金支付（不含定额部分）',
      },
      unit: 'fen',
    },
    {
      name: 'patient_fen',
      type: 'BIGINT',
      text: { en: 'Paid by patients', zh: '个人支付' },
      unit: 'fen',
    },
    {
      name: 'paid_fen',
      type: 'BIGINT',
      text: { en: 'What the fund pays instead', zh: '基金改按资金池支付的金额' },
      unit: 'fen',
      empty: {
        en: 'the facts hold only a part of the period, so the budget is not yet shared',
        zh: '数据只含该期间的一部分，预算尚未分配',
      },
    },
    {
      name: 'difference_fen',
      type: 'BIGINT',
      text: {
        en: 'Paid less billed: what the hospital gains',
        zh: '支付减应付：机构留用（负为承担）',
      },
      unit: 'fen',
      empty: { en: 'as above', zh: '同上' },
    },
    {
      name: 'point_yuan',
      type: 'VARCHAR',
      text: { en: 'Yuan of one point, to four decimals', zh: '点值（元），四位小数' },
      empty: { en: 'as above', zh: '同上' },
    },
    {
      name: 'bound',
      type: 'VARCHAR',
      text: {
        en: 'Whether the value is what the budget leaves (shared) or a bound (floor, ceiling)',
        zh: '点值由预算得出（shared）或为上下限（floor、ceiling）',
      },
      empty: { en: 'as above', zh: '同上' },
    },
    {
      name: 'budget_fen',
      type: 'BIGINT',
      text: {
        en: 'The whole budget, for the persons of the facts',
        zh: '整个预算，按数据内人员折算',
      },
      unit: 'fen',
      empty: { en: 'as above', zh: '同上' },
    },
    {
      name: 'rules',
      type: 'VARCHAR',
      text: { en: 'Package and version that the pool is of', zh: '资金池所属政策包及版本' },
    },
    {
      name: 'stack_hash',
      type: 'VARCHAR',
      text: { en: 'The rules it was settled under', zh: '结算所依据的规则组合' },
    },
  ],
};
