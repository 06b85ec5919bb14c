import {
  type CityOfficer,
  type CityProject,
  type CitySheet,
  readOfficers,
  readProjects,
  readSheets,
} from '@sanyi/city';
import { ok, type Result } from '@sanyi/kernel';

/** Invented people of a city, their key projects, and the sheets that its districts send. */
export type CityPeople = {
  readonly officers: readonly CityOfficer[];
  readonly projects: readonly CityProject[];
  readonly sheets: readonly CitySheet[];
};

/** Reads the people, projects and sheets of the files of a city. */
export function cityPeople(files: ReadonlyMap<string, string>): Result<CityPeople> {
  const officers = readOfficers(files);
  if (!officers.ok) return officers;
  const projects = readProjects(files);
  if (!projects.ok) return projects;
  const sheets = readSheets(files);
  if (!sheets.ok) return sheets;
  return ok({ officers: officers.value, projects: projects.value, sheets: sheets.value });
}
