import { type Result, unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorsOf, editionText, figure, testedDatabases } from '../testing/record-samples.ts';
import { type Records, recordsOver } from './open-records.ts';

const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problems[0].code);
const text = editionText(figure('tongzhou', '13.8'));
const who = actorsOf('cut-city');

describe.each(testedDatabases())('the cut of an edition on $name', ({ skipped, open, remove }) => {
  let records: Records;

  beforeAll(async () => {
    if (skipped) return;
    records = unwrap(await recordsOver(await open(), () => '2019-05-05T01:00:00.000Z'));
  }, 120_000);
  afterAll(async () => {
    if (skipped) return;
    await records.close();
    await remove();
  });

  const send = (sha256: string) =>
    records.withActor(who.tongzhou, ({ submissions }) =>
      submissions.send({
        ...{ district: 'tongzhou', period: '2019-Q1', family: 'expense' },
        rows: [{ indicator: 'expense-growth', numerator: '4', denominator: '1000', note: '' }],
        file: { name: 'tongzhou.xlsx', sha256 },
      }),
    );
  const sign = (
    of: { id: string; version: number; contentHash: string },
    despiteOpenSheets = false,
  ) =>
    records.withActor(who.director, ({ editions }) =>
      editions.approve(of.id, { ...of, despiteOpenSheets }),
    );

  test.skipIf(skipped)(
    'REC-25 names the sheets behind its figures and is not signed once one of them changed',
    async () => {
      const { id, version } = unwrap(await send('a'));
      const draft = unwrap(
        await records.withActor(who.office, ({ editions }) =>
          editions.draft({ series: 'bulletin', period: '2019-Q1', ...text }),
        ),
      );
      expect(draft.cut.submissions).toMatchObject([
        { id, version: 1, revision: 1, district: 'tongzhou', period: '2019-Q1', sha256: 'a' },
      ]);
      const back = { version, reason: 'The figures are those of 2018.' };
      unwrap(
        await records.withActor(who.office, ({ submissions }) => submissions.giveBack(id, back)),
      );
      unwrap(await send('b'));
      expect(codeOf(await sign(draft))).toBe('GOV_CUT_CHANGED');
      const again = unwrap(
        await records.withActor(who.office, ({ editions }) =>
          editions.redraft(draft.id, { ...text, version: draft.version }),
        ),
      );
      expect(again.cut.submissions).toMatchObject([{ id, revision: 2, sha256: 'b' }]);
      // Nobody has accepted the sheet.
      expect(codeOf(await sign(again))).toBe('GOV_SHEETS_OPEN');
      expect(unwrap(await sign(again, true)).openSheets).toEqual([
        { district: 'tongzhou', family: 'expense', period: '2019-Q1', state: 'sent' },
      ]);
    },
  );
});
