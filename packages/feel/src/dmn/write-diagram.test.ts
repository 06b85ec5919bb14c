import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { DMN_LIMITS } from '../limits.ts';
import { readDmn } from './read-dmn.ts';
import { writeDiagram } from './write-diagram.ts';
import { writeDmn } from './write-dmn.ts';

const ROOT = join(import.meta.dirname, '../../../../policies');
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /^[^/\\]+[/\\]tables[/\\].*\.dmn$/.test(path),
);

type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

function boxesIn(xml: string): Map<string, Box> {
  const shapes = xml.matchAll(
    /dmnElementRef="([^"]+)">\s*<dc:Bounds x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g,
  );
  return new Map(
    [...shapes].map(([, id = '', ...numbers]) => {
      const [x = 0, y = 0, w = 0, h = 0] = numbers.map(Number);
      return [id, { x, y, w, h }];
    }),
  );
}

const overlapping = (boxes: ReadonlyMap<string, Box>): string[] =>
  [...boxes].flatMap(([id, a]) =>
    [...boxes].flatMap(([other, b]) => {
      const beside = a.x + a.w <= b.x || b.x + b.w <= a.x;
      const above = a.y + a.h <= b.y || b.y + b.h <= a.y;
      return id === other || beside || above ? [] : [`${id} and ${other}`];
    }),
  );

describe('diagrams', () => {
  test.each(files)(
    'FEEL-90 %s: every decision and input has a box of its own, lines go up',
    (file) => {
      const model = unwrap(readDmn(readFileSync(join(ROOT, file), 'utf8'), DMN_LIMITS));
      const xml = writeDiagram(model);
      const boxes = boxesIn(xml);
      const drawn = [...boxes].map(([id]) => id);
      expect(drawn).toEqual(expect.arrayContaining(model.decisions.map(({ id }) => id)));
      expect(overlapping(boxes)).toEqual([]);
      const ids = new Map(
        [...model.inputs, ...model.decisions, ...model.knowledge].map(({ name, id }) => [name, id]),
      );
      for (const { id, requires } of model.decisions) {
        for (const name of requires) {
          const below = boxes.get(ids.get(name) ?? '');
          expect(below?.y ?? 0, `${name} under ${id}`).toBeGreaterThan(boxes.get(id)?.y ?? 0);
        }
      }
      const edges = xml.match(/<dmndi:DMNEdge /g) ?? [];
      const needs = model.decisions.reduce((sum, { requires }) => sum + requires.length, 0);
      expect(edges).toHaveLength(needs);
    },
  );

  test('FEEL-90 the rules stay the same, and a second diagram takes the place of the first', () => {
    const text = readFileSync(join(ROOT, files[0] ?? ''), 'utf8');
    const model = unwrap(readDmn(text, DMN_LIMITS));
    const once = writeDiagram(model);
    const again = unwrap(readDmn(once, DMN_LIMITS));
    expect(again.decisions).toEqual(model.decisions);
    expect(writeDiagram(again)).toBe(once);
    expect(writeDmn({ ...again, other: model.other, prefixes: model.prefixes })).toBe(
      writeDmn(model),
    );
  });
});
