import type { ReportPreview, Reports, SheetRemark } from '@sanyi/api';
import { CircleAlert } from 'lucide-react';
import { type JSX, useMemo } from 'react';
import { useWords } from '../../app/words.tsx';
import { useActing } from '../../data/acting.ts';
import { useClock } from '../../data/clock.ts';
import { Card } from '../../parts/card.tsx';
import { inOrder } from '../../parts/in-order.tsx';
import { JudgementWord } from '../../parts/mark.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { Button } from '../../ui/button.ts';
import { Reasons } from './reasons.tsx';

/** Columns of a sheet that are shown; a template has seven, of which the last only explains. */
const COLUMNS = 6;

/** What would become of a sheet, row by row, and the acts that follow. */
export function Preview(props: {
  readonly reports: Reports;
  readonly preview: ReportPreview;
  readonly take: (rest: boolean) => void;
  readonly save: () => void;
  readonly other: () => void;
}): JSX.Element {
  const { m, say } = useWords();
  const { preview, reports } = props;
  const { accepted, refused } = preview;
  const acting = useActing();
  const mayTake = acting?.role === 'district';
  const form = reports.forms.find(({ id }) => id === preview.form);
  const all = preview.accepted + preview.refused;
  const shown = preview.rows.filter((row) => row.state !== 'passed').length;
  return (
    <Card
      title={m.reports.previewTitle(preview.file)}
      note={form ? say(form.title) : preview.form}
      className="preview"
      foot={shown < all ? m.reports.shownOf(shown, all) : undefined}
    >
      <div className="preview-acts">
        <p role="status">
          {refused > 0 && <CircleAlert size={16} strokeWidth={1.7} aria-hidden="true" />}
          {m.reports.found(preview)} <b>{m.reports.nothingYet}</b>
        </p>
        <div className="acts">
          {mayTake && refused === 0 && accepted > 0 && (
            <Button type="primary" onClick={() => props.take(false)}>
              {m.reports.take(accepted)}
            </Button>
          )}
          {preview.remarks.length > 0 && (
            <Button {...(refused > 0 ? { type: 'primary' } : {})} onClick={props.save}>
              {m.reports.returned}
            </Button>
          )}
          {mayTake && refused > 0 && accepted > 0 && (
            <Button onClick={() => props.take(true)}>{m.reports.takeRest(accepted)}</Button>
          )}
          <Button onClick={props.other}>{m.reports.other}</Button>
        </div>
      </div>
      {all === 0 && <p className="act-hint">{m.reports.nothingFilled}</p>}
      {!mayTake && accepted > 0 && <p className="act-hint">{m.reports.actFirst}</p>}
      {all > 0 && <Rows preview={preview} />}
    </Card>
  );
}

function Rows({ preview }: { readonly preview: ReportPreview }): JSX.Element {
  const { m } = useWords();
  const remarks = useMemo(() => byRow(preview.remarks), [preview.remarks]);
  const columns = Math.min(COLUMNS, preview.head.length);
  const above = [...remarks].filter(([row]) => row <= preview.headRow).flatMap(([, list]) => list);
  return (
    <>
      {above.length > 0 && <Remarks remarks={above} />}
      <ScrollX label={m.reports.previewTitle(preview.file)} tall>
        <table className="plain dense sheet-rows">
          <caption className="unseen">{m.reports.previewTitle(preview.file)}</caption>
          <thead>
            <tr>
              <th scope="col" className="number">
                {m.reports.row}
              </th>
              <th scope="col">{m.reports.state}</th>
              {inOrder(preview.head.slice(0, columns), (head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <Row
                key={row.row}
                row={row}
                columns={columns}
                preview={preview}
                remarks={remarks.get(row.row) ?? []}
              />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </>
  );
}

function Row(props: {
  readonly row: ReportPreview['rows'][number];
  readonly columns: number;
  readonly preview: ReportPreview;
  readonly remarks: readonly SheetRemark[];
}): JSX.Element {
  const { m } = useWords();
  const { day } = useClock();
  const { row, remarks, preview } = props;
  const figure = preview.figures.find((each) => each.row === row.row);
  const kindOf = (column: number): string =>
    remarks.find((each) => each.column === column && each.kind !== 'healed')?.kind ?? '';
  const judgement = { accepted: 'met', refused: 'missed', passed: 'none' } as const;
  const isTold = remarks.length > 0 || Boolean(figure?.replaces);
  return (
    <>
      <tr className={isTold ? 'told' : ''}>
        <td className="number">{row.row}</td>
        <td className="nowrap">
          <JudgementWord judgement={judgement[row.state]} text={m.reports.states[row.state]} />
          {row.state === 'passed' && m.reports.states.passed}
        </td>
        {inOrder(Array.from({ length: props.columns }), (_, at) => (
          <td className={`cell ${kindOf(at + 1)}`} title={row.cells[at]}>
            {row.cells[at] ?? ''}
          </td>
        ))}
      </tr>
      {isTold && (
        <tr className="remark-row">
          <td />
          <td colSpan={props.columns + 1}>
            <div className="remark-box">
              <Remarks remarks={remarks} />
              {figure?.replaces && (
                <p className="quiet">{m.reports.replaces(day(figure.replaces))}</p>
              )}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

/** The remarks of a row; several of one kind about one cell stand together. */
function Remarks({ remarks }: { readonly remarks: readonly SheetRemark[] }): JSX.Element | null {
  const { m } = useWords();
  const cells = new Map<string, readonly SheetRemark[]>();
  for (const each of remarks) {
    const key = `${each.row} ${each.column} ${each.kind} ${each.problem.code}`;
    cells.set(key, [...(cells.get(key) ?? []), each]);
  }
  if (cells.size === 0) return null;
  return (
    <ul className="remark-list">
      {[...cells].map(([key, same]) => {
        const kind = same[0]?.kind ?? 'check';
        return (
          <li key={key} className={kind}>
            <Reasons
              reasons={same.map(({ problem }) => problem)}
              head={<b>{m.reports.kinds[kind]}</b>}
            />
          </li>
        );
      })}
    </ul>
  );
}

function byRow(remarks: readonly SheetRemark[]): Map<number, SheetRemark[]> {
  const rows = new Map<number, SheetRemark[]>();
  for (const each of remarks) rows.set(each.row, [...(rows.get(each.row) ?? []), each]);
  return rows;
}
