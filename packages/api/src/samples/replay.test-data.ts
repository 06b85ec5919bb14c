import type { Replay, ReplayMoney } from '../what-if/replay.ts';

const money = (total: number, fund: number): ReplayMoney => ({
  totalFen: String(total),
  hospitalFen: '0',
  fixedFundFen: '4000',
  fundFen: String(fund - 4000),
  patientFen: String(total - fund),
});

const ESTIMATE: Replay['estimate'] = {
  sampled: 3,
  persons: 3,
  groups: [
    {
      dimension: 'all',
      key: 'all',
      patient: { changeFen: '6000', errorFen: '0' },
      fund: { changeFen: '4000', errorFen: '0' },
      income: { changeFen: '10000', errorFen: '0' },
    },
  ],
};

/** A replay of two claims whose parts add up. */
export function sampleReplay(): Replay {
  const [baseline, reform] = [money(100_000, 60_000), money(110_000, 64_000)];
  const cell = (dimension: string, key: string) => ({
    ...{ dimension, key, claims: 2, baseline, reform },
  });
  return {
    format: 'sanyi-replay',
    id: '0123456789abcdef',
    place: 'sample',
    title: { en: 'Sample', zh: '样例' },
    synthetic: true,
    weight: 500,
    factsChecksum: 'f'.repeat(64),
    period: { from: '2018-04-01', to: '2019-03-31' },
    baseline: { text: 'sample', hash: 'a'.repeat(64) },
    reform: { text: 'sample+parameters/drugMarkupRate=0.05', hash: 'b'.repeat(64) },
    groups: { text: 'replay-groups', hash: 'c'.repeat(64) },
    claims: 2,
    lines: 9,
    persons: 3,
    rowByRow: { refunds: 0, rules: 0 },
    patients: 2,
    exact: true,
    estimate: ESTIMATE,
    engines: {
      columns: {
        seconds: 0.5,
        linesPerSecond: 18,
        hash: 'd'.repeat(64),
        peakBytes: 1000,
        baseline,
        reform,
      },
    },
    cells: [cell('all', 'all'), cell('district', 'tongzhou')],
    people: [
      {
        dimension: 'all',
        key: 'all',
        count: 2,
        bands: [0, 0, 1, 0, 1],
        baselineFen: '40000',
        reformFen: '46000',
      },
    ],
    care: [],
    visits: [],
    institutions: [],
    families: [{ family: 'drug', baselineFen: '50000', reformFen: '60000' }],
    items: [{ item: 'pills', quantity: 2000, baselineFen: '50000', reformFen: '60000' }],
    rules: [
      {
        cite: 'sample@1.0.0#linePrice/drug',
        speaks: 'both',
        claims: 1,
        losers: 1,
        gainers: 0,
        patientFen: '6000',
        fundFen: '4000',
        incomeFen: '10000',
      },
    ],
  };
}
