import type { WireEdition } from '@sanyi/api';
import { type Lang, ok, type Result } from '@sanyi/kernel';
import { type PrintedBulletin, printBulletin, writePrints } from '@sanyi/store';
import type { Command, Outcome } from '../call/command.ts';
import { EXIT } from '../call/exit-code.ts';
import { outcome } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { atDesk, DESK_OPTIONS } from '../inputs/desk-of.ts';
import { EDITION_OPTION, editionOf, PERIOD_ARGUMENT } from '../inputs/edition-of.ts';
import { PRINT_OPTIONS, printsAsked } from '../inputs/print-options.ts';

/** `sanyi edition print`: the prints of an edition, held against what was published. */
export const EDITION_PRINT: Command = {
  name: 'edition print',
  summary: {
    en: 'print an edition as it was frozen, and check it against the published checksums',
    zh: '打印已冻结的版本，并与发布时的校验值核对',
  },
  arguments: [PERIOD_ARGUMENT],
  options: [
    { name: 'out', value: 'DIR', text: { en: 'folder to write into', zh: '输出文件夹' } },
    ...PRINT_OPTIONS,
    EDITION_OPTION,
    ...DESK_OPTIONS,
  ],
  examples: [
    {
      line: 'sanyi edition print 2019-Q1 --facts my-facts --out bulletin --as tongzhou',
      text: {
        en: 'ends with 1 when a print is not the one that was published',
        zh: '与已发布文件不符时以 1 结束',
      },
    },
  ],
  run: async (call) => {
    const out = neededOption(call, 'out', '--out bulletin');
    if (!out.ok) return out;
    const asked = printsAsked(call);
    if (!asked.ok) return asked;
    return atDesk(call, async ({ editions }, actor): Promise<Result<Outcome>> => {
      const edition = await editionOf(call, editions, actor);
      if (!edition.ok) return edition;
      const frozen = await editions.frozen(actor, edition.value.id);
      if (!frozen.ok) return frozen;
      const prints = await printBulletin(frozen.value.bulletin, asked.value);
      if (!prints.ok) return prints;
      const paths = await writePrints(out.value, prints.value);
      return paths.ok ? ok(told(edition.value, prints.value, paths.value, call.lang)) : paths;
    });
  },
};

function told(
  { id, period, state, number, files: published }: WireEdition,
  prints: readonly PrintedBulletin[],
  paths: readonly string[],
  lang: Lang,
): Outcome {
  const known = new Map(published.map(({ path, sha256 }) => [path, sha256]));
  const files = prints.map(({ name, lang: of, format, sha256 }, at) => ({
    ...{ path: paths[at] ?? '', lang: of, format, sha256 },
    // Nothing is promised before publication.
    asPublished: state === 'published' ? known.get(name) === sha256 : null,
  }));
  const differs = files.some(({ asPublished }) => asPublished === false);
  const mark = (asPublished: boolean | null): string => {
    if (asPublished === null) return '';
    if (asPublished) return lang === 'zh' ? '  与发布时一致' : '  as published';
    return lang === 'zh' ? '  与发布时不一致' : '  not as published';
  };
  const lines = files.map(({ path, asPublished }) => `${path}${mark(asPublished)}`);
  const code = differs ? EXIT.checkFailed : EXIT.ok;
  return outcome({ edition: id, period, state, number, files }, lines.join('\n'), code);
}
