import type { RowReading } from './check-row.ts';
import type { SheetFigure, SheetMark } from './checked.ts';
import { historyProblems } from './follow-ups.ts';

/** Holds an accepted figure against the earlier figures of the same district and indicator. */
export function checkHistory(figure: SheetFigure, reading: RowReading): SheetMark[] {
  const { terms, known, head } = reading;
  const line = terms.lines.find(({ indicator }) => indicator.id === figure.indicator);
  if (!line) return [];
  const column = (head.columns.get('numerator') ?? 0) + 1;
  const against = { known, thresholds: terms.thresholds, where: String(figure.row) };
  return historyProblems(line, figure, against).map((problem) => ({
    row: figure.row,
    column,
    kind: 'check',
    problem,
  }));
}
