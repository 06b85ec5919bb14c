import type { ProblemDocument, WireText } from '@sanyi/api';
import { assert, type Problem, type ProblemCode } from '@sanyi/kernel';

const UNKNOWN: readonly ProblemCode[] = [
  'API_ADDRESS_UNKNOWN',
  'API_PLACE_UNKNOWN',
  'API_PERIOD_UNKNOWN',
  'API_CLAIM_UNKNOWN',
  'API_PACKAGE_UNKNOWN',
  'API_FIGURE_UNKNOWN',
  'API_JOB_UNKNOWN',
];

const STATUSES: ReadonlyMap<ProblemCode, number> = new Map<ProblemCode, number>([
  ...UNKNOWN.map((code) => [code, 404] as const),
  ['STORE_ACTOR_REFUSED', 403],
  ['API_HOST_REFUSED', 421],
  ['API_NOT_READY', 503],
  ['API_BUG', 500],
]);

const TITLES: Readonly<Record<number, WireText>> = {
  400: { en: 'The request is not right', zh: '请求有误' },
  403: { en: 'Not allowed', zh: '无权访问' },
  404: { en: 'Not found', zh: '未找到' },
  421: { en: 'Wrong name', zh: '名称不符' },
  500: { en: 'A defect of the server', zh: '服务缺陷' },
  503: { en: 'Not ready yet', zh: '尚未就绪' },
};

/** The status of a problem: what the asker did wrong is 400 unless the code says more. */
export const statusOf = (code: ProblemCode): number => STATUSES.get(code) ?? 400;

/** Problems as the document that travels as `application/problem+json`. */
export function problemDocument(problems: readonly Problem[], status?: number): ProblemDocument {
  const [first] = problems;
  assert(first !== undefined, 'a failure has at least one problem');
  const known = status ?? statusOf(first.code);
  const fallback: WireText = { en: 'The request is not right', zh: '请求有误' };
  return {
    type: `urn:sanyi:problem:${first.code}`,
    title: TITLES[known] ?? fallback,
    status: known,
    code: first.code,
    where: first.where,
    detail: { en: first.en, zh: first.zh },
    problems: problems.map(({ code, where, en, zh }) => ({ code, where, en, zh })),
  };
}
