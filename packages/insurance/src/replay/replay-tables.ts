import { LEVELS } from '@sanyi/facts';
import { assert, hashText } from '@sanyi/kernel';
import { gainBands } from './gain-band.ts';
import {
  CARE,
  CELL_WIDTH,
  GAIN_BANDS,
  MONEY,
  PLACE_LEVELS,
  type ReplayFrame,
  type ReplayLayout,
  RULE_WIDTH,
  type SectionName,
  SPEAKING,
} from './replay-layout.ts';

/** Money of a cell in whole fen: `total = hospital + fixedFund + fund + patient`. */
export type ReplayMoney = Readonly<Record<(typeof MONEY)[number], number>>;

/** Sums of the claims of one key of one dimension under both sets of rules. */
export type ReplayCell = {
  readonly dimension: string;
  readonly key: string;
  readonly claims: number;
  readonly baseline: ReplayMoney;
  readonly reform: ReplayMoney;
};

/** How many persons, visits or institutions gain and lose, in the five bands. */
export type ReplayBands = {
  readonly dimension: string;
  readonly key: string;
  readonly count: number;
  /** In the order of `GAIN_BANDS`. */
  readonly bands: readonly number[];
  /** Of persons and visits what patients pay, of institutions their income. */
  readonly baseline: number;
  readonly reform: number;
};

/** Visits or stays at a level of institutions, refunds among their claims. */
type ReplayCare = {
  readonly level: string;
  readonly care: (typeof CARE)[number];
  readonly claims: number;
  readonly refunds: number;
  readonly baseline: ReplayMoney;
  readonly reform: ReplayMoney;
};

/** Claims that changed and cite a rule, and by how much they changed. */
export type ReplayRule = {
  readonly cite: string;
  readonly speaks: (typeof SPEAKING)[number];
  readonly claims: number;
  readonly losers: number;
  readonly gainers: number;
  readonly patient: number;
  readonly fund: number;
  readonly income: number;
};

/** What lines of an item came to. Quantity in thousandths. */
export type ReplayItem = {
  readonly item: string;
  readonly quantity: number;
  readonly baseline: number;
  readonly reform: number;
};

/** What lies in one family of charges. */
export type ReplayFamily = {
  readonly family: string;
  readonly baseline: number;
  readonly reform: number;
};

/** A replay summed up. Whole fen; sums over a dimension give the whole. */
export type ReplayTables = {
  readonly claims: number;
  readonly lines: number;
  /** Persons of the facts, and those with claims that count. */
  readonly persons: number;
  readonly patients: number;
  /** Claims of persons that were settled row by row, by why. */
  readonly rowByRow: { readonly refunds: number; readonly rules: number };
  readonly cells: readonly ReplayCell[];
  /** Persons by group. */
  readonly people: readonly ReplayBands[];
  /** Visits and stays by level where treated. */
  readonly visits: readonly ReplayBands[];
  /** Institutions by level; more income is a gain. */
  readonly institutions: readonly ReplayBands[];
  readonly care: readonly ReplayCare[];
  readonly families: readonly ReplayFamily[];
  readonly items: readonly ReplayItem[];
  readonly rules: readonly ReplayRule[];
};

const PLAIN = ['month', 'visitKind'] as const;

const [TOTAL, HOSPITAL, FIXED_FUND, FUND, PATIENT] = [0, 1, 2, 3, 4];

/** Money from its parts by their positions in `MONEY`. */
const moneyOf = (part: (at: number) => number): ReplayMoney => ({
  total: part(TOTAL),
  hospital: part(HOSPITAL),
  fixedFund: part(FIXED_FUND),
  fund: part(FUND),
  patient: part(PATIENT),
});

/** Dimensions that persons are grouped by; `all` is everybody. */
export const PERSON_DIMENSIONS: readonly [SectionName, ...SectionName[]] = [
  'all',
  'scheme',
  'personClass',
  'ageBand',
  'incomeBand',
  'chronic',
  'residence',
];

/**
 * Makes the tables of a replay from its column of sums.
 *
 * @example
 * ```ts
 * declare const frame: ReplayFrame;
 * const layout = replayLayout(frame);
 * replayTables(frame, layout, new Float64Array(layout.size)).claims; // 0
 * ```
 */
export function replayTables(
  frame: ReplayFrame,
  layout: ReplayLayout,
  values: Float64Array,
): ReplayTables {
  assert(values.length === layout.size, 'the sums are those of the layout');
  const read = reader(layout, values);
  const institutions = read.met('institution');
  const head = layout.sections.head.keys.map((_, at) => read.sum('head', at, 0));
  const [claims = 0, lines = 0, persons = 0, patients = 0] = head;
  const place = new Map(frame.facts.institutions.map((each) => [String(each.institution), each]));
  const levelOf = (key: string): string => {
    const found = place.get(key);
    return found?.grassroots ? 'grassroots' : (found?.level ?? LEVELS.codes[0] ?? '');
  };
  const districts = frame.districts.map(({ id }) => id);
  return {
    claims,
    lines,
    persons,
    patients,
    rowByRow: { refunds: read.sum('rowByRow', 0, 0), rules: read.sum('rowByRow', 1, 0) },
    cells: [
      ...read.cells('all'),
      ...summed('district', districts, institutions, (key) => place.get(key)?.district ?? ''),
      ...summed('level', PLACE_LEVELS, institutions, levelOf),
      ...PLAIN.flatMap((name) => read.cells(name)),
      ...PERSON_DIMENSIONS.slice(1).flatMap((name) => read.cells(name)),
      ...institutions,
    ],
    people: PERSON_DIMENSIONS.flatMap(read.people),
    visits: read.visits(),
    institutions: incomeBands(frame, institutions, levelOf),
    care: read.care(),
    families: read.families(),
    items: read.items(),
    rules: read.rules(),
  };
}

const KINDS_OF_CARE = PLACE_LEVELS.flatMap((level) => CARE.map((care) => ({ level, care })));

function reader(layout: ReplayLayout, values: Float64Array) {
  const { sections } = layout;
  const sum = (name: SectionName, key: number, of: number): number => {
    const value = values[sections[name].at + key * sections[name].width + of] ?? 0;
    assert(Number.isSafeInteger(value), 'a sum of a replay is exact');
    return value;
  };
  const money = (name: SectionName, key: number, side: number): ReplayMoney =>
    moneyOf((part) => sum(name, key, 1 + side * MONEY.length + part));
  const bands = (name: SectionName, key: number, at: number): number[] =>
    GAIN_BANDS.map((_, band) => sum(name, key, at + band));
  const cell = (dimension: SectionName, key: string, at: number): ReplayCell => ({
    dimension,
    key,
    claims: sum(dimension, at, 0),
    baseline: money(dimension, at, 0),
    reform: money(dimension, at, 1),
  });
  return {
    sum,
    cells: (name: SectionName): ReplayCell[] =>
      sections[name].keys.map((key, at) => cell(name, key, at)),
    /** The cells that have claims. */
    met: (name: SectionName): ReplayCell[] =>
      sections[name].keys.flatMap((key, at) =>
        sum(name, at, 0) === 0 ? [] : [cell(name, key, at)],
      ),
    people: (name: SectionName): ReplayBands[] =>
      sections[name].keys.map((key, at) => ({
        dimension: name,
        key,
        count: sum(name, at, CELL_WIDTH),
        bands: bands(name, at, CELL_WIDTH + 1),
        baseline: money(name, at, 0).patient,
        reform: money(name, at, 1).patient,
      })),
    visits: (): ReplayBands[] =>
      sections.visits.keys.map((key, at) => {
        const [count, paid] = [sum('visits', at, 0), 1 + GAIN_BANDS.length];
        const [baseline = 0, reform = 0] = [paid, paid + 1].map((of) => sum('visits', at, of));
        return { dimension: 'level', key, count, bands: bands('visits', at, 1), baseline, reform };
      }),
    care: (): ReplayCare[] =>
      KINDS_OF_CARE.flatMap((of, at) => {
        const [claims, refunds] = [sum('care', at, 0), sum('care', at, CELL_WIDTH)];
        const sides = { baseline: money('care', at, 0), reform: money('care', at, 1) };
        return claims === 0 ? [] : [{ ...of, claims, refunds, ...sides }];
      }),
    families: (): ReplayFamily[] =>
      sections.family.keys.map((family, at) => {
        const [baseline = 0, reform = 0] = [0, 1].map((of) => sum('family', at, of));
        return { family, baseline, reform };
      }),
    items: (): ReplayItem[] =>
      sections.item.keys.flatMap((item, at) => {
        const [quantity = 0, baseline = 0, reform = 0] = [0, 1, 2].map((of) => sum('item', at, of));
        if (!quantity && !baseline && !reform) return [];
        return [{ item, quantity, baseline, reform }];
      }),
    rules: (): ReplayRule[] =>
      sections.rule.keys.flatMap((cite, at) =>
        SPEAKING.flatMap((speaks, side) => {
          const of = (which: number): number => sum('rule', at, side * RULE_WIDTH + which);
          const counts = { claims: of(0), losers: of(1), gainers: of(2) };
          const changes = { patient: of(3), fund: of(4), income: of(5) };
          return counts.claims === 0 ? [] : [{ cite, speaks, ...counts, ...changes }];
        }),
      ),
  };
}

/** Cells of institutions added up by something an institution has. */
function summed(
  dimension: string,
  keys: readonly string[],
  cells: readonly ReplayCell[],
  keyOf: (institution: string) => string,
): ReplayCell[] {
  const plus = (a: ReplayMoney, b: ReplayMoney): ReplayMoney => ({
    total: a.total + b.total,
    hospital: a.hospital + b.hospital,
    fixedFund: a.fixedFund + b.fixedFund,
    fund: a.fund + b.fund,
    patient: a.patient + b.patient,
  });
  const byKey = new Map<string, ReplayCell[]>(keys.map((key) => [key, []]));
  for (const cell of cells) byKey.get(keyOf(cell.key))?.push(cell);
  return keys.map((key) => {
    const own = byKey.get(key) ?? [];
    const sum = (side: 'baseline' | 'reform'): ReplayMoney =>
      own.reduce((total, cell) => plus(total, cell[side]), NOTHING);
    const claims = own.reduce((total, cell) => total + cell.claims, 0);
    return { dimension, key, claims, baseline: sum('baseline'), reform: sum('reform') };
  });
}

const NOTHING: ReplayMoney = { total: 0, hospital: 0, fixedFund: 0, fund: 0, patient: 0 };

/**
 * What an institution takes in: everything but what it bears itself.
 *
 * @example
 * ```ts
 * incomeOf({ total: 500, hospital: 20, fixedFund: 0, fund: 300, patient: 180 }); // 480
 * ```
 */
export const incomeOf = ({ total, hospital }: ReplayMoney): number => total - hospital;

function incomeBands(
  { groups }: ReplayFrame,
  cells: readonly ReplayCell[],
  levelOf: (institution: string) => string,
): ReplayBands[] {
  const bandOf = gainBands(groups.largeChange);
  return PLACE_LEVELS.map((key) => {
    const own = cells.filter((cell) => levelOf(cell.key) === key);
    const bands = GAIN_BANDS.map(() => 0);
    for (const { baseline, reform } of own) {
      // Bands are of what is paid, where less is a gain; of income more is.
      const band = GAIN_BANDS.length - 1 - bandOf(incomeOf(baseline), incomeOf(reform));
      bands[band] = (bands[band] ?? 0) + 1;
    }
    const sum = (side: 'baseline' | 'reform'): number =>
      own.reduce((total, cell) => total + incomeOf(cell[side]), 0);
    const money = { baseline: sum('baseline'), reform: sum('reform') };
    return { dimension: 'level', key, count: own.length, bands, ...money };
  });
}

/**
 * SHA-256 over every cell, in the order of dimension and key: the same for every engine.
 *
 * @example
 * ```ts
 * replayHash({ cells: [] }).length; // 64
 * ```
 */
export function replayHash({ cells }: Pick<ReplayTables, 'cells'>): string {
  const lines = cells
    .filter((cell) => cell.claims > 0)
    .map(({ dimension, key, claims, baseline, reform }) =>
      [dimension, key, claims, ...MONEY.flatMap((part) => [baseline[part], reform[part]])].join(
        ' ',
      ),
    );
  return hashText(lines.sort().join('\n'));
}
