import { LIMITS, type PackageListing } from '@sanyi/api';
import { type Day, isoDate } from '@sanyi/kernel';
import {
  codeTitles,
  type Library,
  type ListRow,
  type PolicyList,
  type PolicyPackage,
  titleOf,
  valueText,
} from '@sanyi/policy';

/** Columns that lists of every package share, in Chinese. */
const LABELS: Readonly<Record<string, string>> = {
  item: '项目',
  level: '级别',
  price: '价格',
  code: '代码',
  title_en: '英文名称',
  title_zh: '中文名称',
  system: '编码体系',
  target: '对照',
  district: '区',
  from: '起始日',
  to: '截止日',
  provenance: '依据程度',
  source: '来源',
};

/** The lists of a package, each with its first rows as text. */
export const listsOf = (of: PolicyPackage, library: Library): PackageListing[] =>
  [...of.lists.values()].map((list) => ({
    name: list.name,
    kind: list.kind,
    file: list.file,
    amends:
      of.declarations.find((each) => each.unit === 'list' && each.name === list.name)?.of ?? null,
    columns: [
      ...list.keys,
      ...list.columns.map((column) => column.name),
      ...['from', 'to', 'provenance', 'source'],
    ].map((name) => ({
      name,
      title: titleOf(name, LABELS[name]),
      kind: list.columns.find((column) => column.name === name)?.kind.kind ?? 'text',
      codes: list.keys.includes(name) ? codeTitles(name, of, library) : {},
    })),
    rows: list.rows.slice(0, LIMITS.listRows).map((row) => cells(row, list)),
    rowCount: list.rows.length,
  }));

const cells = (row: ListRow, list: PolicyList): string[] => [
  ...row.keys,
  ...row.values.map((value, index) => {
    const column = list.columns[index];
    return value === null || !column ? '' : valueText(value, column.kind);
  }),
  dayText(row.from),
  dayText(row.to),
  row.provenance,
  row.source,
];

const dayText = (day: Day | null): string => (day === null ? '' : isoDate(day));
