import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CityPlan, readCityPlan } from '@sanyi/city';
import { unwrap } from '@sanyi/kernel';
import {
  demoActor,
  type Facts,
  type Measures,
  measure,
  openFacts,
  readCity,
  type SettledFacts,
  settleFacts,
  writeFacts,
} from '@sanyi/store';
import { samplePackages } from '../../packages/store/src/testing/packages.ts';
import {
  sampleClaims,
  sampleHead,
  samplePersons,
  sampleReference,
} from '../../packages/store/src/testing/sample-facts.ts';
import { BULLETIN_VALUES } from './sample-bulletin.ts';
import { SAMPLE_RECORDS } from './sample-records.ts';
import { SAMPLE_REPORT } from './sample-report.ts';
import { SAMPLE_RULES } from './sample-rules.ts';

const CITY = join(import.meta.dirname, '../../cities/beijing');

/** Values that an example may declare (`declare const plan: CityPlan;`), made when first asked for. */
export class SampleValues {
  #folder: Promise<string> | null = null;
  #facts: Promise<Facts> | null = null;

  /** The value of that name; a name that is none is a mistake in the example. */
  of(name: string): Promise<unknown> {
    if (name in BULLETIN_VALUES) return Promise.resolve(BULLETIN_VALUES[name]);
    if (name === 'measures') return this.#measured();
    if (name === 'plan') return this.#plan();
    if (name === 'facts') return this.#written();
    if (name === 'settled') return this.#settled();
    const made = SAMPLE_REPORT[name] ?? SAMPLE_RULES[name];
    if (made) return Promise.resolve(made());
    if (name in SAMPLE_RECORDS) return Promise.resolve(SAMPLE_RECORDS[name]);
    throw new Error(`examples cannot declare ${name}`);
  }

  /** Removes the files behind the values. */
  async close(): Promise<void> {
    if (this.#folder) await rm(await this.#folder, { recursive: true, force: true });
  }

  async #plan(): Promise<CityPlan> {
    return unwrap(readCityPlan(unwrap(await readCity(CITY))));
  }

  #written(): Promise<Facts> {
    this.#facts ??= this.#write();
    return this.#facts;
  }

  async #write(): Promise<Facts> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'sanyi-examples-'));
    const folder = join(await this.#folder, 'facts');
    const claims = [sampleClaims({ first: 1, persons: 4, claimsEach: 3, charged: true })];
    const parts = [{ claims, persons: samplePersons(1, 4) }];
    const head = { ...sampleHead(), place: 'synthea' };
    unwrap(await writeFacts(folder, { head, reference: sampleReference(), parts }));
    return unwrap(await openFacts(folder, demoActor('synthea')));
  }

  async #measured(): Promise<Measures> {
    return unwrap(await measure(await this.#settled(), { indicators: [] }));
  }

  async #settled(): Promise<SettledFacts> {
    const packages = await samplePackages();
    return unwrap(await settleFacts(await this.#written(), { packages, stack: 'synthea' }));
  }
}
