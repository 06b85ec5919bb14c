import { API_PROBLEMS } from './api.ts';
import { BULLETIN_PROBLEMS } from './bulletin.ts';
import { CITY_PROBLEMS } from './city.ts';
import { CLI_PROBLEMS } from './cli.ts';
import { FEEL_PROBLEMS } from './feel.ts';
import { GOVERNANCE_PROBLEMS } from './governance.ts';
import { IMPORT_PROBLEMS } from './import.ts';
import { INSURANCE_PROBLEMS } from './insurance.ts';
import { KERNEL_PROBLEMS } from './kernel.ts';
import { OVERSIGHT_PROBLEMS } from './oversight.ts';
import { POLICY_PROBLEMS } from './policy.ts';
import { RECORDS_PROBLEMS } from './records.ts';
import { REPORT_PROBLEMS } from './report.ts';
import { STACK_PROBLEMS } from './stack.ts';
import { STORE_PROBLEMS } from './store.ts';

type ProblemTexts = typeof KERNEL_PROBLEMS &
  typeof FEEL_PROBLEMS &
  typeof POLICY_PROBLEMS &
  typeof STACK_PROBLEMS &
  typeof INSURANCE_PROBLEMS &
  typeof OVERSIGHT_PROBLEMS &
  typeof BULLETIN_PROBLEMS &
  typeof CITY_PROBLEMS &
  typeof GOVERNANCE_PROBLEMS &
  typeof RECORDS_PROBLEMS &
  typeof STORE_PROBLEMS &
  typeof REPORT_PROBLEMS &
  typeof IMPORT_PROBLEMS &
  typeof API_PROBLEMS &
  typeof CLI_PROBLEMS;

/** The one registry of problems: every code of the platform with its text in both languages. */
export const PROBLEM_TEXTS: ProblemTexts = {
  ...KERNEL_PROBLEMS,
  ...FEEL_PROBLEMS,
  ...POLICY_PROBLEMS,
  ...STACK_PROBLEMS,
  ...INSURANCE_PROBLEMS,
  ...OVERSIGHT_PROBLEMS,
  ...BULLETIN_PROBLEMS,
  ...CITY_PROBLEMS,
  ...GOVERNANCE_PROBLEMS,
  ...RECORDS_PROBLEMS,
  ...STORE_PROBLEMS,
  ...REPORT_PROBLEMS,
  ...IMPORT_PROBLEMS,
  ...API_PROBLEMS,
  ...CLI_PROBLEMS,
};
