import type { NewEdition } from '@sanyi/api';
import {
  changedFigures,
  type DataCut,
  type Edition,
  type EditionFigure,
  type Json,
} from '@sanyi/governance';
import { fail, ok, problem, type Result, type Text } from '@sanyi/kernel';
import { type Bulletin, type BulletinEdition, sheetChanges } from '@sanyi/oversight';
import type { RecordsDoor } from '@sanyi/store';
import type { BulletinAnswers } from './bulletin-answers.ts';
import { bulletinOf } from './signed-bulletin.ts';
import type { Written } from './written.ts';

/** The series of editions that bulletins are. */
export const SERIES = 'bulletin';

/** The bulletins of the city, or null while it is prepared. */
type Bulletins = () => BulletinAnswers | null;

/**
 * Drafts the bulletin as it stands; after a published edition, as its correction. A draft that is
 * there is written anew.
 */
export async function draftedEdition(
  bulletins: Bulletins,
  { editions }: RecordsDoor,
  { period, reason }: NewEdition,
): Promise<Result<Edition>> {
  const [open] = (await editions.list({ series: SERIES, period })).filter(
    ({ state }) => state !== 'published',
  );
  const before = await editions.current({ series: SERIES, period });
  const text = await textAsItStands(bulletins, before, period);
  if (!text.ok) return text;
  if (open) return editions.redraft(open.id, { ...text.value, version: open.version });
  if (before) return editions.correct(before.id, { ...text.value, reason: reason ?? '' });
  return editions.draft({ series: SERIES, period, ...text.value });
}

type Given = {
  readonly cut: Omit<DataCut, 'submissions'>;
  readonly content: Json;
  readonly figures: readonly EditionFigure[];
};

async function textAsItStands(
  bulletins: Bulletins,
  before: Edition | null,
  period: string,
): Promise<Result<Given>> {
  const answers = bulletins();
  if (!answers) return fail(problem('API_NOT_READY', 'server'));
  const written = await answers.written(period, null);
  if (!written.ok) return written;
  if (!before) return ok(textOf(written.value.bulletin));
  const corrected = await answers.written(period, correctionOf(before, written.value));
  return corrected.ok ? ok(textOf(corrected.value.bulletin)) : corrected;
}

/** What changed against the edition before: figures and sheets, with the names a reader knows. */
function correctionOf(before: Edition, { bulletin }: Written): BulletinEdition['corrects'] {
  const titles = new Map(bulletin.sources.map((each) => [each.indicator, each.title]));
  const places = new Map(
    bulletin.sections.flatMap(({ grids }) =>
      grids.flatMap(({ rows }) => rows.map(({ place, title }) => [place, title] as const)),
    ),
  );
  const placeOf = (place: string): Text => places.get(place) ?? { en: place, zh: place };
  const changes = changedFigures(before.figures, figuresOf(bulletin));
  return {
    id: `${before.period}-${before.number ?? 1}`,
    changes: changes.map(({ place, indicator, period, before: was, after }) => {
      const title = titles.get(indicator) ?? { en: indicator, zh: indicator };
      return {
        place: placeOf(place),
        indicator: { en: `${title.en}, ${period}`, zh: `${title.zh}（${period}）` },
        before: was ?? '—',
        after: after ?? '—',
      };
    }),
    sheets: sheetChanges(bulletinOf(before).sheets, bulletin.sheets, placeOf),
  };
}

const figuresOf = (bulletin: Bulletin): EditionFigure[] =>
  bulletin.figures.map(({ figure, judgement }) => {
    const { indicator, place, period, value, numerator, denominator } = figure;
    return { indicator, place, period, value, numerator, denominator, judgement };
  });

function textOf(bulletin: Bulletin): Given {
  const { cutOff, factsChecksum, stackHash } = bulletin;
  return {
    cut: { cutOff, factsChecksum, stackHash },
    content: bulletin,
    figures: figuresOf(bulletin),
  };
}
