import type { ComparedCell, ReplayChange } from '@sanyi/api';
import type { ApartRow } from './apart-table.tsx';

/** Whose money a table tells. */
export const MONEY_PARTS = ['patients', 'fund', 'hospitals'] as const;

/** One of them. */
export type MoneyPart = (typeof MONEY_PARTS)[number];

const FIELD: Readonly<Record<MoneyPart, keyof ReplayChange>> = {
  patients: 'patientFen',
  fund: 'fundFen',
  hospitals: 'incomeFen',
};

/** The part that an address names; patients where it names none. */
export const moneyPartOf = (text: string | undefined): MoneyPart =>
  MONEY_PARTS.find((part) => part === text) ?? 'patients';

/** One part of a cell as a row of a table. */
export function apartRow(
  { dimension, key, first, second, apart }: ComparedCell,
  part: MoneyPart,
  title: string,
): ApartRow {
  const field = FIELD[part];
  return {
    key: `${dimension} ${key} ${part}`,
    title,
    firstFen: first[field],
    secondFen: second[field],
    apartFen: apart[field],
  };
}
