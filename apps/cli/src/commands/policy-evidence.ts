import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, parseDay, problem, type Result } from '@sanyi/kernel';
import { writeEvidence } from '@sanyi/policy';
import { measureEvidence } from '@sanyi/store';
import type { Call, Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { POLICIES_OPTION, packagesOf, policiesFolder } from '../inputs/library-of.ts';
import { daysOf, REQUEST_OPTIONS } from '../inputs/replay-request.ts';
import { FACTS_OPTION, factsOf } from '../inputs/settled-facts.ts';
import { evidenceText } from '../texts/evidence-text.ts';
import { estimateLine } from '../texts/replay-text.ts';

const MEASURED = {
  baseline: {
    en: 'what the package says, or the day before it begins',
    zh: '政策包所定，或生效前一日',
  },
  reform: { en: 'what the package says, or its first day', zh: '政策包所定，或生效首日' },
} as const;

/** `sanyi policy evidence`: measures what a package did and keeps it beside the package. */
export const POLICY_EVIDENCE: Command = {
  name: 'policy evidence',
  summary: {
    en: 'measure what a package does to the claims of a city and keep it in the package',
    zh: '测算政策包对一个城市结算单的效果，并保存在政策包内',
  },
  arguments: [{ name: 'PACKAGE', text: { en: 'id of the package', zh: '政策包编号' } }],
  options: [
    FACTS_OPTION,
    ...REQUEST_OPTIONS.filter(({ name }) => name !== 'set').map((option) =>
      option.name === 'baseline' || option.name === 'reform'
        ? { ...option, otherwise: MEASURED[option.name] }
        : option,
    ),
    {
      name: 'result',
      value: 'DIR',
      text: {
        en: 'folder of a replay that was made before, FACTS/replay/ID',
        zh: '已有回放结果的文件夹，数据文件夹/replay/编号',
      },
    },
    {
      name: 'date',
      value: 'DATE',
      text: { en: 'day of measuring, kept with the evidence', zh: '测算日期，与效果一并保存' },
      otherwise: { en: 'none is kept', zh: '不保存日期' },
    },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi policy evidence beijing-2017-separation --facts .sanyi/beijing',
      text: {
        en: 'the day before the reform against its first day, over the last year of the facts',
        zh: '改革前一日与首日的规则，在数据最后一年上比较',
      },
    },
  ],
  run: async (call) => {
    const [id = ''] = call.arguments;
    const facts = await factsOf(call);
    if (!facts.ok) return facts;
    const packages = await packagesOf(call);
    if (!packages.ok) return packages;
    const days = daysOf(call);
    if (!days.ok) return days;
    const measuredOn = dateOf(call);
    if (!measuredOn.ok) return measuredOn;
    const measured = await measureEvidence(facts.value, {
      ...days.value,
      ...namedOf(call),
      package: id,
      packages: packages.value,
      measuredOn: measuredOn.value,
      version: call.version,
      job: call.job,
      onEstimate: (estimate) => call.say(estimateLine(estimate)),
    });
    if (!measured.ok) return measured;
    const evidence = measured.value;
    const file = join(policiesFolder(call), id, 'evidence', `${evidence.id}.yaml`);
    const written = await writeWhole(file, writeEvidence(evidence));
    if (!written.ok) return written;
    return ok(outcome({ file, ...told(evidence) }, evidenceText(evidence, call.lang, file)));
  },
};

const NAMED = ['baseline', 'reform', 'groups', 'result'] as const;

const namedOf = (call: Call): object =>
  Object.fromEntries(
    NAMED.flatMap((name) => {
      const value = call.options.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );

function dateOf(call: Call): Result<string | null> {
  const text = call.options.get('date');
  if (text === undefined) return ok(null);
  if (parseDay(text).ok) return ok(text);
  const details = { option: '--date', value: text, example: '--date 2019-06-30' };
  return fail(problem('CLI_OPTION_DATE', 'command line', details));
}

/** The document of `--json`: whole numbers of fen as text. */
const told = (evidence: object): object =>
  JSON.parse(
    JSON.stringify(evidence, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  );

/** Writes beside and renames, so that the package holds the whole file or the one before. */
async function writeWhole(file: string, text: string): Promise<Result<null>> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
    return ok(null);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(problem('STORE_WRITE_FAILED', file, { why }));
  }
}
