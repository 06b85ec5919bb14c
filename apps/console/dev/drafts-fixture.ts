import type { DraftDetail, DraftList, DraftRow, PackageSources, WireSignature } from '@sanyi/api';

const by: WireSignature = {
  by: {
    id: 'city-reform',
    name: { en: 'Tang Qiu', zh: '唐秋' },
    office: { en: 'Reform office, city health commission', zh: '市卫生健康委体改处' },
  },
  at: '2019-05-05T01:00:00.000Z',
};

const row: DraftRow = {
  id: 'C1',
  version: 2,
  state: 'draft',
  name: 'fees-v2',
  title: { en: 'Fees, version 2', zh: '收费（第2版）' },
  base: { package: 'beijing-2017-separation', version: '1.0.0' },
  note: 'Fee of tertiary hospitals',
  made: by,
  changed: by,
  from: '2019-07-01',
};

const POLICY = `id: fees-v2
version: 2.0.0
title: {en: "Fees, version 2", zh: 收费（第2版）}
place: beijing
effective: {from: 2019-07-01}
scope: all
authority: {en: Invented, zh: 虚构}
provides:
  firstContact.visit: {file: tables/contact.dmn, decision: contact}
lists:
  reason: {file: lists/reason.csv, kind: code, key: [code]}
`;

const cells = (name: string, texts: readonly string[]): string =>
  texts.map((text) => `<${name}><text>${text}</text></${name}>`).join('');
const rule = (id: string, inputs: readonly string[], outputs: readonly string[]): string =>
  `<rule id="${id}">${cells('inputEntry', inputs)}${cells('outputEntry', outputs)}${cells('annotationEntry', ['Invented / 虚构', 'none', 'illustrative'])}</rule>`;

const TABLE = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="contact" name="First contact" namespace="urn:fees">
<inputData id="level" name="level" label="机构级别"><variable name="level"/></inputData>
<inputData id="referred" name="referred" label="转诊"><variable name="referred"/></inputData>
<decision id="contact-1" name="contact" label="首诊"><variable name="contact"/>
<informationRequirement><requiredInput href="#level"/></informationRequirement>
<informationRequirement><requiredInput href="#referred"/></informationRequirement>
<decisionTable hitPolicy="UNIQUE">
<input label="机构级别"><inputExpression><text>level</text></inputExpression></input>
<input label="转诊"><inputExpression><text>referred</text></inputExpression></input>
<output label="允许" name="allowed"/><output label="原因" name="reason"/>
<annotation name="clause"/><annotation name="source"/><annotation name="provenance"/>
${rule('grassroots', ['"primary"', '-'], ['true', '"paid"'])}
${rule('referred', ['"secondary","tertiary"', 'true'], ['true', '"paid"'])}
${rule('not-referred', ['"secondary","tertiary"', 'false'], ['false', '"noReferral"'])}
</decisionTable></decision></definitions>`;

const REASONS = `code,title_en,title_zh,from,to,provenance,source
paid,Paid,支付,,,illustrative,none
noReferral,No referral,未经转诊,,,illustrative,none
`;

/** Invented drafts. */
export const draftsDocument = (): DraftList => ({ rows: [row], mayWrite: true });

/** An invented draft with one small table. */
export const draftDocument = (): DraftDetail => ({
  ...row,
  files: { 'policy.yaml': POLICY, 'tables/contact.dmn': TABLE, 'lists/reason.csv': REASONS },
  filesHash: 'f00d',
  submitted: null,
  approved: null,
  history: [
    { ...by, version: 1, act: 'draft.write', state: 'draft' },
    { ...by, version: 2, act: 'draft.write', state: 'draft' },
  ],
  problems: [],
  tests: { passed: 0, failed: 0 },
  mayWrite: true,
  maySubmit: true,
  mayApprove: false,
  job: null,
});

/** No package is in force beside the draft. */
export const sourcesDocument = (): PackageSources => ({
  place: 'beijing',
  stackHash: 'beef',
  packages: [],
});
