/** Bytes of the money of a claim and of one side of it, and where the parts of a side stand. */
export const MONEY_ROW = {
  bytes: 80,
  side: 40,
  total: 0,
  hospital: 8,
  fixedFund: 16,
  fund: 24,
  patient: 32,
} as const;
