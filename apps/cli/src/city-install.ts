import { fail, ok, parseDay, problem, type Result } from '@sanyi/kernel';
import type { Differences, FoundWords, LocalSetting } from '@sanyi/policy';
import {
  differencesHtml,
  installIntoCity,
  installPackage,
  type PackageInput,
  previewIntoCity,
  writePrints,
} from '@sanyi/store';
import type { Call, Outcome } from './call/command.ts';
import { countShown, outcome } from './call/outcome.ts';
import { neededOption, oneOfOptions } from './call/read-options.ts';
import { packagesOf, policiesFolder } from './inputs/library-of.ts';
import { localSettingsOf } from './inputs/local-settings-of.ts';
import { factsOf } from './inputs/settled-facts.ts';
import { foundDocument } from './texts/found-document.ts';
import { previewText } from './texts/preview-text.ts';

/** Installs a package of another city into this one and writes how it fares there. */
export async function cityInstall(
  call: Call,
  input: PackageInput,
  city: string,
): Promise<Result<Outcome>> {
  const preview = call.switches.has('preview');
  const out = preview ? ok('') : neededOption(call, 'out', '--out differences');
  if (!out.ok) return out;
  const apart = oneOfOptions([
    ...(preview ? ['preview'] : []),
    ...(call.options.has('out') ? ['out'] : []),
  ]);
  if (!apart.ok) return apart;
  const settings = await localSettingsOf(call);
  if (!settings.ok) return settings;
  const facts = await factsOf(call);
  if (!facts.ok) return facts;
  const { place } = facts.value.manifest;
  if (place !== city) {
    return fail(problem('ADOPT_OTHER_CITY', facts.value.folder, { city, place }));
  }
  const packages = await packagesOf(call);
  if (!packages.ok) return packages;
  const asked = { packages: packages.value, input, settings: settings.value };
  if (!preview) return install(call, facts.value, { ...asked, out: out.value });
  const seen = previewIntoCity(facts.value, asked);
  if (!seen.ok) return seen;
  const { found, input: own, words } = seen.value;
  const document = plain(foundDocument(found, words));
  const from = { adopted: own.name, there: found.there?.id ?? null };
  return ok(
    outcome({ ...document, ...from }, previewText(own.name, found, { lang: call.lang, words })),
  );
}

type Asked = {
  readonly packages: readonly PackageInput[];
  readonly input: PackageInput;
  readonly settings: readonly LocalSetting[];
  readonly out: string;
};

async function install(
  call: Call,
  facts: Parameters<typeof installIntoCity>[0],
  { out, ...asked }: Asked,
): Promise<Result<Outcome>> {
  const measuredOn = call.options.get('date') ?? null;
  if (measuredOn !== null && !parseDay(measuredOn).ok) {
    const details = { option: '--date', value: measuredOn, example: '--date 2019-06-30' };
    return fail(problem('CLI_OPTION_DATE', 'command line', details));
  }
  const how = { measuredOn, version: call.version, job: call.job };
  const made = await installIntoCity(facts, { ...asked, ...how });
  if (!made.ok) return made;
  const { differences, words } = made.value;
  const replace = call.switches.has('replace');
  const placed = await installPackage(policiesFolder(call), made.value.input, { replace });
  if (!placed.ok) return placed;
  const files = await writePrints(out, printsOf(differences, words));
  if (!files.ok) return files;
  const document = plain(foundDocument(differences, words));
  return ok(
    outcome({ ...document, folder: placed.value, files: files.value }, textOf(call, differences)),
  );
}

function printsOf(differences: Differences, words: FoundWords) {
  const document = plain(foundDocument(differences, words));
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  return [
    { name: 'differences.json', bytes: bytes(`${JSON.stringify(document, null, 2)}\n`) },
    { name: 'differences.en.html', bytes: bytes(differencesHtml(differences, 'en', words)) },
    { name: 'differences.zh.html', bytes: bytes(differencesHtml(differences, 'zh', words)) },
  ];
}

/** As JSON: whole numbers of fen as text. */
const plain = (told: object): object =>
  JSON.parse(
    JSON.stringify(told, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  );

function textOf(call: Call, { adopted, rows, tests, here, ...told }: Differences): string {
  const count = (word: string): string =>
    countShown(rows.filter(({ carried }) => carried === word).length);
  const local = (how: string): string =>
    countShown(told.local.filter(({ by }) => by === how).length);
  const out = call.options.get('out') ?? '';
  const lines = {
    en: [
      `${adopted} is installed in ${here.city.title.en} and was replayed over ${countShown(here.claims)} claims`,
      `effects: ${count('same')} carried over, ${count('weaker')} weaker, ${count('stronger')} stronger, ${count('reversed')} reversed, ${count('onlyThere')} only there, ${count('onlyHere')} only here`,
      `tests that came along: ${tests.passed} hold, ${tests.failed} do not`,
      `local values: ${local('set')} set, ${local('package')} said by packages here, ${local('nobody')} taken over`,
      `report: ${out}/differences.en.html, differences.zh.html, differences.json`,
    ],
    zh: [
      `${adopted} 已装入${here.city.title.zh}，并在 ${countShown(here.claims)} 张结算单上回放`,
      `效果：相同 ${count('same')}，较弱 ${count('weaker')}，较强 ${count('stronger')}，相反 ${count('reversed')}，仅他地有 ${count('onlyThere')}，仅本地有 ${count('onlyHere')}`,
      `随包测试：${tests.passed} 项成立，${tests.failed} 项不成立`,
      `由各地设定的值：本地设定 ${local('set')}，本地政策包已规定 ${local('package')}，沿用 ${local('nobody')}`,
      `报告：${out}/differences.zh.html、differences.en.html、differences.json`,
    ],
  };
  return lines[call.lang].join('\n');
}
