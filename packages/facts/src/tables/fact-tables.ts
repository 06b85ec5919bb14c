import { CALL, CLAIM, CONTRACT, DONATION, PERSON } from './act-tables.ts';
import { CLEARING } from './clearing-table.ts';
import type { FactTable } from './fact-table.ts';
import { DIAGNOSIS_GROUP, DOCTOR, INSTITUTION, ITEM, PURCHASE_PRICE } from './reference-tables.ts';
import { REPORTED } from './reported-table.ts';
import {
  CLAIM_LIST,
  ITEM_MONTH,
  RULE,
  SETTLEMENT,
  VISIT_DAY,
  VISIT_MONTH,
} from './settled-tables.ts';

/**
 * Every table of a folder of facts and of a settlement, column by column: what the reference is
 * generated from, and what the files are tested against.
 *
 * @example
 * ```ts
 * FACT_TABLES.map((table) => table.name).includes('visit_month'); // true
 * ```
 */
export const FACT_TABLES: readonly FactTable[] = [
  CLAIM,
  PERSON,
  CONTRACT,
  DONATION,
  CALL,
  INSTITUTION,
  ITEM,
  PURCHASE_PRICE,
  DOCTOR,
  DIAGNOSIS_GROUP,
  SETTLEMENT,
  RULE,
  CLAIM_LIST,
  VISIT_MONTH,
  VISIT_DAY,
  ITEM_MONTH,
  CLEARING,
  REPORTED,
];
