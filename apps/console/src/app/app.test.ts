import type { Job } from '@sanyi/api';
import { describe, expect, test } from 'vitest';
import { withQuery } from '../data/fetch-json.ts';
import { keyAct } from '../keys/key-act.ts';
import { MESSAGES } from '../messages/messages.ts';
import { sorted } from '../parts/use-sort.ts';
import { percentOf, timeText } from '../shell/preparing.tsx';
import { resultsFor } from '../shell/search-results.ts';
import { figureMark, figureOf, pageMark, pageMarkOf } from '../why/why-mark.ts';
import { carried, parseQuery, readAddress, writeQuery } from './address.ts';
import { pageAt } from './page-list.ts';

describe('address', () => {
  test('CON-7 state goes into an address and comes back the same', () => {
    const state = {
      lang: 'zh',
      place: 'tongzhou',
      stack: 'beijing@2017-04-07',
      why: ':cell:a/b/c',
    };
    expect(readAddress(parseQuery(writeQuery(state).slice(1)))).toEqual(state);
    expect(writeQuery({ stack: 'beijing@-1y' })).toBe('?stack=beijing@-1y');
    expect(writeQuery({})).toBe('');
  });

  test('CON-7 numbers stay text; what is unknown, empty or too long is dropped', () => {
    expect(readAddress(parseQuery('line=17&colour=red&kind='))).toEqual({ line: '17' });
    expect(readAddress({ lang: 'fr', place: 'x'.repeat(8001), period: 3 })).toEqual({});
  });

  test('CON-7 language, period and place go along to the next page, the rest stays', () => {
    expect(carried({ lang: 'en', period: '2019-Q1', place: 'daxing', rule: '4' })).toEqual({
      lang: 'en',
      period: '2019-Q1',
      place: 'daxing',
    });
  });

  test('CON-7 a request carries only what is given', () => {
    expect(withQuery('/api/claims', { place: undefined, day: '', limit: 5 })).toBe(
      '/api/claims?limit=5',
    );
    expect(withQuery('/api/claims', {})).toBe('/api/claims');
  });

  test('CON-7 a page below another belongs to it', () => {
    expect(pageAt('/claims/17')?.id).toBe('claims');
    expect(pageAt('/')?.id).toBe('overview');
    expect(pageAt('/nowhere')).toBeNull();
  });
});

describe('keys', () => {
  const idle = { typing: false, before: null };

  test('CON-8 single keys act, g waits for a letter', () => {
    expect(keyAct('/', idle)).toEqual({ kind: 'sheet', sheet: 'search' });
    expect(keyAct('?', idle)).toEqual({ kind: 'sheet', sheet: 'help' });
    expect(keyAct('3', idle)).toEqual({ kind: 'scope', index: 2 });
    expect(keyAct('w', idle)).toEqual({ kind: 'why' });
    expect(keyAct(']', idle)).toEqual({ kind: 'tour', to: 'next' });
    expect(keyAct('t', idle)).toEqual({ kind: 'table' });
    expect(keyAct('g', idle)).toBeNull();
    expect(keyAct('c', { typing: false, before: 'g' })).toEqual({ kind: 'page', letter: 'c' });
  });

  test('CON-8 nothing acts while someone types, but Esc', () => {
    expect(keyAct('w', { typing: true, before: null })).toBeNull();
    expect(keyAct('Escape', { typing: true, before: null })).toEqual({ kind: 'close' });
  });
});

describe('words', () => {
  const leaves = (value: unknown, path: string): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => leaves(each, `${path}.${key}`))
      : [path];

  test('CON-9 both languages say the same things, and no word is empty', () => {
    expect(leaves(MESSAGES.zh, '')).toEqual(leaves(MESSAGES.en, ''));
    const texts = JSON.stringify(MESSAGES.zh.states);
    expect(texts).toMatch(/[\u4e00-\u9fff]/);
    expect(JSON.stringify(MESSAGES.en).replaceAll('中文', '').replaceAll('三医', '')).not.toMatch(
      /[\u4e00-\u9fff]/,
    );
  });
});

describe('marks', () => {
  test('CON-10 a figure and a mark of a page have one name each in the address', () => {
    const name = { indicator: 'expense-growth', place: 'tongzhou', period: '2019-Q1' };
    expect(figureOf(figureMark(name))).toEqual(name);
    expect(figureOf('a~b')).toBeNull();
    expect(pageMarkOf(pageMark('line', 'ct-plain'))).toEqual({ kind: 'line', id: 'ct-plain' });
    expect(pageMarkOf('expense-growth~a~b')).toBeNull();
    expect(figureOf(pageMark('line', '1'))).toBeNull();
  });
});

describe('sorting and search', () => {
  test('CON-11 rows without a value stand last either way', () => {
    const rows = [{ v: 2 }, { v: null }, { v: 3 }];
    const key = (row: { v: number | null }): number | null => row.v;
    expect(sorted(rows, key, true).map(key)).toEqual([3, 2, null]);
    expect(sorted(rows, key, false).map(key)).toEqual([2, 3, null]);
  });

  test('CON-11 search finds pages and claims by either name', () => {
    const found = (query: string, role: 'district' | null = null): readonly string[] =>
      resultsFor(query, {
        role,
        status: undefined,
        packages: undefined,
        m: MESSAGES.en,
        say: (text) => text.en,
      }).map(({ id }) => id);
    expect(found('growth')).toEqual(['page-growth']);
    expect(found('3910118')).toEqual(['claim-3910118']);
    expect(found('zzz')).toEqual([]);
    // Rows of claims are refused to a district, so it is not sent there.
    expect(found('claims')).toEqual(['page-claims']);
    expect([...found('claims', 'district'), ...found('3910118', 'district')]).toEqual([]);
  });
});

describe('long work', () => {
  test('CON-12 progress counts the steps before and the part of this one', () => {
    const job: Job = {
      ...{ id: 'j', kind: 'prepare', state: 'running', result: null, problem: null },
      title: { en: '', zh: '' },
      step: { en: '', zh: '' },
      unit: { en: '', zh: '' },
      ...{
        stepNumber: 2,
        stepCount: 4,
        done: 50,
        total: 100,
        rate: null,
        secondsLeft: 75,
        seconds: 3,
      },
    };
    expect(percentOf(job)).toBe(37);
    expect(percentOf({ ...job, total: null })).toBeNull();
    expect(timeText(75, MESSAGES.en.states)).toBe('1 min 15 s');
    expect(timeText(8.2, MESSAGES.zh.states)).toBe('9 秒');
  });
});
