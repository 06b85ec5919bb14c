import type { DmnModel } from './model.ts';
import { writeDmn } from './write-dmn.ts';

/**
 * Writes a model like `writeDmn` and lays its decision graph out, so that modellers which need a
 * diagram open it: what is needed stands under what needs it, inputs lowest. A diagram that the model
 * brought along gives way.
 *
 * @param model - from `readDmn`
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
 *   id="fees" name="fees" namespace="urn:fees"><decision id="fee" name="fee">
 *   <literalExpression><text>1</text></literalExpression></decision></definitions>`;
 * writeDiagram(unwrap(readDmn(xml, DMN_LIMITS))).includes('dmnElementRef="fee"'); // true
 * ```
 */
export function writeDiagram(model: DmnModel): string {
  const bare = { ...model, other: model.other.filter(({ name }) => !/\bDMNDI$/.test(name)) };
  const prefixes = { ...model.prefixes, dmndi: DMNDI, dc: DC, di: DI };
  const edges: Edge[] = [];
  // Requirements stand inside the element that has them.
  let owner = model.id;
  const text = writeDmn({ ...bare, prefixes }).replace(
    /<(decision|businessKnowledgeModel) id="([^"]*)"|<(information|knowledge|authority)Requirement>(<\w+ href="#([^"]*)"\/>)/g,
    (whole, element: string, elementId: string, kind: string, inside: string, from: string) => {
      if (element) {
        owner = elementId;
        return whole;
      }
      const id = `requirement-${edges.length + 1}`;
      edges.push({ id, from, to: owner });
      return `<${kind}Requirement id="${id}">${inside}`;
    },
  );
  return text.replace(/<\/definitions>\s*$/, `${diagram(model, edges)}</definitions>\n`);
}

const DMNDI = 'https://www.omg.org/spec/DMN/20191111/DMNDI/';
const DC = 'http://www.omg.org/spec/DMN/20180521/DC/';
const DI = 'http://www.omg.org/spec/DMN/20180521/DI/';

/** A requirement as drawn: from what is needed to what needs it, ids of elements. */
type Edge = { readonly id: string; readonly from: string; readonly to: string };

type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const SIZES = {
  decision: { width: 180, height: 60 },
  input: { width: 130, height: 44 },
} as const;
const [ACROSS, DOWN, ROW_MOST] = [30, 90, 9];

function diagram(model: DmnModel, edges: readonly Edge[]): string {
  const boxes = boxesOf(model, edges);
  const shapes = [...boxes].map(
    ([id, { x, y, width, height }]) =>
      `      <dmndi:DMNShape id="shape-${id}" dmnElementRef="${id}">\n        <dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/>\n      </dmndi:DMNShape>\n`,
  );
  const lines = edges.flatMap(({ id, from, to }) => {
    const [start, end] = [boxes.get(from), boxes.get(to)];
    if (!start || !end) return [];
    const point = (x: number, y: number): string =>
      `        <di:waypoint x="${Math.round(x)}" y="${Math.round(y)}"/>\n`;
    return [
      `      <dmndi:DMNEdge id="edge-${id}" dmnElementRef="${id}">\n`,
      point(start.x + start.width / 2, start.y),
      point(end.x + end.width / 2, end.y + end.height),
      '      </dmndi:DMNEdge>\n',
    ];
  });
  return `  <dmndi:DMNDI>\n    <dmndi:DMNDiagram id="diagram-1">\n${shapes.join('')}${lines.join('')}    </dmndi:DMNDiagram>\n  </dmndi:DMNDI>\n`;
}

/** Elements in layers: each one above everything it needs, in the order of the file. */
function boxesOf(model: DmnModel, edges: readonly Edge[]): ReadonlyMap<string, Box> {
  const inputs = new Set(model.inputs.map(({ id }) => id));
  const ids = [...model.decisions, ...model.knowledge, ...model.inputs].map(({ id }) => id);
  const needs = new Map<string, string[]>();
  for (const { from, to } of edges) needs.set(to, [...(needs.get(to) ?? []), from]);
  const heights = new Map<string, number>();
  const heightOf = (id: string, path: readonly string[]): number => {
    const known = heights.get(id);
    if (known !== undefined || path.includes(id)) return known ?? 0;
    const below = (needs.get(id) ?? []).map((each) => heightOf(each, [...path, id]));
    const height = inputs.has(id) ? 0 : Math.max(0, ...below) + 1;
    heights.set(id, height);
    return height;
  };
  const used = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const drawn = ids.filter((id) => !inputs.has(id) || used.has(id));
  const layers: string[][] = [];
  for (const id of drawn) {
    const height = heightOf(id, []);
    layers[height] = [...(layers[height] ?? []), id];
  }
  // Without inputs there is no lowest layer.
  return placed(
    Array.from(layers, (layer) => layer ?? []),
    inputs,
  );
}

/** Layers from the top down; a layer that is too wide takes several rows. */
function placed(
  layers: readonly (readonly string[])[],
  inputs: ReadonlySet<string>,
): ReadonlyMap<string, Box> {
  const rows = [...layers].reverse().flatMap((layer) => {
    const cut: string[][] = [];
    for (let at = 0; at < layer.length; at += ROW_MOST) cut.push(layer.slice(at, at + ROW_MOST));
    return cut;
  });
  const size = (id: string): { readonly width: number; readonly height: number } =>
    inputs.has(id) ? SIZES.input : SIZES.decision;
  const widthOf = (row: readonly string[]): number =>
    row.reduce((sum, id) => sum + size(id).width + ACROSS, -ACROSS);
  const whole = Math.max(0, ...rows.map(widthOf));
  const boxes = new Map<string, Box>();
  let y = 40;
  for (const row of rows) {
    let x = 40 + Math.round((whole - widthOf(row)) / 2);
    for (const id of row) {
      boxes.set(id, { x, y, ...size(id) });
      x += size(id).width + ACROSS;
    }
    y += SIZES.decision.height + DOWN;
  }
  return boxes;
}
