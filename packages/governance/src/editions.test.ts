import { hashText, type Result, unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, type Json } from './canonical.ts';
import { openSheets, submissionsBehind } from './data-cut.ts';
import {
  approveEdition,
  changedFigures,
  correctEdition,
  draftEdition,
  type Edition,
  publishEdition,
  redraftEdition,
  reopenEdition,
  unchangedEdition,
} from './edition.ts';
import { seenLast } from './envelope.ts';
import { followedOf, followFigure } from './follow-figure.ts';
import { lockOver, lockPeriod, type PeriodLock, releaseLock } from './period-lock.ts';
import { receiveEdition } from './receipt.ts';
import {
  acceptSubmission,
  returnSubmission,
  type Submission,
  sendSubmission,
} from './submission.ts';
import { figureOf, signedBy, textOf } from './testing/samples.ts';

const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problems[0].code);
const lin = signedBy('lin');
const wang = signedBy('wang', '2019-05-06T02:00:00.000Z');
const draft = (): Edition =>
  unwrap(
    draftEdition(
      { id: 'E1', place: 'beijing', series: 'bulletin', period: '2019-Q1', ...textOf('13.8') },
      lin,
    ),
  );

/** Signs an edition as seen, with the submissions it was drafted from. */
const signed = (edition: Edition, contentHash = edition.contentHash): Result<Edition> =>
  approveEdition(
    edition,
    { contentHash, behind: edition.cut.submissions, open: [], despiteOpenSheets: false },
    wang,
  );

/** Every act on an edition, by name. */
const ACTS = {
  approve: (edition: Edition) => signed(edition),
  reopen: (edition: Edition) => reopenEdition(edition, { reason: 'late' }, wang),
  redraft: (edition: Edition) =>
    redraftEdition(edition, { ...textOf('1.0'), corrected: null }, wang),
  publish: (edition: Edition) => publishEdition(edition, { number: 1, files: [] }, wang),
} as const;
const NEXT = {
  draft: { approve: 'approved', redraft: 'draft' },
  approved: { reopen: 'draft', publish: 'published' },
  published: {},
} as const;

describe('editions', () => {
  test('GOV-1 an edition moves only along draft, approved, published, one version at a time', () => {
    const acts = fc.array(fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])));
    fc.assert(
      fc.property(acts, (names) => {
        let edition = draft();
        for (const name of names) {
          const expected: string | undefined = Object.entries(NEXT[edition.state]).find(
            ([act]) => act === name,
          )?.[1];
          const result = ACTS[name](edition);
          expect(code(result)).toBe(expected ? 'ok' : 'GOV_STATE');
          if (!result.ok) continue;
          expect(result.value.state).toBe(expected);
          expect(result.value.version).toBe(edition.version + 1);
          expect(result.value.approved === null).toBe(result.value.state === 'draft');
          expect(result.value.number !== null).toBe(result.value.state === 'published');
          edition = result.value;
        }
      }),
    );
  });

  test('GOV-2 a signature holds for the text that was seen', () => {
    const edition = draft();
    const changed = unwrap(redraftEdition(edition, { ...textOf('13.6'), corrected: null }, lin));
    expect(changed.contentHash).not.toBe(edition.contentHash);
    expect(code(signed(changed, edition.contentHash))).toBe('GOV_CONTENT_CHANGED');
    expect(code(signed(changed))).toBe('ok');
  });

  test('GOV-3 equal contents have equal hashes, whatever the order of their names', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // Every value JSON can carry is a Json.
        const json = value as Json;
        const again = JSON.parse(canonicalText(json)) as Json;
        expect(canonicalText(again)).toBe(canonicalText(json));
      }),
    );
    expect(hashText(canonicalText({ a: 1, b: [2] }))).toBe(
      hashText(canonicalText({ b: [2], a: 1 })),
    );
    expect(canonicalText({ a: 1 })).not.toBe(canonicalText({ a: '1' }));
  });

  test('GOV-4 a correction lists what changed, appeared or went, and has a reason', () => {
    const [a, b, c] = [figureOf('a', '1.0'), figureOf('b', '2.0'), figureOf('c', '3.0')];
    const changes = changedFigures([a, b], [{ ...b, value: '2.5' }, c]);
    expect(changes.map(({ place, before, after }) => [place, before, after])).toEqual([
      ['a', '1.0', null],
      ['b', '2.0', '2.5'],
      ['c', null, '3.0'],
    ]);
    const published = { ...draft(), state: 'published', number: 1 } as const;
    const correction = { id: 'E2', ...textOf('13.6') };
    expect(code(correctEdition(published, { ...correction, reason: ' ' }, lin))).toBe('GOV_TEXT');
    expect(code(correctEdition(draft(), { ...correction, reason: 'late' }, lin))).toBe('GOV_STATE');
    const same = { id: 'E2', ...textOf('13.8'), reason: 'late' };
    expect(code(correctEdition(published, same, lin))).toBe('GOV_NOTHING_CHANGED');
    const right = unwrap(correctEdition(published, { ...correction, reason: 'late' }, lin));
    expect([right.corrects, right.state, right.changes.length]).toEqual(['E1', 'draft', 1]);
  });

  test('GOV-25 a signature stands on the submissions the draft was written from', () => {
    const sent = (numerator: string, more: Partial<Submission> = {}): Submission => ({
      ...unwrap(
        sendSubmission(
          null,
          {
            draft: {
              ...{ id: 'S1', place: 'beijing', district: 'tongzhou', period: '2019-Q1' },
              family: 'expense',
              rows: [{ indicator: 'expense-growth', numerator, denominator: '1000', note: '' }],
              file: { name: 'tongzhou.xlsx', sha256: numerator.repeat(64) },
            },
            locks: [],
          },
          lin,
        ),
      ),
      ...more,
    });
    const first = sent('1');
    const { figures } = textOf('13.8');
    const cut = submissionsBehind(figures, [first]);
    expect(cut).toMatchObject([
      { id: 'S1', version: 1, revision: 1, district: 'tongzhou', sha256: '1'.repeat(64) },
    ]);
    const other = sent('1', { period: '2018-Q3' });
    const returned = { ...first, state: 'returned' } as const;
    expect(submissionsBehind(figures, [other, returned])).toEqual([]);
    const rests = (submissions: Edition['cut']['submissions']): Edition => {
      const edition = draft();
      return { ...edition, cut: { ...edition.cut, submissions } };
    };
    const sign = (now: readonly Submission[]) => {
      const { contentHash } = rests(cut);
      const behind = submissionsBehind(figures, now);
      const seen = { contentHash, behind, open: [], despiteOpenSheets: false };
      return code(approveEdition(rests(cut), seen, wang));
    };
    expect(sign([first])).toBe('ok');
    // Accepted in between it is the same sheet; another sheet, or none, is not.
    expect(sign([unwrap(acceptSubmission(first, wang))])).toBe('ok');
    expect(sign([returned])).toBe('GOV_CUT_CHANGED');
    const again = sent('2', { version: 3, revision: 2 });
    expect(sign([again])).toBe('GOV_CUT_CHANGED');
    expect(sign([first, sent('3', { district: 'yanqing' })])).toBe('GOV_CUT_CHANGED');
    const published = { ...rests(cut), state: 'published', number: 1 } as const;
    const later = textOf('13.6');
    const corrected = correctEdition(
      published,
      {
        ...later,
        cut: { ...later.cut, submissions: submissionsBehind(figures, [again]) },
        ...{ id: 'E2', reason: 'A hospital was left out.' },
      },
      lin,
    );
    expect(unwrap(corrected).changedSubmissions).toMatchObject([
      { district: 'tongzhou', before: { revision: 1 }, after: { revision: 2 } },
    ]);
  });

  test('GOV-32 to sign while sheets are open is decided, and kept until the signature is taken back', () => {
    const of = (district: string, period = '2019-Q1') => ({ district, family: 'expense', period });
    const asked = [of('tongzhou'), of('yanqing'), of('daxing'), of('tongzhou', '2018-Q3')].map(
      (each) => ({ ...each, indicators: ['expense-growth'] }),
    );
    const elsewhere = { ...of('miyun'), indicators: ['blood'] };
    const sheet = (district: string, state: 'sent' | 'accepted') => ({
      ...{ ...of(district), state, id: district, version: 1, revision: 1 },
      ...{ file: '', sha256: '' },
    });
    const behind = [sheet('tongzhou', 'accepted'), sheet('yanqing', 'sent')];
    const { figures } = textOf('13.8');
    const open = openSheets({ figures, asked: [...asked, elsewhere], behind });
    expect(open).toEqual([
      { ...of('yanqing'), state: 'sent' },
      { ...of('daxing'), state: 'missing' },
    ]);
    const edition = draft();
    const { contentHash, cut } = edition;
    const sign = (despiteOpenSheets: boolean) =>
      approveEdition(
        edition,
        { contentHash, behind: cut.submissions, open, despiteOpenSheets },
        wang,
      );
    const refused = sign(false);
    expect(refused.ok ? '' : refused.problems[0].en).toBe(
      '1 sheets behind this draft are not accepted and 1 are missing (yanqing expense 2019-Q1, daxing expense 2019-Q1). Nothing was signed. Have them accepted or sent, or decide to sign despite them: the decision is kept with the edition.',
    );
    const decided = unwrap(sign(true));
    expect(decided.openSheets).toEqual(open);
    expect(unwrap(reopenEdition(decided, { reason: 'They came.' }, wang)).openSheets).toEqual([]);
  });

  test('GOV-2 an edition whose text was changed past the product is known by its hash', () => {
    expect(code(unchangedEdition(draft()))).toBe('ok');
    expect(code(unchangedEdition({ ...draft(), content: { title: 'Another' } }))).toBe(
      'GOV_NOT_AS_SIGNED',
    );
    expect(code(unchangedEdition({ ...draft(), figures: [] }))).toBe('GOV_NOT_AS_SIGNED');
  });

  test('GOV-5 a district confirms a published edition, once', () => {
    const given = { id: 'R1', district: 'tongzhou', note: '', receipts: [] };
    expect(code(receiveEdition(draft(), given, lin))).toBe('GOV_STATE');
    const published = { ...draft(), state: 'published', number: 1 } as const;
    const receipt = unwrap(receiveEdition(published, given, lin));
    const again = { ...given, id: 'R2', receipts: [receipt] };
    expect(code(receiveEdition(published, again, wang))).toBe('GOV_RECEIVED_TWICE');
    expect(code(receiveEdition(published, { ...again, district: 'yanqing' }, wang))).toBe('ok');
  });

  test('GOV-6 who acts on an older version is told who changed it, and when', () => {
    const changed = unwrap(ACTS.approve(draft()));
    const refused = seenLast(changed, 1);
    expect(refused.ok ? '' : refused.problems[0].en).toBe(
      'Name of wang (Office of wang) changed this at 2019-05-06T02:00:00.000Z; it is now version 2, state "approved". You saw version 1, so nothing was written. Look at it again and decide anew.',
    );
  });
});

describe('submissions and locks', () => {
  const sending = (numerator = '4') => ({
    id: 'S1',
    place: 'beijing',
    district: 'tongzhou',
    period: '2019-Q1',
    family: 'blood',
    rows: [{ indicator: 'donations', numerator, denominator: '1000', note: '' }],
    file: { name: 'blood.xlsx', sha256: numerator },
  });
  const send = (earlier: Submission | null, numerator = '4', locks: readonly PeriodLock[] = []) =>
    sendSubmission(earlier, { draft: sending(numerator), locks }, lin);

  test('GOV-7 figures are sent, accepted or returned; sent again they are the next version', () => {
    const sent = unwrap(send(null));
    expect(code(send(sent))).toBe('GOV_SENT_TWICE');
    expect(code(returnSubmission(sent, { reason: '' }, wang))).toBe('GOV_TEXT');
    const returned = unwrap(returnSubmission(sent, { reason: 'wrong year' }, wang));
    expect(code(acceptSubmission(returned, wang))).toBe('GOV_STATE');
    const again = unwrap(send(returned, '5'));
    expect([again.id, again.version, again.reason, again.judged]).toEqual(['S1', 3, null, null]);
    expect(unwrap(acceptSubmission(again, wang)).judged).toEqual(wang);
  });

  test('GOV-31 what was found about a figure is noted; figures sent again begin anew', () => {
    const sent = unwrap(send(null));
    const found = { indicator: 'donations', done: true, note: ' a van came twice ' };
    const noted = unwrap(followFigure(sent, found, wang));
    expect([noted.version, followedOf(noted)]).toEqual([
      2,
      [{ indicator: 'donations', done: true, note: 'a van came twice', ...wang }],
    ]);
    const taken = unwrap(followFigure(noted, { ...found, done: false, note: 'ask again' }, lin));
    expect(followedOf(taken).map(({ done, by }) => [done, by.id])).toEqual([[false, 'lin']]);
    expect(code(followFigure(sent, { ...found, note: ' ' }, wang))).toBe('GOV_TEXT');
    expect(code(followFigure(sent, { ...found, indicator: 'calls' }, wang))).toBe(
      'GOV_FIGURE_NOT_SENT',
    );
    const returned = unwrap(returnSubmission(noted, { reason: 'wrong year' }, wang));
    expect(code(followFigure(returned, found, wang))).toBe('GOV_STATE');
    expect(followedOf(unwrap(send(returned, '5')))).toEqual([]);
    expect(followedOf(sent)).toEqual([]);
  });

  test('GOV-8 a row is two whole numbers, each indicator once', () => {
    const rows = (...numerators: readonly string[]) =>
      sendSubmission(
        null,
        {
          draft: {
            ...sending(),
            rows: numerators.map((numerator) => ({
              indicator: numerator === '9' ? 'twice' : `i${numerator}`,
              numerator,
              denominator: '1',
              note: '',
            })),
          },
          locks: [],
        },
        lin,
      );
    expect(code(rows())).toBe('GOV_ROWS');
    expect(code(rows('1.5'))).toBe('GOV_FIGURE');
    expect(code(rows('9', '9'))).toBe('GOV_FIGURE');
    expect(code(rows('-1', '12345678901234567890'))).toBe('ok');
  });

  test('GOV-9 a lock stands over its district, period and family, a wide one over all', () => {
    const lock = (district: string | null, family: string | null, id = 'L1') =>
      lockPeriod(
        { id, place: 'beijing', district, period: '2019-Q1', family, cause: 'edition', of: 'E1' },
        lin,
      );
    const names = fc.option(fc.constantFrom('a', 'b'), { nil: null });
    fc.assert(
      fc.property(
        names,
        names,
        fc.constantFrom('a', 'b'),
        fc.constantFrom('a', 'b'),
        (d, f, x, y) => {
          const over = lockOver([lock(d, f)], { district: x, period: '2019-Q1', family: y });
          expect(over !== null).toBe((d === null || d === x) && (f === null || f === y));
          const next = { district: x, period: '2019-Q2', family: y };
          expect(lockOver([lock(d, f)], next)).toBeNull();
        },
      ),
    );
    const wide = lock(null, null, 'L2');
    const data = { district: 'tongzhou', period: '2019-Q1', family: 'blood' };
    expect(lockOver([lock('tongzhou', null), wide], data)?.id).toBe('L2');
    expect(code(send(null, '4', [wide]))).toBe('GOV_PERIOD_LOCKED');
    const released = unwrap(releaseLock(wide, { reason: 'correction' }, wang));
    expect(code(send(null, '4', [released]))).toBe('ok');
    expect(code(releaseLock(released, { reason: 'again' }, wang))).toBe('GOV_STATE');
  });
});
