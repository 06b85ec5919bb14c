import { EVENT_WEIGHT_MAX } from '../limits.ts';
import type { CityPlan } from './city-plan.ts';

/**
 * Donations or calls that one row stands for. Events are sampled more densely than persons, at a
 * scale of their own, so that a small district still has enough of them to count.
 */
export function eventWeight(plan: CityPlan, scale: number): number {
  const weight = Math.round(1 / (scale * plan.scenario.eventDensity));
  return Math.min(EVENT_WEIGHT_MAX, Math.max(1, weight));
}
