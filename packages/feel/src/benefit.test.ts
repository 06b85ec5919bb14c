import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { checkDecision, type DecisionTypes, DMN_LIMITS, readDmn } from './index.ts';
import { bothTargets } from './testing/model.ts';

const BENEFIT = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="benefit-file" name="benefit" namespace="https://sanyi.example/benefit">
  <inputData id="in-scheme" name="scheme" label="险种"/>
  <decision id="d-deductible" name="deductible" label="起付线">
    <decisionTable id="t-deductible" hitPolicy="UNIQUE">
      <input label="险种"><inputExpression><text>scheme</text></inputExpression></input>
      <output name="deductible"/>
      <annotation name="clause"/><annotation name="source"/><annotation name="provenance"/>
      <rule id="deductible-employee"><inputEntry><text>"employee"</text></inputEntry><outputEntry><text>1800</text></outputEntry><annotationEntry><text>3.1</text></annotationEntry><annotationEntry><text>S04</text></annotationEntry><annotationEntry><text>sourced</text></annotationEntry></rule>
      <rule id="deductible-resident"><inputEntry><text>"resident"</text></inputEntry><outputEntry><text>550</text></outputEntry><annotationEntry><text/></annotationEntry><annotationEntry><text/></annotationEntry><annotationEntry><text/></annotationEntry></rule>
    </decisionTable>
  </decision>
  <decision id="d-rate" name="rate">
    <decisionTable id="t-rate" hitPolicy="UNIQUE">
      <input><inputExpression><text>scheme</text></inputExpression></input>
      <input><inputExpression><text>grassroots</text></inputExpression></input>
      <output name="rate"/>
      <rule id="rate-grassroots"><inputEntry><text>"employee"</text></inputEntry><inputEntry><text>true</text></inputEntry><outputEntry><text>0.9</text></outputEntry></rule>
      <rule id="rate-hospital"><inputEntry><text>"employee"</text></inputEntry><inputEntry><text>false</text></inputEntry><outputEntry><text>0.7</text></outputEntry></rule>
      <rule id="rate-resident"><inputEntry><text>"resident"</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>0.5</text></outputEntry></rule>
    </decisionTable>
  </decision>
  <decision id="d-entitlement" name="entitlement">
    <informationRequirement id="r1"><requiredDecision href="#d-deductible"/></informationRequirement>
    <informationRequirement id="r2"><requiredDecision href="#d-rate"/></informationRequirement>
    <literalExpression><text>{covered: max(0, acc.outpatientInScope + inScope - deductible) - max(0, acc.outpatientInScope - deductible), entitled: round half up(covered * rate, 2)}</text></literalExpression>
  </decision>
  <decision id="d-benefit" name="benefit">
    <informationRequirement id="r3"><requiredDecision href="#d-entitlement"/></informationRequirement>
    <literalExpression><text>{payable: true, reason: "paid", funds: {pooled: min(entitlement.entitled, max(0, parameters.outpatientCap - acc.outpatientEntitled))}, add: {outpatientInScope: inScope, outpatientEntitled: entitlement.entitled}}</text></literalExpression>
  </decision>
</definitions>`;

const money = { kind: 'money' } as const;

const TYPES: DecisionTypes = {
  inputs: {
    scheme: { kind: 'code', set: 'scheme', codes: ['employee', 'resident'] },
    grassroots: { kind: 'flag' },
    inScope: money,
    parameters: { kind: 'context', entries: { outpatientCap: money } },
    acc: { kind: 'context', entries: { outpatientInScope: money, outpatientEntitled: money } },
  },
  output: {
    kind: 'context',
    entries: {
      payable: { kind: 'flag' },
      reason: { kind: 'code', set: 'reason', codes: ['paid', 'refused'] },
      funds: { kind: 'context', entries: {}, open: money, names: ['pooled', 'large'] },
      add: {
        kind: 'context',
        entries: { outpatientInScope: money, outpatientEntitled: money },
      },
    },
  },
};

describe('the benefit decision of a base package', () => {
  const model = unwrap(readDmn(BENEFIT, DMN_LIMITS));
  const checked = unwrap(checkDecision(model, 'benefit', TYPES, 'strict'));
  const row = bothTargets(checked);
  const input = { scheme: 'employee', grassroots: false, inScope: 100_000n };
  const environment = {
    parameters: { outpatientCap: 2_000_000n },
    acc: { outpatientInScope: 150_000n, outpatientEntitled: 0n },
  };

  test('FEEL-1 a decision graph gives 490.00 for the first published vector', () => {
    const fired: number[] = [];
    expect(row.evaluate(input, environment, fired)).toEqual({
      payable: true,
      reason: 'paid',
      funds: { pooled: 49_000n },
      add: { outpatientInScope: 100_000n, outpatientEntitled: 49_000n },
    });
    expect(fired.map((index) => checked.rules[index]?.rule)).toEqual([
      'deductible-employee',
      'rate-hospital',
    ]);
  });

  test('FEEL-2 reads tells which accumulators each entry depends on', () => {
    expect(checked.reads.entries['add.outpatientInScope']).toEqual({
      inputs: ['inScope'],
      parameters: [],
      acc: [],
    });
    expect(checked.reads.entries['add.outpatientEntitled']).toEqual({
      inputs: ['grassroots', 'inScope', 'scheme'],
      parameters: [],
      acc: ['outpatientInScope'],
    });
    expect(checked.reads.entries['funds.pooled']?.acc).toEqual([
      'outpatientEntitled',
      'outpatientInScope',
    ]);
    expect(checked.reads.entries['funds.pooled']?.parameters).toEqual(['outpatientCap']);
    expect(checked.reads.acc).toEqual(['outpatientEntitled', 'outpatientInScope']);
  });

  test('FEEL-3 a trace tells rules, annotations and every step with its place', () => {
    const trace = row.trace(input, environment);
    expect(trace.fired[0]).toMatchObject({
      decision: 'deductible',
      rule: 'deductible-employee',
      annotations: { clause: '3.1', source: 'S04', provenance: 'sourced' },
    });
    expect(
      trace.decisions.map((each) => [each.decision, each.entry, each.text]).slice(0, 4),
    ).toEqual([
      ['deductible', null, '1800'],
      ['rate', null, '0.7'],
      ['entitlement', 'covered', '700.00'],
      ['entitlement', 'entitled', '490.00'],
    ]);
    const steps = trace.steps.map(
      (step) =>
        `${step.expression.text.slice(step.expression.from, step.expression.to)} = ${step.text}`,
    );
    expect(steps).toContain('round half up(covered * rate, 2) = 490.00');
    expect(steps).toContain('covered = 700.00');
  });
});
