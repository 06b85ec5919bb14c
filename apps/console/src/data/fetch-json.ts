import { ACTING_HEADER, CITY_HEADER, type ProblemDocument, VISIT_HEADER } from '@sanyi/api';
import { actingNow, setPreferences } from '../app/preferences.ts';
import { CITY } from './served-city.ts';
import { visitNow } from './visit.ts';

/** What went wrong with a request, in both languages; `null` means that nobody answered. */
export class AnswerError extends Error {
  readonly problem: ProblemDocument | null;

  constructor(problem: ProblemDocument | null) {
    super(problem ? `${problem.code}: ${problem.detail.en}` : 'no answer');
    this.problem = problem;
  }
}

/** Query values of a request; absent ones are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** An address with its query. */
export function withQuery(address: string, query: Query): string {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  );
  return given.length > 0 ? `${address}?${new URLSearchParams(given)}` : address;
}

/**
 * Asks the server of this page. Server and console are one release, and the server's answers are
 * checked against the schemas of the wire before it ships, so the answer is taken as its type.
 */
export async function fetchJson<T>(
  address: string,
  options: {
    readonly query?: Query;
    readonly signal?: AbortSignal;
    readonly method?: string;
    /** Sent with POST unless a method is named: a file as its bytes, anything else as JSON. */
    readonly body?: unknown;
  } = {},
): Promise<T> {
  const { query = {}, signal, body: sent, method = sent === undefined ? 'GET' : 'POST' } = options;
  const acting = actingNow();
  const response = await fetch(withQuery(address, query), {
    method,
    headers: {
      accept: 'application/json',
      [VISIT_HEADER]: visitNow(),
      ...(sent === undefined ? {} : { 'content-type': kindOf(sent) }),
      ...(acting === null ? {} : { [ACTING_HEADER]: acting }),
    },
    ...(sent === undefined ? {} : { body: sent instanceof Blob ? sent : JSON.stringify(sent) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new AnswerError(null);
  });
  const body: unknown = await response.json().catch(() => null);
  CITY.note(response.headers.get(CITY_HEADER));
  if (!response.ok) {
    const problem = isProblem(body) ? body : null;
    if (acting !== null && problem && NOT_BELIEVED.includes(problem.code)) {
      // Another city is served than when the officer was chosen: look around as nobody instead.
      setPreferences({ acting: null });
      return fetchJson<T>(address, options);
    }
    throw new AnswerError(problem);
  }
  // Safe because of the sentence above: one release, answers pinned by schema tests.
  return body as T;
}

const NOT_BELIEVED: readonly string[] = ['API_OFFICER_UNKNOWN', 'API_ACTING_REFUSED'];

/** A page of another site can send neither kind without asking first. */
const kindOf = (sent: unknown): string =>
  sent instanceof Blob ? 'application/octet-stream' : 'application/json';

/** Whether a body is a problem document. */
export function isProblem(body: unknown): body is ProblemDocument {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
