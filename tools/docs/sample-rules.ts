import { sampleReplay } from '@sanyi/api/samples';
import { checkDecision, compileSql, DMN_LIMITS, readDmn, type SqlText } from '@sanyi/feel';
import {
  claimRules,
  type ReplayFrame,
  replayGroups,
  replayLayout,
  type SettlementSql,
  settlementSql,
} from '@sanyi/insurance';
import { type Day, unwrap } from '@sanyi/kernel';
import { buildStack, type Library } from '@sanyi/policy';
import { libraryOf } from '@sanyi/store';
import { cityStack, cityTables, REFORM } from '../../packages/insurance/src/testing/fake-city.ts';
import { packagesNamed } from '../../packages/store/src/testing/packages.ts';
import { sampleClaims, samplePersons } from '../../packages/store/src/testing/sample-facts.ts';

const SPAN = { from: (REFORM - 30) as Day, to: (REFORM + 30) as Day };

const rules = () => claimRules(cityStack(), cityTables());

const libraryOfAll = async (): Promise<Library> =>
  unwrap(libraryOf(await packagesNamed(/^beijing-|^replay-groups$/)));

async function frame(): Promise<ReplayFrame> {
  const stack = unwrap(buildStack(await libraryOfAll(), 'beijing+replay-groups'));
  return {
    facts: cityTables(),
    districts: [{ id: 'tongzhou' }],
    groups: unwrap(replayGroups(stack, SPAN.to)),
    stacks: [cityStack(), cityStack()],
    ...SPAN,
  };
}

function settlement(): SettlementSql {
  const sql = settlementSql(rules(), SPAN, 'duckdb');
  if (sql.refused) throw new Error('a made-up city has nothing that SQL cannot say');
  return sql;
}

function sql(): SqlText {
  const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="f" name="f"
    namespace="urn:f"><decision id="fee" name="fee"><literalExpression><text>if age &gt;= 65 then 0
    else 1.50</text></literalExpression></decision></definitions>`;
  const types = { inputs: { age: { kind: 'count' } }, output: { kind: 'money' } } as const;
  const model = unwrap(readDmn(xml, DMN_LIMITS));
  const text = compileSql(unwrap(checkDecision(model, 'fee', types, 'strict')), 'duckdb');
  if (text.refused) throw new Error('a fee by age can be written as SQL');
  return text;
}

const measured = async () => (await libraryOfAll()).get('beijing-2017-separation')?.evidence[0];

/** Values of rules that an example may declare: a library, a package of it, and what is made of them. */
export const SAMPLE_RULES: Readonly<Record<string, () => unknown>> = {
  library: libraryOfAll,
  whole: async () => (await libraryOfAll()).get('beijing-2017-separation'),
  evidence: measured,
  there: measured,
  rules,
  frame,
  places: async () => replayLayout(await frame()),
  settlement,
  sql,
  persons: () => samplePersons(1, 4),
  batch: () => sampleClaims({ first: 1, persons: 4, claimsEach: 3 }),
  replay: sampleReplay,
  other: sampleReplay,
  priceBounds: () => ({
    ...{ paths: ['lists/none/ct'], fall: 0.2, rise: 0.2, step: 10 },
    ...{ total: 0.01, hospital: null, group: null, services: null },
  }),
};
