import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CheckedDecision,
  checkDecision,
  compileRow,
  type DecisionTypes,
  DMN_LIMITS,
  type RowDecision,
  readDmn,
} from '@sanyi/feel';
import { unwrap } from '@sanyi/kernel';

const MONEY = { kind: 'money' } as const;

const TYPES: DecisionTypes = {
  inputs: {
    level: { kind: 'code', set: 'level', codes: ['tertiary', 'secondary', 'primary'] },
    title: {
      kind: 'code',
      set: 'title',
      codes: ['chief', 'deputyChief', 'attending', 'ordinary'],
    },
    insured: { kind: 'flag' },
    amount: MONEY,
    selfPayShare: { kind: 'rate' },
    acc: { kind: 'context', entries: { deductible: MONEY, covered: MONEY, fund: MONEY } },
  },
  output: {
    kind: 'context',
    entries: {
      fee: MONEY,
      fixed: MONEY,
      selfPay: MONEY,
      deductible: MONEY,
      covered: MONEY,
      fund: MONEY,
      patient: MONEY,
    },
  },
};

/** The settlement decision from its DMN file, checked. */
export function settlementDecision(): CheckedDecision {
  const xml = readFileSync(join(import.meta.dirname, 'settlement.dmn'), 'utf8');
  return unwrap(checkDecision(unwrap(readDmn(xml, DMN_LIMITS)), 'settlement', TYPES, 'strict'));
}

export const settlementRow = (): RowDecision => compileRow(settlementDecision(), 'javascript');
