import { ADDRESSES, type ReportFormInfo, type Reports, type ReportTaken } from '@sanyi/api';
import { Check, Download } from 'lucide-react';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { withQuery } from '../../data/fetch-json.ts';
import { periodText } from '../../format/period.ts';
import { Card } from '../../parts/card.tsx';
import { ProblemCard } from '../../parts/problem-card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Button } from '../../ui/button.ts';
import { Segmented } from '../../ui/segmented.ts';
import { DropZone } from './drop-zone.tsx';
import { Preview } from './preview.tsx';
import { titleIn } from './sheets.ts';
import { useSending } from './use-sending.ts';

/** Template, drop zone, preview, confirmation. */
export function SendCard({ reports }: { readonly reports: Reports }): JSX.Element {
  const { m } = useWords();
  const { place } = useAddress();
  const { sending, begin, read, take, save } = useSending();
  if (sending.step === 'trouble') {
    return <ProblemCard error={sending.error} retry={begin} />;
  }
  if (sending.step === 'seen') {
    const { sheet, preview } = sending;
    return (
      <Preview
        reports={reports}
        preview={preview}
        take={(rest) => void take(sheet, preview, rest)}
        save={() => void save(sheet)}
        other={begin}
      />
    );
  }
  if (sending.step === 'taken')
    return <Done reports={reports} taken={sending.taken} next={begin} />;
  return (
    <Card title={m.reports.send} note={m.reports.sendNote} className="send">
      <div className="send-pair">
        <Templates reports={reports} place={place} />
        {sending.step === 'reading' ? (
          <div role="status">
            <span className="unseen">{m.reports.reading(sending.sheet.file.name)}</span>
            <Skeleton rows={4} />
          </div>
        ) : (
          <DropZone
            onFile={(file) => void read({ file, period: reports.period, district: place })}
          />
        )}
      </div>
    </Card>
  );
}

function Templates(props: {
  readonly reports: Reports;
  readonly place: string | undefined;
}): JSX.Element | null {
  const { m, say } = useWords();
  const { kind } = useAddress();
  const setAddress = useSetAddress();
  const { forms, period } = props.reports;
  const form = forms.find(({ id }) => id === kind) ?? forms[0];
  if (!form) return null;
  const address = (format: string): string =>
    withQuery(ADDRESSES.reportTemplate, { form: form.id, period, district: props.place, format });
  return (
    <div className="templates">
      <ScrollX label={m.reports.form}>
        <Segmented
          value={form.id}
          options={forms.map(({ id, title }) => ({ value: id, label: say(title) }))}
          onChange={(value) => setAddress({ kind: value === forms[0]?.id ? undefined : value })}
        />
      </ScrollX>
      <p className="template-links">
        <a className="button-link" href={address('xlsx')} download>
          <Download size={15} strokeWidth={1.6} aria-hidden="true" /> {m.reports.template}
        </a>
        <a className="link" href={address('csv')} download>
          {m.reports.csv}
        </a>
        <a className="link" href={address('csv-gb18030')} download>
          {m.reports.csvGb}
        </a>
      </p>
      <Missing reports={props.reports} />
      <Asked form={form} />
    </div>
  );
}

/** Sheets that have not come in: each is a link that chooses its district and form. */
function Missing({ reports }: { readonly reports: Reports }): JSX.Element | null {
  const { m, say } = useWords();
  const setAddress = useSetAddress();
  const { cells, forms, districts } = reports;
  const late = cells.filter(({ state, received }) => received === 0 && state !== 'onTime');
  if (late.length === 0 || late.length > MISSING_NAMED) return null;
  return (
    <p className="missing-sheets">
      <span className="quiet">{m.reports.notYet}</span>
      {late.map(({ place, form }) => (
        <button
          key={`${place} ${form}`}
          type="button"
          className="link"
          onClick={() => setAddress({ place, kind: form })}
        >
          {say(titleIn(districts, place))} · {say(titleIn(forms, form))}
        </button>
      ))}
    </p>
  );
}

/** More missing sheets than this are a table, not a line. */
const MISSING_NAMED = 8;

/** What a form asks for, in words: the same that stands in the template. */
function Asked({ form }: { readonly form: ReportFormInfo }): JSX.Element {
  const { m, say } = useWords();
  return (
    <details className="asked">
      <summary>{m.reports.asks}</summary>
      <dl>
        {form.indicators.map((each) => (
          <div key={each.id}>
            <dt>
              {say(each.title)}{' '}
              <small className="quiet">
                {m.reports.boundsOf(each.least, each.most, say(each.unit))}
              </small>
            </dt>
            <dd>
              {say(each.numerator.title)} ({say(each.numerator.unit)}) /{' '}
              {say(each.denominator.title)} ({say(each.denominator.unit)})
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Done(props: {
  readonly reports: Reports;
  readonly taken: ReportTaken;
  readonly next: () => void;
}): JSX.Element {
  const { m, say, lang } = useWords();
  const { taken, reports } = props;
  const form = reports.forms.find(({ id }) => id === taken.form);
  const names = taken.places.map((place) => {
    const district = reports.districts.find(({ id }) => id === place);
    return district ? say(district.title) : place;
  });
  const places = names.join(lang === 'zh' ? '、' : ', ');
  return (
    <section className="card sheet-taken" role="status">
      <h2>
        <Check size={18} strokeWidth={1.8} aria-hidden="true" /> {m.reports.taken(taken.figures)}
      </h2>
      <p>
        {m.reports.takenText(
          form ? say(form.title) : taken.form,
          places,
          periodText(taken.period, lang),
        )}
      </p>
      <Button onClick={props.next}>{m.reports.sendNext}</Button>
    </section>
  );
}
