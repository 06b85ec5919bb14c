import { ADDRESSES, type BulletinDocument, type WireText } from '@sanyi/api';
import { LANGS } from '@sanyi/kernel';
import { type Bulletin, bulletinChecks, bulletinLayout } from '@sanyi/oversight';
import { BULLETIN_FORMATS } from '@sanyi/store';
import type { Written } from './written.ts';

/** A bulletin as the console shows it: pages, contents, checks, tasks, and where its prints are. */
export function bulletinDocument(
  { bulletin, definition, periods }: Written,
  edition: string | null = null,
): BulletinDocument {
  const named = edition === null ? `period=${bulletin.period}` : `edition=${edition}`;
  const { period, heading, synthetic, cutOff, check, sections, findings } = bulletin;
  return {
    period,
    periods,
    heading,
    state: bulletin.edition.state,
    number: bulletin.edition.number,
    synthetic,
    cutOff,
    check,
    package: bulletin.package,
    figures: bulletin.figures.length,
    sentences: findings.length,
    contents: sections.map(({ id, number, title }) => ({ id, number, title })),
    pages: { en: bulletinLayout(bulletin, 'en'), zh: bulletinLayout(bulletin, 'zh') },
    findings: findingsOf(bulletin),
    checks: bulletinChecks(bulletin, definition),
    tasks: tasksOf(bulletin, definition.families),
    files: LANGS.flatMap((lang) =>
      BULLETIN_FORMATS.map((format) => ({
        lang,
        format,
        address: `${ADDRESSES.bulletinFile}?${named}&lang=${lang}&format=${format}`,
      })),
    ),
  };
}

function findingsOf(bulletin: Bulletin): BulletinDocument['findings'] {
  const sources = new Map(bulletin.sources.map((each) => [each.indicator, each]));
  const titles = titlesOf(bulletin);
  return bulletin.findings.map(({ id, indicator, place, judgement, sentence }) => {
    const source = sources.get(indicator);
    return {
      id,
      indicator,
      place,
      period: bulletin.period,
      judgement,
      placeTitle: titles.get(place) ?? { en: place, zh: place },
      indicatorTitle: source?.title ?? { en: indicator, zh: indicator },
      source: source?.source ?? '',
      package: `${source?.package ?? ''} ${source?.version ?? ''}`.trim(),
      figures: sentence.en.filter(({ figure }) => figure !== null).length,
    };
  });
}

/** Names of the places, as the tables have them. */
const titlesOf = ({ sections }: Bulletin): Map<string, WireText> =>
  new Map(
    sections.flatMap(({ grids }) =>
      grids.flatMap(({ rows }) => rows.map(({ place, title }) => [place, title] as const)),
    ),
  );

/** Districts over a line, with the families they are asked about. */
function tasksOf(
  bulletin: Bulletin,
  families: readonly { readonly id: string; readonly title: WireText }[],
): BulletinDocument['tasks'] {
  const titles = titlesOf(bulletin);
  const missed = bulletin.findings.filter(
    ({ judgement, place }) => judgement === 'missed' && place !== bulletin.place,
  );
  return [...new Set(missed.map(({ place }) => place))].map((place) => ({
    place,
    placeTitle: titles.get(place) ?? { en: place, zh: place },
    families: families
      .filter(({ id }) => missed.some((each) => each.place === place && each.family === id))
      .map(({ title }) => title),
  }));
}
