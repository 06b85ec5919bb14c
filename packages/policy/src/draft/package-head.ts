import { type IsoDate, parseIsoDate, type Text } from '@sanyi/kernel';
import { parseDocument } from 'yaml';

/** What a `policy.yaml` says of its package at the top; null where it does not say it readably. */
export type PackageHead = {
  readonly id: string | null;
  readonly version: string | null;
  readonly title: Text | null;
  readonly from: IsoDate | null;
};

/**
 * Reads the head of a package, however broken the rest of it is.
 *
 * @param manifest - the text of its `policy.yaml`
 * @example
 * ```ts
 * packageHead('id: fees-v2\neffective: {from: 2019-07-01}\nlists: [').id; // 'fees-v2'
 * ```
 */
export function packageHead(manifest: string): PackageHead {
  const document = parseDocument(manifest.slice(0, LONGEST), {
    schema: 'failsafe',
    logLevel: 'silent',
  });
  const at = (...path: readonly string[]): string | null => {
    const value = document.hasIn(path) ? document.getIn(path) : null;
    return typeof value === 'string' ? value : null;
  };
  const [id, version] = [at('id'), at('version')];
  const [en, zh] = [at('title', 'en'), at('title', 'zh')];
  const from = parseIsoDate(at('effective', 'from') ?? '', 'policy.yaml');
  return {
    id: id !== null && /^[A-Za-z][A-Za-z0-9-]{0,79}$/.test(id) ? id : null,
    version: version !== null && /^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(version) ? version : null,
    title: en !== null && zh !== null ? { en, zh } : null,
    from: from.ok ? from.value : null,
  };
}

/** A head is in the first lines; nobody waits for the reading of what is no manifest. */
const LONGEST = 65_536;
