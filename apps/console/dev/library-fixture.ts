import type { Coverage, CoverageStatus, CoveredSystem, Glossary } from '@sanyi/api';

const system = (id: string, status: CoverageStatus): CoveredSystem => ({
  id,
  sources: ['meeting'],
  kind: 'engine',
  name: { en: `System ${id}`, zh: `任务${id}` },
  quote: { en: `words of the document on ${id}`, zh: `文件关于${id}的表述` },
  asks: { en: 'Compute it and say why.', zh: '计算并说明原因。' },
  status,
  ...(status === 'not yet'
    ? {}
    : {
        where: [{ page: '/packages/beijing-2017-separation' }, { command: 'sanyi explain' }],
        proof: ['policies/policies.test.ts', 'tests/e2e/first-minutes.test.ts'],
      }),
  ...(status === 'partly' || status === 'record only'
    ? { missing: { en: 'The other half.', zh: '另一半。' } }
    : {}),
});

/** What an invented document asks for. */
export const coverageDocument = (): Coverage => ({
  sources: [
    {
      id: 'meeting',
      date: '2019-05-05',
      title: { en: 'Meeting of the directors', zh: '主任会' },
      publisher: { en: 'A commission', zh: '某委员会' },
    },
  ],
  groups: [
    { id: 'A', title: { en: 'Prices', zh: '价格' } },
    { id: 'C', title: { en: 'Care', zh: '诊疗服务' } },
  ],
  systems: [
    system('A01', 'works'),
    system('A02', 'record only'),
    system('C07', 'partly'),
    system('C08', 'not yet'),
  ],
});

/** A short glossary. */
export const glossaryDocument = (): Glossary => ({
  words: [
    {
      word: { en: 'claim', zh: '结算单' },
      meaning: { en: 'one visit or stay and its lines', zh: '一次就诊或住院及其明细' },
    },
    {
      word: { en: 'fen', zh: '分' },
      meaning: {
        en: '0.01 yuan, the integer in which money is counted',
        zh: '0.01元，计算金额的整数单位',
      },
    },
  ],
});
