import type {
  CarriedAmount,
  DraftDifferences,
  InstallPreview,
  PackageDifferences,
} from '@sanyi/api';
import type { Carried } from '@sanyi/policy';

const carriedAmount = (there: string, here: string | null, carried: Carried): CarriedAmount => ({
  ...{ there, here, carried },
});

/** A package that was taken over from another city. */
export const DIFFERENCES: PackageDifferences = {
  from: { id: 'other-2017-separation', version: '1.0.0' },
  there: { en: 'Another city', zh: '他市' },
  here: { en: 'Synthetic Beijing', zh: '合成北京' },
  synthetic: true,
  stale: null,
  lines: { negligible: '0.10', within: '50.00' },
  rows: [
    {
      ...{ dimension: 'all', key: 'all', title: { en: 'All', zh: '合计' } },
      patient: carriedAmount('-3.21', '-2.90', 'same'),
      fund: carriedAmount('8.77', '2.10', 'weaker'),
      income: carriedAmount('3.09', '-0.40', 'reversed'),
      madeOf: {
        there: { claims: '100.0', yuan: '512.33' },
        here: { claims: '100.0', yuan: '402.10' },
      },
    },
    {
      ...{ dimension: 'level', key: 'tertiary', title: { en: 'Tertiary', zh: '三级' } },
      patient: carriedAmount('-4.01', null, 'onlyThere'),
      fund: carriedAmount('9.02', null, 'onlyThere'),
      income: carriedAmount('3.30', null, 'onlyThere'),
      madeOf: { there: { claims: '41.2', yuan: '812.04' }, here: null },
    },
  ],
  local: [
    {
      name: 'waiverAge',
      title: { en: 'Age of waiver', zh: '免费年龄' },
      there: '60',
      here: '65',
      by: 'set',
      codes: {},
    },
    {
      name: 'waivedYuanBorneBy',
      title: { en: 'Who bears it', zh: '承担方' },
      there: 'treasury',
      here: null,
      by: 'nobody',
      codes: { treasury: { en: 'Treasury, through the hospital', zh: '财政（经医疗机构）' } },
    },
  ],
  mapped: [
    {
      unit: { en: 'hook price.visit', zh: '接入点 price.visit' },
      there: 'beijing-2016-base',
      here: ['yunhe-2016-base'],
    },
  ],
  lists: [
    {
      list: 'servicePrice',
      rows: 435,
      missingItems: [
        { en: 'Ordinary ward bed (bed-ordinary)', zh: '普通床位费（bed-ordinary）' },
        { en: 'Head CT (ct-head)', zh: '头部CT（ct-head）' },
      ],
      missingLevels: [{ en: 'Tertiary', zh: '三级' }],
      untouchedItems: 3,
    },
  ],
  tests: {
    passed: 12,
    failed: 1,
    cases: [
      {
        title: { en: 'Employee, tertiary', zh: '职工 三级' },
        expected: { en: '80.00', zh: '80.00' },
        actual: null,
      },
    ],
  },
};

/** What installing that package would come to. */
export const installPreviewDocument = (): InstallPreview => {
  const { from, there, here, local, mapped, lists, tests } = DIFFERENCES;
  return {
    from,
    there,
    here,
    local,
    mapped,
    lists,
    tests,
    id: 'own-2017-separation',
    mayInstall: true,
  };
};

/** The same once it is a draft. */
export const draftDifferencesDocument = (): DraftDifferences => ({
  draft: 'C1',
  name: 'own-2017-separation',
  differences: DIFFERENCES,
});
