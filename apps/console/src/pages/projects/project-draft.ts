import type { NewProject } from '@sanyi/api';
import { parseYuan } from '@sanyi/kernel';

/** Whose project it is. */
export const LEVELS = ['city', 'district', 'national'] as const;

/** A milestone as it is written down. */
export type MilestoneDraft = {
  readonly code: string;
  readonly title: string;
  readonly plan: string;
};

/** A project as it is written down; nothing is checked here, the server says what is missing. */
export type ProjectDraft = {
  readonly en: string;
  readonly zh: string;
  readonly level: (typeof LEVELS)[number];
  /** Empty for the whole city. */
  readonly district: string;
  readonly owner: string;
  readonly budget: string;
  readonly milestones: readonly MilestoneDraft[];
};

/** A form nobody has written in yet. */
export const EMPTY: ProjectDraft = {
  ...{ en: '', zh: '', level: 'city', district: '', owner: '', budget: '' },
  milestones: [
    { code: 'm1', title: '', plan: '' },
    { code: 'm2', title: '', plan: '' },
  ],
};

/**
 * What the server is asked. A title in one language stands for both; a budget that is no amount goes
 * as it was written, so that the answer names it. Lines left empty are no milestones.
 */
export function asked(draft: ProjectDraft): NewProject {
  const { level, owner } = draft;
  const [en, zh] = [draft.en.trim(), draft.zh.trim()];
  const budget = parseYuan(draft.budget.replace(/[,，\s]/g, ''));
  return {
    name: nameOf(en || zh),
    title: { en: en || zh, zh: zh || en },
    level,
    district: draft.district === '' ? null : draft.district,
    owners: owner === '' ? [] : [owner],
    budgetFen: budget.ok ? String(budget.value) : draft.budget,
    milestones: draft.milestones
      .map(({ code, title, plan }) => ({ code, title: title.trim(), plan }))
      .filter(({ title, plan }) => title !== '' || plan !== '')
      .map(({ code, title, plan }) => ({ code, title: { en: title, zh: title }, plan })),
  };
}

/** The name a project is known by: its title without what an address could stumble over. */
const nameOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[\s/?#&%]+/g, '-')
    .slice(0, 60) || 'project';
