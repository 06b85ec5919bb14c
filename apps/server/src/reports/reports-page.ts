import type { ReportComparison, ReportFormInfo, Reports } from '@sanyi/api';
import { addDays, isoDate, ok, type Result } from '@sanyi/kernel';
import {
  boardSentence,
  dueDay,
  type Figure,
  type FormLine,
  figureOf,
  type Measured,
  type ReportTerms,
} from '@sanyi/oversight';
import { type ComparedFigure, officeDay, type ReportStatus, reportStatus } from '@sanyi/store';
import type { City } from '../city/city.ts';
import { weightText } from '../pages/figure-book.ts';
import { askedPeriod, cityDesk } from './city-desk.ts';

/** How the reporting of a period stands. */
export async function reportsPage(
  city: City,
  asked: string | undefined,
  now: string,
): Promise<Result<Reports>> {
  const chosen = await askedPeriod(city, asked, now);
  if (!chosen.ok) return chosen;
  const { period, periods } = chosen.value;
  const desk = await cityDesk(city, period, { now, closed: [] });
  if (!desk.ok) return desk;
  const status = await reportStatus(desk.value, { period, now });
  if (!status.ok) return status;
  const { terms } = desk.value;
  const [first] = terms;
  const due = first ? dueDay(first, period) : isoDate(period.to);
  const { cells, followUps, compared } = status.value;
  return ok({
    period: period.id,
    periods: periods.map((each) => each.id),
    dueOn: due,
    today: desk.value.today,
    hasClaims: (city.facts.manifest.rows.claim ?? 0) > 0,
    sentence: boardSentence(cells, { due, followUps: followUps.length }),
    forms: terms.map(formInfo),
    districts: city.facts.manifest.districts.map(({ id, title }) => ({ id, title })),
    cells: cells.map(({ completedAt, ...cell }) => ({
      ...cell,
      completedOn: completedAt === null ? null : officeDay(completedAt, desk.value.timeZone),
    })),
    followUps: followUps.map(({ form, figure, reasons }) => ({
      form,
      indicator: figure.indicator,
      place: figure.place,
      reasons: reasons.map(({ code, where, en, zh }) => ({ code, where, en, zh })),
    })),
    compared: compared.map((each) =>
      comparisonOf(city, status.value, each, isoDate(addDays(period.to, -1))),
    ),
  });
}

const formInfo = ({ form, lines }: ReportTerms): ReportFormInfo => ({
  id: form.id,
  title: form.title,
  indicators: lines.map(({ form: asked, indicator }) => ({
    id: indicator.id,
    title: indicator.title,
    unit: indicator.unit,
    numerator: { title: asked.numerator.title, unit: asked.numerator.unit },
    denominator: { title: asked.denominator.title, unit: asked.denominator.unit },
    least: asked.least.text,
    most: asked.most.text,
    provenance: asked.provenance,
    source: asked.source,
  })),
});

function comparisonOf(
  city: City,
  { checksum }: ReportStatus,
  each: ComparedFigure,
  lastDay: string,
): ReportComparison {
  const { form, line, place, computed, reported, difference } = each;
  const { manifest } = city.facts;
  const stackHash = city.settled.stack.hash;
  const own = {
    stackHash,
    factsChecksum: manifest.logicalChecksum,
    cutOff: manifest.to,
    provenance: manifest.synthetic ? 'synthetic' : manifest.source,
    weight: weightText(manifest.weight),
  };
  // A reported figure stands for all of the district and rests on its own table.
  const sent = {
    ...own,
    factsChecksum: checksum,
    cutOff: lastDay,
    provenance: 'reported',
    weight: '1',
  };
  return {
    form,
    indicator: line.indicator.id,
    place,
    computed: computed && figureIn(line, computed, own),
    reported: reported && figureIn(line, reported, sent),
    arrived: reported && {
      reporter: reported.reporter,
      at: reported.receivedAt,
      file: reported.file,
    },
    difference,
  };
}

const figureIn = (
  { indicator }: FormLine,
  { place, period, numerator, denominator }: Measured,
  origin: Parameters<typeof figureOf>[2],
): Figure => figureOf(indicator, { place, period, numerator, denominator }, origin);
