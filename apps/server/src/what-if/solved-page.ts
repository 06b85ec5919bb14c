import type { Solved, SolvedBound, SolveQuery, WireText } from '@sanyi/api';
import { decimalText, halfUp } from '@sanyi/kernel';
import type { SolvedPrices } from '@sanyi/store';
import { factsArgument } from '../city/facts-argument.ts';

/** What a solution is told with. */
export type SolvedSource = {
  readonly id: string;
  readonly asked: SolveQuery;
  readonly solved: SolvedPrices;
  readonly place: string;
  readonly folder: string;
  /** Titles of rows by path, of institutions and of classes of persons. */
  readonly row: (path: string) => WireText;
  readonly institution: (id: string) => WireText;
  readonly group: (key: string) => WireText;
};

/** Bounds of hospitals that are told one by one; the others are counted. */
const HOSPITALS_TOLD = 12;

/** Prices that were found, as the page shows them. */
export function solvedPage(source: SolvedSource): Solved {
  const { solved, id } = source;
  const { prices, income, isWithin, rounds, proof } = solved;
  const moved = prices.filter(({ now, price }) => now !== price);
  const percent = (change: number): string =>
    income.before === 0 ? '0' : ratio(change, income.before, 3);
  return {
    id,
    reform: solved.reform,
    rows: moved.map(({ path, now, price }) => ({
      path,
      title: source.row(path),
      nowFen: String(now),
      priceFen: String(price),
      percent: now === 0 ? '0' : ratio(price - now, now, 1),
    })),
    still: prices.length - moved.length,
    bounds: boundsOf(source),
    isWithin,
    rounds,
    income: {
      reform: percent(income.reform),
      predicted: percent(income.predicted),
      replayed: percent(income.replayed),
    },
    replay: proof.replay.id,
    claims: proof.replay.claims,
    command: commandOf(source),
  };
}

/** A quotient in percent. */
const ratio = (part: number, of: number, places: number): string => {
  const scale = 10n ** BigInt(places + 2);
  return decimalText(halfUp(BigInt(part) * scale, BigInt(of)), places);
};

/** All bounds but those of hospitals that neither bind nor break: there are hundreds of them. */
function boundsOf(source: SolvedSource): SolvedBound[] {
  const { solved } = source;
  const binding = new Set(solved.binding.map(({ kind, key }) => `${kind} ${key}`));
  const held = solved.bounds
    .map((bound) => ({ bound, isBinding: binding.has(`${bound.kind} ${bound.key}`) }))
    .filter(({ bound, isBinding }) => bound.kind !== 'hospital' || isBinding || !bound.isKept)
    .map(
      ({ bound, isBinding }): SolvedBound => ({
        kind: bound.kind,
        text: heldText(bound, source),
        isBinding,
        isKept: bound.isKept,
      }),
    );
  const hospitals = held.filter(({ kind }) => kind === 'hospital');
  const shown = held.filter((each) => hospitals.indexOf(each) < HOSPITALS_TOLD);
  const ends = solved.binding.filter(({ kind }) => kind === 'price');
  return [...shown, ...(ends.length > 0 ? [endsText(ends.length)] : [])];
}

const endsText = (count: number): SolvedBound => ({
  kind: 'price',
  text: {
    en: `${count} prices stand at the end of their range`,
    zh: `${count} 个价格达到可调范围的边界`,
  },
  isBinding: true,
  isKept: true,
});

function heldText(
  { kind, key, value, limit }: SolvedPrices['bounds'][number],
  source: SolvedSource,
): WireText {
  const is = signed(100 * value);
  const may = (100 * limit).toFixed(2);
  if (kind === 'total') {
    return {
      en: `Income of all hospitals moves by ${is} %; ± ${may} % is allowed`,
      zh: `全部机构收入变化 ${is}%；允许 ± ${may}%`,
    };
  }
  if (kind === 'services') {
    const share = (100 * value).toFixed(2);
    return {
      en: `Services are ${share} % of income; at least ${may} % is asked`,
      zh: `医疗服务收入占比 ${share}%；要求不低于 ${may}%`,
    };
  }
  const name = kind === 'group' ? source.group(key) : source.institution(key);
  const what =
    kind === 'group' ? { en: 'pay', zh: '个人负担变化' } : { en: 'takes in', zh: '收入变化' };
  return {
    en: `${name.en}: ${what.en} ${is} %; ± ${may} % is allowed`,
    zh: `${name.zh}：${what.zh} ${is}%；允许 ± ${may}%`,
  };
}

const signed = (percent: number): string =>
  `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(2)}`;

function commandOf({ asked, place, folder }: SolvedSource): string {
  const { baseline, reform, paths, fall, rise, stepFen, total, hospital, group, services } = asked;
  const option = (name: string, value: number | null): string =>
    value === null ? '' : ` --${name} ${value}`;
  const from = baseline === undefined || baseline === place ? '' : ` --baseline '${baseline}'`;
  const moves = paths.map((path) => ` --move '${path}'`).join('');
  return [
    `npx sanyi solve --facts ${factsArgument(folder)}${from} --reform '${reform}'${moves}`,
    ` --fall ${fall} --rise ${rise} --step ${stepFen / 100} --total ${total}`,
    option('hospital', hospital) + option('group', group) + option('services', services),
    ' --json',
  ].join('');
}
