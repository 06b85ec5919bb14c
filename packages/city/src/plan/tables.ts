import { CATEGORIES, CHRONIC_DISEASES, INSTITUTION_KINDS, LEVELS } from '@sanyi/facts';
import { type Day, type Problem, parseDay, problem, type Text } from '@sanyi/kernel';
import type {
  CityPlan,
  InstitutionGroup,
  PlanDiagnosis,
  PlanDistrict,
  PlanItem,
  PlanPrice,
} from './city-plan.ts';
import { readSheet, type SheetRow, unknownCode } from './sheet.ts';

/** A file of the city folder with the list its problems go to. */
export type Source = { readonly name: string; readonly text: string; readonly problems: Problem[] };

const titleOf = (row: SheetRow, prefix = 'title'): Text => ({
  en: row.text(`${prefix}_en`),
  zh: row.text(`${prefix}_zh`),
});

const byCode = (
  codes: readonly string[],
  value: (code: string) => number,
): Record<string, number> => Object.fromEntries(codes.map((code) => [code, value(code)]));

/** Reads `districts.csv`. */
export function readDistricts(source: Source, streams: readonly string[]): PlanDistrict[] {
  const columns = ['id', 'code', 'title_en', 'title_zh', 'population', ...streams];
  return sheet(source, [...columns, ...streams.map((each) => `home_${each}`)]).map((row) => ({
    id: row.text('id'),
    code: row.text('code'),
    title: titleOf(row),
    population: row.number('population', 1),
    shares: byCode(streams, (each) => row.number(each)),
    home: byCode(streams, (each) => row.number(`home_${each}`)),
  }));
}

/** Reads `institutions.csv`. */
export function readGroups(
  source: Source,
  codes: { streams: readonly string[]; districts: readonly string[] },
): InstitutionGroup[] {
  const fixed = ['group', 'kind', 'level', 'grassroots', 'stream', 'visit_share', 'stay_share'];
  const rest = ['public_share', 'suffix_en', 'suffix_zh', 'spread', ...codes.districts];
  const streams = { name: 'stream', codes: [...codes.streams, ''] };
  return sheet(source, [...fixed, ...rest]).map((row) => ({
    group: row.text('group'),
    kind: row.code('kind', INSTITUTION_KINDS),
    level: row.code('level', LEVELS),
    grassroots: row.flag('grassroots'),
    stream: row.code('stream', streams),
    visitShare: row.number('visit_share'),
    stayShare: row.number('stay_share'),
    publicShare: row.number('public_share'),
    suffix: titleOf(row, 'suffix'),
    spread: row.number('spread'),
    counts: byCode(codes.districts, (each) => row.number(each)),
  }));
}

/** Reads `names.csv`. */
export function readNames(source: Source): CityPlan['names'] {
  const parts = { name: 'part', codes: ['first', 'second'] };
  const rows = sheet(source, ['part', 'en', 'zh']).map((row) => ({
    part: row.code('part', parts),
    title: { en: row.text('en'), zh: row.text('zh') },
  }));
  const of = (part: string): Text[] =>
    rows.filter((each) => each.part === part).map((r) => r.title);
  return { first: of('first'), second: of('second') };
}

const MIXED = ['drug', 'herbalPiece', 'consumable', 'test', 'service'];

/** Reads `diagnosis-groups.csv`. */
export function readDiagnoses(source: Source): PlanDiagnosis[] {
  const chronic = { name: 'chronicDisease', codes: [...CHRONIC_DISEASES.codes, ''] };
  const sexes = { name: 'sex', codes: ['female', 'male', ''] };
  const weights = (row: SheetRow, prefix: string): [number, number, number] => [
    row.number(`${prefix}_child`),
    row.number(`${prefix}_adult`),
    row.number(`${prefix}_aged`),
  ];
  const columns = ['code', 'title_en', 'title_zh', 'chronic', 'visit_child', 'visit_adult'];
  const more = ['visit_aged', 'stay_child', 'stay_adult', 'stay_aged', 'days', 'sex', ...MIXED];
  return sheet(source, [...columns, ...more, 'age_from', 'age_to']).map((row) => {
    const sex = row.code('sex', sexes);
    return {
      code: row.text('code'),
      title: titleOf(row),
      chronic: row.code('chronic', chronic),
      visit: weights(row, 'visit'),
      stay: weights(row, 'stay'),
      days: row.number('days', 1),
      factors: byCode(MIXED, (each) => row.number(each)),
      sex,
      ageFrom: sex === '' ? 0 : row.number('age_from'),
      ageTo: sex === '' ? Number.POSITIVE_INFINITY : row.number('age_to'),
    };
  });
}

const WEIGHTS = ['tertiary', 'secondary', 'primary'];

/** Reads `items.csv`. */
export function readItems(source: Source, diagnoses: readonly string[]): PlanItem[] {
  const columns = ['code', 'title_en', 'title_zh', 'unit_en', 'unit_zh', 'category', 'stay'];
  const more = ['separately_chargeable', 'quantity', 'stay_quantity', 'step', 'groups'];
  const visits = WEIGHTS.map((level) => `visit_${level}`);
  return sheet(source, [...columns, ...more, ...visits]).map((row) => ({
    code: row.text('code'),
    title: titleOf(row),
    unit: titleOf(row, 'unit'),
    category: row.code('category', CATEGORIES),
    separatelyChargeable: row.flag('separately_chargeable'),
    visit: byCode(WEIGHTS, (level) => row.number(`visit_${level}`)),
    stay: row.number('stay'),
    quantity: row.number('quantity', 0.001),
    stayQuantity: row.number('stay_quantity', 0.001),
    step: row.number('step', 0.001),
    groups: groupsOf(row, { name: 'diagnosisGroup', codes: diagnoses }, source.problems),
  }));
}

function groupsOf(
  row: SheetRow,
  set: { name: string; codes: readonly string[] },
  problems: Problem[],
): string[] {
  const groups = row
    .optional('groups')
    .split(' ')
    .filter((each) => each !== '');
  for (const each of groups) {
    if (!set.codes.includes(each)) problems.push(unknownCode(row.where, each, set));
  }
  return groups;
}

/** Reads `purchase-prices.csv`; rows come out sorted by item and day. */
export function readPrices(source: Source, items: readonly string[]): PlanPrice[] {
  const numbers = new Map(items.map((code, at) => [code, at + 1]));
  const rows = sheet(source, ['code', 'from', 'price', 'provenance', 'source']).map((row) => {
    const code = row.text('code');
    const item = numbers.get(code);
    if (item === undefined) {
      const set = { name: 'item', codes: ['the codes of items.csv'] };
      source.problems.push(unknownCode(row.where, code, set));
    }
    row.text('provenance');
    row.text('source');
    const price = Math.round(row.number('price', 0.01) * 100);
    return { item: item ?? 0, from: dayIn(row, source.problems), price };
  });
  return rows.sort((a, b) => a.item - b.item || a.from - b.from);
}

function dayIn(row: SheetRow, problems: Problem[]): Day {
  const text = row.text('from');
  const day = parseDay(text, `${row.where}, column from`);
  if (day.ok) return day.value;
  problems.push(...day.problems);
  // A stand-in: the plan is refused as a whole.
  return 0 as Day;
}

function sheet(source: Source, columns: readonly string[]): SheetRow[] {
  const rows = readSheet(source.name, source.text, { columns, problems: source.problems });
  if (rows.length === 0 && source.problems.length === 0) {
    source.problems.push(problem('CITY_FILE_EMPTY', source.name));
  }
  return rows;
}
