import type { RulePlace, WhatIfRule } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Go } from '../../parts/go.tsx';

/** A rule in the words of its clause, a link to its table, and where it speaks. */
export function RuleName(
  props: Pick<WhatIfRule, 'cite' | 'speaks'> & { readonly place: RulePlace },
): JSX.Element {
  const { m, say } = useWords();
  const { cite, speaks, place } = props;
  const spoke = m.whatIf.speaks[speaks];
  return (
    <>
      {place ? (
        <Go to={`/packages/${place.package}`} address={{ tab: 'tables', table: place.decision }}>
          {say(clauseText(place.clause))}
        </Go>
      ) : (
        cite
      )}
      <small className="quiet" title={cite}>
        {place ? `${place.decision}/${place.rule} · ${spoke}` : spoke}
      </small>
    </>
  );
}
