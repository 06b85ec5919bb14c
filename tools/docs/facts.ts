import {
  FACT_TABLES,
  type FactColumn,
  type FactTable,
  MEASURE_VIEWS,
  type MeasureView,
} from '@sanyi/facts';
import type { Text } from '@sanyi/kernel';
import { both, pageOf, tableOf } from './markdown.ts';

/** `docs/reference/facts.md`: every table and column, and the codes of closed sets. */
export function factsReference(): string {
  return pageOf({
    title: { en: 'Facts', zh: '事实数据' },
    source: 'packages/facts/src/tables',
    note: {
      en: 'A folder of facts holds Parquet files that any tool reads. Amounts are whole fen (0.01 of the currency). Files lie in the generation folder that `manifest.json` names.',
      zh: '事实数据文件夹由任何工具都能读取的 Parquet 文件组成。金额为整数分。文件位于 `manifest.json` 所指的世代文件夹中。',
    },
    parts: [...FACT_TABLES.map(tableReference), codesReference(), ...viewsReference()],
  });
}

const ORIGINS: Readonly<Record<FactTable['origin'], string>> = {
  facts: 'facts 事实',
  settlement: 'settlement 结算',
  reported: 'reported 报送',
};

const tableReference = (table: FactTable): string =>
  [
    `## ${table.name}\n`,
    `\`${table.file}\`, ${ORIGINS[table.origin]}\n`,
    `${table.text.en}\n\n${table.text.zh}\n`,
    columnsOf(table.columns),
  ].join('\n');

const columnsOf = (columns: readonly FactColumn[]): string =>
  tableOf(
    ['Column 列', 'Type 类型', 'Meaning 含义', 'Unit or codes 单位或代码'],
    columns.map((column) => [
      `\`${column.name}\``,
      `\`${column.type}\``,
      meaning(column),
      column.codes ? `[${column.codes.name}](#${anchor(column.codes.name)})` : (column.unit ?? ''),
    ]),
  );

/** The views of indicators; those that repeat a table are only named. */
function viewsReference(): string[] {
  const repeated = MEASURE_VIEWS.filter(({ byGrain }) => !byGrain);
  const names = repeated.map(({ name }) => `[${name}](#${anchor(name)})`).join(', ');
  const head = [
    '## Views of indicators 指标视图\n',
    'The SQL of indicators and supervision rules reads these views, made for each kind of place and period.',
    `The tables ${names} are read as they are, lists of packages as \`list_<name>\`.\n`,
    '指标与监管规则的 SQL 读取以下视图，按每种统计对象和统计期生成。',
    `表 ${names} 原样可读，规则包的清单以 \`list_<name>\` 读取。\n`,
  ].join('\n');
  return [head, ...MEASURE_VIEWS.filter(({ byGrain }) => byGrain).map(viewReference)];
}

const viewReference = ({ name, text, columns }: MeasureView): string =>
  [`### View ${name}\n`, `${text.en}\n\n${text.zh}\n`, columnsOf(columns)].join('\n');

const meaning = ({ text, empty }: FactColumn): string =>
  empty ? `${both(text)}<br>NULL: ${both(empty)}` : both(text);

const anchor = (name: string): string => name.toLowerCase();

function codesReference(): string {
  const sets = FACT_TABLES.flatMap((table) => table.columns.flatMap(({ codes }) => codes ?? []));
  return [...new Set(sets)]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((set) => {
      const titles: Readonly<Record<string, Text>> = set.titles;
      const rows = set.codes.map((code) => [
        `\`${code}\``,
        both(titles[code] ?? { en: '', zh: '' }),
      ]);
      return [`## ${set.name}\n`, tableOf(['Code 代码', 'Title 名称'], rows)].join('\n');
    })
    .join('\n');
}
