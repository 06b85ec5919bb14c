import type { ProblemDocument } from '@sanyi/api';
import {
  sampleBeforeAfter,
  sampleBehaviour,
  sampleBulletin,
  sampleKeptReplays,
  sampleReplaysCompared,
  sampleWhatIfSteps,
} from '@sanyi/api/samples';
import { claimDocument, claimListDocument } from './claim-fixture.ts';
import { draftDifferencesDocument, installPreviewDocument } from './differences-fixture.ts';
import { draftDocument, draftsDocument, sourcesDocument } from './drafts-fixture.ts';
import {
  directivesDocument,
  officersDocument,
  packDocument,
  projectDocument,
  projectsDocument,
  taskDocument,
  tasksDocument,
  workDocument,
} from './governance-fixture.ts';
import { growthDocument } from './growth-fixture.ts';
import { coverageDocument, glossaryDocument } from './library-fixture.ts';
import { monitoringDocument } from './monitoring-fixture.ts';
import { districtDocument, overviewDocument } from './overview-fixture.ts';
import { packageChecksDocument } from './package-checks-fixture.ts';
import { packageDocument, packageListDocument } from './package-fixture.ts';
import { DISTRICTS } from './places.ts';
import { reportsDocument } from './reports-fixture.ts';
import { statusDocument, whyDocument } from './status-fixture.ts';
import { submissionsDocument } from './submissions-fixture.ts';
import { whatIfChoicesDocument, whatIfDocument } from './what-if-fixture.ts';

type Answered = { readonly status: number; readonly body: unknown };

/** The invented answer of an address. */
export function answer(url: URL, passed: number): Answered {
  const ok = (body: unknown): Answered => ({ status: 200, body });
  const [, , kind = '', id = '', part = ''] = url.pathname.split('/').map(decodeURIComponent);
  const ask = (name: string): string => url.searchParams.get(name) ?? '';
  const known = (place: string): boolean =>
    place === 'beijing' || DISTRICTS.some((district) => district.id === place);
  switch (kind) {
    case 'status':
      return ok(statusDocument(passed));
    case 'overview':
      return ok(overviewDocument(ask('period') || '2019-Q1'));
    case 'growth':
      return known(ask('place'))
        ? ok(growthDocument(ask('place')))
        : unknown('place', ask('place'));
    case 'districts':
      return known(id) ? ok(districtDocument(id)) : unknown('district', id);
    case 'claims':
      if (!id) return ok(claimListDocument(ask('visitKind'), ask('day')));
      return id === '404' ? unknown('claim', id) : ok(claimDocument(id, ask('against')));
    case 'monitoring':
      return known(ask('place') || 'beijing')
        ? ok(monitoringDocument(ask('place')))
        : unknown('place', ask('place'));
    case 'before-after':
      return ok(sampleBeforeAfter());
    case 'what-if':
      return ok(whatIfAnswer(id, ask('reform')));
    case 'replays':
      return replaysAnswer(part, ask('with'));
    case 'figures':
      return ok(whyDocument(ask('indicator'), ask('place')));
    default:
      return plain(kind, id, part) ?? unknown('address', url.pathname);
  }
}

function whatIfAnswer(id: string, reform: string): unknown {
  if (id === 'behaviour') return sampleBehaviour();
  if (id === 'changes') return sampleWhatIfSteps();
  return id === 'choices' ? whatIfChoicesDocument() : whatIfDocument(reform);
}

function replaysAnswer(part: string, other: string): Answered {
  if (other === '404') return unknown('replay', other);
  return { status: 200, body: part === 'compare' ? sampleReplaysCompared() : sampleKeptReplays() };
}

function packagesAnswer(id: string, part: string): unknown {
  if (id === '') return packageListDocument();
  if (part === 'install') return installPreviewDocument();
  return part === 'checks' ? packageChecksDocument() : packageDocument();
}

function draftsAnswer(id: string, part: string): unknown {
  if (id === '') return draftsDocument();
  return part === 'differences' ? draftDifferencesDocument() : draftDocument();
}

/** The invented answer of an address that asks for nothing but an id, or null for another. */
function plain(kind: string, id: string, part: string): Answered | null {
  const documents: Readonly<Record<string, () => unknown>> = {
    bulletin: sampleBulletin,
    coverage: coverageDocument,
    glossary: glossaryDocument,
    packages: () => packagesAnswer(id, part),
    reports: () => reportsDocument(id),
    editions: () => ({ rows: [], mayDraft: false, districts: 16 }),
    submissions: () => submissionsDocument(id),
    officers: officersDocument,
    work: workDocument,
    tasks: () => (id ? taskDocument(id) : tasksDocument()),
    directives: () => (id ? packDocument() : directivesDocument()),
    drafts: () => draftsAnswer(id, part),
    'package-sources': sourcesDocument,
    projects: () => (id ? projectDocument() : projectsDocument()),
  };
  const document = documents[kind];
  return document ? { status: 200, body: document() } : null;
}

function unknown(what: string, name: string): Answered {
  const body: ProblemDocument = {
    type: 'about:blank',
    title: { en: 'Not found', zh: '未找到' },
    status: 404,
    code: 'API_UNKNOWN',
    where: `${what} ${name}`,
    detail: {
      en: `There is no ${what} "${name}" in this city. Choose one from the list.`,
      zh: `本市没有“${name}”。请从列表中选择。`,
    },
    problems: [],
  };
  return { status: 404, body };
}
