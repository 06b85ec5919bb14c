import type { ProblemDocument } from '@sanyi/api';
import { bulletinDocument } from './bulletin-fixture.ts';
import { claimDocument, claimListDocument } from './claim-fixture.ts';
import { growthDocument } from './growth-fixture.ts';
import { coverageDocument, glossaryDocument } from './library-fixture.ts';
import { monitoringDocument } from './monitoring-fixture.ts';
import { districtDocument, overviewDocument } from './overview-fixture.ts';
import { packageDocument, packageListDocument } from './package-fixture.ts';
import { DISTRICTS } from './places.ts';
import { reportsDocument } from './reports-fixture.ts';
import { statusDocument, whyDocument } from './status-fixture.ts';

type Answered = { readonly status: number; readonly body: unknown };

/** The invented answer of an address. */
export function answer(url: URL, passed: number): Answered {
  const ok = (body: unknown): Answered => ({ status: 200, body });
  const [, , kind = '', id = ''] = url.pathname.split('/').map(decodeURIComponent);
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
    case 'packages':
      return ok(id ? packageDocument() : packageListDocument());
    case 'bulletin':
      return ok(bulletinDocument());
    case 'monitoring':
      return known(ask('place') || 'beijing')
        ? ok(monitoringDocument(ask('place')))
        : unknown('place', ask('place'));
    case 'reports':
      return ok(reportsDocument(id));
    case 'coverage':
      return ok(coverageDocument());
    case 'glossary':
      return ok(glossaryDocument());
    case 'figures':
      return ok(whyDocument(ask('indicator'), ask('place')));
    default:
      return unknown('address', url.pathname);
  }
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
