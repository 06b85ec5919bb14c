import { sampleReplay } from '@sanyi/api/samples';
import { describe, expect, test } from 'vitest';
import { CODE_TITLES } from './group-words.ts';
import { replayText } from './replay-text.ts';
import { comparedReplays } from './replays-compared.ts';

const AT = { folder: 'facts/replay/0123', reused: false, titles: CODE_TITLES };

describe('the text of a replay', () => {
  test('CLI-57 says groups, charges and rules in words, in both languages', () => {
    const replay = sampleReplay();
    const level = { ...replay.people[0], dimension: 'level', key: 'grassroots' };
    const whole = { ...replay, institutions: [{ ...replay.people[0], ...level }] } as typeof replay;
    const en = replayText(whole, 'en', AT);
    const zh = replayText(whole, 'zh', AT);
    expect(en).toMatch(/what patients pay .*\nAll +2 /);
    expect(en).toMatch(/what institutions take in .*\nlevel Grassroots +2 /);
    expect(en).toMatch(/\nDrugs +500\.00 +600\.00 +100\.00/);
    expect(en).toMatch(/sample@1\.0\.0#linePrice\/drug +both +1 +0 +60\.00 +100\.00/);
    expect(zh).toMatch(/级别 基层/);
    expect(zh).toMatch(/药品 /);
    expect(zh).toMatch(/linePrice\/drug +两者/);
    expect(zh).not.toMatch(/\b(level|grassroots|drug |patients|lines|baseline)\b/);
  });

  test('CLI-57 a replay over no claims says so and what to do, in place of tables of nothing', () => {
    const replay = sampleReplay();
    const cells = replay.cells.map((cell) => ({ ...cell, reform: cell.baseline }));
    const none = { ...replay, claims: 0, lines: 0, cells, items: [] };
    for (const [lang, told] of [
      ['en', 'These facts have no claim of a day from'],
      ['zh', '数据中没有'],
    ] as const) {
      const text = replayText(none, lang, AT);
      expect(text).toContain(told);
      expect(text).toContain('--from');
      expect(text).not.toMatch(/nothing changed|结果没有任何变化|gain much|明显得益/);
    }
  });

  test('CLI-57 tells each engine and that they agree', () => {
    const replay = sampleReplay();
    const { columns } = replay.engines;
    const both = { ...replay, engines: { columns, duckdb: columns } };
    expect(replayText(replay, 'en', AT)).not.toContain('agree');
    expect(replayText(both, 'en', AT)).toContain(
      'columns, DuckDB agree in all 2 cells, to the fen',
    );
    expect(replayText(both, 'zh', AT)).toContain('列内核, DuckDB 的 2 个单元逐分一致');
  });

  test('CLI-57 says that nothing changed, and whose rules met whose claims', () => {
    const replay = sampleReplay();
    const same = {
      ...replay,
      cells: replay.cells.map((cell) => ({ ...cell, reform: cell.baseline })),
      items: [],
    };
    const note = 'nothing changed: what differs is read by no rule';
    expect(replayText(same, 'en', AT)).toContain(note);
    expect(replayText(replay, 'en', AT)).not.toContain(note);
    const foreign = { ...replay, reform: { ...replay.reform, text: 'elsewhere@2017-04-08' } };
    expect(replayText(foreign, 'en', AT)).toContain(
      'the claims are of sample, the rules of elsewhere',
    );
    expect(replayText(replay, 'en', AT)).not.toContain('the claims are of');
  });

  test('CLI-57 compared results say what they are of, and where their claims or days differ', () => {
    const replay = sampleReplay();
    const same = comparedReplays(replay, replay, { lang: 'en', titles: CODE_TITLES });
    expect(same.text).toContain(
      'Both results change every cell, group, charge, rule and budget alike',
    );
    expect(same.document).toMatchObject({ same: true, sameClaims: true });
    const other = {
      ...replay,
      factsChecksum: 'e'.repeat(64),
      period: { from: '2017-04-01', to: '2018-03-31' },
    } as typeof replay;
    const apart = comparedReplays(replay, other, { lang: 'en', titles: CODE_TITLES });
    expect(apart.text).toContain('second: sample, sample → sample+parameters/drugMarkupRate=0.05');
    expect(apart.text).toContain('of different facts');
    expect(apart.text).toContain('of different days');
    expect(apart.document).toMatchObject({ same: true, sameClaims: false });
    expect(comparedReplays(replay, other, { lang: 'zh', titles: CODE_TITLES }).text).toContain(
      '来自不同的数据',
    );
  });

  test('CLI-57 compared results tell the rules and visits whose claims they set apart', () => {
    const replay = sampleReplay();
    const [rule] = replay.rules;
    if (!rule) throw new Error('the sample cites a rule');
    const visits = [
      {
        ...{ dimension: 'level', key: 'tertiary', count: 4, bands: [0, 0, 3, 0, 1] },
        ...{ baselineFen: '40000', reformFen: '48000' },
      },
    ];
    const other = { ...replay, visits, rules: [{ ...rule, losers: 3, patientFen: '9000' }] };
    const told = comparedReplays(replay, other, { lang: 'en', titles: CODE_TITLES });
    expect(told.text).toMatch(/sample@1.0.0#linePrice\/drug +60.00 +90.00 +1 +3/);
    expect(told.text).toMatch(/level Tertiary +0.00 +20.00 +20.00/);
    expect(told.document).toMatchObject({
      same: false,
      rules: [{ cite: rule.cite, apart: { losers: 2, patientFen: '3000' } }],
      visits: [{ key: 'level tertiary', apartEachFen: '2000' }],
    });
    expect(comparedReplays(replay, other, { lang: 'zh', titles: CODE_TITLES }).text).toContain(
      '受损单数（乙）',
    );
  });
});
