import { DMN_LIMITS, type DmnModel, readDmn } from '@sanyi/feel';
import type { Text } from '@sanyi/kernel';
import type { LinkedHook } from '../decisions/linked-hook.ts';
import type { Library, PackageFiles, PolicyPackage } from '../package/policy-package.ts';
import { titleOf } from '../words/column-title.ts';
import { fieldTitles } from '../words/field-titles.ts';
import type { ColumnOffer } from './draft-view.ts';
import type { InDecision } from './edit.ts';
import { mayRequire } from './requirements.ts';

/** What offers are made from: the files of a draft, how it was last read, and what is in force. */
type OfferGround = {
  readonly files: PackageFiles;
  readonly linked: PolicyPackage | null;
  readonly library: Library;
};

/**
 * What a decision may read and answer: the fields of its hook, what was before in the year, values by
 * date, decisions that do not rest on it, and answers that its hook knows. None where the file or
 * the decision cannot be read.
 */
export function columnOffers(ground: OfferGround, of: InDecision): ColumnOffer[] {
  const read = readDmn(ground.files.get(of.file) ?? '', DMN_LIMITS);
  const model = read.ok ? read.value : null;
  const linked = [...(ground.linked?.linked.values() ?? [])].find((each) => each.file === of.file);
  if (!model || !linked) return [];
  const titles = fieldTitles(ground.library, ground.linked);
  const title = (name: string): Text => titles.get(name) ?? titleOf(name, undefined);
  const fields = Object.entries(linked.hook.inputs).map(
    ([name, { kind }]): ColumnOffer => ({ name, title: title(name), kind, from: 'field' }),
  );
  const before = (linked.fold?.accumulators ?? []).map(
    (each): ColumnOffer => ({
      name: `acc.${each.name}`,
      title: each.title,
      kind: each.kind.kind,
      from: 'before',
    }),
  );
  return [
    ...fields,
    ...before,
    ...decisionOffers(model, of),
    ...parameterOffers(ground),
    ...(linked.decision === of.decision ? answers(linked, title) : []),
  ];
}

function decisionOffers(model: DmnModel, { decision: name }: InDecision): ColumnOffer[] {
  const own = model.decisions.find((each) => each.name === name);
  if (!own) return [];
  return model.decisions
    .filter((each) => mayRequire(model, own, each.name))
    .map((each) => ({
      name: each.name,
      title: titleOf(each.name, each.label),
      kind: 'text',
      from: 'decision',
    }));
}

function parameterOffers({ linked, library }: OfferGround): ColumnOffer[] {
  if (!linked) return [];
  const below = [...library.values()].filter(({ place }) => place === linked.place);
  const all = new Map([...below, linked].flatMap(({ parameters }) => [...parameters]));
  return [...all].map(([name, { title, kind }]) => ({
    name: `parameters.${name}`,
    title,
    kind: kind.kind,
    from: 'parameter',
  }));
}

function answers({ hook, fold }: LinkedHook, title: (name: string) => Text): ColumnOffer[] {
  const whole = hook.output(fold, new Map());
  const one = whole.kind === 'list' ? whole.of : whole;
  if (one.kind !== 'context') return [];
  return Object.entries(one.entries).map(([name, { kind }]) => {
    return { name, title: title(name), kind, from: 'answer' };
  });
}
