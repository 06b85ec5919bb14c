import { type CityOfficer, type CityProject, readOfficers, readProjects } from '@sanyi/city';
import { ok, type Result } from '@sanyi/kernel';

/** Invented people and key projects of a city. */
export type CityPeople = {
  readonly officers: readonly CityOfficer[];
  readonly projects: readonly CityProject[];
};

/** Reads the people and projects of the files of a city. */
export function cityPeople(files: ReadonlyMap<string, string>): Result<CityPeople> {
  const officers = readOfficers(files);
  if (!officers.ok) return officers;
  const projects = readProjects(files);
  return projects.ok ? ok({ officers: officers.value, projects: projects.value }) : projects;
}
