import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { packArchive } from './pack-archive.ts';
import { readArchive } from './read-archive.ts';

const files = new Map([
  ['policy.yaml', 'id: fees\ntitle: {en: Fees, zh: 费用}\n'],
  ['tables/fee.dmn', '<x/>'],
]);
const zip = (entries: Zippable): Uint8Array => zipSync(entries);
const text = (content: string): Uint8Array => strToU8(content);
const codeOf = (bytes: Uint8Array): string => {
  const read = readArchive('a.sanyi', bytes);
  return read.ok ? 'ok' : read.problems[0].code;
};

describe('archives of packages', () => {
  test('ARC-1 a package packed and read is the same, and the same bytes each time', () => {
    const packed = packArchive({ name: 'fees', files });
    expect(unwrap(readArchive('fees.sanyi', packed))).toEqual({ name: 'fees', files });
    const other = new Map([...files].reverse());
    expect(packArchive({ name: 'fees', files: other })).toEqual(packed);
    const bare = zip({ 'policy.yaml': text('id: fees\n') });
    expect(unwrap(readArchive('fees.zip', bare)).name).toBe('fees');
  });

  test('ARC-2 paths that climb out, links, names that stand twice and other folders are refused', () => {
    const manifest = text('id: fees\n');
    for (const path of ['../evil.md', 'fees/../../evil.md', '/etc/passwd', 'C:evil', 'a\\..\\b']) {
      expect([path, codeOf(zip({ 'fees/policy.yaml': manifest, [path]: manifest }))]).toEqual([
        path,
        'ARCHIVE_PATH',
      ]);
    }
    expect(codeOf(zip({ 'fees/policy.yaml': manifest, 'other/a.md': manifest }))).toBe(
      'ARCHIVE_PATH',
    );
    const link: Zippable = {
      'fees/policy.yaml': manifest,
      'fees/README.md': [text('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }],
    };
    expect(codeOf(zip(link))).toBe('ARCHIVE_LINK');
    expect(codeOf(zip({ 'fees/policy.yaml': manifest, 'fees/POLICY.yaml': manifest }))).toBe(
      'ARCHIVE_TWICE',
    );
    expect(codeOf(zip({ 'fees/README.md': manifest }))).toBe('ARCHIVE_NO_PACKAGE');
  });

  test('ARC-3 huge files, many files, bombs and other encodings are refused', () => {
    const bomb = new Uint8Array(9 * 1024 * 1024);
    expect(codeOf(zip({ 'policy.yaml': text('id: x'), 'a.md': bomb }))).toBe('ARCHIVE_LARGE');
    const large = new Uint8Array(6 * 1024 * 1024).fill(32);
    const three = { 'a.md': large, 'b.md': large, 'c.md': large };
    expect(codeOf(zip({ 'policy.yaml': text('id: x'), ...three }))).toBe('ARCHIVE_LARGE');
    const many = Object.fromEntries(
      Array.from({ length: 401 }, (_, at) => [`${at}.md`, text('')] as const),
    );
    expect(codeOf(zip({ 'policy.yaml': text('id: x'), ...many }))).toBe('ARCHIVE_LARGE');
    const gbk = new Uint8Array([0xb1, 0xb1, 0xbe, 0xa9]);
    expect(codeOf(zip({ 'policy.yaml': text('id: x'), 'a.md': gbk }))).toBe('STORE_NOT_TEXT');
  });

  test('ARC-4 a file that is not the one that was packed, or was put in or taken out, is refused', () => {
    const entries = unzipSync(packArchive({ name: 'fees', files }));
    const told = JSON.parse(strFromU8(entries['sanyi.json'] ?? new Uint8Array()));
    expect(told).toMatchObject({ format: 'sanyi-package', package: 'fees' });
    expect(Object.keys(told.files)).toEqual(['policy.yaml', 'tables/fee.dmn']);
    expect(codeOf(zip({ ...entries, 'fees/tables/fee.dmn': text('<y/>') }))).toBe(
      'ARCHIVE_CHECKSUM',
    );
    expect(codeOf(zip({ ...entries, 'fees/more.md': text('more') }))).toBe('ARCHIVE_CHECKSUM');
    const { 'fees/tables/fee.dmn': _taken, ...fewer } = entries;
    expect(codeOf(zip(fewer))).toBe('ARCHIVE_CHECKSUM');
    expect(codeOf(zip({ ...entries, 'sanyi.json': text('{') }))).toBe('ARCHIVE_BROKEN');
    expect(codeOf(zip({ ...entries, 'sanyi.json': text('{"format":"x","files":{}}') }))).toBe(
      'ARCHIVE_BROKEN',
    );
  });

  test('ARC-3 whatever bytes come, reading gives a package or a problem', () => {
    const good = packArchive({ name: 'fees', files });
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        expect(typeof readArchive('x', good.with(at, byte)).ok).toBe('boolean');
        expect(typeof readArchive('x', good.subarray(0, at)).ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
    expect(codeOf(new Uint8Array(0))).toBe('ARCHIVE_BROKEN');
  });
});
