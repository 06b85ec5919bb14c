import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { openFacts } from '../facts/open-facts.ts';
import { settleFacts } from '../settle/settle-facts.ts';
import { samplePackages } from '../testing/packages.ts';
import { sharedData } from '../testing/shared-data.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { importFolder } from './import-folder.ts';

const data = sharedData('synthea-claims-csv');
const mapping = fileURLToPath(
  new URL('../../../../policies/synthea-sample/mapping.yaml', import.meta.url),
);

describe.skipIf(data === null)(
  'Synthea claims (skipped where the open data is not at hand)',
  () => {
    test('IMP-1 the whole sample is imported, settled as charged and reconciled to the cent', async () => {
      const out = join(await tempFolder(), 'facts');
      const report = unwrap(await importFolder({ mapping, folder: data ?? '', out }));
      // 53,390,931.75 US dollars, 14,781 claims and 31,590 lines, as the data set says of itself.
      expect(report).toMatchObject({
        currency: 'USD',
        amountInFen: '5339093175',
        amountOutFen: '5339093175',
        roundingFen: '0',
        // The files say 40,934,565.40 with tenths of a cent in single rows.
        insurerPaidFen: '4093456995',
        insurerPaidRoundingFen: '455',
        insurerPaidAgainstTotal: { notSaid: 3_020, below: 11_761, equal: 0, above: 0 },
        insurerPaidAboveFen: '0',
        rejectsFile: null,
        tables: {
          person: { read: 407, accepted: 407, rejected: 0 },
          institution: { read: 98, accepted: 98, rejected: 0 },
          claim: { read: 14_781, accepted: 14_781, rejected: 0 },
          line: { read: 31_590, accepted: 31_590, rejected: 0 },
          item: { read: 31_590, accepted: 287, rejected: 0 },
        },
      });
      expect(BigInt(report.unitemisedFen)).toBeGreaterThan(0n);
      expect(report.unitemisedLines).toBe(14_781);
      const facts = unwrap(await openFacts(out, demoActor('synthea')));
      expect(facts.manifest.rows.line).toBe(31_590 + 14_781);
      const settled = unwrap(
        await settleFacts(facts, { packages: await samplePackages(), stack: 'synthea' }),
      );
      expect(settled.report).toMatchObject({
        claims: 14_781,
        amountFen: '5339093175',
        patientFen: '5339093175',
        fundFen: '0',
        hospitalFen: '0',
      });
      expect((await readdir(out)).sort()).toEqual(
        [facts.manifest.generation, 'manifest.json', 'settlement'].sort(),
      );
    });
  },
);
