import type { Kind } from '@sanyi/feel';
import { HOOKS } from '../hooks/registry.ts';
import { type CodeTitles, codeSetOf } from '../words/code-titles.ts';
import { wordsOf } from '../words/column-title.ts';
import type { DraftGround } from './draft-ground.ts';
import type { TryField, TryForm } from './draft-view.ts';

/** A form for every hook a draft answers: the fields its decision reads. */
export function tryForms(
  { linked }: DraftGround,
  titles: (set: string | null) => CodeTitles,
): TryForm[] {
  if (!linked) return [];
  return [...linked.linked.values()].map(({ hook, decision, file, checked, fold }) => {
    const labels = new Map(
      linked.tables.get(file)?.inputs.map(({ name, label }) => [name, label] as const),
    );
    const field = (name: string, kind: Kind, from: TryField['from']): TryField => ({
      name,
      title: { en: wordsOf(name), zh: labels.get(name) ?? wordsOf(name) },
      kind: kind.kind,
      codes: titles(codeSetOf(kind.kind === 'list' ? kind.of : kind)),
      optional: kind.optional === true,
      from,
    });
    return {
      hook: hook.name,
      title: HOOKS[hook.name].title,
      decision,
      fields: [
        ...checked.reads.inputs.flatMap((name) => {
          const kind = hook.inputs[name];
          return kind && name !== 'day' ? [field(name, kind, 'input')] : [];
        }),
        ...(fold?.accumulators ?? []).map(({ name, kind, title }) => ({
          ...field(name, kind, 'acc'),
          title,
        })),
      ],
    };
  });
}
