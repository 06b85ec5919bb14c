import { sampleDmn } from './sample-dmn.ts';
import type { Changes } from './sample-packages.ts';

const POOL = `pool: cases
title: {en: Cases, zh: 病例}
hook: payment.case
key: [scheme]
period: year
pays: case
budget: caseBudget
weights: caseWeight
floor: leastValue
`;

const PARAMETERS = `caseBudget:
  kind: money
  unit: yuan
  title: {en: Budget, zh: 预算}
  values: [{from: 2016-01-01, value: 1000, provenance: sourced, source: S01}]
leastValue:
  kind: quantity
  unit: yuan
  title: {en: Least value, zh: 最低点值}
  values: [{from: 2016-01-01, value: 0.5, provenance: sourced, source: S01}]
`;

const DMN: string = sampleDmn('case', [
  {
    name: 'casePoints',
    reads: ['weight', 'total'],
    entries: { points: 'if total > 0 then weight else null' },
  },
]);

/** Files that give the sample package a pool, one of them changed. */
export const withPool = (changes: Changes = {}): Changes => ({
  'policy.yaml': (text) =>
    text
      .replace(
        'provides:\n',
        'provides:\n  payment.case: {file: tables/case.dmn, decision: casePoints, pool: pools/cases.yaml}\n',
      )
      .replace(
        'lists:\n',
        'lists:\n  caseWeight: {file: lists/case-weight.csv, kind: pool, key: [group, level], values: {weight: rate<1000>, meanCost: "money?"}}\n',
      ),
  'tables/case.dmn': DMN,
  'pools/cases.yaml': POOL,
  'parameters/pool.yaml': PARAMETERS,
  'lists/case-weight.csv':
    'group,level,weight,meanCost,from,to,provenance,source\nA,,1.2504,12000.00,,,sourced,S01\n,,1.000,,,,sourced,S01\n',
  ...Object.fromEntries(
    Object.entries(changes).map(([file, change]) => [file, changed(file, change)] as const),
  ),
});

const OWN: Readonly<Record<string, string>> = {
  'tables/case.dmn': DMN,
  'pools/cases.yaml': POOL,
  'parameters/pool.yaml': PARAMETERS,
};

/** A change of a file that the sample itself does not have starts from the file above. */
const changed = (file: string, change: Changes[string]): Changes[string] => {
  const own = OWN[file];
  return typeof change === 'function' && own !== undefined ? change(own) : change;
};
