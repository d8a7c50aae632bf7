import type { Point } from '../../engine/kernel/grid.ts';
import type { LayerFrame, LayerId } from '../../engine/exercise/layer-frame.ts';
import type { SeatView } from '../../engine/exercise/view.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import type { LayerChoice } from '../ground/layer-choice.ts';
import type { Language } from '../i18n/language.ts';

/** The thing that the map, the tables and the composer talk about together. */
export interface Selection {
  readonly kind: 'unit' | 'village' | 'shelter' | 'depot' | 'place' | 'source' | 'site';
  readonly id: string;
}

/**
 * Points that an order asks for. The map shows them as handles, `onChange` gets every change
 * (click adds, drag moves, Backspace removes the last), `onDone` the end (double-click or Enter;
 * for a point the first click).
 */
export interface MapTool {
  readonly kind: 'point' | 'path';
  readonly points: readonly Point[];
  onChange(points: readonly Point[]): void;
  onDone(): void;
}

/** Points of an order that is not being drawn any more: seen, not to be moved. */
export type Drawing = Pick<MapTool, 'kind' | 'points'>;

/** Middle and scale of the map, metres and metres a CSS pixel. */
export interface Sight extends Point {
  readonly metresPerPx: number;
}

/**
 * What `client/map/MapView.tsx` and `client/terrain/TerrainView.tsx` get. Both are loaded lazily
 * and mounted outside StrictMode, since a canvas cannot be made twice.
 */
export interface MapProps {
  readonly setup: Setup;
  readonly view: SeatView;
  readonly layers: ReadonlyMap<LayerId, LayerFrame>;
  /** Address of the terrain of this exercise, answered to the part that the page plays. */
  readonly terrainUrl: string;
  /** Simulated time now, between frames, in ticks (fractional). */
  readonly tickNow: () => number;
  readonly selection: Selection | null;
  onSelect(selection: Selection | null): void;
  readonly tool: MapTool | null;
  /** What stays in sight of a drawing while there is no tool for it. */
  readonly drawing?: Drawing | null;
  readonly language: Language;
  readonly reducedMotion: boolean;
  /** Place to bring into sight; a new object moves the map again. Metres of the region's CRS. */
  readonly focus?: Point | undefined;
  /** Layers that are shown, for whoever holds both pictures; null for the usual ones. */
  readonly choice?: LayerChoice | null;
  readonly onChoice?: ((choice: LayerChoice) => void) | undefined;
  /** Rasters that are not shown: they need not come over the network. */
  readonly onLayersOff?: ((ids: readonly LayerId[]) => void) | undefined;
  /** Where the map looked when it was left, for the next time; kept by whoever holds both pictures. */
  readonly sight?: { current: Sight | null };
}
