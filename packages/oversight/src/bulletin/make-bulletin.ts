import { hashText, isoDate } from '@sanyi/kernel';
import type { Indicator } from '@sanyi/policy';
import { linesIn } from '../judgement.ts';
import { periodText } from '../sentence/period-text.ts';
import type { Bulletin, BulletinFigure, BulletinSource } from './bulletin.ts';
import type { BulletinInput } from './bulletin-input.ts';
import { bulletinSections } from './bulletin-sections.ts';
import { bulletinSheets } from './bulletin-sheets.ts';
import { findingsOf } from './findings.ts';
import { filled } from './places-text.ts';
import { type ShownFigures, shownFigures } from './shown-figures.ts';

/** Digits of the check code. */
const CHECK_DIGITS = 8;

/**
 * Writes a bulletin from its figures: every sentence, table and note by rule, in both languages with
 * the same figures. The same input gives the same value; its check code is a hash over what it says,
 * whoever signs it and when.
 *
 * @example
 * ```ts
 * declare const input: BulletinInput;
 * makeBulletin(input).check.length; // 9
 * ```
 */
export function makeBulletin(input: BulletinInput): Bulletin {
  const shown = shownFigures(input);
  const findings = findingsOf(input, shown);
  const sources = sourcesOf(input);
  const sheets = bulletinSheets(input, {
    indicators: namedIndicators(input),
    periods: periodsOf(input, shown),
  });
  const { definition, origin } = input;
  const count = String(input.districts.length);
  const values = { period: periodText(input.period), districts: { en: count, zh: count } };
  const text: Omit<Bulletin, 'check' | 'edition'> = {
    definition: definition.id,
    place: input.place.id,
    period: input.period.id,
    title: definition.title,
    heading: filled(definition.heading, values),
    issuer: definition.issuer,
    synthetic: input.synthetic,
    cutOff: origin.cutOff,
    package: `${definition.package} ${input.definitionVersion}`,
    stack: input.stack,
    stackHash: origin.stackHash,
    factsChecksum: origin.factsChecksum,
    sections: bulletinSections({ input, shown, findings, sources, sheets }),
    findings,
    sheets,
    figures: figuresOf(input, shown),
    sources,
  };
  const hash = hashText(JSON.stringify(text)).slice(0, CHECK_DIGITS).toUpperCase();
  return { ...text, edition: input.edition, check: `${hash.slice(0, 4)}-${hash.slice(4)}` };
}

/** The indicators the bulletin names, in the order of its package's pages. */
function namedIndicators({ definition, indicators }: BulletinInput): string[] {
  const named = new Set([
    ...definition.families.flatMap(({ indicator, amount, split }) => [
      indicator,
      ...(amount === null ? [] : [amount]),
      ...(split ? Object.values(split) : []),
    ]),
    ...definition.tables.flatMap(({ columns }) => columns.map((column) => column.indicator)),
  ]);
  return [...indicators.keys()].filter((id) => named.has(id));
}

/** The period and the two it is compared with. */
const periodsOf = ({ period }: BulletinInput, shown: ShownFigures): string[] => [
  period.id,
  shown.quarterBefore.id,
  shown.yearBefore.id,
];

/** Every figure of the period and of the two it is compared with, as printed. */
function figuresOf(input: BulletinInput, shown: ShownFigures): BulletinFigure[] {
  const periods = periodsOf(input, shown);
  const places = [input.place, ...input.districts];
  return namedIndicators(input).flatMap((id) =>
    periods.flatMap((period) =>
      places.flatMap((place) => shown.figure(id, place.id, period) ?? []),
    ),
  );
}

/** The line a figure is held against, and where it stands. */
function lineSource(indicator: Indicator, period: string): BulletinSource['line'] {
  const { target, alerts } = linesIn(indicator, period);
  const [alert] = alerts;
  const line = target ?? (alert && { ...alert, value: alert.at });
  if (!line) return null;
  const { value, from, source } = line;
  return { value: value.text, from: isoDate(from), source };
}

function sourcesOf(input: BulletinInput): BulletinSource[] {
  return namedIndicators(input).flatMap((id): BulletinSource[] => {
    const indicator = input.indicators.get(id);
    if (!indicator) return [];
    return [
      {
        indicator: id,
        title: indicator.title,
        formula: indicator.formula ?? indicator.title,
        unit: indicator.unit,
        factor: indicator.factor.text,
        line: lineSource(indicator, input.period.id),
        source: indicator.source,
        package: indicator.package,
        version: input.packageVersions.get(indicator.package) ?? '',
      },
    ];
  });
}
