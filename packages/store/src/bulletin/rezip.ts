import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** The earliest moment a zip can hold, in local time: its clock has no zone. */
const FIRST_MOMENT = new Date(1980, 0, 1);

/** The moment that stands inside documents instead of the time of writing. */
const FIXED_TIME = '2000-01-01T00:00:00Z';

/**
 * Packs an office document again so that the same content gives the same bytes: names in order,
 * fixed times, one compressor. What the writer put in as the time of writing is fixed too.
 */
export function rezip(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const ordered: Zippable = {};
  for (const name of Object.keys(files).toSorted(officeOrder)) {
    const content = files[name];
    if (content === undefined || name.endsWith('/')) continue;
    const stable = name === 'docProps/core.xml' ? fixedTimes(content) : content;
    ordered[name] = [stable, { level: 6, mtime: FIRST_MOMENT }];
  }
  return zipSync(ordered);
}

/** The list of content types comes first: some readers look for it there. */
const officeOrder = (a: string, b: string): number => {
  const first = Number(b === TYPES) - Number(a === TYPES);
  return first || (a < b ? -1 : 1);
};

const TYPES = '[Content_Types].xml';

const fixedTimes = (content: Uint8Array): Uint8Array =>
  strToU8(
    strFromU8(content).replace(
      /(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/g,
      `$1${FIXED_TIME}$3`,
    ),
  );
