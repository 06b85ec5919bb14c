import type { DraftDetail, DraftList, PackageSources } from '@sanyi/api';
import { sampleDraft, sampleDrafts, sampleSources } from '@sanyi/api/samples';

const about = {
  version: 2,
  name: 'fees-v2',
  title: { en: 'Fees, version 2', zh: '收费（第2版）' },
  base: { package: 'beijing-2017-separation', version: '1.0.0' },
  note: 'Fee of tertiary hospitals',
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
export const draftsDocument = (): DraftList => {
  const sample = sampleDrafts();
  return { ...sample, rows: sample.rows.map((row) => ({ ...row, ...about })) };
};

/** An invented draft with one small table. */
export const draftDocument = (): DraftDetail => {
  const sample = sampleDraft();
  return {
    ...sample,
    ...about,
    files: { 'policy.yaml': POLICY, 'tables/contact.dmn': TABLE, 'lists/reason.csv': REASONS },
    history: sample.history.flatMap((each) => [each, { ...each, version: 2 }]),
  };
};

/** No package is in force beside the draft. */
export const sourcesDocument = (): PackageSources => ({
  ...sampleSources(),
  place: 'beijing',
  packages: [],
});
