import {
  CHRONIC_DISEASES,
  INCOME_BANDS,
  KEY_GROUPS,
  PERSON_CLASSES,
  SCHEMES,
  SEXES,
  TITLES,
  VISIT_KINDS,
} from '../codes.ts';
import type { FactTable } from './fact-table.ts';

/** Table `claim`. */
export const CLAIM: FactTable = {
  name: 'claim',
  file: 'claim/*.parquet',
  origin: 'facts',
  text: {
    en: 'One visit or one stay of a person: what was done, not what it cost. Sorted by person, day, claim.',
    zh: '一次就诊或一次住院：记录做了什么，而不是多少钱。按人员、日期、结算单排序。',
  },
  columns: [
    {
      name: 'claim',
      type: 'BIGINT',
      text: { en: 'Number of the claim, unique in the facts', zh: '结算单编号，在事实数据中唯一' },
    },
    {
      name: 'person',
      type: 'UINTEGER',
      text: { en: 'Whose visit it is; key of person', zh: '就诊人，对应 person' },
    },
    {
      name: 'institution',
      type: 'UINTEGER',
      text: { en: 'Where it took place; key of institution', zh: '就诊机构，对应 institution' },
    },
    { name: 'day', type: 'DATE', text: { en: 'First day', zh: '首日' } },
    {
      name: 'end_day',
      type: 'DATE',
      text: {
        en: 'Last day: the day of discharge of a stay, otherwise the same day',
        zh: '末日：住院为出院日，否则与首日相同',
      },
    },
    {
      name: 'visit_kind',
      type: 'VARCHAR',
      text: { en: 'Kind of visit', zh: '就诊类型' },
      codes: VISIT_KINDS,
    },
    {
      name: 'title',
      type: 'VARCHAR',
      text: { en: 'Title of the doctor', zh: '医生职称' },
      codes: TITLES,
    },
    {
      name: 'bed_days',
      type: 'USMALLINT',
      text: { en: 'Bed-days of a stay, otherwise 0', zh: '住院床日，否则为 0' },
      unit: 'days',
    },
    {
      name: 'diagnosis_group',
      type: 'USMALLINT',
      text: { en: 'Key of diagnosis_group', zh: '对应 diagnosis_group' },
    },
    {
      name: 'contracted',
      type: 'BOOLEAN',
      text: {
        en: 'Whether the person has a family doctor contract at a grassroots institution',
        zh: '是否与基层机构家庭医生签约',
      },
    },
    {
      name: 'referred',
      type: 'BOOLEAN',
      text: { en: 'Whether a valid referral stands behind the visit', zh: '是否持有效转诊' },
    },
    {
      name: 'special_needs',
      type: 'BOOLEAN',
      text: { en: 'Whether it is a special-needs clinic', zh: '是否特需门诊' },
    },
    {
      name: 'reverses',
      type: 'BIGINT',
      text: { en: 'The claim that this one takes back', zh: '所冲销的结算单' },
      empty: { en: 'no refund', zh: '不是退费' },
    },
    {
      name: 'source',
      type: 'VARCHAR',
      text: {
        en: 'Where the claim comes from: the builder or an import',
        zh: '来源：生成器或导入',
      },
    },
    {
      name: 'lines',
      type: 'STRUCT(item UINTEGER, quantity INTEGER, charged_fen BIGINT)[]',
      text: {
        en: 'Items with their quantity in thousandths of the unit, negative in a refund only, and what the source says was charged, in fen',
        zh: '项目及数量（以单位的千分之一计，仅退费为负），以及来源记载的收费（分）',
      },
    },
  ],
};

/** Table `person`. */
export const PERSON: FactTable = {
  name: 'person',
  file: 'person/*.parquet',
  origin: 'facts',
  text: {
    en: 'Residents and patients, pseudonymous. A person stands in the same part as the claims.',
    zh: '居民与患者，均为假名。人员与其结算单在同一分片。',
  },
  columns: [
    { name: 'person', type: 'UINTEGER', text: { en: 'Number of the person', zh: '人员编号' } },
    { name: 'birth_year', type: 'USMALLINT', text: { en: 'Year of birth', zh: '出生年份' } },
    { name: 'sex', type: 'VARCHAR', text: { en: 'Sex', zh: '性别' }, codes: SEXES },
    {
      name: 'district',
      type: 'VARCHAR',
      text: { en: 'District of residence, by the id of the manifest', zh: '居住区，取清单中的 id' },
    },
    {
      name: 'scheme',
      type: 'VARCHAR',
      text: { en: 'Insurance scheme', zh: '参保险种' },
      codes: SCHEMES,
    },
    {
      name: 'person_class',
      type: 'VARCHAR',
      text: { en: 'Class that benefits look at', zh: '待遇所依据的人员类别' },
      codes: PERSON_CLASSES,
    },
    {
      name: 'income_band',
      type: 'VARCHAR',
      text: { en: 'Income band', zh: '收入档次' },
      codes: INCOME_BANDS,
    },
    {
      name: 'key_groups',
      type: 'VARCHAR[]',
      text: { en: 'Key groups the person belongs to', zh: '所属重点人群' },
      codes: KEY_GROUPS,
    },
    {
      name: 'chronic',
      type: 'VARCHAR[]',
      text: { en: 'Chronic diseases', zh: '慢性病' },
      codes: CHRONIC_DISEASES,
    },
  ],
};

/** Table `contract`. */
export const CONTRACT: FactTable = {
  name: 'contract',
  file: 'contract/*.parquet',
  origin: 'facts',
  text: { en: 'Family doctor contracts.', zh: '家庭医生签约。' },
  columns: [
    {
      name: 'person',
      type: 'UINTEGER',
      text: { en: 'Who signed; key of person', zh: '签约人，对应 person' },
    },
    {
      name: 'institution',
      type: 'UINTEGER',
      text: { en: 'With whom; key of institution', zh: '签约机构，对应 institution' },
    },
    { name: 'from_day', type: 'DATE', text: { en: 'First day of the contract', zh: '生效日' } },
    {
      name: 'to_day',
      type: 'DATE',
      text: { en: 'First day after the contract', zh: '终止日（不含）' },
      empty: { en: 'still valid', zh: '仍然有效' },
    },
  ],
};

/** Table `donation`. */
export const DONATION: FactTable = {
  name: 'donation',
  file: 'donation/*.parquet',
  origin: 'facts',
  text: { en: 'Blood donations.', zh: '无偿献血。' },
  columns: [
    { name: 'day', type: 'DATE', text: { en: 'Day of the donation', zh: '献血日期' } },
    {
      name: 'district',
      type: 'VARCHAR',
      text: { en: 'District, by the id of the manifest', zh: '所在区，取清单中的 id' },
    },
    {
      name: 'units',
      type: 'USMALLINT',
      text: { en: 'Units given', zh: '献血单位数' },
      unit: '200 ml',
    },
    {
      name: 'weight',
      type: 'USMALLINT',
      text: { en: 'Donations that the row stands for', zh: '该行代表的献血次数' },
    },
  ],
};

/** Table `call`. */
export const CALL: FactTable = {
  name: 'call',
  file: 'call/*.parquet',
  origin: 'facts',
  text: { en: 'Emergency calls.', zh: '急救呼叫。' },
  columns: [
    { name: 'day', type: 'DATE', text: { en: 'Day of the call', zh: '呼叫日期' } },
    {
      name: 'district',
      type: 'VARCHAR',
      text: { en: 'District, by the id of the manifest', zh: '所在区，取清单中的 id' },
    },
    {
      name: 'satisfied',
      type: 'BOOLEAN',
      text: { en: 'Whether a vehicle was sent', zh: '是否派出车辆' },
    },
    {
      name: 'response_seconds',
      type: 'USMALLINT',
      text: {
        en: 'From call to arrival; 0 where none was sent',
        zh: '从呼叫到到达的时间，未派车为 0',
      },
      unit: 'seconds',
    },
    {
      name: 'weight',
      type: 'USMALLINT',
      text: { en: 'Calls that the row stands for', zh: '该行代表的呼叫次数' },
    },
  ],
};
