import { isMap, isSeq, parseDocument } from 'yaml';
import { readCsv, writeCsv } from '../csv/read-csv.ts';
import { YAML_STYLE } from '../package/format.ts';
import { type Edit, UNFOUNDED } from './edit.ts';

type ParameterEdit = Extract<Edit, { readonly kind: 'value' | 'addValue' | 'dropValue' }>;
type ListEdit = Extract<Edit, { readonly kind: 'listCell' | 'addRow' | 'dropRow' }>;

/** A file of parameters after an edit; null where it cannot be read or lacks the value. */
export function editParameters(text: string, edit: ParameterEdit): string | null {
  const document = parseDocument(text, { schema: 'failsafe' });
  const values = document.errors.length > 0 ? null : document.getIn([edit.name, 'values']);
  if (!isSeq(values)) return null;
  const at = (...path: readonly (string | number)[]): (string | number)[] => [
    edit.name,
    'values',
    ...path,
  ];
  switch (edit.kind) {
    case 'value':
      if (!isMap(values.items[edit.row])) return null;
      document.setIn(at(edit.row, edit.field), edit.text);
      if (edit.field === 'value') document.setIn(at(edit.row, 'provenance'), UNFOUNDED);
      break;
    case 'addValue': {
      const last = values.items.at(-1);
      const value = isMap(last) ? String(last.get('value') ?? '') : '';
      const added = { from: edit.from, value, provenance: UNFOUNDED, source: 'draft' };
      const place = values.items.findIndex(
        (each) => isMap(each) && String(each.get('from')) > edit.from,
      );
      const node = document.createNode(added, { flow: true });
      values.items.splice(place < 0 ? values.items.length : place, 0, node);
      break;
    }
    case 'dropValue':
      if (values.items.length < 2 || !values.items[edit.row]) return null;
      values.items.splice(edit.row, 1);
      break;
  }
  return document.toString(YAML_STYLE);
}

/** A list after an edit; rows are counted without the header. */
export function editList(text: string, edit: ListEdit): string | null {
  const csv = readCsv(text);
  if (!csv.ok) return null;
  const [header, ...rows] = csv.records.map(({ cells }) => cells);
  if (!header) return null;
  switch (edit.kind) {
    case 'addRow':
      return writeCsv([header, ...rows, header.map((_, at) => edit.cells[at] ?? '')]);
    case 'dropRow':
      return rows[edit.row] ? writeCsv([header, ...rows.toSpliced(edit.row, 1)]) : null;
    case 'listCell': {
      const row = rows[edit.row];
      if (!row || edit.column >= header.length) return null;
      const cells = header.map((name, at) => {
        if (at === edit.column) return edit.text;
        const isMark = name === 'provenance' && !MARKS.has(header[edit.column] ?? '');
        return isMark ? UNFOUNDED : (row[at] ?? '');
      });
      return writeCsv([header, ...rows.with(edit.row, cells)]);
    }
  }
}

const MARKS: ReadonlySet<string> = new Set(['provenance', 'source', 'to']);

/** A file of cases without one of them; null when it was the last one. */
export function dropCase(text: string, row: number): string | null {
  const document = parseDocument(text, { schema: 'failsafe' });
  const cases = document.get('cases');
  if (!isSeq(cases) || cases.items.length < 2) return null;
  cases.items.splice(row, 1);
  return document.toString(YAML_STYLE);
}
