import type { FactTable } from './fact-table.ts';

/** Table `reported`. */
export const REPORTED: FactTable = {
  name: 'reported',
  file: 'reported.parquet',
  origin: 'reported',
  text: {
    en: 'Figures that districts send on a form, beside the facts and untouched when claims are built or imported again. Every sheet that was taken over is kept; of one indicator, place and period the row received last holds, unless its sheet was returned.',
    zh: '各区以表格报送的指标，存放在事实数据旁，重新生成或导入结算数据时不受影响。所有已接收的报表均保留；同一指标、地区和期间以最后收到且未被退回的一行为准。',
  },
  columns: [
    {
      name: 'indicator',
      type: 'VARCHAR',
      text: { en: 'Indicator, by its id in the package', zh: '指标，取政策包中的 id' },
    },
    {
      name: 'place',
      type: 'VARCHAR',
      text: { en: 'District, by the id of the manifest', zh: '报送区，取清单中的 id' },
    },
    {
      name: 'period',
      type: 'VARCHAR',
      text: { en: 'Period, such as 2019-Q1', zh: '期间，如 2019-Q1' },
    },
    {
      name: 'numerator',
      type: 'BIGINT',
      text: {
        en: 'Numerator in the unit of the computed indicator',
        zh: '分子，单位与系统计算的指标一致',
      },
    },
    {
      name: 'denominator',
      type: 'BIGINT',
      text: {
        en: 'Denominator in the unit of the computed indicator; value = numerator / denominator x factor',
        zh: '分母，单位与系统计算的指标一致；指标值 = 分子 ÷ 分母 × 系数',
      },
    },
    {
      name: 'reporter',
      type: 'VARCHAR',
      text: { en: 'Account that sent the sheet', zh: '报送账号' },
    },
    {
      name: 'received_at',
      type: 'VARCHAR',
      text: { en: 'Instant of arrival, ISO 8601, UTC', zh: '收到时刻，ISO 8601，UTC' },
    },
    { name: 'file', type: 'VARCHAR', text: { en: 'Name of the file', zh: '文件名' } },
    {
      name: 'file_hash',
      type: 'VARCHAR',
      text: { en: 'SHA-256 of the file, hexadecimal', zh: '文件的 SHA-256，十六进制' },
    },
    {
      name: 'returned_at',
      type: 'VARCHAR',
      text: {
        en: 'Instant at which the sheet was returned to its district, ISO 8601, UTC; empty while it holds',
        zh: '报表被退回的时刻，ISO 8601，UTC；有效时为空',
      },
    },
  ],
};
