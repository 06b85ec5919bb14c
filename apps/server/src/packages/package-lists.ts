import { LIMITS, type PackageListing } from '@sanyi/api';
import { type Day, isoDate } from '@sanyi/kernel';
import { type ListRow, type PolicyList, type PolicyPackage, valueText } from '@sanyi/policy';

/** The lists of a package, each with its first rows as text. */
export const listsOf = (of: PolicyPackage): PackageListing[] =>
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
    ],
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
