import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { readOfficers, readProjects } from './officers.ts';

const file = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../cities/beijing', name), 'utf8');
const codes = (result: ReturnType<typeof readOfficers | typeof readProjects>): string[] =>
  result.ok ? [] : result.problems.map(({ code, where }) => `${where} ${code}`);

describe('people and projects of the city', () => {
  test('CITY-31 every district has one director, every project an owner who exists', () => {
    const officers = unwrap(readOfficers(new Map([['officers.csv', file('officers.csv')]])));
    const districts = officers.flatMap(({ role, district }) =>
      role === 'district' ? (district ?? []) : [],
    );
    expect([districts.length, new Set(districts).size]).toEqual([16, 16]);
    expect(new Set(officers.map(({ id }) => id)).size).toBe(officers.length);
    const centres = officers.filter(({ role }) => role === 'centre');
    expect(centres.length).toBeGreaterThan(0);
    expect(centres.filter(({ district, institution }) => !district || !institution)).toEqual([]);
    const projects = unwrap(readProjects(new Map([['projects.csv', file('projects.csv')]])));
    for (const { owner, district, milestones } of projects) {
      expect(officers.find(({ id }) => id === owner)?.district).toBe(district);
      const plans = milestones.map(({ plan }) => plan);
      expect(plans).toEqual([...plans].sort());
    }
    expect(projects[0]?.budgetFen).toBe('186000000000');
  });

  test('CITY-31 a row that cannot be right is named; a city without the files has nobody', () => {
    const wrong = file('officers.csv').replace('city-data,office', 'city-data,king');
    expect(codes(readOfficers(new Map([['officers.csv', wrong]])))).toEqual([
      'officers.csv, line 3, column role CITY_CODE_UNKNOWN',
    ]);
    const undated = file('projects.csv').replace('2019-03-15', 'soon');
    expect(codes(readProjects(new Map([['projects.csv', undated]])))[0]).toMatch(/line 2 /);
    expect(unwrap(readOfficers(new Map()))).toEqual([]);
  });
});
