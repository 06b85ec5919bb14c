import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EditionFigure, EditionText, Person } from '@sanyi/governance';
import { unwrap } from '@sanyi/kernel';
import type { Actor, Role } from '../actor.ts';
import { openPglite } from '../records/pglite-database.ts';
import { openPostgres } from '../records/postgres-database.ts';
import type { SqlDatabase } from '../records/sql-connection.ts';
import { postgresFolder, startPostgres } from './postgres-server.ts';

/** A person of that id. */
const person = (id: string): Person => ({
  id,
  name: { en: `Name of ${id}`, zh: `${id}之名` },
  office: { en: `Office of ${id}`, zh: `${id}之职` },
});

type Who = 'director' | 'deputy' | 'office' | 'tongzhou' | 'yanqing' | 'otter' | 'heron' | 'reader';

/** Actors of one city. */
export const actorsOf = (place: string): Readonly<Record<Who, Actor>> => {
  const actor = (role: Role, id: string, district: string | null = null): Actor => ({
    role,
    place,
    district,
    purpose: 'test',
    person: person(id),
  });
  return {
    director: actor('director', 'director'),
    deputy: actor('director', 'deputy'),
    office: actor('office', 'office'),
    tongzhou: actor('district', 'tongzhou', 'tongzhou'),
    yanqing: actor('district', 'yanqing', 'yanqing'),
    otter: { ...actor('centre', 'otter', 'tongzhou'), institution: 'Otter centre' },
    heron: { ...actor('centre', 'heron', 'tongzhou'), institution: 'Heron centre' },
    reader: { role: 'public', place, district: null, purpose: 'test', person: null },
  };
};

/** A figure of a district. */
export const figure = (place: string, value: string): EditionFigure => ({
  indicator: 'expense-growth',
  place,
  period: '2019-Q1',
  value,
  numerator: value.replace('.', ''),
  denominator: '1000',
  judgement: Number(value) > 10 ? 'missed' : 'met',
});

/** What an edition says. */
export const editionText = (...figures: readonly EditionFigure[]): EditionText => ({
  cut: { cutOff: '2019-03-31', factsChecksum: 'f00d', stackHash: 'beef', submissions: [] },
  content: { title: { en: 'Bulletin', zh: '通报' }, figures: figures.length },
  figures,
});

/** A database the suite runs on. */
export type TestedDatabase = {
  readonly name: string;
  readonly skipped: boolean;
  open(): Promise<SqlDatabase>;
  remove(): Promise<void>;
};

/** Both databases. Without a PostgreSQL its half is skipped, under CI it fails. */
export function testedDatabases(): readonly TestedDatabase[] {
  const programs = postgresFolder();
  let folder = '';
  let stop = (): void => {};
  return [
    {
      name: 'PGlite',
      skipped: false,
      open: async () => {
        folder = await mkdtemp(join(tmpdir(), 'sanyi-records-'));
        return unwrap(await openPglite(folder));
      },
      remove: () => rm(folder, { recursive: true, force: true }),
    },
    {
      name: 'PostgreSQL',
      skipped: programs === null && process.env.CI !== 'true',
      open: async () => {
        if (programs === null) throw new Error('no PostgreSQL is installed');
        const server = startPostgres(programs);
        stop = server.stop;
        return unwrap(await openPostgres(server.url));
      },
      remove: async () => stop(),
    },
  ];
}
