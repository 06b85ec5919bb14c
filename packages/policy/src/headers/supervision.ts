import type { Text } from '@sanyi/kernel';

/** A supervision rule: one SELECT giving `claim, line?, amount_fen, reason_code, evidence`. */
export type SupervisionRule = {
  readonly id: string;
  readonly package: string;
  readonly file: string;
  readonly title: Text;
  readonly source: string;
  readonly sql: string;
  readonly where: string;
};
