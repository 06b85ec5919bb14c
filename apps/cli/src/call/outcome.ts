import type { Problem } from '@sanyi/kernel';
import type { Outcome } from './command.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

/** A finished piece of work: its document and its text. */
export const outcome = (document: unknown, text: string, code: ExitCode = EXIT.ok): Outcome => ({
  document,
  text,
  code,
});

/** What is told of a problem in a document: code, place, and both texts. */
export const toldProblem = ({
  code,
  where,
  en,
  zh,
}: Problem): {
  readonly code: string;
  readonly where: string;
  readonly en: string;
  readonly zh: string;
} => ({
  code,
  where,
  en,
  zh,
});

/** Integer fen as yuan with thousands separators, for people. */
export function yuanShown(fen: string): string {
  const sign = fen.startsWith('-') ? '−' : '';
  const digits = fen.replace('-', '').padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${yuan}.${digits.slice(-2)}`;
}

/** A whole number with thousands separators. */
export const countShown = (count: number): string => count.toLocaleString('en-US');
