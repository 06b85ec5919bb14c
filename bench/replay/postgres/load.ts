import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { claimsIn, withDuck } from '../../duck.ts';
import { TABLES } from './translate.ts';

/** Loads facts into PostgreSQL by way of text files; not measured. */
export async function loadFacts(client: Client, facts: string, folder: string): Promise<void> {
  const reference = (name: string): string => `read_parquet('${facts}/g-*/${name}.parquet')`;
  const sources: Readonly<Record<string, string>> = {
    claim: `SELECT claim, person, institution, day, end_day, visit_kind, title, bed_days, contracted,
      referred, special_needs, reverses FROM ${claimsIn(facts)}`,
    line: `SELECT claim, line.item, line.quantity, line.charged_fen, nth FROM (
      SELECT claim, unnest(lines) AS line, generate_subscripts(lines, 1) AS nth FROM ${claimsIn(facts)})`,
    person: `SELECT person, scheme, person_class, birth_year, income_band,
      '{' || array_to_string(key_groups, ',') || '}' FROM read_parquet('${facts}/g-*/person/*.parquet')`,
    institution: `SELECT institution, level, grassroots, district FROM ${reference('institution')}`,
    item: `SELECT item, code, category, separately_chargeable FROM ${reference('item')}`,
    purchase_price: `SELECT item, from_day, to_day, price_fen FROM ${reference('purchase_price')}`,
  };
  // The server runs as another user.
  await chmod(folder, 0o755);
  for (const [name, columns] of Object.entries(TABLES)) {
    const file = join(folder, `${name}.csv`);
    await withDuck((duck) => duck.run(`COPY (${sources[name]}) TO '${file}' (FORMAT csv)`));
    await chmod(file, 0o644);
    await client.query(`CREATE UNLOGGED TABLE ${name} (${columns})`);
    await client.query(`COPY ${name} FROM '${file}' (FORMAT csv, HEADER)`);
    await client.query(`ANALYZE ${name}`);
  }
}
