import { baseFiles, type Changes, reformFiles } from '../testing/sample-packages.ts';
import { BULLETIN_MISTAKES } from './bulletin-mistakes.test-data.ts';
import { LINE_MISTAKES } from './line-mistakes.test-data.ts';
import type { Mistake } from './mistake.test-data.ts';
import { POOL_MISTAKES } from './pool-mistakes.test-data.ts';

const POLICY = 'policy.yaml';
const ALL = 'parameters/all.yaml';
const PRICES = 'lists/service-price.csv';
const VISIT = 'tables/visit.dmn';
const SQL = 'indicators/visits.sql';
const FOLD = 'folds/year.yaml';

const swap =
  (from: string | RegExp, to: string) =>
  (text: string): string =>
    text.replace(from, to);

const base = (title: string, codes: readonly string[], changes: Changes): Mistake => ({
  title,
  codes,
  folders: [{ name: 'demo-base', files: baseFiles(changes) }],
});

const reform = (title: string, codes: readonly string[], changes: Changes): Mistake => ({
  title,
  codes,
  folders: [
    { name: 'demo-base', files: baseFiles() },
    { name: 'demo-reform', files: reformFiles(changes) },
  ],
});

const FORM = `form: visits
title: {en: Visits, zh: 人次}
period: quarter
order: 10
indicators:
  - indicator: visits
    numerator: {title: {en: Visits, zh: 人次}, unit: visits}
    denominator: {title: {en: One, zh: 一}, unit: times}
    least: 0
    most: 100
    provenance: derived
    source: by definition
`;

/** Every kind of mistake the format knows, one at a time. */
export const MISTAKES: readonly Mistake[] = [
  base('POL-1 policy.yaml missing', ['POLICY_NO_MANIFEST'], { [POLICY]: null }),
  base('POL-1 malformed YAML', ['POLICY_YAML_BROKEN'], {
    [FOLD]: swap('key: [person, scheme]', 'key: [person, scheme'),
  }),
  base('POL-1 key twice in a map', ['POLICY_YAML_KEY_TWICE'], {
    [ALL]: swap('  unit: yuan\n', '  unit: yuan\n  unit: yuan\n'),
  }),
  base('POL-1 empty file', ['POLICY_NOT_MAP'], { [FOLD]: '' }),
  base('POL-2 unknown key', ['POLICY_KEY_UNKNOWN'], {
    [POLICY]: swap('scope: all', 'scope: all\nscop: all'),
  }),
  base('POL-2 missing key', ['POLICY_KEY_MISSING'], { [POLICY]: swap('place: demo\n', '') }),
  base('POL-2 folder and id differ', ['POLICY_FOLDER_NAME'], {
    [POLICY]: swap('id: demo-base', 'id: demo-bass'),
  }),
  base('POL-2 version', ['POLICY_VERSION_WRONG'], { [POLICY]: swap('1.0.0', '1.0') }),
  base('POL-2 title in one language', ['POLICY_TEXT_ONE_LANGUAGE'], {
    [POLICY]: swap('{en: Base rules, zh: 基础规则}', 'Base rules'),
  }),
  base('POL-2 title without Chinese', ['POLICY_KEY_MISSING'], {
    [POLICY]: swap(', zh: 基础规则', ''),
  }),
  base('POL-2 day that does not exist', ['DATE_NOT_READABLE'], {
    [POLICY]: swap('2016-01-01', '2016-02-30'),
  }),
  base('POL-2 effective ends before it begins', ['POLICY_EFFECTIVE_EMPTY'], {
    [POLICY]: swap('from: 2016-01-01}', 'from: 2016-01-01, to: 2015-01-01}'),
  }),
  base('POL-2 scope', ['POLICY_SCOPE_WRONG'], {
    [POLICY]: swap('scope: all', 'scope: [east, 7a]'),
  }),
  base('POL-2 scope is no list', ['POLICY_NOT_LIST'], {
    [POLICY]: swap('scope: all', 'scope: east'),
  }),
  base('POL-2 id', ['POLICY_NAME_WRONG'], { [POLICY]: swap('place: demo', 'place: de mo') }),
  base('POL-2 ruleDay', ['POLICY_NOT_ONE_OF'], {
    [POLICY]: swap('scope: all', 'scope: all\nruleDay: bill'),
  }),
  base('POL-2 a map is needed', ['POLICY_NOT_MAP'], {
    [POLICY]: swap('{from: 2016-01-01}', '2016-01-01'),
  }),
  base('POL-2 a value is needed', ['POLICY_NOT_TEXT'], {
    [POLICY]: swap('place: demo', 'place: []'),
  }),
  base('POL-3 file that nothing reads', ['POLICY_FILE_UNKNOWN'], { 'table/visit.dmn': '' }),
  base('POL-3 table that is not provided', ['POLICY_FILE_UNUSED'], {
    'tables/more.dmn': (text) => text + baseFiles().get(VISIT),
  }),
  base('POL-3 list that is not declared', ['POLICY_FILE_UNUSED'], { 'lists/more.csv': 'a\n' }),
  base('POL-4 missing unit', ['POLICY_MARK_MISSING'], { [ALL]: swap('  unit: yuan\n', '') }),
  base('POL-4 unknown unit', ['POLICY_UNIT_UNKNOWN'], { [ALL]: swap('unit: yuan', 'unit: yaun') }),
  base('POL-4 missing source', ['POLICY_MARK_MISSING'], { [ALL]: swap(', source: S01', '') }),
  base('POL-4 missing provenance', ['POLICY_MARK_MISSING'], {
    [ALL]: swap(', provenance: sourced', ''),
  }),
  base('POL-4 unknown provenance', ['POLICY_NOT_ONE_OF'], { [ALL]: swap('sourced', 'surely') }),
  base('POL-4 unknown kind', ['POLICY_KIND_UNKNOWN'], { [ALL]: swap('kind: money', 'kind: cash') }),
  base('POL-4 kind mismatch', ['POLICY_VALUE_KIND'], {
    [ALL]: swap('value: 3.50', 'value: cheap'),
  }),
  base('POL-4 third decimal', ['POLICY_DECIMALS'], { [ALL]: swap('value: 3.50', 'value: 3.505') }),
  base('POL-4 rate outside bounds', ['POLICY_VALUE_BOUNDS'], {
    [ALL]: swap('value: 0.7', 'value: 70'),
  }),
  base('POL-4 rate outside its own bounds', ['POLICY_VALUE_BOUNDS'], {
    [ALL]: swap('kind: rate', 'kind: rate\n  min: 0.8\n  max: 2'),
  }),
  base('POL-4 an amount outside its own bounds', ['POLICY_VALUE_BOUNDS'], {
    [ALL]: swap('kind: money', 'kind: money\n  max: 2'),
  }),
  base('POL-4 an amount below zero', ['POLICY_VALUE_BOUNDS'], {
    [ALL]: swap('value: 3.50', 'value: -3.50'),
  }),
  base('POL-4 bounds that leave nothing', ['POLICY_BOUNDS_CROSSED'], {
    [ALL]: swap('kind: money', 'kind: money\n  min: 5\n  max: 2'),
  }),
  base('POL-4 bounds in too many decimals', ['POLICY_DECIMALS'], {
    [ALL]: swap('kind: money', 'kind: money\n  max: 5.005'),
  }),
  base('POL-4 a bound that is no number', ['POLICY_VALUE_KIND'], {
    [ALL]: swap('kind: money', 'kind: money\n  max: much'),
  }),
  base('POL-4 bounds of what is no number', ['POLICY_KEY_UNKNOWN'], {
    [ALL]: (text) =>
      `${text}bearer:\n  kind: text\n  min: 1\n  title: {en: Bearer, zh: 承担方}\n  values: [{from: 2016-01-01, value: fund, provenance: memory, source: x}]\n`,
  }),
  base('POL-4 empty value', ['POLICY_VALUE_EMPTY'], { [ALL]: swap('value: 3.50', 'value: null') }),
  base('POL-5 code set that nobody lists', ['POLICY_CODE_SET_UNKNOWN'], {
    [ALL]: (text) =>
      `${text}bearer:\n  kind: code<bearer>\n  title: {en: Bearer, zh: 承担方}\n  values: [{from: 2016-01-01, value: fund, provenance: memory, source: x}]\n`,
  }),
  base('POL-5 unknown code in a parameter', ['POLICY_CODE_UNKNOWN'], {
    [ALL]: (text) =>
      `${text}where:\n  kind: code<level>\n  title: {en: Level, zh: 级别}\n  values: [{from: 2016-01-01, value: tertiery, provenance: memory, source: x}]\n`,
  }),
  base('POL-5 unknown code in a list', ['POLICY_CODE_UNKNOWN'], {
    [PRICES]: swap('tertiary', 'tertiery'),
  }),
  base('POL-5 code set of names missing', ['POLICY_CODE_SET_UNKNOWN'], {
    [POLICY]: swap('  fund: {file: lists/fund.csv, kind: code}\n', ''),
    'lists/fund.csv': null,
  }),
  base('POL-6 gap inside effective', ['POLICY_PARAMETER_GAP'], {
    [ALL]: swap('from: 2016-01-01', 'from: 2016-03-01'),
  }),
  base('POL-6 overlapping values', ['POLICY_PARAMETER_OVERLAP'], {
    [ALL]: swap(
      'values: [{from: 2016-01-01, value: 3.50',
      'values: [{from: 2016-01-01, value: 3, provenance: memory, source: x}, {from: 2016-01-01, value: 3.50',
    ),
  }),
  base('POL-6 parameter twice', ['POLICY_PARAMETER_TWICE'], {
    'parameters/more.yaml': (text) => text + baseFiles().get(ALL)?.split('deductible')[0],
  }),
  base('POL-6 no values', ['POLICY_KEY_MISSING'], {
    [ALL]: swap(/values: \[.*3\.50.*/, 'values: []'),
  }),
  base('POL-6 name of a parameter', ['POLICY_NAME_WRONG'], {
    [ALL]: (text) =>
      text + baseFiles().get(ALL)?.split('deductible')[0]?.replace('smallFee', 'small fee'),
  }),
  base('POL-7 missing column', ['POLICY_COLUMN_MISSING'], {
    [PRICES]: (text) =>
      text.replace('item,level,price', 'item,level').replaceAll(/,(180|200|28)\.00/g, ''),
  }),
  base('POL-7 unknown column', ['POLICY_COLUMN_UNKNOWN'], {
    [PRICES]: (text) =>
      text.replace('item,level,price', 'item,level,price,levl').replaceAll(/,(\d+\.00),/g, ',$1,,'),
  }),
  base('POL-7 missing source column', ['POLICY_MARK_MISSING'], {
    [PRICES]: (text) => text.replaceAll(/,[^,\n]*\n/g, '\n'),
  }),
  base('POL-7 missing source in a row', ['POLICY_MARK_MISSING'], {
    [PRICES]: swap('memory,from memory', 'memory,'),
  }),
  base('POL-7 missing provenance in a row', ['POLICY_MARK_MISSING'], {
    [PRICES]: swap('memory,from memory', ',x'),
  }),
  base('POL-7 unknown provenance in a row', ['POLICY_NOT_ONE_OF'], {
    [PRICES]: swap('memory,from memory', 'guess,x'),
  }),
  base('POL-7 list key twice', ['POLICY_ROW_TWICE'], {
    [PRICES]: (text) => `${text}ct,,181.00,2016-01-01,,sourced,S01\n`,
  }),
  base('POL-7 overlapping rows', ['POLICY_ROW_OVERLAP'], {
    [PRICES]: (text) => `${text}ct,tertiary,210.00,2017-01-01,,sourced,S01\n`,
  }),
  base('POL-7 row ends before it begins', ['POLICY_ROW_DAYS'], {
    [PRICES]: swap('2018-01-01', '2015-01-01'),
  }),
  base('POL-7 day in a row', ['DATE_NOT_READABLE'], { [PRICES]: swap('2018-01-01', '2018-1-1') }),
  base('POL-7 third decimal in a row', ['POLICY_DECIMALS'], {
    [PRICES]: swap('180.00', '180.005'),
  }),
  base('POL-7 empty price', ['POLICY_VALUE_EMPTY'], { [PRICES]: swap('180.00', '') }),
  base('POL-7 empty key of a code', ['POLICY_CELL_EMPTY'], {
    'lists/fund.csv': (text) => `${text},None,无,,,sourced,S01\n`,
  }),
  base('POL-7 open quote', ['POLICY_CSV_QUOTE_OPEN'], {
    [PRICES]: swap('from memory', '"from memory'),
  }),
  base('POL-7 text behind a quote', ['POLICY_CSV_QUOTE_TEXT'], {
    [PRICES]: swap('from memory', '"from" memory'),
  }),
  base('POL-7 too few cells', ['POLICY_CSV_CELLS'], { [PRICES]: swap('bed,,', 'bed,') }),
  base('POL-7 price list without key', ['POLICY_LIST_SHAPE'], {
    [POLICY]: swap('key: [item, level], ', ''),
  }),
  base('POL-7 list without file', ['POLICY_FILE_MISSING'], {
    'lists/reason.csv': null,
    [POLICY]: swap('reason.csv', 'reasons.csv'),
  }),
  base('POL-9 unknown hook', ['POLICY_HOOK_UNKNOWN'], {
    [POLICY]: swap('  price.visit:', '  price.visits:'),
  }),
  base('POL-9 decision missing', ['POLICY_DECISION_MISSING'], {
    [POLICY]: swap('decision: visitCharges', 'decision: visitCharge'),
  }),
  base('POL-9 table file missing', ['POLICY_FILE_MISSING'], { [VISIT]: null }),
  base('POL-9 malformed DMN', ['DMN'], { [VISIT]: swap('</definitions>', '') }),
  base('POL-9 hook input not in the registry', ['POLICY_INPUT_UNKNOWN'], {
    [VISIT]: (text) => text.replaceAll('visitKind', 'visitType'),
  }),
  base('POL-9 code not in the set of a field', ['FEEL'], {
    [VISIT]: swap('<text>"tertiary"</text>', '<text>"tertiery"</text>'),
  }),
  base('POL-9 third decimal in an output', ['FEEL'], { [VISIT]: swap('5.00', '5.005') }),
  base('POL-9 parameter that nobody says', ['FEEL'], {
    [VISIT]: swap('parameters.smallFee', 'parameters.smalFee'),
  }),
  base('POL-10 rule without clause and source', ['POLICY_RULE_UNMARKED'], {
    [VISIT]: swap(
      '<annotationEntry><text>article 1</text></annotationEntry><annotationEntry><text>S01</text></annotationEntry>',
      '<annotationEntry><text></text></annotationEntry><annotationEntry><text></text></annotationEntry>',
    ),
  }),
  base('POL-10 rule without id', ['POLICY_RULE_NO_ID'], {
    [VISIT]: swap('<rule id="tertiary">', '<rule>'),
  }),
  base('POL-10 rule with unknown provenance', ['POLICY_NOT_ONE_OF'], {
    [VISIT]: swap('<text>sourced</text>', '<text>surely</text>'),
  }),
  base('POL-11 fold missing', ['POLICY_FOLD_MISSING'], {
    [POLICY]: swap(', fold: folds/year.yaml', ''),
  }),
  base('POL-11 fold unwanted', ['POLICY_FOLD_UNWANTED'], {
    [POLICY]: swap('decision: visitCharges', 'decision: visitCharges, fold: folds/year.yaml'),
  }),
  base('POL-11 fold file missing', ['POLICY_FILE_MISSING'], { [FOLD]: null }),
  base('POL-11 fold of another hook', ['POLICY_FOLD_HOOK'], {
    [FOLD]: swap('benefit.claim', 'price.visit'),
  }),
  base('POL-11 fold of an unknown hook', ['POLICY_HOOK_UNKNOWN'], {
    [FOLD]: swap('benefit.claim', 'benefit.claims'),
  }),
  base('POL-11 order without claim', ['POLICY_FOLD_ORDER'], {
    [FOLD]: swap('[day, claim]', '[day]'),
  }),
  base('POL-11 law broken without feedback', ['POLICY_FOLD_LAW'], {
    'tables/benefit.dmn': swap('{scope: inScope,', '{scope: min(inScope, acc.paid),'),
  }),
  base('POL-11 accumulator reads itself', ['POLICY_FOLD_SELF'], {
    'tables/benefit.dmn': swap('{scope: inScope,', '{scope: min(inScope, acc.scope),'),
  }),
  base('POL-11 feedback without need', ['POLICY_FOLD_FEEDBACK_IDLE'], {
    [FOLD]: swap('feedback: false', 'feedback: true'),
  }),
  base('POL-11 start of an accumulator', ['POLICY_DECIMALS'], {
    [FOLD]: swap('start: 0', 'start: 0.001'),
  }),
  base('POL-11 fund that is not listed', ['FEEL'], {
    'tables/benefit.dmn': swap('{pooled:', '{poled:'),
  }),
  ...POOL_MISTAKES,
  base('POL-13 indicator without header', ['POLICY_HEADER_MISSING'], { [SQL]: 'SELECT 1' }),
  base('POL-13 header without field', ['POLICY_KEY_MISSING'], {
    [SQL]: swap('direction: none\n', ''),
  }),
  base('POL-13 header without unit', ['POLICY_MARK_MISSING'], {
    [SQL]: swap('unit: visits\n', ''),
  }),
  base('POL-13 header with unknown key', ['POLICY_KEY_UNKNOWN'], {
    [SQL]: swap('factor: 1', 'factor: 1\nfactr: 1'),
  }),
  base('POL-13 grain without place', ['POLICY_GRAIN_NO_PLACE'], {
    [SQL]: swap('district, quarter', 'quarter'),
  }),
  base('POL-13 grain without period', ['POLICY_GRAIN_NO_PERIOD'], {
    [SQL]: swap('district, quarter', 'district'),
  }),
  base('POL-13 grain', ['POLICY_NOT_ONE_OF'], {
    [SQL]: swap('district, quarter', 'distrikt, quarter'),
  }),
  base('POL-13 factor', ['POLICY_VALUE_KIND'], { [SQL]: swap('factor: 1', 'factor: many') }),
  base('POL-13 id and file differ', ['POLICY_HEADER_ID'], {
    [SQL]: swap('id: visits', 'id: visit'),
  }),
  base('POL-13 body is no SELECT', ['POLICY_SQL_NOT_SELECT'], {
    [SQL]: swap('SELECT place', 'DELETE place'),
  }),
  base('POL-13 two statements', ['POLICY_SQL_NOT_SELECT'], {
    [SQL]: swap('AS denominator', 'AS denominator; DROP TABLE x --'),
  }),
  base('POL-13 supervision without source', ['POLICY_MARK_MISSING'], {
    'supervision/twice.sql': '/*---\nid: twice\ntitle: {en: Twice, zh: 重复}\n---*/\nSELECT 1\n',
  }),
  reform('POL-14 requires missing', ['POLICY_REQUIRES_MISSING'], {
    [POLICY]: swap('requires: [demo-base]', 'requires: [demo-base, demo-bass]'),
  }),
  {
    title: 'POL-14 requires in a circle',
    codes: ['POLICY_REQUIRES_CIRCLE'],
    folders: [
      {
        name: 'demo-base',
        files: baseFiles({ [POLICY]: swap('scope: all', 'scope: all\nrequires: [demo-reform]') }),
      },
      { name: 'demo-reform', files: reformFiles() },
    ],
  },
  {
    title: 'POL-14 one id twice',
    codes: ['POLICY_PACKAGE_TWICE'],
    folders: [
      { name: 'demo-base', files: baseFiles() },
      { name: 'demo-base', files: baseFiles() },
    ],
  },
  reform('POL-15 amends a package that is not required', ['POLICY_OF_NOT_REQUIRED'], {
    [POLICY]: swap(
      '  - {parameter: smallFee, of: demo-base}',
      '  - {parameter: smallFee, of: demo-base}\n  - {parameter: smallFee, of: other}',
    ),
  }),
  reform('POL-15 amends an unknown unit', ['POLICY_UNIT_UNKNOWN_OF'], {
    [POLICY]: swap(
      '  - {parameter: smallFee, of: demo-base}',
      '  - {parameter: smallFee, of: demo-base}\n  - {parameter: bigFee, of: demo-base}',
    ),
    'parameters/fee.yaml': (text) => text + text.replace('smallFee', 'bigFee'),
  }),
  reform('POL-15 amends in vain', ['POLICY_DECLARED_IN_VAIN'], {
    [POLICY]: swap(
      '  - {parameter: smallFee, of: demo-base}',
      '  - {parameter: smallFee, of: demo-base}\n  - {parameter: rate, of: demo-base}',
    ),
  }),
  reform('POL-15 a hook cannot be amended', ['POLICY_AMENDS_NOT_HERE'], {
    [POLICY]: (text) =>
      text
        .replace(/replaces:\n.*\n/, '')
        .replace('amends:\n', 'amends:\n  - {hook: price.visit, of: demo-base}\n'),
  }),
  reform('POL-15 a declaration names one unit', ['POLICY_KEY_MISSING'], {
    [POLICY]: swap('{parameter: smallFee, of: demo-base}', '{of: demo-base}'),
  }),
  reform('POL-15 kind of an amended parameter', ['POLICY_KIND_DIFFERS'], {
    'parameters/fee.yaml': swap('kind: money', 'kind: count'),
  }),
  reform('POL-15 shape of an amended list', ['POLICY_KIND_DIFFERS'], {
    [POLICY]: swap('values: {price: money}', 'values: {price: money?}'),
  }),
  base('POL-33 form for an indicator that is not there', ['POLICY_FORM_INDICATOR'], {
    'reporting/visits.yaml': FORM.replace('indicator: visits', 'indicator: visit'),
  }),
  base('POL-33 form named otherwise than its file', ['POLICY_HEADER_ID'], {
    'reporting/calls.yaml': FORM,
  }),
  base('POL-33 bounds without provenance', ['POLICY_MARK_MISSING'], {
    'reporting/visits.yaml': FORM.replace('    provenance: derived\n', ''),
  }),
  base('POL-33 times that are no whole number', ['POLICY_NAME_WRONG'], {
    'reporting/visits.yaml': FORM.replace('unit: visits}', 'unit: visits, times: 0.5}'),
  }),
  ...LINE_MISTAKES,
  ...BULLETIN_MISTAKES,
];
