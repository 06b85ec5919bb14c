import { expect, it } from 'vitest';
import { packReference, unpackReference } from './packed-reference.ts';

const rows = [
  { institution: 7, level: 'tertiary', grassroots: false, district: 'xicheng' },
  { institution: 4_000_000_000, level: 'primary', grassroots: true, district: 'tongzhou' },
  { institution: 8, level: 'secondary', grassroots: false, district: 'xicheng' },
] as const;

it('STO-94 threads price claims by the institutions of the facts, without their names', () => {
  const purchasePrices = {
    count: 1,
    item: Uint32Array.of(3),
    fromDay: Int32Array.of(17_000),
    toDay: Int32Array.of(17_100),
    price: Float64Array.of(125),
  };
  const named = rows.map((row) => ({ ...row, code: `i${row.institution}`, title: 'a hospital' }));
  const facts = { items: [], purchasePrices, diagnosisGroups: [{ code: 'stroke' }] };
  const sent = structuredClone(packReference({ ...facts, institutions: named }));
  expect(unpackReference(sent)).toEqual({ ...facts, institutions: rows });
});
