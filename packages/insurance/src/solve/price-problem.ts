import { assert } from '@sanyi/kernel';

/** A row of a price list whose price may move. Fen. */
export type MovablePrice = {
  readonly path: string;
  readonly now: number;
  readonly least: number;
  readonly most: number;
};

/**
 * Something that has to stay near what it was: all income, that of a hospital, what a group pays. Of a
 * group the quantities are times what it pays of a yuan, which the caller learns from replays.
 */
export type HeldAmount = {
  readonly kind: 'total' | 'hospital' | 'group';
  readonly key: string;
  /** What it was under the baseline, and what the reform alone changes it by. Fen. */
  readonly before: number;
  readonly change: number;
  /** The share of `before` by which it may move in the end. */
  readonly within: number;
  /** Quantity of each movable row in it, in thousandths, in the order of the prices. */
  readonly volumes: readonly number[];
};

/** The least share of services in all income. */
export type ServiceShare = {
  readonly least: number;
  /** Under the reform, fen. */
  readonly services: number;
  readonly income: number;
  readonly volumes: readonly number[];
  /** Which of the prices are of services. */
  readonly isService: readonly boolean[];
};

/** Prices to find: as little moved as the held amounts allow, in whole steps. */
export type PriceProblem = {
  readonly prices: readonly MovablePrice[];
  /** Fen; prices move by whole steps from where they are. */
  readonly step: number;
  readonly held: readonly HeldAmount[];
  readonly services: ServiceShare | null;
};

/** Fen in a yuan: coefficients of the program are yuan, so that they stay near 1. */
const YUAN = 100;

/** How much moving one price by one step moves an amount with this quantity of it, yuan. */
const perStep = (quantity: number, { step }: PriceProblem): number =>
  (quantity / 1000) * (step / YUAN);

/**
 * Writes the problem as an integer program in the LP format: `k` steps of each price, `t` the
 * largest relative move. First the largest move is made small, then the sum of all moves, so that
 * the burden is spread and nothing moves without need.
 *
 * With `elastic`, amounts may leave their bounds at a cost: what then stays above nothing says which
 * kind of bound cannot be kept.
 *
 * @example
 * ```ts
 * const prices = [{ path: 'lists/p/ct', now: 13500, least: 10000, most: 20000 }];
 * priceProgram({ prices, step: 100, held: [], services: null }).includes('Generals'); // true
 * ```
 */
export function priceProgram(problem: PriceProblem, elastic = false): string {
  const { prices, step } = problem;
  const rows = prices.flatMap((price, at) => [
    `up${at}: ${step} k${at} - ${price.now} t <= 0`,
    `down${at}: - ${step} k${at} - ${price.now} t <= 0`,
    `more${at}: k${at} - u${at} <= 0`,
    `less${at}: - k${at} - u${at} <= 0`,
  ]);
  const bounds = prices.map(({ now, least, most }, at) => {
    const [low, high] = [Math.ceil((least - now) / step), Math.floor((most - now) / step)];
    return `${Math.min(0, low)} <= k${at} <= ${Math.max(0, high)}`;
  });
  const moved = prices.map(({ now }, at) => `${number(step / now / prices.length)} u${at}`);
  const slack = ['total', 'hospital', 'group', 'services'].map((kind) => `1000000 e_${kind}`);
  return [
    'Minimize',
    ` cost: ${[...(elastic ? slack : []), '1000 t', ...moved].join(' + ')}`,
    'Subject To',
    ...[...rows, ...heldRows(problem, elastic), ...serviceRows(problem, elastic)].map(
      (row) => ` ${row}`,
    ),
    'Bounds',
    ...bounds.map((bound) => ` ${bound}`),
    'Generals',
    ` ${prices.map((_, at) => `k${at}`).join(' ')}`,
    'End',
    '',
  ].join('\n');
}

function heldRows(problem: PriceProblem, elastic: boolean): string[] {
  return problem.held.flatMap((held, at) => {
    const { kind, before, change, within } = held;
    const terms = termsOf(held.volumes, problem);
    const room = (within * before) / YUAN;
    const slack = elastic ? `${number(before / YUAN)} e_${kind}` : '';
    const base = change / YUAN;
    const high = `${terms}${slack ? ` - ${slack}` : ''}`;
    const low = `${terms}${slack ? ` + ${slack}` : ''}`;
    return [
      `h${at}: ${high} <= ${number(room - base)}`,
      `l${at}: ${low} >= ${number(-room - base)}`,
    ];
  });
}

function serviceRows(problem: PriceProblem, elastic: boolean): string[] {
  const { services } = problem;
  if (!services) return [];
  const { least, volumes, isService } = services;
  // (services + moved services) >= least x (income + all that moved)
  const weights = volumes.map((quantity, at) => quantity * ((isService[at] ? 1 : 0) - least));
  const missing = (least * services.income - services.services) / YUAN;
  const slack = elastic ? ` + ${number(services.income / YUAN)} e_services` : '';
  const terms = termsOf(weights, problem);
  return [`services: ${terms}${slack} >= ${number(missing)}`];
}

/** What moves an amount; one that no price moves still has to keep its bound. */
function termsOf(volumes: readonly number[], problem: PriceProblem): string {
  const terms = volumes
    .map((quantity, at) => [perStep(quantity, problem), at] as const)
    .filter(([value]) => value !== 0)
    .map(([value, at]) => `${value < 0 ? '-' : '+'} ${number(Math.abs(value))} k${at}`)
    .join(' ');
  return terms === '' ? '0 k0' : terms;
}

/** A number as the LP format takes it: never in a form that could be read as two tokens. */
const number = (value: number): string => {
  assert(Number.isFinite(value), 'a coefficient is a number');
  return String(Number(value.toPrecision(15)));
};

/** A bound that leaves no room for one more step of all prices in it together. */
export type BindingBound = {
  readonly kind: HeldAmount['kind'] | 'services' | 'price';
  readonly key: string;
  /** Share of what it was by which it moves, or the share of services; of a price fen. */
  readonly value: number;
  readonly limit: number;
};

/**
 * Which bounds hold the prices where they are, counted in whole fen from the prices found.
 *
 * @example
 * ```ts
 * const prices = [{ path: 'lists/p/ct', now: 100, least: 100, most: 200 }];
 * bindingBounds({ prices, step: 100, held: [], services: null }, [1])[0]?.kind; // 'price'
 * ```
 */
export function bindingBounds(
  problem: PriceProblem,
  steps: readonly number[],
): readonly BindingBound[] {
  const { prices, step, held } = problem;
  const atEnd = prices.flatMap((price, at): BindingBound[] => {
    const value = price.now + step * (steps[at] ?? 0);
    const limit = [price.least, price.most].find((end) => Math.abs(end - value) < step);
    const isStill = (steps[at] ?? 0) === 0 && price.least < price.now && price.now < price.most;
    return limit === undefined || isStill ? [] : [{ kind: 'price', key: price.path, value, limit }];
  });
  const atBound = held.flatMap((each): BindingBound[] => {
    const room = each.within * each.before - Math.abs(finalChange(problem, each, steps));
    const moved = each.volumes.reduce((sum, quantity) => sum + (quantity / 1000) * step, 0);
    if (moved === 0 || room >= moved) return [];
    const value = each.before === 0 ? 0 : finalChange(problem, each, steps) / each.before;
    return [{ kind: each.kind, key: each.key, value, limit: each.within }];
  });
  return [...atBound, ...atEnd];
}

/**
 * How far a held amount moves in the end, reform and prices together. Fen.
 *
 * @example
 * ```ts
 * const held = { kind: 'total', key: 'all', before: 1000, change: -50, within: 0.01, volumes: [2000] } as const;
 * const problem = { prices: [], step: 10, held: [held], services: null };
 * finalChange(problem, held, [3]); // 10
 * ```
 */
export const finalChange = (
  { step }: Pick<PriceProblem, 'step'>,
  held: Pick<HeldAmount, 'change' | 'volumes'>,
  steps: readonly number[],
): number =>
  held.volumes.reduce(
    (sum, quantity, at) => sum + Math.round((quantity * step * (steps[at] ?? 0)) / 1000),
    held.change,
  );
