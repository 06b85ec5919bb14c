import { CATEGORIES, INSTITUTION_KINDS, LEVELS, OWNERSHIPS, TITLES } from '../codes.ts';
import type { FactTable } from './fact-table.ts';

/** Table `institution`. */
export const INSTITUTION: FactTable = {
  name: 'institution',
  file: 'institution.parquet',
  origin: 'facts',
  text: {
    en: 'Medical institutions. A merger keeps both series and names the successor.',
    zh: '医疗机构。合并时保留两者的序列并注明承继机构。',
  },
  columns: [
    {
      name: 'institution',
      type: 'UINTEGER',
      text: { en: 'Number of the institution', zh: '机构编号' },
    },
    { name: 'code', type: 'VARCHAR', text: { en: 'Code of the institution', zh: '机构代码' } },
    { name: 'title_en', type: 'VARCHAR', text: { en: 'Title in English', zh: '英文名称' } },
    { name: 'title_zh', type: 'VARCHAR', text: { en: 'Title in Chinese', zh: '中文名称' } },
    { name: 'kind', type: 'VARCHAR', text: { en: 'Kind', zh: '类型' }, codes: INSTITUTION_KINDS },
    { name: 'level', type: 'VARCHAR', text: { en: 'Level', zh: '级别' }, codes: LEVELS },
    {
      name: 'grassroots',
      type: 'BOOLEAN',
      text: { en: 'Whether it is a grassroots institution', zh: '是否基层机构' },
    },
    {
      name: 'ownership',
      type: 'VARCHAR',
      text: { en: 'Ownership', zh: '举办主体' },
      codes: OWNERSHIPS,
    },
    {
      name: 'district',
      type: 'VARCHAR',
      text: { en: 'District, by the id of the manifest', zh: '所在区，取清单中的 id' },
    },
    { name: 'from_day', type: 'DATE', text: { en: 'First day it is open', zh: '开业日' } },
    {
      name: 'to_day',
      type: 'DATE',
      text: { en: 'First day it is closed', zh: '停业日' },
      empty: { en: 'open', zh: '仍在营业' },
    },
    {
      name: 'successor',
      type: 'UINTEGER',
      text: { en: 'Institution it was merged into', zh: '合并后的机构' },
      empty: { en: 'not merged', zh: '未合并' },
    },
  ],
};

/** Table `item`. */
export const ITEM: FactTable = {
  name: 'item',
  file: 'item.parquet',
  origin: 'facts',
  text: {
    en: 'Drugs, consumables and services that can stand on a line.',
    zh: '可列入明细的药品、耗材和服务项目。',
  },
  columns: [
    { name: 'item', type: 'UINTEGER', text: { en: 'Number of the item', zh: '项目编号' } },
    {
      name: 'code',
      type: 'VARCHAR',
      text: { en: 'Code that price lists use', zh: '价格清单所用代码' },
    },
    { name: 'title_en', type: 'VARCHAR', text: { en: 'Title in English', zh: '英文名称' } },
    { name: 'title_zh', type: 'VARCHAR', text: { en: 'Title in Chinese', zh: '中文名称' } },
    { name: 'unit_en', type: 'VARCHAR', text: { en: 'Unit in English', zh: '英文单位' } },
    { name: 'unit_zh', type: 'VARCHAR', text: { en: 'Unit in Chinese', zh: '中文单位' } },
    { name: 'category', type: 'VARCHAR', text: { en: 'Category', zh: '类别' }, codes: CATEGORIES },
    {
      name: 'separately_chargeable',
      type: 'BOOLEAN',
      text: {
        en: 'Whether it may be charged beside the service it belongs to',
        zh: '是否可在所属服务之外单独收费',
      },
    },
  ],
};

/** Table `purchase_price`. */
export const PURCHASE_PRICE: FactTable = {
  name: 'purchase_price',
  file: 'purchase_price.parquet',
  origin: 'facts',
  text: {
    en: 'What institutions paid per unit of an item, by day.',
    zh: '机构采购项目的单价，按日期。',
  },
  columns: [
    { name: 'item', type: 'UINTEGER', text: { en: 'Key of item', zh: '对应 item' } },
    { name: 'from_day', type: 'DATE', text: { en: 'First day of the price', zh: '生效日' } },
    {
      name: 'to_day',
      type: 'DATE',
      text: { en: 'First day after the price', zh: '终止日（不含）' },
      empty: { en: 'still valid', zh: '仍然有效' },
    },
    { name: 'price_fen', type: 'BIGINT', text: { en: 'Price per unit', zh: '单价' }, unit: 'fen' },
  ],
};

/** Table `doctor`. */
export const DOCTOR: FactTable = {
  name: 'doctor',
  file: 'doctor.parquet',
  origin: 'facts',
  text: { en: 'Doctors of an institution by title.', zh: '各机构各职称医生人数。' },
  columns: [
    {
      name: 'institution',
      type: 'UINTEGER',
      text: { en: 'Key of institution', zh: '对应 institution' },
    },
    { name: 'title', type: 'VARCHAR', text: { en: 'Title', zh: '职称' }, codes: TITLES },
    { name: 'doctors', type: 'UINTEGER', text: { en: 'Doctors', zh: '医生人数' } },
  ],
};

/** Table `diagnosis_group`. */
export const DIAGNOSIS_GROUP: FactTable = {
  name: 'diagnosis_group',
  file: 'diagnosis_group.parquet',
  origin: 'facts',
  text: { en: 'Groups of diagnoses.', zh: '诊断组。' },
  columns: [
    {
      name: 'diagnosis_group',
      type: 'USMALLINT',
      text: { en: 'Number of the group', zh: '诊断组编号' },
    },
    { name: 'code', type: 'VARCHAR', text: { en: 'Code', zh: '代码' } },
    { name: 'title_en', type: 'VARCHAR', text: { en: 'Title in English', zh: '英文名称' } },
    { name: 'title_zh', type: 'VARCHAR', text: { en: 'Title in Chinese', zh: '中文名称' } },
  ],
};
