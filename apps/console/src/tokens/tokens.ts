/** One colour in light and in dark. */
export type Pair = readonly [light: string, dark: string];

/** The name of a colour. */
export type ColourName =
  | 'canvas'
  | 'surface'
  | 'sunken'
  | 'line'
  | 'line-strong'
  | 'edge'
  | 'text-1'
  | 'text-2'
  | 'text-3'
  | 'accent'
  | 'accent-soft'
  | 'accent-text'
  | 'on-accent'
  | 'q0'
  | 'q1'
  | 'q2'
  | 'q3'
  | 'q4'
  | 'q5'
  | 'q-ink-low'
  | 'q-ink-high'
  | 'met'
  | 'near'
  | 'missed'
  | 'met-soft'
  | 'near-soft'
  | 'missed-soft'
  | 'gain-2'
  | 'gain-1'
  | 'no-change'
  | 'loss-1'
  | 'loss-2'
  | 'loss-soft'
  | 'gain-soft';

/** The two looks of the console. */
export type Look = 'light' | 'dark';

/**
 * Every colour of the console, one hue for one job: ground, text, touch (indigo), quantity (blue),
 * judgement (always with a shape and a word), gain to loss. Contrast is checked by a test.
 */
export const COLOURS: Readonly<Record<ColourName, Pair>> = {
  canvas: ['#F6F7F9', '#0E1319'],
  surface: ['#FFFFFF', '#161C24'],
  sunken: ['#F0F2F5', '#1D242E'],
  line: ['#E3E7EC', '#28313C'],
  'line-strong': ['#CBD2DA', '#3B4654'],
  edge: ['#828D99', '#6E7B89'],
  'text-1': ['#131C26', '#E8ECF1'],
  'text-2': ['#46535F', '#B3BECA'],
  'text-3': ['#5B6773', '#8995A3'],
  accent: ['#4449B8', '#9DA2FF'],
  'accent-soft': ['#EEEFFB', '#23264A'],
  'accent-text': ['#33379A', '#B9BCFF'],
  'on-accent': ['#FFFFFF', '#0E1319'],
  q0: ['#E9F0F6', '#1B2733'],
  q1: ['#CADBE9', '#223A50'],
  q2: ['#9DBCD5', '#2D5576'],
  q3: ['#6795BA', '#386A93'],
  q4: ['#3A6D98', '#71A6CE'],
  q5: ['#1B476E', '#B2D6F2'],
  'q-ink-low': ['#131C26', '#E8ECF1'],
  'q-ink-high': ['#FFFFFF', '#0E1319'],
  met: ['#0B7367', '#4CC3B2'],
  near: ['#8A6100', '#EBC15A'],
  missed: ['#A3123A', '#FF7A7A'],
  'met-soft': ['#E3F3F0', '#11312E'],
  'near-soft': ['#FCF1DC', '#352914'],
  'missed-soft': ['#FBE9EC', '#3B1A1E'],
  'gain-2': ['#08705F', '#3DB3A4'],
  'gain-1': ['#79BFB5', '#1F6E65'],
  'no-change': ['#DDE2E8', '#38424F'],
  'loss-1': ['#F0B27A', '#96571F'],
  'loss-2': ['#B14C0A', '#EE8F47'],
  'loss-soft': ['#FBE8D8', '#3A2413'],
  'gain-soft': ['#DDF0EC', '#11312E'],
};

/** The colour in a look. */
export const colour = (name: ColourName, look: Look): string =>
  COLOURS[name][look === 'light' ? 0 : 1];

/** Latin from the shipped font, Chinese from the system. */
export const FONT =
  '"Inter Variable", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';

/** Figures of a command line or a query. */
export const MONO = 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';

/** Corners: control, card, phone. */
export const RADIUS: { readonly control: number; readonly card: number; readonly phone: number } = {
  control: 6,
  card: 8,
  phone: 14,
};

/** Sizes antd is told as well. */
export const SIZE: { readonly body: number; readonly control: number } = { body: 13, control: 30 };
