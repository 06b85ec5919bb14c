import {
  failOf,
  ok,
  type Problem,
  parseDay,
  parseYuan,
  type Result,
  type Text,
} from '@sanyi/kernel';
import { readSheet } from './plan/sheet.ts';

/** An invented person of the city's offices, in whose name the demonstration can act. */
export type CityOfficer = {
  readonly id: string;
  readonly role: 'director' | 'office' | 'district' | 'centre';
  /** The district of a district's director or a centre; null for the city's offices. */
  readonly district: string | null;
  /** The health centre that a centre's head acts for; null for everybody else. */
  readonly institution: string | null;
  readonly name: Text;
  readonly office: Text;
};

/** An invented key project, for a register that is not empty. */
export type CityProject = {
  readonly name: string;
  readonly title: Text;
  readonly level: 'national' | 'city' | 'district';
  readonly district: string;
  /** The id of the officer who answers for it. */
  readonly owner: string;
  /** Whole fen as text. */
  readonly budgetFen: string;
  readonly milestones: readonly {
    readonly code: string;
    readonly title: Text;
    readonly plan: string;
  }[];
};

const texts = (prefix: string): string[] => [`${prefix}_en`, `${prefix}_zh`];

const ROLES = { name: 'role', codes: ['director', 'office', 'district', 'centre'] } as const;
const LEVELS = { name: 'level', codes: ['national', 'city', 'district'] } as const;

/**
 * Reads `officers.csv` of a city folder; a city without one has nobody to act as.
 *
 * @returns the officers in the order of the file, or what could not be read
 * @example
 * ```ts
 * const head = 'officer,role,district,institution,name_en,name_zh,office_en,office_zh';
 * const read = readOfficers(new Map([['officers.csv', `${head}\nlin,director,,,Lin,林,Director,主任`]]));
 * read.ok && read.value[0]?.district; // null
 * ```
 */
export function readOfficers(files: ReadonlyMap<string, string>): Result<CityOfficer[]> {
  const problems: Problem[] = [];
  const own = ['officer', 'role', 'district', 'institution'];
  const columns = [...own, ...texts('name'), ...texts('office')];
  const text = files.get('officers.csv') ?? columns.join(',');
  const rows = readSheet('officers.csv', text, { columns, problems }).map((row) => {
    const role = row.code('role', ROLES);
    return {
      id: row.text('officer'),
      role,
      district: role === 'district' || role === 'centre' ? row.text('district') : null,
      institution: role === 'centre' ? row.text('institution') : null,
      name: { en: row.text('name_en'), zh: row.text('name_zh') },
      office: { en: row.text('office_en'), zh: row.text('office_zh') },
    };
  });
  return failOf(problems) ?? ok(rows);
}

/**
 * Reads `projects.csv` of a city folder: a row for each milestone, the columns of its project
 * repeated.
 *
 * @returns the projects in the order of the file, or what could not be read
 * @example
 * ```ts
 * readProjects(new Map()); // { ok: true, value: [] }
 * ```
 */
export function readProjects(files: ReadonlyMap<string, string>): Result<CityProject[]> {
  const problems: Problem[] = [];
  const own = ['project', 'district', 'level', 'owner', ...texts('title'), 'budget_yuan'];
  const columns = [...own, 'milestone', ...texts('milestone'), 'plan'];
  const text = files.get('projects.csv') ?? columns.join(',');
  const projects = new Map<string, CityProject>();
  for (const row of readSheet('projects.csv', text, { columns, problems })) {
    const name = row.text('project');
    const budget = parseYuan(row.text('budget_yuan'), row.where);
    const plan = parseDay(row.text('plan'), row.where);
    for (const each of [budget, plan]) if (!each.ok) problems.push(...each.problems);
    const milestone = {
      code: row.text('milestone'),
      title: { en: row.text('milestone_en'), zh: row.text('milestone_zh') },
      plan: row.text('plan'),
    };
    const known = projects.get(name);
    projects.set(name, {
      name,
      title: { en: row.text('title_en'), zh: row.text('title_zh') },
      level: row.code('level', LEVELS),
      district: row.text('district'),
      owner: row.text('owner'),
      budgetFen: budget.ok ? String(budget.value) : '0',
      milestones: [...(known?.milestones ?? []), milestone],
    });
  }
  return failOf(problems) ?? ok([...projects.values()]);
}
