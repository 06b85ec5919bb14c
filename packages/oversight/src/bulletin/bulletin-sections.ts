import type { Text } from '@sanyi/kernel';
import { clauseText } from '@sanyi/policy';
import { isWithoutLine } from '../judgement.ts';
import { type Sentence, sentenceOf } from '../sentence/segments.ts';
import type {
  BulletinGrid,
  BulletinParagraph,
  BulletinSection,
  BulletinSheet,
  BulletinSource,
  Finding,
} from './bulletin.ts';
import { bulletinChart, bulletinGrid } from './bulletin-grids.ts';
import type { BulletinInput } from './bulletin-input.ts';
import { correctionItems, sheetsGrid } from './bulletin-sheets.ts';
import { changedParagraphs, missedSentence } from './changed-findings.ts';
import { capital, filled } from './places-text.ts';
import { reportedSection } from './reported-section.ts';
import type { ShownFigures } from './shown-figures.ts';
import { unknownItems } from './unknown-items.ts';

/** What the sections are put together from. */
export type SectionFacts = {
  readonly input: BulletinInput;
  readonly shown: ShownFigures;
  readonly findings: readonly Finding[];
  readonly sources: readonly BulletinSource[];
  readonly sheets: readonly BulletinSheet[];
};

type Unnumbered = Omit<BulletinSection, 'number'>;

/** All sections in order; those that have nothing to say are left out. */
export function bulletinSections(facts: SectionFacts): BulletinSection[] {
  const { input, shown } = facts;
  const grids = input.definition.tables.map((table, at) => ({
    section: table.section,
    grid: bulletinGrid(input, shown, { table, number: at + 1 }),
  }));
  const gridsOf = (section: string): BulletinGrid[] =>
    grids.filter((each) => each.section === section).map(({ grid }) => grid);
  const reported = reportedSection(input, grids.length + 1);
  const annex = grids.length + (reported?.grids.length ?? 0) + 1;
  const sections: (Unnumbered | null)[] = [
    summary(facts, gridsOf('summary')),
    ...input.definition.families.map((family) => ({
      ...empty(family.id, family.title),
      paragraphs: familyParagraphs(facts, family.id),
      grids: gridsOf(family.id),
    })),
    changed(facts),
    requirements(facts),
    reported,
    corrections(facts),
    {
      ...empty('unknown', { en: 'What this bulletin does not know', zh: '本通报未掌握的情况' }),
      items: unknownItems(input, shown),
    },
    ...districtSection(facts),
    methods(facts, annex),
  ];
  return sections
    .filter((section) => section !== null)
    .map((section, at) => ({ ...section, number: at + 1 }));
}

/** A section with nothing in it yet. */
const empty = (id: string, title: Text): Unnumbered => ({
  id,
  title,
  paragraphs: [],
  items: [],
  grids: [],
  charts: [],
});

const said = ({ id, sentence }: Finding): BulletinParagraph => ({
  sentence,
  finding: id,
  lead: null,
});

/** A paragraph of words that no single figure stands behind. */
const words = (text: Text): BulletinParagraph => ({
  sentence: sentenceOf([{ text }]),
  finding: null,
  lead: null,
});

function summary({ input, shown, findings }: SectionFacts, grids: BulletinGrid[]): Unnumbered {
  const chart = bulletinChart(input, shown, 1);
  return {
    ...empty('summary', { en: 'Summary', zh: '总体情况' }),
    paragraphs: input.definition.families.flatMap(({ id }): BulletinParagraph[] => {
      const own = findings.filter((each) => each.family === id);
      const city = own.find((each) => each.place === input.place.id);
      if (!city) return [];
      const missed = missedSentence(input, own);
      return [{ sentence: joined(city.sentence, missed), finding: city.id, lead: null }];
    }),
    grids,
    charts: chart ? [chart] : [],
  };
}

const joined = (first: Sentence, second: Sentence | null): Sentence =>
  second ? { en: [...first.en, ...second.en], zh: [...first.zh, ...second.zh] } : first;

/** The districts that missed a line of the family or came near it, each with its sentence. */
function familyParagraphs({ input, findings }: SectionFacts, family: string): BulletinParagraph[] {
  const own = findings.filter((each) => each.family === family && each.place !== input.place.id);
  const told = own.filter(({ judgement }) => judgement === 'missed' || judgement === 'near');
  const graver = (a: Finding, b: Finding): number =>
    Number(b.judgement === 'missed') - Number(a.judgement === 'missed');
  if (told.length > 0) return told.sort(graver).map(said);
  const indicator = input.indicators.get(own[0]?.indicator ?? '');
  if (indicator && isWithoutLine(indicator, input.period.id)) return [words(NO_TARGET)];
  const isKnown = own.some(({ judgement }) => judgement !== 'none');
  return [
    words(
      isKnown
        ? { en: 'Every district with a figure meets the line.', zh: '有数据的各区均达标。' }
        : { en: 'No district can be judged this quarter.', zh: '本季度各区均无法评判。' },
    ),
  ];
}

const NO_TARGET: Text = {
  en: 'No target is in force for this quarter: districts are ranked where their counts carry it, and nobody is judged.',
  zh: '本季度没有有效目标：在数据足以支持时列出位次，不作评判。',
};

function changed(facts: SectionFacts): Unnumbered | null {
  const paragraphs = changedParagraphs(facts.input, facts.shown).map(words);
  if (paragraphs.length === 0) return null;
  const title = { en: 'What changed since the quarter before', zh: '与上季度相比的变化' };
  return { ...empty('changed', title), paragraphs };
}

function requirements({ input, findings }: SectionFacts): Unnumbered | null {
  const missed = findings.filter(
    (each) => each.judgement === 'missed' && each.place !== input.place.id,
  );
  if (missed.length === 0) return null;
  const { text, days } = input.definition.requirement;
  const number = { en: String(days), zh: String(days) };
  const items = input.districts.flatMap(({ id, title }): Text[] => {
    const titles = missed
      .filter((each) => each.place === id)
      .flatMap(({ family }) => input.definition.families.find((each) => each.id === family) ?? [])
      .map((family) => family.title);
    if (titles.length === 0) return [];
    return [
      {
        en: `${title.en}: ${titles.map(({ en }) => en.charAt(0).toLowerCase() + en.slice(1)).join('; ')}.`,
        zh: `${title.zh}：${titles.map(({ zh }) => zh).join('、')}。`,
      },
    ];
  });
  return {
    ...empty('requirements', { en: 'Tasks for districts', zh: '整改要求' }),
    paragraphs: [words(filled(text, { days: number }))],
    items,
  };
}

function corrections({ input }: SectionFacts): Unnumbered | null {
  const { corrects } = input.edition;
  if (!corrects) return null;
  return {
    ...empty('corrections', { en: 'What this edition corrects', zh: '本期更正内容' }),
    paragraphs: [
      words({
        en: `This edition replaces ${corrects.id}. ${corrects.changes.length} figures changed.`,
        zh: `本期代替${corrects.id}，共更正${corrects.changes.length}个数值。`,
      }),
    ],
    items: correctionItems(corrects),
  };
}

/** Every district's own sentences, so that a director reads one paragraph per family. */
function districtSection({ input, findings }: SectionFacts): Unnumbered[] {
  const paragraphs = input.districts.flatMap(({ id, title }) =>
    findings
      .filter((each) => each.place === id)
      .map((finding, at) => ({
        ...said(finding),
        sentence: withoutName(finding.sentence),
        lead: at === 0 ? title : null,
      })),
  );
  const title = { en: 'District by district', zh: '各区情况' };
  return [{ ...empty('districts', title), paragraphs }];
}

/** A district's sentence under its own name: the name is its first run. */
function withoutName({ en, zh }: Sentence): Sentence {
  const [first, ...rest] = en.slice(1);
  return { en: first ? [{ ...first, text: capital(first.text) }, ...rest] : [], zh: zh.slice(1) };
}

function methods({ input, sources, sheets }: SectionFacts, number: number): Unnumbered {
  const { origin, stack, definition } = input;
  const rests = sheetsGrid(input, sheets, number);
  return {
    ...empty('method', { en: 'Method and versions', zh: '方法与版本' }),
    paragraphs: [
      words({
        en: `Data to ${origin.cutOff}, facts ${origin.factsChecksum.slice(0, 12)}, rules ${stack} (${origin.stackHash.slice(0, 12)}), bulletin ${definition.package} ${input.definitionVersion}. Sentences are written by rule from the figures printed; changes are differences of printed values; growth is split exactly, price being the same acts settled under the rules of a year before.`,
        zh: `数据截至${origin.cutOff}，数据校验${origin.factsChecksum.slice(0, 12)}，规则${stack}（${origin.stackHash.slice(0, 12)}），通报包${definition.package} ${input.definitionVersion}。文字由规则依据所列数值写成；变化为所列数值之差；费用增长按精确分解，价格因素为同样的服务按上年规则结算之差。`,
      }),
    ],
    grids: rests ? [rests] : [],
    items: sources.map(sourceText),
  };
}

/** What a figure is made of: formula, rule, source, and the line it is held against. */
function sourceText({ title, unit, formula, line, ...of }: BulletinSource): Text {
  const rule = `${of.package} ${of.version}#${of.indicator}`;
  const source = clauseText(of.source);
  const held = line && clauseText(line.source);
  return {
    en: `${title.en} (${unit.en}): ${formula.en}. ${rule}. Source: ${source.en}.${line ? ` Line: ${line.value} from ${line.from} (${held?.en}).` : ''}`,
    zh: `${title.zh}（${unit.zh}）：${formula.zh}。${rule}。来源：${source.zh}。${line ? `目标或控制线：自${line.from}起为${line.value}（${held?.zh}）。` : ''}`,
  };
}
