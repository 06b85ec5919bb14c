import type { Text } from '@sanyi/kernel';
import type { BulletinTable } from '@sanyi/policy';
import { lineOf } from '../judgement.ts';
import { lineText } from '../sentence/number-text.ts';
import type { BulletinCell, BulletinChart, BulletinGrid, BulletinRow } from './bulletin.ts';
import { columnCells } from './bulletin-cells.ts';
import type { BulletinInput } from './bulletin-input.ts';
import { type BulletinRank, bulletinRanks } from './bulletin-ranks.ts';
import type { ShownFigures } from './shown-figures.ts';

const RANK = { head: { en: 'Rank', zh: '位次' }, unit: { en: '', zh: '' } } as const;
const DISTRICT: Text = { en: 'District', zh: '区' };
/** The name of the row that sums the districts. */
const WHOLE: Text = { en: 'City', zh: '全市' };

/** A table of the package with its figures: districts in rank order, then the whole place. */
export function bulletinGrid(
  input: BulletinInput,
  shown: ShownFigures,
  at: { readonly table: BulletinTable; readonly number: number },
): BulletinGrid {
  const { table, number } = at;
  const family = input.definition.families.find((each) => each.id === table.rankBy);
  const ranks = family ? bulletinRanks(input, shown, family) : null;
  const districts = family
    ? byRank(
        input,
        ranks ?? new Map(),
        (place) => shown.figure(family.indicator, place, input.period.id)?.figure.value ?? null,
      )
    : input.districts;
  const places = [...districts, input.place];
  const columns = table.columns.map((column) => columnCells(input, shown, { column, places }));
  const rows = places.map(({ id, title }, row): BulletinRow => {
    const cells = columns.flatMap((cells) => cells[row] ?? []);
    const isTotal = id === input.place.id;
    const first = ranks ? [rankCell(isTotal ? undefined : ranks.get(id), isTotal)] : [];
    return { place: id, title: isTotal ? WHOLE : title, isTotal, cells: [...first, ...cells] };
  });
  const heads = table.columns.map(({ head, unit }) => ({ head, unit }));
  return {
    id: table.id,
    number,
    title: table.title,
    rowHead: DISTRICT,
    columns: ranks ? [RANK, ...heads] : heads,
    rows,
    notes: notesOf(input, { table, rows, isRanked: ranks !== null }),
  };
}

function byRank(
  input: BulletinInput,
  ranks: ReadonlyMap<string, BulletinRank>,
  shownIn: (place: string) => string | null,
): BulletinInput['districts'] {
  const order = (place: string): number => ranks.get(place)?.rank ?? Number.POSITIVE_INFINITY;
  return [...input.districts].sort((a, b) => {
    const [left, right] = [order(a.id), order(b.id)];
    if (left !== right) return left < right ? -1 : 1;
    const known = Number(shownIn(a.id) === null) - Number(shownIn(b.id) === null);
    return known || (a.id < b.id ? -1 : 1);
  });
}

/** A rank, a span of ranks the counts cannot tell apart, or a dash. */
function rankCell(rank: BulletinRank | undefined, isTotal: boolean): BulletinCell {
  const plain = (text: string): Text => ({ en: text, zh: text });
  const none = { value: null, judgement: 'none', figure: null } as const;
  if (isTotal) return { text: plain(''), ...none };
  if (!rank?.isCarried) return { text: plain('—'), ...none };
  if (rank.from === 1 && rank.to === rank.of && rank.of > rank.ties) {
    return { text: plain('·'), ...none };
  }
  if (!rank.distinguishable) return { text: plain(`${rank.from}–${rank.to}`), ...none };
  return rank.ties > 1
    ? { text: { en: `${rank.rank}=`, zh: `并${rank.rank}` }, ...none }
    : { text: plain(String(rank.rank)), ...none, value: String(rank.rank) };
}

/** Notes a reader needs for this table and no others: marks, ranks, hidden values. */
function notesOf(
  input: BulletinInput,
  at: {
    readonly table: BulletinTable;
    readonly rows: readonly BulletinRow[];
    readonly isRanked: boolean;
  },
): Text[] {
  const cells = at.rows.flatMap((row) => row.cells);
  const lines = linesOf(input, at.table);
  const marks = cells.some((cell) => cell.judgement === 'missed' || cell.judgement === 'near');
  const notes: (Text | false)[] = [
    marks && {
      en: `▲ missed the line, ◇ near it (${lines.map(({ en }) => en).join('; ')}).`,
      zh: `▲未达标，◇接近控制线（${lines.map(({ zh }) => zh).join('；')}）。`,
    },
    at.isRanked &&
      at.rows.some((row) => /^\d/.test(row.cells[0]?.text.en ?? '')) && {
        en: 'Rank 1 is best; 3–7 means that the counts cannot tell the ranks 3 to 7 apart.',
        zh: '位次1为最好；“3–7”表示现有数据不足以区分第3至第7位。',
      },
    at.isRanked &&
      at.rows.some((row) => /^\d+=$/.test(row.cells[0]?.text.en ?? '')) && {
        en: '4= is rank 4, shared.',
        zh: '“并4”表示并列第4位。',
      },
    at.isRanked &&
      cells.some((cell) => cell.text.en === '·') && {
        en: '· no rank, because the counts cannot tell the district from the others.',
        zh: '·表示现有数据不足以将该区与其他区区分，不列位次。',
      },
    cells.some((cell) => cell.text.en === '—') && {
      en: '— not known, or fewer cases than the indicator asks.',
      zh: '—表示未掌握，或所依据的数量少于指标要求。',
    },
    cells.some((cell) => cell.text.en === 'hidden') && {
      en: 'Counts of 1 to 4 are hidden, and with them what would give them away.',
      zh: '1至4的计数及可据以推算的数值予以隐去。',
    },
  ];
  return notes.filter((note) => note !== false);
}

/** "growth of expenses 10 %", for every judged column. */
function linesOf(input: BulletinInput, { columns }: BulletinTable): Text[] {
  return columns.flatMap(({ indicator: id, show, head }) => {
    const indicator = input.indicators.get(id);
    const line = indicator && show === 'value' ? lineOf(indicator, input.period.id) : null;
    if (!indicator || line === null) return [];
    const at = lineText(indicator, line);
    const up = indicator.direction === 'up';
    return [
      {
        en: `${head.en.charAt(0).toLowerCase()}${head.en.slice(1)} ${up ? 'under' : 'over'} ${at.en}`,
        zh: `${head.zh}${up ? '低于' : '高于'}${at.zh}`,
      },
    ];
  });
}

/** Bars of the family that ranks the first table, with its line. */
export function bulletinChart(
  input: BulletinInput,
  shown: ShownFigures,
  number: number,
): BulletinChart | null {
  const table = input.definition.tables.find((each) => each.rankBy !== null);
  const family = input.definition.families.find((each) => each.id === table?.rankBy);
  const indicator = family && input.indicators.get(family.indicator);
  if (!family || !indicator) return null;
  const bars = input.districts.flatMap(({ id, title }) => {
    const found = shown.figure(indicator.id, id, input.period.id);
    const value = found?.figure.value ?? null;
    return found && value !== null ? [{ title, value, judgement: found.judgement }] : [];
  });
  if (bars.length < 2) return null;
  const line = lineOf(indicator, input.period.id);
  const at = line === null ? null : lineText(indicator, line);
  const up = indicator.direction === 'up' ? -1 : 1;
  return {
    number,
    title: {
      en: `${indicator.title.en} by district, ${indicator.unit.en}${at ? `; line at ${at.en}` : ''}`,
      zh: `各区${indicator.title.zh}（${indicator.unit.zh}）${at ? `，横线为${at.zh}` : ''}`,
    },
    line,
    bars: bars.sort(
      (a, b) => up * (Number(a.value) - Number(b.value)) || (a.title.en < b.title.en ? -1 : 1),
    ),
  };
}
