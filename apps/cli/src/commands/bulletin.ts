import { type Lang, ok, type Result } from '@sanyi/kernel';
import { type Bulletin, makeBulletin, plainText, unsignedEdition } from '@sanyi/oversight';
import {
  bulletinSource,
  measure,
  printBulletin,
  type SettledFacts,
  writePrints,
} from '@sanyi/store';
import type { Call, Command, Outcome } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { POLICIES_OPTION } from '../inputs/library-of.ts';
import { PRINT_OPTIONS, printsAsked } from '../inputs/print-options.ts';
import { FACTS_OPTION, settledOf } from '../inputs/settled-facts.ts';

/** The bulletin of a package that is written when none is named. */
const USUAL = 'quarter';

/** `sanyi bulletin`: writes the bulletin of a quarter. */
export const BULLETIN: Command = {
  name: 'bulletin',
  summary: { en: 'write the bulletin of a quarter', zh: '生成季度通报' },
  arguments: [{ name: 'PERIOD', text: { en: 'quarter, such as 2019-Q1', zh: '季度，如 2019-Q1' } }],
  options: [
    FACTS_OPTION,
    { name: 'out', value: 'DIR', text: { en: 'folder to write into', zh: '输出文件夹' } },
    ...PRINT_OPTIONS,
    {
      name: 'bulletin',
      value: 'NAME',
      text: { en: 'which bulletin of the packages', zh: '政策包中的通报名称' },
      otherwise: USUAL,
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi bulletin 2019-Q1 --facts .sanyi/beijing --out bulletin --lang en,zh --format html,pdf,docx,xlsx --json',
      text: { en: 'four formats in two languages', zh: '两种语言、四种格式' },
    },
  ],
  run: async (call) => {
    const out = neededOption(call, 'out', '--out bulletin');
    if (!out.ok) return out;
    const asked = printsAsked(call);
    if (!asked.ok) return asked;
    const settled = await settledOf(call, { oldRules: true });
    if (!settled.ok) return settled;
    const bulletin = await bulletinOf(call, settled.value);
    if (!bulletin.ok) return bulletin;
    const prints = await printBulletin(bulletin.value, asked.value);
    if (!prints.ok) return prints;
    const paths = await writePrints(out.value, prints.value);
    if (!paths.ok) return paths;
    const files = prints.value.map(({ lang, format, sha256 }, at) => ({
      path: paths.value[at] ?? '',
      lang,
      format,
      sha256,
    }));
    return ok(told(bulletin.value, files, call.lang));
  },
};

async function bulletinOf(call: Call, settled: SettledFacts): Promise<Result<Bulletin>> {
  const measures = await measure(settled);
  if (!measures.ok) return measures;
  const source = await bulletinSource(measures.value);
  measures.value.close();
  if (!source.ok) return source;
  const period = call.arguments[0] ?? '';
  const input = source.value.input({
    bulletin: call.options.get('bulletin') ?? USUAL,
    period,
    edition: unsignedEdition(period),
  });
  return input.ok ? ok(makeBulletin(input.value)) : input;
}

type File = { readonly path: string; readonly lang: Lang; readonly format: string };

function told(bulletin: Bulletin, files: readonly File[], lang: Lang): Outcome {
  const { edition, check, findings } = bulletin;
  const document = {
    edition: edition.id,
    state: edition.state,
    check,
    files,
    findings: findings.map(({ id, place, indicator, sentence }) => ({
      id,
      district: place,
      indicator,
      ...plainText(sentence),
    })),
  };
  const city = findings.filter(({ place }) => place === bulletin.place);
  const lines = [
    bulletin.heading[lang],
    ...city.map(({ sentence }) => plainText(sentence)[lang]),
    ...files.map(({ path }) => path),
  ];
  return outcome(document, lines.join('\n'));
}
