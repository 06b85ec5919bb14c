import type { ProblemDocument, WireText } from '@sanyi/api';
import { assert, type Problem, type ProblemCode } from '@sanyi/kernel';

type Statuses = Partial<Record<ProblemCode, number>>;

/** Statuses of problems that are not simply a request that is not right. */
const STATUSES: Statuses = {
  API_ADDRESS_UNKNOWN: 404,
  API_PLACE_UNKNOWN: 404,
  API_PERIOD_UNKNOWN: 404,
  API_CLAIM_UNKNOWN: 404,
  API_PACKAGE_UNKNOWN: 404,
  API_FIGURE_UNKNOWN: 404,
  API_RESET_REFUSED: 403,
  API_DAYS_NOT_MEASURED: 404,
  API_INDICATOR_UNKNOWN: 404,
  BEHAVIOUR_MISSING: 404,
  API_STUDY_UNKNOWN: 404,
  API_COMPARISON_EMPTY: 404,
  API_COMPARISON_METHOD: 404,
  API_DAY_UNKNOWN: 404,
  API_DOCUMENT_UNAVAILABLE: 404,
  API_JOB_UNKNOWN: 404,
  API_JOB_OF_ANOTHER: 403,
  API_NOT_ELSEWHERE: 404,
  API_NOT_TAKEN_OVER: 404,
  API_SOLUTION_UNKNOWN: 404,
  API_REPLAY_UNKNOWN: 404,
  API_REPLAYS_APART: 422,
  REPLAY_NOT_FOUND: 404,
  BULLETIN_UNKNOWN: 404,
  BULLETIN_PERIOD_UNKNOWN: 404,
  BULLETIN_EMPTY: 404,
  STORE_CLAIM_UNKNOWN: 404,
  STORE_FIGURES_REFUSED: 403,
  STORE_ROWS_REFUSED: 403,
  API_ORIGIN_REFUSED: 403,
  API_ACTING_REFUSED: 403,
  API_DIRECTIVE_UNKNOWN: 404,
  RECORDS_UNKNOWN: 404,
  RECORDS_ACT_REFUSED: 403,
  RECORDS_ROW_REFUSED: 403,
  RECORDS_IN_USE: 503,
  RECORDS_NOT_REACHABLE: 503,
  RECORDS_FAILED: 503,
  GOV_CHANGED_MEANWHILE: 409,
  GOV_STATE: 409,
  GOV_SHEETS_OPEN: 409,
  GOV_NOT_AS_SIGNED: 409,
  BULLETIN_NOT_AS_PUBLISHED: 409,
  GOV_OWN_DRAFT: 403,
  GOV_DRAFT_NAME: 409,
  API_DRAFT_ID: 409,
  GOV_PERIOD_LOCKED: 409,
  GOV_CONTENT_CHANGED: 409,
  GOV_SENT_TWICE: 409,
  GOV_RECEIVED_TWICE: 409,
  GOV_ISSUED_TWICE: 409,
  GOV_REGISTERED_TWICE: 409,
  GOV_PARTS_OPEN: 409,
  STORE_CANCELLED: 499,
  API_HOST_REFUSED: 421,
  REPORT_SHEET_TWICE: 409,
  REPORT_DATA_OPEN: 409,
  API_NOT_READY: 503,
  API_BUG: 500,
};

const BAD_REQUEST: WireText = { en: 'The request is not right', zh: '请求有误' };
const TITLES: Readonly<Record<number, WireText>> = {
  403: { en: 'Not allowed', zh: '无权访问' },
  404: { en: 'Not found', zh: '未找到' },
  409: { en: 'Not possible now', zh: '当前无法执行' },
  421: { en: 'Wrong name', zh: '名称不符' },
  422: { en: 'Not to be compared', zh: '无法对比' },
  // Whoever asked stopped it, or left.
  499: { en: 'Stopped', zh: '已停止' },
  500: { en: 'A defect of the server', zh: '服务缺陷' },
  503: { en: 'Not ready yet', zh: '尚未就绪' },
};

/** The status of a problem: what the asker did wrong is 400 unless the code says more. */
const statusOf = (code: ProblemCode): number => STATUSES[code] ?? 400;

/** Problems as the document that travels as `application/problem+json`. */
export function problemDocument(problems: readonly Problem[], status?: number): ProblemDocument {
  const [first] = problems;
  assert(first !== undefined, 'a failure has at least one problem');
  const known = status ?? statusOf(first.code);
  return {
    type: `urn:sanyi:problem:${first.code}`,
    title: TITLES[known] ?? BAD_REQUEST,
    status: known,
    code: first.code,
    where: first.where,
    detail: { en: first.en, zh: first.zh },
    problems: problems.map(({ code, where, en, zh }) => ({ code, where, en, zh })),
  };
}
