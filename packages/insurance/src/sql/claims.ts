import type { HookName } from '@sanyi/policy';
import type { Regimes } from './regimes.ts';
import type { Writing } from './step.ts';

/** Short names of hooks in columns: `b_day` is the day of the benefit. */
const HOOKS: readonly (readonly [string, HookName])[] = [
  ['v', 'price.visit'],
  ['l', 'price.line'],
  ['f', 'firstContact.visit'],
  ['b', 'benefit.claim'],
];

/**
 * Claims with person and institution, and for each hook the day it is asked on (CLM-7): the service
 * day; of a stay the discharge, unless the package that speaks then takes the admission.
 */
export function addClaims(regimes: Regimes, writing: Writing): void {
  const { add, q } = writing;
  const site = regimes.siteOf ? 'COALESCE(t.site, 0)' : '0';
  const siteJoin = regimes.siteOf ? '\nLEFT JOIN s_site t ON t.institution = c.institution' : '';
  add(
    's_visit',
    { en: 'Claims with person and institution', zh: '结算单及其人员和机构' },
    `SELECT c.claim, c.person, c.institution, c.day, c.end_day, c.${q('visitKind')}, c.title, c.bed_days, c.contracted,
  c.referred, c.${q('specialNeeds')}, c.reverses, p.scheme, p.${q('personClass')}, p.birth_year, p.${q('incomeBand')},
  p.${q('keyGroups')}, i.level, i.grassroots, i.district, ${site} AS site,
  (c.${q('visitKind')} = 'inpatientDay' AND c.bed_days > 0) AS stay
FROM s_claim c
LEFT JOIN s_person p ON p.person = c.person
LEFT JOIN s_institution i ON i.institution = c.institution${siteJoin}`,
  );
  const days = HOOKS.map(([short, hook]) => {
    const admission = regimes.admission(hook);
    const end = `CASE WHEN v.stay THEN v.end_day ELSE v.day END`;
    if (admission.length === 0) return `${end} AS ${short}_day`;
    const list = admission.join(', ');
    return `CASE WHEN v.stay AND e.regime NOT IN (${list}) THEN v.end_day ELSE v.day END AS ${short}_day`;
  });
  add(
    's_hook_day',
    { en: 'The day on which each hook is asked', zh: '各接入点的适用日' },
    `SELECT v.*, ${days.join(',\n  ')}
FROM s_visit v
LEFT JOIN s_day d ON d.day = CASE WHEN v.stay THEN v.end_day ELSE v.day END
LEFT JOIN s_regime e ON e.site = v.site AND e.rule_interval = d.rule_interval`,
    false,
  );
  const joined = HOOKS.map(
    ([short]) => `LEFT JOIN s_day ${short}d ON ${short}d.day = h.${short}_day
LEFT JOIN s_regime ${short}r ON ${short}r.site = h.site AND ${short}r.rule_interval = ${short}d.rule_interval`,
  );
  const found = HOOKS.map(
    ([short]) => `${short}d.rule_day AS ${short}_rule_day, ${short}r.regime AS ${short}_regime`,
  );
  add(
    's_when',
    { en: 'Claims with the rules that they take', zh: '结算单及其适用规则' },
    `SELECT h.*, bd.year AS year, ${found.join(',\n  ')}
FROM s_hook_day h
${joined.join('\n')}`,
  );
}
