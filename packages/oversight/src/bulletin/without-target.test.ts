import { parsePeriod, unwrap } from '@sanyi/kernel';
import { describe, expect, it } from 'vitest';
import { plainText } from '../sentence/segments.ts';
import { makeBulletin } from './make-bulletin.ts';
import { type DistrictQuarter, districtId, sampleInput } from './sample-bulletin.test-data.ts';

const row = (met: bigint): DistrictQuarter => ({
  c0: 100_000_000_00n,
  price: 0n,
  volume: 5_000_000_00n,
  mix: 0n,
  calls: 1000n,
  met,
});

describe('a quarter without a target', () => {
  const input = sampleInput([row(970n), row(900n), row(800n)]);
  const calls = input.indicators.get('calls');
  if (!calls) throw new Error('no indicator of calls');
  const from = unwrap(parsePeriod('2025')).to;
  const later = { ...calls, targets: calls.targets.map((each) => ({ ...each, from })) };
  const bulletin = makeBulletin({
    ...input,
    indicators: new Map(input.indicators).set('calls', later),
  });
  const sentenceOf = (place: string) => {
    const found = bulletin.findings.find((each) => each.id === `2019-Q1/first-aid/${place}`);
    if (!found) throw new Error(`no finding of ${place}`);
    return plainText(found.sentence);
  };
  const section = (id: string) => bulletin.sections.find((each) => each.id === id);

  it('OVS-21 ranks and does not judge, and says so in each finding', () => {
    const own = bulletin.findings.filter(({ family }) => family === 'first-aid');
    expect(own.map(({ judgement }) => judgement)).toEqual(Array(4).fill('none'));
    expect(sentenceOf(districtId(1)).en).toMatch(
      /^North B: the share of calls satisfied was 90\.0 % \(900 of 1,000\), with no target in force for the quarter, .*; rank 2 of 3\.$/,
    );
    expect(sentenceOf(districtId(2)).zh).toContain('本季度没有有效目标');
    const words = bulletin.findings.map(({ sentence }) => plainText(sentence).en).join(' ');
    expect(words).not.toContain('95 % line');
  });

  it('OVS-21 asks nobody for measures, marks nobody, and names it as not known', () => {
    const [told] = section('first-aid')?.paragraphs ?? [];
    expect(told && plainText(told.sentence).en).toContain('No target is in force');
    expect(section('requirements')?.items.join(' ') ?? '').not.toContain('first aid');
    const titles = section('unknown')?.items.map(({ en }) => en) ?? [];
    expect(titles).toContain(
      'First aid: which target holds for this quarter; none is known, so nobody is judged.',
    );
    expect(bulletin.sources.find(({ indicator }) => indicator === 'calls')?.line).toBe(null);
    expect(
      bulletin.sections.flatMap(({ grids }) =>
        grids
          .filter(({ id }) => id === 'calls')
          .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)),
      ),
    ).not.toContainEqual(expect.objectContaining({ judgement: 'missed' }));
  });

  it('OVS-21 says that a line moved since the quarter before', () => {
    const [target] = calls.targets;
    if (!target) throw new Error('no target of calls');
    const moved = { ...target, from: input.period.from, value: { text: '90', number: 90 } };
    const indicators = new Map(input.indicators).set('calls', {
      ...calls,
      targets: [target, moved],
    });
    const changed = makeBulletin({ ...input, indicators }).sections.find(
      (each) => each.id === 'changed',
    );
    const words = changed?.paragraphs.map(({ sentence }) => plainText(sentence).en).join(' ');
    expect(words).toContain('The line moved from 95 % to 90 %.');
  });
});
