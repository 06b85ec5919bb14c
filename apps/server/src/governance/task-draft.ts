import type { NewTask } from '@sanyi/api';
import type { TaskDraft } from '@sanyi/governance';
import {
  addDays,
  fail,
  isoDate,
  ok,
  parsePeriod,
  problem,
  type Result,
  type Text,
} from '@sanyi/kernel';
import { lineOf, lineText } from '@sanyi/oversight';
import { personsOf } from './acting.ts';
import type { GovernanceSource, GovernedCity } from './governance-source.ts';
import { situationOf } from './situation.ts';

/** A task as it was asked for, with the figure it is measured by. */
export function draftOf(
  source: GovernanceSource,
  asked: NewTask,
): Result<Omit<TaskDraft, 'id' | 'place'>> {
  const situation = situationOf(source);
  if (!situation.ok) return situation;
  const { city, rules } = situation.value;
  const owners = personsOf(source, asked.owners);
  if (!owners.ok) return owners;
  const at = placeOf(source, city, asked);
  if (!at.ok) return at;
  const common = { ...at.value, parent: asked.parent ?? null, owners: owners.value };
  const days = rules.taskDays;
  if (asked.indicator !== undefined) {
    const { indicator } = asked;
    const measured = measuredDraft(source, city, { ...asked, indicator, days });
    return measured.ok ? ok({ ...common, ...measured.value }) : measured;
  }
  const deadline = asked.deadline ?? later(city.on, days);
  const title = asked.title ?? { en: '', zh: '' };
  return ok({ ...common, title, deadline, origin: { kind: 'person' }, measure: null });
}

/** Where a task lies: in the city, a district, or a centre of a district. */
function placeOf(
  source: GovernanceSource,
  { districts }: GovernedCity,
  { district, owners, institution: named }: NewTask,
): Result<Pick<TaskDraft, 'district' | 'institution' | 'level'>> {
  const centre = centreOf(source, owners);
  const institution = named ?? centre?.institution ?? null;
  if (centre && (centre.district !== district || centre.institution !== institution)) {
    return fail(problem('GOV_LEVEL', 'level', { level: 'centre', district: district ?? '—' }));
  }
  if (district !== null && !districts.includes(district)) {
    return fail(problem('API_PLACE_UNKNOWN', 'district', { place: district }));
  }
  if (institution !== null) return ok({ district, institution, level: 'centre' });
  return ok({ district, institution, level: district === null ? 'city' : 'district' });
}

/** The centre whose head is the one owner that is named: the task is its centre's. */
function centreOf(
  { officers }: GovernanceSource,
  [owner, ...others]: readonly string[],
): GovernanceSource['officers'][number] | null {
  if (others.length > 0) return null;
  return officers.find(({ id, role }) => id === owner && role === 'centre') ?? null;
}

/** The parts of a task that come from the figure it is made from. */
function measuredDraft(
  source: GovernanceSource,
  city: GovernedCity,
  asked: NewTask & { readonly indicator: string; readonly days: number },
): Result<Pick<TaskDraft, 'title' | 'deadline' | 'origin' | 'measure'>> {
  const { indicator, edition = null, finding = null, days } = asked;
  const place = asked.district ?? source.place;
  const period = asked.period ?? city.quarters.at(-1)?.id ?? '';
  const figure = city.figure(indicator, place, period);
  if (!figure) {
    return fail(problem('API_FIGURE_UNKNOWN', 'indicator', { indicator, place, period }));
  }
  const { value, numerator, denominator, judgement } = figure;
  const first = { period, value, numerator, denominator, judgement, edition };
  return ok({
    title: asked.title ?? figureTitle(source, { indicator, place, period, value }),
    deadline: asked.deadline ?? later(endOf(period) ?? city.on, days),
    origin: { kind: 'finding', edition, finding },
    measure: { indicator, place, first },
  });
}

type Stated = {
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  readonly value: string | null;
};

/** "Tongzhou: expense growth 13.8 % in 2019-Q1, line 10 %". */
function figureTitle(source: GovernanceSource, stated: Stated): Text {
  const { indicator: id, period, value } = stated;
  const indicator = source.indicator(id);
  const place = source.titleOf(stated.place);
  if (!indicator) return { en: `${place.en}: ${id}`, zh: `${place.zh}：${id}` };
  const told = value === null ? { en: '—', zh: '—' } : lineText(indicator, value);
  const at = lineOf(indicator, period);
  const line = at === null ? null : lineText(indicator, at);
  const title = indicator.title.en.charAt(0).toLowerCase() + indicator.title.en.slice(1);
  return {
    en: `${place.en}: ${title} ${told.en} in ${period}${line ? `, line ${line.en}` : ''}`,
    zh: `${place.zh}：${period} ${indicator.title.zh} ${told.zh}${line ? `，目标线 ${line.zh}` : ''}`,
  };
}

/** The last day of a period. */
function endOf(period: string): string | null {
  const read = parsePeriod(period);
  return read.ok ? isoDate(addDays(read.value.to, -1)) : null;
}

/** A day some days later; a day that is none stays as it is and is refused where it is written. */
export function later(day: string, days: number): string {
  const read = parsePeriod(day.slice(0, 7));
  if (!read.ok) return day;
  return isoDate(addDays(read.value.from, Number(day.slice(8, 10)) - 1 + days));
}
