import type { Lang } from '@sanyi/kernel';
import { type BeforeAfterWords, beforeAfterEn, beforeAfterZh } from './before-after-words.ts';
import { type BehaviourWords, behaviourEn, behaviourZh } from './behaviour-words.ts';
import { type BulletinWords, bulletinEn, bulletinZh } from './bulletin-words.ts';
import { type ClaimWords, claimEn, claimZh } from './claim-words.ts';
import { type ClaimsWords, claimsEn, claimsZh } from './claims-words.ts';
import { type CompareWords, compareEn, compareZh } from './compare-words.ts';
import { type CoverageWords, coverageEn, coverageZh } from './coverage-words.ts';
import { type DifferencesWords, differencesEn, differencesZh } from './differences-words.ts';
import { type DistrictWords, districtEn, districtZh } from './district-words.ts';
import { type GovernanceWords, governanceEn } from './governance-words.ts';
import { governanceZh } from './governance-words-zh.ts';
import { type GrowthWords, growthEn, growthZh } from './growth-words.ts';
import {
  type KeysWords,
  keysEn,
  keysZh,
  type SearchWords,
  searchEn,
  searchZh,
} from './keys-words.ts';
import { type GlossaryWords, glossaryEn, glossaryZh } from './library-words.ts';
import {
  type JudgementWords,
  judgementEn,
  judgementZh,
  type ProvenanceWords,
  provenanceEn,
  provenanceZh,
} from './marks-words.ts';
import { type MonitoringWords, monitoringEn, monitoringZh } from './monitoring-words.ts';
import {
  type MeasuresWords,
  measuresEn,
  measuresZh,
  type OverviewWords,
  overviewEn,
  overviewZh,
} from './overview-words.ts';
import { type PackagesWords, packagesEn, packagesZh } from './packages-words.ts';
import { type PolicyWords, policyEn, policyZh } from './policy-words.ts';
import { type ReportsWords, reportsEn, reportsZh } from './reports-words.ts';
import { type ScopeWords, scopeEn, scopeZh } from './scope-words.ts';
import {
  type GroupsWords,
  groupsEn,
  groupsZh,
  type PagesWords,
  pagesEn,
  pagesZh,
  type ShellWords,
  shellEn,
  shellZh,
} from './shell-words.ts';
import { type StatesWords, statesEn, statesZh } from './states-words.ts';
import { type TourWords, tourEn, tourZh } from './tour-words.ts';
import { type WhatIfWords, whatIfEn, whatIfZh } from './what-if-words.ts';
import { type WhyWords, whyEn, whyZh } from './why-words.ts';

/** Every word of the console. A language that lacks a key, or has one too many, does not type-check. */
export type Messages = {
  readonly shell: ShellWords;
  readonly groups: GroupsWords;
  readonly pages: PagesWords;
  readonly scope: ScopeWords;
  readonly measures: MeasuresWords;
  readonly overview: OverviewWords;
  readonly judgement: JudgementWords;
  readonly provenance: ProvenanceWords;
  readonly governance: GovernanceWords;
  readonly growth: GrowthWords;
  readonly district: DistrictWords;
  readonly claims: ClaimsWords;
  readonly claim: ClaimWords;
  readonly packages: PackagesWords;
  readonly policy: PolicyWords;
  readonly differences: DifferencesWords;
  readonly monitoring: MonitoringWords;
  readonly beforeAfter: BeforeAfterWords;
  readonly behaviour: BehaviourWords;
  readonly bulletin: BulletinWords;
  readonly compare: CompareWords;
  readonly coverage: CoverageWords;
  readonly glossary: GlossaryWords;
  readonly tour: TourWords;
  readonly reports: ReportsWords;
  readonly whatIf: WhatIfWords;
  readonly why: WhyWords;
  readonly keys: KeysWords;
  readonly search: SearchWords;
  readonly states: StatesWords;
};

const en: Messages = {
  shell: shellEn,
  groups: groupsEn,
  pages: pagesEn,
  scope: scopeEn,
  measures: measuresEn,
  overview: overviewEn,
  judgement: judgementEn,
  provenance: provenanceEn,
  governance: governanceEn,
  growth: growthEn,
  district: districtEn,
  claims: claimsEn,
  claim: claimEn,
  packages: packagesEn,
  policy: policyEn,
  differences: differencesEn,
  monitoring: monitoringEn,
  beforeAfter: beforeAfterEn,
  behaviour: behaviourEn,
  bulletin: bulletinEn,
  compare: compareEn,
  coverage: coverageEn,
  glossary: glossaryEn,
  tour: tourEn,
  reports: reportsEn,
  whatIf: whatIfEn,
  why: whyEn,
  keys: keysEn,
  search: searchEn,
  states: statesEn,
};

const zh: Messages = {
  shell: shellZh,
  groups: groupsZh,
  pages: pagesZh,
  scope: scopeZh,
  measures: measuresZh,
  overview: overviewZh,
  judgement: judgementZh,
  provenance: provenanceZh,
  governance: governanceZh,
  growth: growthZh,
  district: districtZh,
  claims: claimsZh,
  claim: claimZh,
  packages: packagesZh,
  policy: policyZh,
  differences: differencesZh,
  monitoring: monitoringZh,
  beforeAfter: beforeAfterZh,
  behaviour: behaviourZh,
  bulletin: bulletinZh,
  compare: compareZh,
  coverage: coverageZh,
  glossary: glossaryZh,
  tour: tourZh,
  reports: reportsZh,
  whatIf: whatIfZh,
  why: whyZh,
  keys: keysZh,
  search: searchZh,
  states: statesZh,
};

/** The catalogue of each language. */
export const MESSAGES: Readonly<Record<Lang, Messages>> = { en, zh };
