import type { Coverage } from '../coverage.ts';
import type { Glossary } from '../glossary.ts';

/** What invented documents ask for, and how far it is served. */
export const sampleCoverage = (): Coverage => ({
  sources: [
    {
      id: 'meeting',
      date: '2019-05-05',
      title: { en: 'A meeting', zh: '一次会议' },
      publisher: { en: 'A commission', zh: '某委员会' },
    },
  ],
  groups: [{ id: 'A', title: { en: 'Prices', zh: '价格' } }],
  systems: [
    {
      id: 'A01',
      sources: ['meeting'],
      kind: 'engine',
      name: { en: 'Service fee', zh: '医事服务费' },
      quote: { en: 'a fee for the service', zh: '医事服务费' },
      asks: { en: 'Price each visit.', zh: '为每次就诊计价。' },
      status: 'works',
      where: [{ page: '/packages' }, { command: 'sanyi explain' }],
      proof: ['policies/policies.test.ts'],
    },
    {
      id: 'A02',
      sources: ['meeting'],
      kind: 'register',
      name: { en: 'Minutes', zh: '纪要' },
      quote: { en: 'keep minutes', zh: '做好纪要' },
      asks: { en: 'Keep the minutes of each round.', zh: '保存每轮纪要。' },
      status: 'not yet',
    },
  ],
});

/** A glossary of one word. */
export const sampleGlossary = (): Glossary => ({
  words: [
    {
      word: { en: 'claim', zh: '结算单' },
      meaning: { en: 'one visit or stay and its lines', zh: '一次就诊或住院及其明细' },
    },
  ],
});
