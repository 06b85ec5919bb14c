import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type CityClock, cityClock } from './city-clock.ts';

/** Facts whose folder was written at an instant. */
function madeAt(instant: string, synthetic: boolean): Parameters<CityClock>[0] {
  const folder = mkdtempSync(join(tmpdir(), 'sanyi-clock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'manifest.json');
  writeFileSync(file, '{}');
  utimesSync(file, new Date(instant), new Date(instant));
  return { folder, manifest: { synthetic, to: '2019-03-31' } };
}

describe('the clock of a city', () => {
  const now = (): string => '2026-11-28T09:30:00.000Z';

  test('SRV-44 an invented city begins with the last thing that happened and runs on from when it was made', async () => {
    const facts = madeAt('2026-11-28T08:00:00.000Z', true);
    expect(await cityClock([], now)(facts)).toBe('2019-04-01T01:30:00.000Z');
    const sheets = [{ sentAt: '2019-04-16T01:30:00.000Z' }, { sentAt: '2019-04-02T01:00:00.000Z' }];
    expect(await cityClock(sheets, now)(facts)).toBe('2019-04-16T03:00:00.000Z');
  });

  test('SRV-44 any other city goes by the clock of the world', async () => {
    const facts = madeAt('2026-11-28T08:00:00.000Z', false);
    expect(await cityClock([{ sentAt: '2019-04-16T01:30:00.000Z' }], now)(facts)).toBe(now());
  });
});
