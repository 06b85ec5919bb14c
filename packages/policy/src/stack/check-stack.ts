import { LEVELS } from '@sanyi/facts';
import { type Day, isoDate, type Problem, problem } from '@sanyi/kernel';
import { suggestion } from '../kinds/suggestion.ts';
import type { Layer } from './layer.ts';
import { type ListIndex, rowsEver } from './list-index.ts';
import { inForceAt, type RegimeSource } from './regimes.ts';
import type { Site } from './site.ts';

/** Notes districts of pilot scopes that the stack's list `district` does not know. */
export function checkScopes(
  where: string,
  layers: readonly Layer[],
  lists: ReadonlyMap<string, ListIndex>,
): Problem[] {
  const index = lists.get('district');
  if (!index) return [];
  const districts = rowsEver(index).map((each) => each.row.keys[0] ?? '');
  const known = [...LEVELS.codes, ...districts];
  return layers.flatMap(({ package: whole }) =>
    whole.scope.districts
      .filter((each) => !districts.includes(each))
      .map((found) => {
        const place = `${where}: ${whole.id}/policy.yaml scope`;
        return problem('STACK_SCOPE_UNKNOWN', place, { found, ...suggestion(found, known) });
      }),
  );
}

/** Notes every decision that reads a parameter which has no value while the decision is in force. */
export function checkParameters(
  where: string,
  source: RegimeSource,
  starts: readonly Day[],
): Problem[] {
  const problems: Problem[] = [];
  const told = new Set<string>();
  for (const site of sitesOf(source.layers)) {
    for (const day of starts) {
      for (const { decision, package: whole, name } of absent(source, day, site)) {
        const key = `${whole} ${decision} ${name}`;
        if (told.has(key)) continue;
        told.add(key);
        const details = { decision, package: whole, name, from: isoDate(day) };
        problems.push(problem('STACK_PARAMETER_ABSENT', where, details));
      }
    }
  }
  return problems;
}

function absent(
  source: RegimeSource,
  day: Day,
  site: Site | undefined,
): { readonly package: string; readonly decision: string; readonly name: string }[] {
  const { values, speakers } = inForceAt(source, { day, site });
  return [...speakers.values()].flatMap(({ package: whole, linked }) =>
    linked.checked.reads.parameters
      .filter((name) => !(name in values))
      .map((name) => ({ package: whole.id, decision: linked.decision, name })),
  );
}

/** One site without pilots, and one site inside each. */
function sitesOf(layers: readonly Layer[]): (Site | undefined)[] {
  const pilots = layers.flatMap(({ package: { scope } }) => {
    if (scope.all) return [];
    const [level = '', district = '', institution = 0] = [
      scope.levels[0],
      scope.districts[0],
      scope.institutions[0],
    ];
    return [{ level, district, institution }];
  });
  return [undefined, ...pilots];
}
