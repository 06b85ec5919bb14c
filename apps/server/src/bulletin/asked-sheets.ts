import type { EditionList } from '@sanyi/api';
import type { AskedSheet } from '@sanyi/governance';
import { parsePeriod } from '@sanyi/kernel';
import { reportTerms } from '@sanyi/oversight';
import type { Stack } from '@sanyi/policy';
import type { Facts } from '@sanyi/store';

/** The sheets that a period asks districts for, and the names of their forms. */
export type AskedSheets = {
  readonly asked: readonly AskedSheet[];
  readonly forms: EditionList['forms'];
};

/** The sheets that the forms of a stack ask every district of the facts for. */
export function askedSheets(stack: Stack, facts: Facts, id: string): AskedSheets {
  const period = parsePeriod(id);
  if (!period.ok) return { asked: [], forms: [] };
  const { districts } = facts.manifest;
  const terms = reportTerms(stack, { districts, day: period.value.from }).filter(
    ({ form }) => form.period === period.value.kind,
  );
  return {
    asked: terms.flatMap(({ form, lines }) =>
      districts.map(
        ({ id: district }): AskedSheet => ({
          district,
          family: form.id,
          period: id,
          indicators: lines.map(({ indicator }) => indicator.id),
        }),
      ),
    ),
    forms: terms.map(({ form }) => ({ id: form.id, title: form.title })),
  };
}
