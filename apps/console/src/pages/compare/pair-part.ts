import { useWords } from '../../app/words.tsx';
import { countText, signedAsWritten } from '../../format/decimal.ts';
import { columnUnit, inUnit, signedInUnit } from '../../format/money.ts';
import { useMoneyHead } from '../../parts/use-money-head.ts';

/** What the first replay tells, what the second does, and the second less the first; null where there is nothing to tell. */
export type Triple<T> = readonly [first: T | null, second: T | null, apart: T | null];

/** Three columns of a table: what they are called, in short and with their unit, and what stands in them. */
export type PairPart<Row> = {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly texts: (row: Row) => Triple<string>;
};

const NONE = '—';

type Text = (fen: string) => string;

const told = (of: Triple<string>, side: Text, difference: Text): Triple<string> => {
  const [first, second, apart] = of;
  const one = (each: string | null, text: Text): string => (each === null ? NONE : text(each));
  return [one(first, side), one(second, side), one(apart, difference)];
};

/** Writes three columns of money in one unit. */
export function useMoneyPart(): <Row>(part: {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly of: (row: Row) => Triple<string>;
  /** True where a side is an amount, not a change: only the difference has a sign. */
  readonly isAmount?: boolean;
}) => PairPart<Row> {
  const { lang } = useWords();
  const inMoney = useMoneyHead();
  return ({ id, title, rows, of, isAmount = false }) => {
    const amounts = rows.flatMap((row) => of(row).filter((fen) => fen !== null));
    const unit = columnUnit(amounts, lang);
    return {
      ...{ id, label: title, title: inMoney(title, unit) },
      texts: (row) =>
        told(
          of(row),
          (fen) => (isAmount ? inUnit : signedInUnit)(fen, unit),
          (fen) => signedInUnit(fen, unit),
        ),
    };
  };
}

/** Three columns of counts; only the difference has a sign. */
export const countPart = <Row>(part: {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly of: (row: Row) => readonly [number, number, number];
}): PairPart<Row> => ({
  ...{ id: part.id, label: part.label, title: part.title },
  texts: (row) => {
    const [first, second, apart] = part.of(row);
    return [countText(first), countText(second), signedAsWritten(String(apart))];
  },
});
