import { ADOPT_PROBLEMS } from './adopt.ts';
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
import { POLICY_FIGURE_PROBLEMS } from './policy-figures.ts';
import { POLICY_FILE_PROBLEMS } from './policy-files.ts';
import { POLICY_RULE_PROBLEMS } from './policy-rules.ts';
import { POLICY_TEST_PROBLEMS } from './policy-tests.ts';
import { POLICY_UNIT_PROBLEMS } from './policy-units.ts';
import { POLICY_VALUE_PROBLEMS } from './policy-values.ts';
import { RECORDS_PROBLEMS } from './records.ts';
import { REPORT_PROBLEMS } from './report.ts';
import { STACK_PROBLEMS } from './stack.ts';
import { STORE_PROBLEMS } from './store.ts';

type ProblemTexts = typeof KERNEL_PROBLEMS &
  typeof FEEL_PROBLEMS &
  typeof POLICY_FILE_PROBLEMS &
  typeof POLICY_VALUE_PROBLEMS &
  typeof POLICY_RULE_PROBLEMS &
  typeof POLICY_FIGURE_PROBLEMS &
  typeof POLICY_UNIT_PROBLEMS &
  typeof POLICY_TEST_PROBLEMS &
  typeof ADOPT_PROBLEMS &
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
  ...POLICY_FILE_PROBLEMS,
  ...POLICY_VALUE_PROBLEMS,
  ...POLICY_RULE_PROBLEMS,
  ...POLICY_FIGURE_PROBLEMS,
  ...POLICY_UNIT_PROBLEMS,
  ...POLICY_TEST_PROBLEMS,
  ...ADOPT_PROBLEMS,
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
