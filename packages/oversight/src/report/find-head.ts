import { nameKey } from './plain.ts';
import { cellAt, type Sheet } from './sheet.ts';

/** The columns of a form that are read. */
export type HeadColumn = 'district' | 'period' | 'indicator' | 'numerator' | 'denominator' | 'note';

/** Heads as the templates write them. */
export const HEADS: Readonly<Record<HeadColumn, { readonly en: string; readonly zh: string }>> = {
  district: { en: 'District', zh: '区' },
  period: { en: 'Period', zh: '期间' },
  indicator: { en: 'Indicator', zh: '指标' },
  numerator: { en: 'Numerator', zh: '分子' },
  denominator: { en: 'Denominator', zh: '分母' },
  note: { en: 'Note', zh: '备注' },
};

/** Other words that people put over the same columns. */
const WORDS: Readonly<Record<HeadColumn, readonly string[]>> = {
  district: ['区县', '地区', '区名', '报送区', '填报区', '单位', '填报单位', 'area', 'county'],
  period: ['季度', '时间', '报告期', '报送期', '统计期', '统计期间', 'quarter', 'reportperiod'],
  indicator: ['指标名称', '项目', 'item', 'measure'],
  numerator: ['分子数', '分子值', 'num', 'numeratorvalue'],
  denominator: ['分母数', '分母值', 'den', 'denominatorvalue'],
  note: ['说明', '原因说明', '备注说明', 'remark', 'remarks', 'notes', 'comment'],
};

const COLUMNS = Object.keys(HEADS) as HeadColumn[];
const KNOWN = new Map<string, HeadColumn>(
  COLUMNS.flatMap((column) => {
    const { en, zh } = HEADS[column];
    return [en, zh, `${zh}${en}`, `${en}${zh}`, ...WORDS[column]].map(
      (word): [string, HeadColumn] => [nameKey(word), column],
    );
  }),
);

/** Rows in which a head is looked for: a title, a line of units, and two rows of heads. */
const SEARCHED = 12;
const NEEDED: readonly HeadColumn[] = ['district', 'numerator', 'denominator'];

/** Where the head stands: its row and the column of each word, counted from 0. */
export type Head = {
  readonly row: number;
  readonly columns: ReadonlyMap<HeadColumn, number>;
  /** Whether it was put together from two rows. */
  readonly twoRows: boolean;
};

/** Finds the head of a sheet, or the words that are missing. The sheet is unmerged. */
export function findHead(sheet: Sheet): Head | { readonly missing: readonly HeadColumn[] } {
  let missing: readonly HeadColumn[] = NEEDED;
  for (let row = 0; row < Math.min(SEARCHED, sheet.rows.length); row++) {
    for (const twoRows of [false, true]) {
      if (twoRows && row === 0) continue;
      const columns = columnsOf(sheet, row, twoRows);
      const absent = NEEDED.filter((column) => !columns.has(column));
      if (absent.length === 0) return { row, columns, twoRows };
      if (absent.length < missing.length) missing = absent;
    }
  }
  return { missing };
}

function columnsOf(sheet: Sheet, row: number, twoRows: boolean): Map<HeadColumn, number> {
  const columns = new Map<HeadColumn, number>();
  const width = Math.max(sheet.rows[row]?.length ?? 0, sheet.rows[row - 1]?.length ?? 0);
  for (let at = 0; at < width; at++) {
    const own = wordOf(cellAt(sheet, row, at).text);
    const above = twoRows ? wordOf(cellAt(sheet, row - 1, at).text) : undefined;
    const word = own ?? above;
    if (word !== undefined && !columns.has(word)) columns.set(word, at);
  }
  return columns;
}

/** The column a head names; a unit in brackets behind it does not matter. */
function wordOf(text: string): HeadColumn | undefined {
  return KNOWN.get(nameKey(text)) ?? KNOWN.get(nameKey(text.replace(/[（(【[].*$/, '')));
}
