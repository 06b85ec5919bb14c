import { describe, expect, test } from 'vitest';
import { asPublished } from './as-published.ts';

const print = (sha256: string) =>
  ({ name: 'bulletin-2019-Q1-en.pdf', lang: 'en', format: 'pdf', sha256 }) as const;
const file = (sha256: string) => ({
  path: 'bulletin-2019-Q1-en.pdf',
  lang: 'en',
  format: 'pdf',
  sha256,
});

describe('a print of an edition', () => {
  test('BUL-5 is sent only when it is the one that was published', () => {
    const edition = 'E1';
    expect(asPublished({ edition, files: [] }, print('a')).ok).toBe(true);
    expect(asPublished({ edition, files: [file('a')] }, print('a')).ok).toBe(true);
    const refused = asPublished({ edition, files: [file('a')] }, print('b'));
    expect(refused.ok ? '' : refused.problems[0].en).toBe(
      'This print of edition E1 has the checksum b; it was published with a. Nothing was sent, because a published edition never changes. Print it with the version of the programme that published it, or take the file that was sent out then.',
    );
  });
});
