import type { Text } from '@sanyi/kernel';
import type { BulletinDefinition, BulletinTable } from '@sanyi/policy';
import type { Bulletin, BulletinGrid, BulletinRow } from './bulletin.ts';

/** A check that ran over a bulletin before somebody signs it. */
export type BulletinCheck = {
  readonly id: 'figures' | 'parts' | 'counts' | 'languages' | 'districts';
  /** `warned` leaves the decision to the person who signs. */
  readonly outcome: 'passed' | 'warned' | 'failed';
  readonly text: Text;
};

/**
 * Checks a bulletin as it stands, whatever made it: figures stated are figures measured, parts add
 * up, no small count is printed, both languages say the same, no district is missing.
 *
 * @example
 * ```ts
 * declare const bulletin: Bulletin;
 * declare const input: BulletinInput;
 * bulletinChecks(bulletin, input.definition).map((check) => check.outcome); // ['passed', 'passed', 'passed', 'passed', 'passed']
 * ```
 */
export const bulletinChecks = (
  bulletin: Bulletin,
  definition: BulletinDefinition,
): BulletinCheck[] => [
  figuresCheck(bulletin),
  partsCheck(bulletin, definition),
  countsCheck(bulletin, definition),
  languagesCheck(bulletin),
  districtsCheck(bulletin, definition),
];

const gridsOf = ({ sections }: Bulletin): BulletinGrid[] =>
  sections.flatMap((section) => section.grids);

/** Every figure of a sentence or cell stands among the figures of the bulletin with that value. */
function figuresCheck(bulletin: Bulletin): BulletinCheck {
  const known = new Set(
    bulletin.figures.map(({ figure }) => `${figure.indicator} ${figure.place} ${figure.period}`),
  );
  const stated = [
    ...bulletin.findings.flatMap(({ sentence }) => sentence.en.map(({ figure }) => figure)),
    ...gridsOf(bulletin).flatMap(({ rows }) =>
      rows.flatMap(({ place, cells }) =>
        cells.map(({ figure }) => (figure ? { ...figure, place } : null)),
      ),
    ),
  ].flatMap((each) => each ?? []);
  const found = stated.filter((each) =>
    known.has(`${each.indicator} ${each.place} ${each.period}`),
  );
  return {
    id: 'figures',
    outcome: found.length === stated.length ? 'passed' : 'failed',
    text: {
      en: `${found.length} of ${stated.length} figures stated are figures of this edition`,
      zh: `文中${stated.length}处数值，${found.length}处出自本期数据`,
    },
  };
}

/** The tables of the package with the rows that were printed. */
function printed(
  bulletin: Bulletin,
  { tables }: BulletinDefinition,
): { readonly table: BulletinTable; readonly rows: readonly BulletinRow[] }[] {
  return tables.flatMap((table) => {
    const grid = gridsOf(bulletin).find((each) => each.id === table.id);
    return grid ? [{ table, rows: grid.rows }] : [];
  });
}

/** The cell of a column; a rank may stand in front of them. */
function cellAt(table: BulletinTable, row: BulletinRow, column: number): string | null {
  return row.cells[column + row.cells.length - table.columns.length]?.value ?? null;
}

/** Tenths add without error. */
const tenths = (value: string): number => Math.round(Number(value) * 10);

function partsCheck(bulletin: Bulletin, definition: BulletinDefinition): BulletinCheck {
  const outcomes = printed(bulletin, definition).flatMap(({ table, rows }) =>
    definition.families.flatMap(({ indicator, split }) => {
      if (!split) return [];
      const at = (id: string): number =>
        table.columns.findIndex((each) => each.indicator === id && each.show === 'value');
      const columns = [indicator, split.price, split.volume, split.mix].map(at);
      if (columns.includes(-1)) return [];
      return rows.flatMap((row) => {
        const values = columns.map((column) => cellAt(table, row, column));
        const [whole, ...parts] = values.flatMap((value) => (value === null ? [] : tenths(value)));
        if (whole === undefined || parts.length < 3) return [];
        return [parts.reduce((sum, part) => sum + part, 0) === whole];
      });
    }),
  );
  const right = outcomes.filter(Boolean).length;
  return {
    id: 'parts',
    outcome: right === outcomes.length ? 'passed' : 'failed',
    text: {
      en: `Price, volume and mix add up to the growth in ${right} of ${outcomes.length} rows`,
      zh: `价格、服务量、结构之和等于同比：${outcomes.length}行中${right}行`,
    },
  };
}

const SMALLEST_SHOWN = 5;
const COUNTS: readonly BulletinTable['columns'][number]['show'][] = [
  'numerator',
  'complement',
  'denominator',
];

function countsCheck(bulletin: Bulletin, definition: BulletinDefinition): BulletinCheck {
  const counts = printed(bulletin, definition).flatMap(({ table, rows }) =>
    table.columns.flatMap(({ show }, column) =>
      COUNTS.includes(show)
        ? rows.flatMap((row) => {
            const value = cellAt(table, row, column);
            return value === null ? [] : [Number(value)];
          })
        : [],
    ),
  );
  const small = counts.filter((count) => count > 0 && count < SMALLEST_SHOWN).length;
  const hidden = bulletin.figures.filter(({ figure }) => figure.suppressed).length;
  return {
    id: 'counts',
    outcome: small === 0 ? 'passed' : 'failed',
    text: {
      en: `${small} of ${counts.length} counts under 5; ${hidden} figures hidden`,
      zh: `${counts.length}个计数中小于5的有${small}个；隐去${hidden}个数值`,
    },
  };
}

/** Both languages state the same figures in the same order of places, sentence by sentence. */
function languagesCheck({ findings }: Bulletin): BulletinCheck {
  const names = (of: (typeof findings)[number]['sentence']['en']): string =>
    of
      .flatMap(({ figure }) =>
        figure ? [`${figure.indicator} ${figure.place} ${figure.period}`] : [],
      )
      .toSorted()
      .join();
  const same = findings.filter(
    ({ sentence }) =>
      names(sentence.en) === names(sentence.zh) &&
      [sentence.en, sentence.zh].every((side) => side.some(({ text }) => text !== '')),
  );
  return {
    id: 'languages',
    outcome: same.length === findings.length ? 'passed' : 'failed',
    text: {
      en: `English and Chinese state the same figures in ${same.length} of ${findings.length} sentences`,
      zh: `中英文数值一致：${findings.length}句中${same.length}句`,
    },
  };
}

function districtsCheck(bulletin: Bulletin, { families }: BulletinDefinition): BulletinCheck {
  const own = bulletin.findings.filter(({ place }) => place !== bulletin.place);
  const known = new Set(
    bulletin.figures
      .filter(({ figure }) => figure.period === bulletin.period && !isMissing(figure))
      .map(({ figure }) => `${figure.indicator} ${figure.place}`),
  );
  const told = own.filter(({ indicator, place }) => known.has(`${indicator} ${place}`));
  return {
    id: 'districts',
    outcome: told.length === own.length ? 'passed' : 'warned',
    text: {
      en: `${told.length} of ${own.length} district figures known, in ${families.length} families`,
      zh: `${families.length}类指标共${own.length}个区级数值，已掌握${told.length}个`,
    },
  };
}

/** A hidden figure is known; one without a value is not. */
const isMissing = (figure: Bulletin['figures'][number]['figure']): boolean =>
  figure.value === null && !figure.suppressed;
