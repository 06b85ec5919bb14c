import { useWords } from '../app/words.tsx';
import type { MoneyUnit } from '../format/money.ts';

/** Writes the head of a column of money with the unit of its figures; on a phone it labels each figure. */
export function useMoneyHead(): (head: string, unit: MoneyUnit) => string {
  const { m } = useWords();
  return (head, unit) => `${head}${m.shell.comma}${unit.header}`;
}
