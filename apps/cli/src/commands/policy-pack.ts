import { ok } from '@sanyi/kernel';
import { packArchive } from '@sanyi/store';
import type { Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { neededOption } from '../call/read-options.ts';
import { POLICIES_OPTION } from '../inputs/library-of.ts';
import { readSide } from '../inputs/package-side.ts';
import { writeNew } from '../write-new.ts';

/** `sanyi policy pack`: a package as one file. */
export const POLICY_PACK: Command = {
  name: 'policy pack',
  summary: {
    en: 'pack a package into one file, the same bytes each time',
    zh: '将政策包打包为一个文件，每次字节相同',
  },
  arguments: [
    {
      name: 'PACKAGE',
      text: { en: 'id of a package, or its folder', zh: '政策包编号，或其文件夹' },
    },
  ],
  options: [
    { name: 'out', value: 'FILE', text: { en: 'file to write', zh: '输出文件' } },
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi policy pack beijing-2017-separation --out reform.sanyi',
      text: { en: 'with the SHA-256 of every file', zh: '附每个文件的 SHA-256' },
    },
  ],
  run: async (call) => {
    const out = neededOption(call, 'out', '--out package.sanyi');
    if (!out.ok) return out;
    const side = await readSide(call, call.arguments[0] ?? '');
    if (!side.ok) return side;
    const { input, whole } = side.value;
    const bytes = packArchive(input);
    const written = await writeNew(out.value, bytes);
    if (!written.ok) return written;
    const told = {
      package: whole.id,
      version: whole.version,
      file: out.value,
      bytes: bytes.length,
      files: input.files.size,
    };
    const text = {
      en: `${whole.id}@${whole.version}: ${told.files} files in ${out.value}, ${told.bytes} bytes`,
      zh: `${whole.id}@${whole.version}：${told.files} 个文件，已写入 ${out.value}，${told.bytes} 字节`,
    };
    return ok(outcome(told, text[call.lang]));
  },
};
