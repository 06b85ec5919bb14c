import type { AlarmThresholds, FollowRule } from '@sanyi/governance';
import { type Day, fail, ok, parseDay, problem, type Result } from '@sanyi/kernel';
import { type ListCitation, type Stack, valueText } from '@sanyi/policy';

/** The rules by which tasks and projects are followed, from the packages of the place. */
export type GovernanceRules = {
  readonly follow: FollowRule;
  readonly alarms: AlarmThresholds;
  readonly taskDays: number;
  readonly requirementDays: number;
  readonly projectsPerOwner: number;
};

/** No parameter of these is set for an institution or level. */
const WHOLE_PLACE = { institution: 0, level: '', district: '' };

/**
 * Reads the rules in force on a day.
 *
 * @returns `API_GOVERNANCE_RULES` where the packages of the place set none
 */
export function governanceRules(stack: Stack, on: string): Result<GovernanceRules> {
  const { parameters } = stack.regime(stack.intervalAt(stack.ruleDay(dayOn(on))), WHOLE_PLACE);
  const missing: string[] = [];
  const count = (name: string): number => {
    const value = parameters[name];
    if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
    missing.push(name);
    return 0;
  };
  const rules: GovernanceRules = {
    follow: {
      closesAfter: count('closesAfterFigures'),
      nearCloses: parameters.nearCloses === true,
    },
    alarms: {
      silentDays: count('silentDays'),
      slipDays: count('slipDays'),
      nearDays: count('nearDays'),
    },
    taskDays: count('taskDays'),
    requirementDays: count('requirementDays'),
    projectsPerOwner: count('projectsPerOwner'),
  };
  if (missing.length === 0) return ok(rules);
  const details = { place: stack.place, parameters: missing.join(', ') };
  return fail(problem('API_GOVERNANCE_RULES', stack.text, details));
}

/** A row of a list by its columns, with its source. */
export type ListedRow = {
  readonly keys: readonly string[];
  readonly source: string;
  readonly cell: (column: string) => string;
};

/** The rows of a list of the packages on a day; none where no package has the list. */
export function listed(stack: Stack, name: string, on: string): ListedRow[] {
  const list = stack.packages.map((each) => each.lists.get(name)).find(Boolean);
  if (!list) return [];
  return stack.listRows(name, dayOn(on)).map(({ row }: ListCitation) => ({
    keys: row.keys,
    source: row.source,
    cell: (column) => {
      const at = list.columns.findIndex((each) => each.name === column);
      const kind = list.columns[at]?.kind;
      const value = row.values[at] ?? null;
      return value === null || kind === undefined ? '' : valueText(value, kind);
    },
  }));
}

/** A day that the platform wrote itself. */
function dayOn(on: string): Day {
  const day = parseDay(on);
  if (!day.ok) throw new Error(`not a day: ${on}`);
  return day.value;
}
