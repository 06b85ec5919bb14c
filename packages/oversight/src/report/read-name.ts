import { nearest, type Text } from '@sanyi/kernel';
import { nameKey } from './plain.ts';

/** Something that is written by name in a cell: a district or an indicator. */
export type Named = {
  readonly id: string;
  readonly title: Text;
  readonly aliases: readonly string[];
};

/** What a name stands for, or the nearest one there is. */
export type ReadName =
  | { readonly ok: true; readonly id: string; readonly healed: boolean }
  | { readonly ok: false; readonly nearest: Named | null };

/** How the name of something is written where both languages stand side by side. */
export const bothNames = ({ title }: Pick<Named, 'title'>): string => `${title.zh} ${title.en}`;

/** Finds names by any way of writing them that means one thing only. */
export class Names {
  readonly #named: readonly Named[];
  readonly #ids = new Map<string, string>();

  constructor(named: readonly Named[]) {
    this.#named = named;
    const clashes = new Set<string>();
    for (const each of named) {
      for (const text of new Set(writings(each).map(nameKey))) {
        const other = this.#ids.get(text);
        if (other !== undefined && other !== each.id) clashes.add(text);
        this.#ids.set(text, each.id);
      }
    }
    for (const text of clashes) this.#ids.delete(text);
  }

  read(text: string): ReadName {
    const key = nameKey(text);
    // 北京市通州区 names the city first.
    const id = this.#ids.get(key) ?? this.#ids.get(key.replace(/^[^市]{1,6}市/, ''));
    if (id !== undefined) {
      const usual = this.#named.find((each) => each.id === id);
      const known = usual ? [id, usual.title.zh, usual.title.en, bothNames(usual)] : [];
      return { ok: true, id, healed: !known.includes(text) };
    }
    const close = nearest(key, [...this.#ids.keys()]);
    const meant = close === null ? undefined : this.#ids.get(close);
    return { ok: false, nearest: this.#named.find((each) => each.id === meant) ?? null };
  }
}

const writings = (each: Named): string[] => [
  each.id,
  each.title.zh,
  each.title.en,
  bothNames(each),
  `${each.title.en} ${each.title.zh}`,
  ...each.aliases,
];

/**
 * The names of districts: with and without "District", the health commission behind it, the city in
 * front of it, and their codes.
 */
export function districtNames(
  districts: readonly { readonly id: string; readonly code: string; readonly title: Text }[],
  city: string,
): Named[] {
  return districts.map(({ id, code, title }) => {
    const short = title.zh.replace(/[区县市]$/, '');
    const chinese = [short, `${short}区`, `${short}县`].flatMap((name) =>
      ['', '卫健委', '卫生健康委', '卫生健康委员会'].map((office) => name + office),
    );
    const english = [title.en, `${title.en} District`].flatMap((name) => [
      name,
      `${city} ${name}`,
      `${name} ${city}`,
    ]);
    return { id, title, aliases: [code, ...chinese, ...english] };
  });
}
