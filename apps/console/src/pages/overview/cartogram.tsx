import type { Figure, Judgement } from '@sanyi/api';
import { type JSX, type KeyboardEvent, useRef } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { isDirection, neighbour } from '../../charts/geography.ts';
import { classOf } from '../../charts/scale.ts';
import { approximate } from '../../format/decimal.ts';
import { judgementShape } from '../../parts/mark.tsx';
import { figureMark } from '../../why/why-mark.ts';
import { setHovered, useHovered } from './hover.ts';

/** A district as a tile. */
export type Tile = {
  readonly id: string;
  readonly column: number;
  readonly row: number;
  readonly name: string;
  readonly figure: Figure | null;
  readonly judgement: Judgement;
  readonly value: string;
  readonly label: string;
};

const WIDTH = 82;
const HEIGHT = 69;
const GAP = 4;

/** Tiles in their places. One is in the tab order; arrow keys move by geography. */
export function Cartogram(props: {
  readonly tiles: readonly Tile[];
  readonly breaks: readonly number[];
  readonly title: string;
}): JSX.Element {
  const { tiles, breaks } = props;
  const { m } = useWords();
  const { place } = useAddress();
  const setAddress = useSetAddress();
  const svg = useRef<SVGSVGElement>(null);
  const columns = 1 + Math.max(0, ...tiles.map(({ column }) => column));
  const rows = 1 + Math.max(0, ...tiles.map(({ row }) => row));
  const inOrder = tiles.some(({ id }) => id === place) ? place : tiles[0]?.id;
  const choose = (id: string): void =>
    setAddress({ place: id === place ? undefined : id }, { replace: true });
  const onKeyDown = (event: KeyboardEvent, tile: Tile): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(tile.id);
    }
    if (!isDirection(event.key)) return;
    event.preventDefault();
    const next = neighbour(tile, event.key, tiles);
    const element = next && svg.current?.querySelector(`[data-tile="${CSS.escape(next.id)}"]`);
    if (element instanceof SVGElement) element.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
    <svg
      ref={svg}
      className="cartogram"
      viewBox={`-2 -2 ${columns * (WIDTH + GAP) - GAP + 4} ${rows * (HEIGHT + GAP) - GAP + 4}`}
      role="group"
      aria-label={`${props.title}. ${m.overview.mapHelp}`}
      onMouseLeave={() => setHovered(null)}
    >
      <title>{props.title}</title>
      {tiles.map((tile) => (
        <TileButton
          key={tile.id}
          tile={tile}
          quantity={tile.figure?.value ? classOf(approximate(tile.figure.value), breaks) : null}
          chosen={tile.id === place}
          focusable={tile.id === inOrder}
          choose={() => choose(tile.id)}
          onKeyDown={(event) => onKeyDown(event, tile)}
        />
      ))}
    </svg>
  );
}

function TileButton(props: {
  readonly tile: Tile;
  readonly quantity: number | null;
  readonly chosen: boolean;
  readonly focusable: boolean;
  readonly choose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}): JSX.Element {
  const { tile, quantity } = props;
  const hovered = useHovered() === tile.id;
  const shape = tile.judgement === 'met' ? null : judgementShape(tile.judgement);
  const x = tile.column * (WIDTH + GAP);
  const y = tile.row * (HEIGHT + GAP);
  const ink = quantity === null ? '' : quantity >= 4 ? 'high' : 'low';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside a drawing
    <g
      role="button"
      tabIndex={props.focusable ? 0 : -1}
      data-tile={tile.id}
      {...(tile.figure ? { 'data-why-of': figureMark(tile.figure) } : {})}
      aria-label={tile.label}
      aria-pressed={props.chosen}
      className={`tile ${ink} ${props.chosen ? 'chosen' : ''} ${hovered ? 'hovered' : ''}`}
      transform={`translate(${x} ${y})`}
      onClick={props.choose}
      onKeyDown={props.onKeyDown}
      onMouseEnter={() => setHovered(tile.id)}
      onFocus={() => setHovered(tile.id)}
      onBlur={() => setHovered(null)}
    >
      <rect
        width={WIDTH}
        height={HEIGHT}
        rx="5"
        style={{ fill: quantity === null ? 'var(--sunken)' : `var(--q${quantity})` }}
      />
      <text x="9" y="20" className="tile-name">
        {tile.name}
      </text>
      <text x="9" y="46" className="tile-value">
        {tile.value}
      </text>
      {shape && (
        <path
          className={tile.judgement}
          transform={`translate(${WIDTH - 18} ${HEIGHT - 17})`}
          d={shape}
        />
      )}
    </g>
  );
}
