import type { Officer, PackageList, Status, WireText } from '@sanyi/api';
import type { Address } from '../app/address.ts';
import { pagesFor, seesRows } from '../app/page-list.ts';
import type { Messages } from '../messages/messages.ts';

/** Something that can be jumped to. */
export type Result = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly hint: string;
  readonly to: string;
  readonly address: Address;
};

type Found = {
  readonly status: Status | undefined;
  readonly packages: PackageList | undefined;
  readonly m: Messages;
  /** In which role somebody acts; null looks around. */
  readonly role: Officer['role'] | null;
  readonly say: (text: WireText) => string;
};

const MOST = 12;

/** Everything there is, pages first; a number is offered as a claim. */
export function resultsFor(query: string, found: Found): readonly Result[] {
  const asked = query.trim().toLocaleLowerCase();
  const matches = (text: string): boolean => text.toLocaleLowerCase().includes(asked);
  const named = everything(found).filter(({ names }) => names.some(matches));
  const claim: readonly Result[] =
    /^\d+$/.test(asked) && seesRows(found.role)
      ? [
          {
            id: `claim-${asked}`,
            kind: found.m.search.claim,
            title: found.m.search.openClaim(asked),
            hint: '',
            to: `/claims/${asked}`,
            address: {},
          },
        ]
      : [];
  return [...claim, ...named.map(({ result }) => result)].slice(0, MOST);
}

function everything({ status, packages, m, say, role }: Found): {
  readonly result: Result;
  readonly names: readonly string[];
}[] {
  const pages = pagesFor(role).map(({ id, path, letter }) => ({
    result: {
      id: `page-${id}`,
      kind: m.search.page,
      title: m.pages[id],
      hint: `g ${letter}`,
      to: path,
      address: {},
    },
    names: [m.pages[id], id],
  }));
  const districts = (status?.districts ?? []).map((district) => ({
    result: {
      id: `district-${district.id}`,
      kind: m.search.district,
      title: say(district),
      hint: '',
      to: '/district',
      address: { place: district.id },
    },
    names: [district.id, district.en, district.zh],
  }));
  const listed = (packages?.rows ?? []).map(({ id, title, version }) => ({
    result: {
      id: `package-${id}`,
      kind: m.search.package,
      title: say(title),
      hint: `${id} ${version}`,
      to: `/packages/${id}`,
      address: {},
    },
    names: [id, title.en, title.zh],
  }));
  return [...pages, ...districts, ...listed];
}
