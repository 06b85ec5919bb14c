import type { PackageDetail, PackageTable } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { usePackageChecks } from '../../data/answers.ts';
import { Card } from '../../parts/card.tsx';
import { DecisionChips } from '../../parts/decision-chips.tsx';
import { ProvenanceLegend } from '../../parts/mark.tsx';
import { Segmented } from '../../ui/segmented.ts';
import { BesideRules } from './beside-rules.tsx';
import { DecisionGrid, SameEverywhere } from './decision-grid.tsx';
import { DecisionRows } from './decision-rows.tsx';
import { formulaWords } from './formula-words.ts';

/** One decision at a time, as a grid where it has two main inputs, else as rows. */
export function DecisionTables({ detail }: { readonly detail: PackageDetail }): JSX.Element | null {
  const { table: asked } = useAddress();
  const setAddress = useSetAddress();
  const table = detail.tables.find(({ id }) => id === asked) ?? mainTable(detail);
  if (!table) return null;
  return (
    <div className="stack">
      {detail.tables.length > 1 && (
        <DecisionChips
          decisions={detail.tables.map(({ id, title, kind, hook }) => ({
            ...{ id, title },
            isStep: kind === 'expression' && hook === null,
          }))}
          chosen={table.id}
          onChoose={(id) =>
            setAddress(
              { table: id, layout: undefined, cell: undefined, why: undefined },
              { replace: true },
            )
          }
        />
      )}
      <OneDecision table={table} detail={detail} />
    </div>
  );
}

/** The decision to begin with: one that answers the platform and can be laid out as a grid. */
const mainTable = (detail: PackageDetail): PackageTable | undefined =>
  detail.tables.find(({ grid, hook }) => grid && hook) ??
  detail.tables.find(({ grid }) => grid) ??
  detail.tables[0];

function OneDecision(props: {
  readonly table: PackageTable;
  readonly detail: PackageDetail;
}): JSX.Element {
  const { table, detail } = props;
  const { m, lang, say } = useWords();
  const { layout } = useAddress();
  const { data: checks } = usePackageChecks(detail.id);
  const setAddress = useSetAddress();
  const isGrid = table.grid !== null && layout !== 'rows';
  const policy = table.hitPolicy ? (m.policy.hitPolicies[table.hitPolicy] ?? table.hitPolicy) : '';
  const other = table.title[lang === 'en' ? 'zh' : 'en'];
  const marks = [...new Set(table.rows.map(({ provenance }) => provenance))];
  return (
    <>
      <Card
        title={say(table.title)}
        note={[
          ...(other === say(table.title) ? [] : [other]),
          ...(policy ? [policy] : []),
          ...(table.hook ? [`${m.policy.decides} ${table.hook}`] : []),
        ].join(' · ')}
        right={
          table.grid && (
            <Segmented
              value={isGrid ? 'grid' : 'rows'}
              options={[
                { value: 'grid', label: m.policy.grid },
                { value: 'rows', label: m.policy.rows },
              ]}
              onChange={(value) => setAddress({ layout: value === 'rows' ? 'rows' : undefined })}
            />
          )
        }
        foot={
          marks.length > 0 ? (
            <>
              <b className="legend">{m.policy.whereFrom}</b>
              <ProvenanceLegend only={marks} />
              {isGrid && checks?.year && (
                <span className="legend share-legend">
                  <i /> {m.policy.share}
                </span>
              )}
            </>
          ) : undefined
        }
      >
        {table.kind === 'expression' && table.expression !== null && (
          <Formula text={table.expression} detail={detail} />
        )}
        {table.kind === 'table' && isGrid && table.grid && (
          <>
            <DecisionGrid table={table} grid={table.grid} detail={detail} />
            <SameEverywhere table={table} grid={table.grid} />
          </>
        )}
        {table.kind === 'table' && !isGrid && <DecisionRows table={table} detail={detail} />}
      </Card>
      {isGrid && table.grid && table.grid.beside.length > 0 && (
        <BesideRules table={table} detail={detail} ids={table.grid.beside} />
      )}
    </>
  );
}

/** A formula by the titles of what it names, and as it is written. */
function Formula(props: { readonly text: string; readonly detail: PackageDetail }): JSX.Element {
  const words = useWords();
  const { text, detail } = props;
  const said = formulaWords(text, detail, words);
  return (
    <>
      {said !== null && <p className="formula-words">{said}</p>}
      <div className="code block">
        <pre>{text}</pre>
      </div>
    </>
  );
}
