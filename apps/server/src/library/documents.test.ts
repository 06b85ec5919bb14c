import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleCoverage } from '@sanyi/api/samples';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { documentsOf } from './documents.ts';

const GLOSSARY = join(import.meta.dirname, '../../../../GLOSSARY.md');

describe('documents of the product', () => {
  const documents = documentsOf({
    coverage: sampleCoverage(),
    glossary: readFileSync(GLOSSARY, 'utf8'),
  });

  test('SRV-17 the coverage is answered as its file says', () => {
    expect(unwrap(documents.coverage())).toEqual(sampleCoverage());
  });

  test('SRV-17 the glossary has every row of the file, once, in both languages', () => {
    const { words } = unwrap(documents.glossary());
    expect(words.length).toBeGreaterThan(50);
    expect(words.find(({ word }) => word.en === 'claim')?.word.zh).toBe('结算单');
    expect(new Set(words.map(({ word }) => word.en)).size).toBe(words.length);
  });

  test('SRV-17 a document that is not there, or not readable, is a problem that says so', () => {
    const none = documentsOf({ coverage: null, glossary: null });
    expect(none.glossary()).toMatchObject({
      ok: false,
      problems: [{ code: 'API_DOCUMENT_UNAVAILABLE', where: 'GLOSSARY.md' }],
    });
    const torn = documentsOf({ coverage: { systems: 3 }, glossary: null }).coverage();
    expect(torn.ok ? '' : torn.problems[0].en).toContain('sources');
  });
});
