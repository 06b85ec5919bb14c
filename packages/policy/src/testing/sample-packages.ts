import { unwrap } from '@sanyi/kernel';
import type { Library, PackageFiles } from '../package/policy-package.ts';
import { type PackageFolder, readLibrary } from '../package/read-library.ts';
import { sampleDmn } from './sample-dmn.ts';

/** Changes to the files of a sample: a text, a change of the text, or null to leave it out. */
export type Changes = Readonly<Record<string, string | null | ((text: string) => string)>>;

const LINES = (text: string): string => text.replace(/^\n/, '');

/** Charges of a visit: one rule, price from a table. */
const VISIT_DMN: string = sampleDmn('visit', [
  {
    name: 'visitCharges',
    label: '诊费',
    reads: ['visitKind', 'level', 'parameters'],
    hitPolicy: 'COLLECT',
    inputs: ['visitKind', 'level'],
    outputs: ['charge', 'price', 'fixedFund', 'hospitalBorne', 'inScope'],
    rules: [
      {
        id: 'tertiary',
        in: ['"outpatient"', '"tertiary"'],
        out: ['"fee"', '5.00', '0', '0', 'true'],
      },
      {
        id: 'other',
        in: ['"outpatient"', 'not("tertiary")'],
        out: ['"fee"', 'parameters.smallFee', '0', '0', 'true'],
      },
    ],
  },
]);

/** The benefit of a claim: a share of what lies above a deductible of the year. */
const BENEFIT_DMN: string = sampleDmn('benefit', [
  {
    name: 'above',
    reads: ['inScope', 'parameters', 'acc'],
    text: 'max(0, acc.scope + inScope - parameters.deductible) - max(0, acc.scope - parameters.deductible)',
  },
  {
    name: 'benefit',
    reads: ['inScope', 'parameters', 'acc'],
    needs: ['above'],
    entries: {
      payable: 'true',
      reason: '"paid"',
      funds: '{pooled: round half up(above * parameters.rate, 2)}',
      add: '{scope: inScope, paid: round half up(above * parameters.rate, 2)}',
    },
  },
]);

const BASE: Readonly<Record<string, string>> = {
  'policy.yaml': LINES(`
id: demo-base
version: 1.0.0
title: {en: Base rules, zh: 基础规则}
place: demo
effective: {from: 2016-01-01}
scope: all
authority: {en: Demo city, zh: 示例市}
provides:
  price.visit: {file: tables/visit.dmn, decision: visitCharges}
  benefit.claim: {file: tables/benefit.dmn, decision: benefit, fold: folds/year.yaml}
lists:
  servicePrice: {file: lists/service-price.csv, kind: price, key: [item, level], values: {price: money}}
  charge: {file: lists/charge.csv, kind: code}
  fund: {file: lists/fund.csv, kind: code}
  reason: {file: lists/reason.csv, kind: code}
`),
  'parameters/all.yaml': LINES(`
smallFee:
  kind: money
  unit: yuan
  title: {en: Small fee, zh: 小额诊费}
  values: [{from: 2016-01-01, value: 3.50, provenance: sourced, source: S01}]
deductible:
  kind: money
  unit: yuan
  title: {en: Deductible, zh: 起付线}
  values: [{from: 2016-01-01, value: 1000, provenance: sourced, source: S01}]
rate:
  kind: rate
  unit: share
  title: {en: Rate, zh: 比例}
  values: [{from: 2016-01-01, value: 0.7, provenance: sourced, source: S01}]
`),
  'folds/year.yaml': LINES(`
fold: person-year
hook: benefit.claim
key: [person, scheme]
reset: calendarYear
order: [day, claim]
accumulators:
  - {name: scope, kind: money, start: 0, title: {en: In scope, zh: 范围内累计}}
  - {name: paid, kind: money, start: 0, title: {en: Paid, zh: 已付累计}}
feedback: false
`),
  'lists/service-price.csv': LINES(`
item,level,price,from,to,provenance,source
ct,,180.00,2016-01-01,,sourced,S01
ct,tertiary,200.00,2016-01-01,2018-01-01,sourced,S01
bed,,28.00,,,memory,from memory
`),
  'lists/charge.csv':
    'code,title_en,title_zh,from,to,provenance,source\nfee,Fee,诊费,,,sourced,S01\n',
  'lists/fund.csv':
    'code,title_en,title_zh,from,to,provenance,source\npooled,Pooled fund,统筹基金,,,sourced,S01\n',
  'lists/reason.csv':
    'code,title_en,title_zh,from,to,provenance,source\npaid,Paid,已支付,,,sourced,S01\n',
  'tables/visit.dmn': VISIT_DMN,
  'tables/benefit.dmn': BENEFIT_DMN,
  'indicators/visits.sql': LINES(`
/*---
id: visits
title: {en: Visits, zh: 就诊人次}
unit: visits
direction: none
grain: [district, quarter]
factor: 1
minDenominator: 0
source: S01
---*/
SELECT place, period, sum(claims) AS numerator, 1 AS denominator FROM expense
WHERE day >= $from AND day < $to GROUP BY place, period;
`),
  'README.md': '# Base rules\n',
};

const REFORM: Readonly<Record<string, string>> = {
  'policy.yaml': LINES(`
id: demo-reform
version: 2.0.0
title: {en: Reform, zh: 改革}
place: demo
effective: {from: 2017-04-08}
scope: all
authority: {en: Demo city, zh: 示例市}
requires: [demo-base]
provides:
  price.visit: {file: tables/visit.dmn, decision: visitCharges}
replaces:
  - {hook: price.visit, of: demo-base}
amends:
  - {parameter: smallFee, of: demo-base}
  - {list: servicePrice, of: demo-base}
lists:
  servicePrice: {file: lists/service-price.csv, kind: price, key: [item, level], values: {price: money}}
`),
  'parameters/fee.yaml': LINES(`
smallFee:
  kind: money
  unit: yuan
  title: {en: Small fee, zh: 小额诊费}
  values: [{from: 2017-04-08, value: 20, provenance: illustrative, source: example}]
`),
  'lists/service-price.csv':
    'item,level,price,from,to,provenance,source\nct,,135.00,2017-04-08,,sourced,S01\n',
  'tables/visit.dmn': VISIT_DMN.replace('5.00', '50.00'),
};

/** The files of the sample base package with changes. */
export const baseFiles = (changes: Changes = {}): PackageFiles => changed(BASE, changes);

/** The files of the sample reform with changes. */
export const reformFiles = (changes: Changes = {}): PackageFiles => changed(REFORM, changes);

/** Both sample packages. */
export const sampleFolders = (base: Changes = {}, reform: Changes = {}): PackageFolder[] => [
  { name: 'demo-base', files: baseFiles(base) },
  { name: 'demo-reform', files: reformFiles(reform) },
];

/** Both sample packages, read and linked. */
export const sampleLibrary = (base: Changes = {}, reform: Changes = {}): Library =>
  unwrap(readLibrary(sampleFolders(base, reform)));

function changed(files: Readonly<Record<string, string>>, changes: Changes): PackageFiles {
  const result = new Map(Object.entries(files));
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) result.delete(path);
    else if (typeof change === 'string') result.set(path, change);
    else result.set(path, change(result.get(path) ?? ''));
  }
  return result;
}
