import { isoDate, ok } from '@sanyi/kernel';
import type { Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { libraryOf, POLICIES_OPTION } from '../inputs/library-of.ts';
import { textTable } from '../texts/text-table.ts';

/**
 * `sanyi policy list`: what packages there are. A library with a mistake in it is refused, so the
 * packages that are listed have all passed.
 */
export const POLICY_LIST: Command = {
  name: 'policy list',
  summary: { en: 'list the policy packages', zh: '列出政策包' },
  arguments: [],
  options: [POLICIES_OPTION],
  examples: [
    {
      line: 'sanyi policy list',
      text: { en: 'all packages with their dates', zh: '全部政策包及其生效日期' },
    },
  ],
  run: async (call) => {
    const library = await libraryOf(call);
    if (!library.ok) return library;
    const packages = [...library.value.values()].map((each) => ({
      id: each.id,
      version: each.version,
      title: each.title,
      place: each.place,
      from: isoDate(each.effective.from),
      to: each.effective.to === null ? null : isoDate(each.effective.to),
      provides: [...each.provides.keys()],
      requires: each.requires,
    }));
    const rows = packages.map((each) => [
      each.id,
      each.version,
      each.from,
      each.to ?? '',
      each.title[call.lang],
    ]);
    const checked = { passed: packages.length, failed: 0, problems: [] };
    return ok(outcome({ ...checked, packages }, textTable(rows)));
  },
};
