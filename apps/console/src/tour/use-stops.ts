import { useClaims, useOverview, usePackages } from '../data/answers.ts';
import { type Stop, stopsOf } from './stops.ts';

/** The stops of this city: its gravest alert, its last reform, one of its claims. */
export function useStops(): readonly Stop[] {
  const [alert] = useOverview(undefined).data?.alerts ?? [];
  const reforms = (usePackages().data?.rows ?? []).filter(
    ({ state, replaces }) => state === 'inForce' && replaces.length > 0,
  );
  const [claim] = useClaims({ limit: 1 }).data?.rows ?? [];
  return stopsOf({
    alert: alert ?? null,
    package: reforms[0]?.id ?? null,
    claim: claim?.claim ?? null,
  });
}
