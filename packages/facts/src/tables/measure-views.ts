import type { Text } from '@sanyi/kernel';
import { CALL, CLAIM, DONATION, PERSON } from './act-tables.ts';
import type { FactColumn } from './fact-table.ts';
import { INSTITUTION, ITEM, PURCHASE_PRICE } from './reference-tables.ts';
import { ITEM_MONTH, SETTLEMENT, VISIT_MONTH } from './settled-tables.ts';

/** A view that the SQL of indicators and supervision rules may read. */
export type MeasureView = {
  readonly name: string;
  readonly text: Text;
  /** In the order of the view. */
  readonly columns: readonly FactColumn[];
  /** False where the rows are the same whatever place and period are measured. */
  readonly byGrain: boolean;
};

const PLACE: FactColumn = {
  name: 'place',
  type: 'VARCHAR',
  text: {
    en: 'The place measured: a district, a level, an institution or the city',
    zh: '统计对象：区、级别、机构或全市',
  },
  empty: { en: 'the row does not say which', zh: '该行无法归属' },
};

const PERIOD: FactColumn = {
  name: 'period',
  type: 'VARCHAR',
  text: {
    en: 'The period measured, such as 2017-05, 2017-Q2 or 2017',
    zh: '统计期，例如 2017-05、2017-Q2 或 2017',
  },
};

const MONTH_DAY: FactColumn = {
  name: 'month_day',
  type: 'DATE',
  text: { en: 'First day of the month', zh: '当月首日' },
};

const DISTRICT: FactColumn = {
  name: 'district',
  type: 'VARCHAR',
  text: { en: 'District', zh: '区' },
};

const columnOf = (columns: readonly FactColumn[], name: string): FactColumn => {
  const found = columns.find((column) => column.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
};

const LEVEL = columnOf(INSTITUTION.columns, 'level');
const GRASSROOTS = columnOf(INSTITUTION.columns, 'grassroots');

/** A column of whole numbers. */
const count = (name: string, en: string, zh: string): FactColumn => ({
  name,
  type: 'BIGINT',
  text: { en, zh },
});

const EXPENSE: MeasureView = {
  name: 'expense',
  byGrain: true,
  text: {
    en: 'Sums of a month beside those of the same month a year before: growth is one SELECT. Rows of the year before hold 0 elsewhere.',
    zh: '当月汇总与上年同月汇总并列，增长率一条 SELECT 即得。上年行的其余列为 0。',
  },
  columns: [
    PERIOD,
    PLACE,
    MONTH_DAY,
    columnOf(VISIT_MONTH.columns, 'visit_kind'),
    LEVEL,
    GRASSROOTS,
    ...VISIT_MONTH.columns.filter(
      ({ name }) => !['month', 'institution', 'visit_kind'].includes(name),
    ),
    {
      ...count('year_before_total_fen', 'Total of the same month a year before', '上年同月总费用'),
      unit: 'fen',
    },
    count('year_before_claims', 'Claims of the same month a year before', '上年同月结算单数'),
  ],
};

const CLAIM_VIEW: MeasureView = {
  name: 'claim',
  byGrain: true,
  text: { en: 'Table claim with place and period.', zh: '表 claim，附统计对象与统计期。' },
  columns: [PLACE, PERIOD, DISTRICT, LEVEL, GRASSROOTS, ...CLAIM.columns],
};

const SETTLEMENT_VIEW: MeasureView = {
  name: 'settlement',
  byGrain: true,
  text: {
    en: 'Table settlement with place, period, days and kind of the claim.',
    zh: '表 settlement，附统计对象、统计期、日期与就诊类型。',
  },
  columns: [
    PLACE,
    PERIOD,
    columnOf(CLAIM.columns, 'day'),
    columnOf(CLAIM.columns, 'end_day'),
    columnOf(CLAIM.columns, 'visit_kind'),
    ...SETTLEMENT.columns,
  ],
};

const CALL_VIEW: MeasureView = {
  name: 'call',
  byGrain: true,
  text: {
    en: 'Emergency calls; each row stands for `weight` calls.',
    zh: '急救呼叫，每行代表 weight 次。',
  },
  columns: [
    PLACE,
    PERIOD,
    ...['day', 'district', 'satisfied', 'weight'].map((name) => columnOf(CALL.columns, name)),
    {
      ...columnOf(CALL.columns, 'response_seconds'),
      text: { en: 'From call to arrival', zh: '从呼叫到到达的时间' },
      empty: { en: 'no vehicle was sent', zh: '未派车' },
    },
  ],
};

const DONATION_VIEW: MeasureView = {
  name: 'donation',
  byGrain: true,
  text: {
    en: 'Blood donations; each row stands for `weight` donations.',
    zh: '献血，每行代表 weight 次。',
  },
  columns: [PLACE, PERIOD, ...DONATION.columns],
};

const POPULATION: MeasureView = {
  name: 'population',
  byGrain: true,
  text: { en: 'Who lives in a district, month by month.', zh: '各区逐月人口。' },
  columns: [
    PLACE,
    PERIOD,
    MONTH_DAY,
    DISTRICT,
    count('persons', 'Persons of the file', '文件中的人数'),
    count('residents', 'Residents they stand for', '所代表的居民数'),
  ],
};

const CONTRACT_VIEW: MeasureView = {
  name: 'contract',
  byGrain: true,
  text: {
    en: 'Contracts with family doctors in force at the end of a month, by where the person lives.',
    zh: '月末有效的家庭医生签约，按居住区统计。',
  },
  columns: [
    PLACE,
    PERIOD,
    MONTH_DAY,
    DISTRICT,
    count('contracted', 'Persons under contract', '签约人数'),
    count('persons', 'Persons of the file', '文件中的人数'),
    count('key_contracted', 'Persons of key groups under contract', '重点人群签约人数'),
    count('key_persons', 'Persons of key groups', '重点人群人数'),
  ],
};

/**
 * Every view that indicators and supervision rules may read, column by column: what the reference
 * is generated from, and what the views are tested against. Lists of packages stand beside them as
 * `list_<name>`.
 *
 * @example
 * ```ts
 * MEASURE_VIEWS.map((view) => view.name).includes('expense'); // true
 * ```
 */
export const MEASURE_VIEWS: readonly MeasureView[] = [
  EXPENSE,
  CLAIM_VIEW,
  SETTLEMENT_VIEW,
  CALL_VIEW,
  DONATION_VIEW,
  CONTRACT_VIEW,
  POPULATION,
  {
    name: 'person',
    byGrain: true,
    text: { en: 'Table person with the place.', zh: '表 person，附统计对象。' },
    columns: [PLACE, ...PERSON.columns],
  },
  ...[INSTITUTION, ITEM, PURCHASE_PRICE, ITEM_MONTH].map(
    ({ name, text, columns }): MeasureView => ({ name, byGrain: false, text, columns }),
  ),
];
