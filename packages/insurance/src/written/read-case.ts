import {
  CATEGORIES,
  type Category,
  INCOME_BANDS,
  KEY_GROUPS,
  LEVELS,
  PERSON_CLASSES,
  SCHEMES,
  TITLES,
  VISIT_KINDS,
} from '@sanyi/facts';
import {
  type Day,
  failOf,
  ok,
  parseDay,
  parseQuantity,
  parseYuan,
  QUANTITY_ONE,
  type Result,
  scaled,
} from '@sanyi/kernel';
import type { Fold } from '@sanyi/policy';
import type { ClaimInstitution, ClaimLine, ClaimPerson, ClaimVisit, OneClaim } from '../claim.ts';
import { LIMITS } from '../limits.ts';
import { CaseReader, type Field, fieldOf } from './case-reader.ts';

/** A claim written by hand, with the accumulators before it as they were written. */
export type WrittenCase = {
  readonly claim: OneClaim;
  readonly acc: Readonly<Record<string, unknown>>;
};

/**
 * Reads a claim written in YAML or JSON: `person`, `institution`, `visit`, `lines`, `acc`. Money is
 * in yuan, days are dates, everything but scheme, level, kind, day and age may be left out.
 *
 * @returns all problems at once, each with the path of its field
 */
export function readCase(value: unknown): Result<WrittenCase> {
  const reader = new CaseReader();
  const map = reader.map(value, 'claim', ['person', 'institution', 'visit', 'lines', 'acc']);
  const claim = {
    claim: 0,
    person: personOf(reader, map.person),
    institution: institutionOf(reader, map.institution),
    visit: visitOf(reader, map.visit),
    lines: reader
      .list(map.lines, 'claim.lines', LIMITS.caseLines)
      .map((line, at) => lineOf(reader, line, `claim.lines[${at}]`)),
  };
  const acc = map.acc === undefined ? {} : reader.map(map.acc, 'claim.acc', []);
  return failOf(reader.problems) ?? ok({ claim, acc });
}

const PERSON = ['scheme', 'personClass', 'age', 'incomeBand', 'keyGroups'] as const;

function personOf(reader: CaseReader, value: unknown): ClaimPerson {
  const where = 'claim.person';
  const map = reader.map(value ?? {}, where, PERSON);
  const at = (name: (typeof PERSON)[number]): Field => fieldOf(map, name, where);
  const groups = reader.list(map.keyGroups, `${where}.keyGroups`, KEY_GROUPS.codes.length);
  return {
    scheme: reader.code(at('scheme'), SCHEMES.codes, { wrong: 'none' }),
    personClass: reader.code(at('personClass'), PERSON_CLASSES.codes, {
      absent: 'none',
      wrong: 'none',
    }),
    age: reader.count(at('age')),
    incomeBand: reader.code(at('incomeBand'), INCOME_BANDS.codes, {
      absent: 'middle',
      wrong: 'middle',
    }),
    keyGroups: groups.map((group, index) => {
      const field = { value: group ?? null, where: `${where}.keyGroups[${index}]` };
      return reader.code(field, KEY_GROUPS.codes, { wrong: 'aged' });
    }),
  };
}

const INSTITUTION = ['institution', 'level', 'grassroots', 'district'] as const;

function institutionOf(reader: CaseReader, value: unknown): ClaimInstitution {
  const where = 'claim.institution';
  const map = reader.map(value ?? {}, where, INSTITUTION);
  const at = (name: (typeof INSTITUTION)[number]): Field => fieldOf(map, name, where);
  return {
    institution: reader.count(at('institution'), 0),
    level: reader.code(at('level'), LEVELS.codes, { wrong: 'primary' }),
    grassroots: reader.flag(at('grassroots')),
    district: reader.text(at('district'), ''),
  };
}

const VISIT = [
  'kind',
  'title',
  'day',
  'endDay',
  'bedDays',
  'contracted',
  'referred',
  'specialNeeds',
  'stayNumber',
] as const;

function visitOf(reader: CaseReader, value: unknown): ClaimVisit {
  const where = 'claim.visit';
  const map = reader.map(value ?? {}, where, VISIT);
  const at = (name: (typeof VISIT)[number]): Field => fieldOf(map, name, where);
  const kind = reader.code(at('kind'), VISIT_KINDS.codes, { wrong: 'outpatient' });
  const day = dayOf(reader, at('day'));
  if (day === null && map.day === undefined) reader.missing(`${where}.day`, '2017-04-08');
  const bedDays = reader.count(at('bedDays'), 0);
  if (kind === 'inpatientDay' && bedDays === 0) reader.missing(`${where}.bedDays`, '1, 2, 3');
  const start = day ?? (0 as Day);
  const end = dayOf(reader, at('endDay')) ?? ((start + bedDays) as Day);
  if (end < start) reader.wrong(`${where}.endDay`, map.endDay, '>= day');
  return {
    kind,
    title: reader.code(at('title'), TITLES.codes, { absent: 'none', wrong: 'none' }),
    day: start,
    endDay: end,
    bedDays,
    contracted: reader.flag(at('contracted')),
    referred: reader.flag(at('referred')),
    specialNeeds: reader.flag(at('specialNeeds')),
    stayNumber: reader.count(at('stayNumber'), kind === 'inpatientDay' ? 1 : 0),
  };
}

/** A date as text; YAML readers may also have made a Date of it, which is refused. */
const dayOf = (reader: CaseReader, field: Field): Day | null =>
  reader.decimal(field, (text) => valueIn(parseDay(text)), '2017-04-08');

const LINE = [
  'item',
  'title',
  'category',
  'quantity',
  'purchasePrice',
  'listPrice',
  'chargedPrice',
  'separatelyChargeable',
] as const;

function lineOf(reader: CaseReader, value: unknown, where: string): ClaimLine {
  const map = reader.map(value, where, LINE);
  const at = (name: (typeof LINE)[number]): Field => fieldOf(map, name, where);
  const yuan = (name: (typeof LINE)[number]) =>
    reader.decimal(at(name), (text) => atLeast(0n, valueIn(parseYuan(text))), '12.34');
  const quantity = reader.decimal(
    at('quantity'),
    (text) => atLeast(1n, valueIn(parseQuantity(text))),
    '1.5',
  );
  if (map.item === undefined && map.category === undefined) {
    reader.missing(`${where}.category`, CATEGORIES.codes.join(', '));
  }
  const item = reader.text(at('item'), '');
  const title = reader.text(at('title'), item);
  return {
    item,
    ...(title === '' ? {} : { title: { en: title, zh: title } }),
    category: reader.code<Category>(at('category'), CATEGORIES.codes, {
      // An item without a category is one of a price list, and those are of services.
      absent: 'service',
      wrong: 'service',
    }),
    separatelyChargeable:
      map.separatelyChargeable === undefined || reader.flag(at('separatelyChargeable')),
    quantity: quantity ?? QUANTITY_ONE,
    chargedPrice: yuan('chargedPrice'),
    ...(map.purchasePrice === undefined ? {} : { purchasePrice: yuan('purchasePrice') }),
    ...(map.listPrice === undefined ? {} : { listPrice: yuan('listPrice') }),
  };
}

/** A written claim takes nothing back, so amounts below zero have no place in it. */
const atLeast = <T extends bigint>(least: bigint, value: T | null): T | null =>
  value !== null && value < least ? null : value;

const SCALES: Readonly<Record<string, number>> = { money: 2, rate: 6, quantity: 3, count: 0 };

/** The accumulators before a claim, at the scale of their kinds; those left out start as declared. */
export function readAcc(
  written: Readonly<Record<string, unknown>>,
  fold: Fold | null,
): Result<Record<string, bigint>> {
  const reader = new CaseReader();
  const accumulators = fold?.accumulators ?? [];
  reader.map(
    written,
    'claim.acc',
    accumulators.length === 0 ? ['-'] : accumulators.map((each) => each.name),
  );
  const acc: Record<string, bigint> = {};
  for (const { name, kind, start } of accumulators) {
    const field = { value: written[name], where: `claim.acc.${name}` };
    const read = (text: string): bigint | null => scaled(text, SCALES[kind.kind] ?? 0);
    const before = reader.decimal(field, read, '0.00');
    acc[name] = before ?? (typeof start === 'bigint' ? start : 0n);
  }
  return failOf(reader.problems) ?? ok(acc);
}

const valueIn = <T>(result: Result<T>): T | null => (result.ok ? result.value : null);
