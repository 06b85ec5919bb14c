import type { Lang, Text } from '@sanyi/kernel';
import { escapeHtml } from '@sanyi/oversight';
import type {
  Carried,
  CarriedRow,
  Differences,
  EvidenceCell,
  EvidencePart,
  FoundWords,
  MeasuredIn,
} from '@sanyi/policy';
import { CARRIED, HEADS, PARTS, STYLE, TEXTS } from './differences-words.ts';

/**
 * The differences report as one page that needs nothing else, to be read or printed.
 *
 * @param words - of the package that was taken over
 * @example
 * ```ts
 * const page = (differences: Differences, words: FoundWords): string =>
 *   differencesHtml(differences, 'zh', words);
 * ```
 */
export function differencesHtml(differences: Differences, lang: Lang, words: FoundWords): string {
  const say = sayer(lang);
  const title = `${say(differences.package.title)} · ${say(differences.here.city.title)}`;
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>
<h1>${escapeHtml(title)}</h1>
${summary(differences, say)}
${measured(differences, say)}
${comparison(differences, say)}
${structure(differences, say)}
${winners(differences, say)}
${indicators(differences, say)}
${needs(differences, say, words)}
${tests(differences, say, words)}
</main></body></html>
`;
}

type Say = (text: Text) => string;

const sayer =
  (lang: Lang): Say =>
  (text) =>
    text[lang];

/** A table whose first column is a name; cells are text, not markup. Figures stay on one line. */
function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  of: 'figures' | 'texts' = 'figures',
): string {
  return framed(`<tr>${cells(heads, 'th')}</tr>`, rows, of);
}

const cells = (row: readonly string[], of: 'th' | 'td'): string =>
  row.map((cell) => `<${of}>${escapeHtml(cell)}</${of}>`).join('');

function framed(head: string, rows: readonly (readonly string[])[], of: string): string {
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  return `<div class="wide"><table class="${of}"><thead>${head}</thead><tbody>\n${body}\n</tbody></table></div>`;
}

const section = (title: string, body: string): string =>
  `<section><h2>${escapeHtml(title)}</h2>\n${body}</section>`;

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

function summary({ there, here, rows, lines }: Differences, say: Say): string {
  const synthetic = here.city.synthetic || there?.city.synthetic;
  const mark = synthetic ? `<p class="mark">${escapeHtml(say(TEXTS.synthetic))}</p>` : '';
  if (!there) return `${mark}${paragraph(say(TEXTS.nothingThere))}`;
  const apart = periodsApart(there, here, say);
  const counts = new Map<Carried, number>();
  for (const { carried } of rows) counts.set(carried, (counts.get(carried) ?? 0) + 1);
  const told = [...counts].map(([carried, count]) => `${say(CARRIED[carried])} ${count}`);
  const all = rows.filter(({ dimension }) => dimension === 'all');
  const whole = all.map(
    ({ part, there: a, here: b, carried }) =>
      `<li><b>${escapeHtml(say(PARTS[part]))}</b> ${percent(a)} → ${percent(b)} <span class="${carried}">${escapeHtml(say(CARRIED[carried]))}</span></li>`,
  );
  const rule = say(TEXTS.rule)
    .replace('{within}', percent(BigInt(lines.within)).slice(1))
    .replace('{negligible}', percent(BigInt(lines.negligible)).slice(1));
  return `${mark}${apart}<ul class="whole">${whole.join('')}</ul>${paragraph(told.join(' · '))}<p class="note">${escapeHtml(rule)}</p>`;
}

/** Says on top that effects of other times are compared. */
function periodsApart(there: MeasuredIn, here: MeasuredIn, say: Say): string {
  const days = ({ period }: MeasuredIn): string => `${period.from} – ${period.to}`;
  if (days(there) === days(here)) return '';
  const told = say(TEXTS.periodsApart)
    .replace('{there}', `${say(there.city.title)} ${days(there)}`)
    .replace('{here}', `${say(here.city.title)} ${days(here)}`);
  return paragraph(told);
}

function measured({ there, here }: Differences, say: Say): string {
  const rows = [there, here].flatMap((side) =>
    side === null
      ? []
      : [
          [
            say(side.city.title),
            `${side.period.from} – ${side.period.to}`,
            `${side.baseline} → ${side.reform}`,
            side.claims.toLocaleString('en'),
            side.facts.slice(0, 16),
          ],
        ],
  );
  const commands = [there, here].flatMap((side) =>
    side === null
      ? []
      : `<p class="command">${escapeHtml(say(side.city.title))} <code>${escapeHtml(side.reproduce)}</code></p>`,
  );
  const told = table(HEADS.measured.map(say), rows, 'texts');
  return section(say(TEXTS.measured), [told, ...commands].join('\n'));
}

const SHOWN_PARTS: readonly EvidencePart[] = ['patient', 'fund', 'income'];

function comparison({ rows, there, here }: Differences, say: Say): string {
  if (!there) return '';
  const groups = new Map<string, CarriedRow[]>();
  for (const row of rows) {
    const key = `${row.dimension} ${row.key}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const body = [...groups.values()].map((group) => {
    const [first] = group;
    const cells = SHOWN_PARTS.flatMap((part) => {
      const row = group.find((each) => each.part === part);
      return row ? [percent(row.there), percent(row.here), say(CARRIED[row.carried])] : [];
    });
    return [first ? say(first.title) : '', ...cells];
  });
  const cities = [say(there.city.title), say(here.city.title), say(TEXTS.verdict)];
  const spans = SHOWN_PARTS.map((part) => `<th colspan="3">${escapeHtml(say(PARTS[part]))}</th>`);
  const heads = SHOWN_PARTS.flatMap(() => cities);
  const head = `<tr><th></th>${spans.join('')}</tr><tr>${cells([say(TEXTS.group), ...heads], 'th')}</tr>`;
  return section(say(TEXTS.groups), framed(head, body, 'figures'));
}

/** Effects are shares, so what a city is made of moves them: who comes, and what a claim came to before. */
function structure({ cells: { there, here }, there: origin }: Differences, say: Say): string {
  if (!origin) return '';
  const allOf = (list: readonly EvidenceCell[]): number =>
    list.find(({ dimension }) => dimension === 'all')?.claims ?? 0;
  const pair = (list: readonly EvidenceCell[], cell: EvidenceCell): [string, string] => {
    const own = list.find(({ dimension, key }) => dimension === cell.dimension && key === cell.key);
    if (!own || own.claims === 0) return ['–', '–'];
    const yuan = Number(own.baseline.total) / own.claims / 100;
    return [`${((own.claims / allOf(list)) * 100).toFixed(1)} %`, grouped(yuan)];
  };
  const known = new Map<string, EvidenceCell>();
  for (const cell of [...there, ...here]) {
    if (cell.dimension !== 'district') known.set(`${cell.dimension} ${cell.key}`, cell);
  }
  const rows = [...known.values()].map((cell) => {
    const [shareThere, yuanThere] = pair(there, cell);
    const [shareHere, yuanHere] = pair(here, cell);
    return [say(cell.title), shareThere, shareHere, yuanThere, yuanHere];
  });
  const body = `${paragraph(say(TEXTS.why))}${table(HEADS.structure.map(say), rows)}`;
  return section(say(TEXTS.structure), body);
}

function winners({ bands, there, here }: Differences, say: Say): string {
  const shares = (of: readonly number[], count: number): string[] =>
    of.map((band) => (count === 0 ? '–' : `${Math.round((band / count) * 100)} %`));
  const sides = [
    ...(there ? ([[there.city.title, bands.there]] as const) : []),
    [here.city.title, bands.here] as const,
  ];
  const rows = sides.flatMap(([city, list]) =>
    list
      .filter(({ of, dimension }) => of === 'persons' && ['all', 'incomeBand'].includes(dimension))
      .map(({ title, count, bands: five }) => [
        say(TEXTS.groupIn).replace('{group}', say(title)).replace('{city}', say(city)),
        count.toLocaleString('en'),
        ...shares(five, count),
      ]),
  );
  return section(say(TEXTS.winners), table(HEADS.winner.map(say), rows));
}

function indicators({ indicators: { there, here } }: Differences, say: Say): string {
  if (here.length === 0) return '';
  const value = ({ numerator, denominator }: Fraction, factor: string): string =>
    denominator === 0n ? '–' : grouped((Number(numerator) / Number(denominator)) * Number(factor));
  const rows = here.map((own) => {
    const other = there.find(({ id }) => id === own.id);
    const pair = (of: typeof own | undefined): string[] =>
      of ? [value(of.baseline, of.factor), value(of.reform, of.factor)] : ['–', '–'];
    const name = say(TEXTS.measuredAs).replace('{name}', say(own.title));
    const head = name.replace('{unit}', say(own.unit)).replace('{period}', own.period);
    return [head, ...pair(other), ...pair(own)];
  });
  return section(say(TEXTS.indicators), table(HEADS.indicator.map(say), rows));
}

type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

function needs({ mapped, local, lists }: Differences, say: Say, words: FoundWords): string {
  const listed = (parts: readonly string[]): string => parts.join(say(TEXTS.comma));
  const units = mapped.map(({ unit, name, there, here }) => [
    say(words.unit(unit, name)),
    there,
    listed(here),
  ]);
  const values = local.map(({ title, name, there, here, by }) => [
    `${say(title)} (${name})`,
    say(words.value(name, there)),
    here === null
      ? say(TEXTS.takenOver)
      : by === 'set'
        ? `${say(words.value(name, here))} · ${say(TEXTS.set)}`
        : say(words.value(name, here)),
  ]);
  const gaps = lists.map(({ list, rows, missingItems, missingLevels, untouchedItems }) => [
    `${list} (${rows})`,
    itemsTold(missingItems.map(words.item), say),
    listed(missingLevels.map((level) => say(words.level(level)))) || '–',
    String(untouchedItems),
  ]);
  return [
    section(say(TEXTS.mapped), table(HEADS.mapped.map(say), units)),
    section(say(TEXTS.local), table(HEADS.local.map(say), values, 'texts')),
    section(say(TEXTS.lists), table(HEADS.list.map(say), gaps, 'texts')),
  ].join('\n');
}

/** Items that are named; the JSON has all. */
const SHOWN = 12;

/** How many items there are, and the first of them. */
function itemsTold(items: readonly Text[], say: Say): string {
  if (items.length === 0) return '0';
  const shown = items.slice(0, SHOWN).map(say).join(say(TEXTS.comma));
  const text = items.length > SHOWN ? TEXTS.itemsAndMore : TEXTS.items;
  return say(text).replace('{count}', String(items.length)).replace('{shown}', shown);
}

function tests(
  { tests: { passed, failed, cases } }: Differences,
  say: Say,
  words: FoundWords,
): string {
  const rows = cases
    .filter(({ holds }) => !holds)
    .map(({ title, expected, actual }) => [
      say(title),
      say(words.outcome(expected)) || '–',
      actual === expected ? say(TEXTS.otherRules) : say(words.outcome(actual ?? '–')),
    ]);
  const told = say(TEXTS.testsTold)
    .replace('{passed}', String(passed))
    .replace('{failed}', String(failed));
  const list = rows.length > 0 ? table(HEADS.test.map(say), rows, 'texts') : '';
  return section(say(TEXTS.tests), `${paragraph(told)}${list}`);
}

/** With two places and commas between thousands. */
const grouped = (value: number): string =>
  value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Parts of a million as percent with a sign. */
function percent(parts: bigint | null): string {
  if (parts === null) return '–';
  const sign = parts < 0n ? '−' : '+';
  const hundredths = ((parts < 0n ? -parts : parts) + 50n) / 100n;
  return `${sign}${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')} %`;
}
