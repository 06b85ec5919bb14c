import type {
  BulletinLayout,
  LayoutBlock,
  LayoutChart,
  LayoutTable,
} from '../layout/bulletin-layout.ts';
import { chartGeometry } from '../layout/chart-geometry.ts';
import { TYPST_STYLE } from './typst-style.ts';
import { typstArray, typstString } from './typst-text.ts';

/** Height of the bars, in points. */
const CHART_HEIGHT = 62;

/**
 * A bulletin as a Typst source that reads no other file. Every text of it is a string literal, so
 * that no name or note can change the page.
 *
 * @example
 * ```ts
 * declare const layout: BulletinLayout;
 * bulletinTypst(layout).includes('#bulletin('); // true
 * ```
 */
export function bulletinTypst(layout: BulletinLayout): string {
  const { lang, title, heading, issue, issuer, date, footer, mark, draft } = layout;
  const named = (names: Readonly<Record<string, string>>): string =>
    Object.entries(names)
      .map(([name, value]) => `${name}: ${value}`)
      .join(', ');
  const marks = [mark, draft].filter((each) => each !== null).map(typstString);
  const page = named({
    lang: typstString(lang),
    title: typstString(heading),
    marks: typstArray(marks),
    'footer-left': typstString(footer.cutOff),
    'footer-middle': typstString(footer.check),
  });
  const head = named({
    lang: typstString(lang),
    title: typstString(title),
    issue: typstString(issue),
    issuer: typstString(issuer),
    date: typstString(date),
    heading: typstString(heading),
  });
  let tables = 0;
  const blocks = layout.blocks.map((block) => {
    if (block.kind === 'table') tables += 1;
    return blockTypst(block, tables === 1);
  });
  return `${TYPST_STYLE}\n#bulletin(${page}, {\nmasthead(${head})\n${blocks.join('\n')}\n})\n`;
}

function blockTypst(block: LayoutBlock, isFirstTable: boolean): string {
  switch (block.kind) {
    case 'heading': {
      const number = block.number.endsWith('、') ? block.number : `${block.number}  `;
      return `section(${typstString(number)}, ${typstString(block.text)})`;
    }
    case 'paragraph': {
      const runs = block.runs.map(({ text, strong }) =>
        strong ? `strong-run(${typstString(text)})` : `text(${typstString(text)})`,
      );
      return `par(${runs.join(' + ') || '[]'})`;
    }
    case 'lead':
      return `lead(${typstString(block.text)})`;
    case 'list':
      return block.items.map((item) => `item(${typstString(item)})`).join('\n');
    case 'table':
      return tableTypst(block, isFirstTable);
    case 'chart':
      return chartTypst(block);
    case 'signature':
      return `signature(${typstArray(block.lines.map(typstString))})`;
  }
}

function tableTypst(table: LayoutTable, isFirst: boolean): string {
  const widths = table.columns.map((column, at) => {
    if (column.align === 'center') return '3.2em';
    return at === table.headColumn ? '1.3fr' : '1fr';
  });
  const heads = table.columns.map(({ head, unit, align, isMarked }) =>
    typstArray([typstString(head), typstString(unit), align, String(isMarked)]),
  );
  const rows = table.rows.map(({ cells }) =>
    typstArray(cells.map(({ text, mark }) => typstArray([typstString(text), typstString(mark)]))),
  );
  return `figures(${[
    typstString(table.caption),
    typstArray(widths),
    typstArray(heads),
    typstArray(rows),
    typstArray(table.notes.map(typstString)),
    String(table.rows.findIndex(({ isTotal }) => isTotal)),
    String(isFirst),
  ].join(', ')})`;
}

function chartTypst(chart: LayoutChart): string {
  const { bars, zero, line } = chartGeometry(chart);
  const low = Math.max(...bars.map(({ top, height }) => top + height));
  const placed = bars.map((bar) =>
    typstArray([
      String(bar.left),
      String(bar.width),
      String(bar.top),
      String(bar.height),
      String(bar.label),
      typstString(bar.text),
      typstString(bar.title),
      typstString(bar.judgement),
      String(bar.value < 0),
    ]),
  );
  const limit = line === null ? 'none' : String(line);
  return `bars(${typstString(chart.caption)}, ${CHART_HEIGHT}pt, ${zero}, ${limit}, ${low}, ${typstArray(placed)})`;
}
