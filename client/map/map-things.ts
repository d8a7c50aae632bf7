import type { Point } from '../../engine/kernel/grid.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import { choosePlaces } from '../ground/choose-places.ts';
import { boxOf, drawnUnits, selectionKey } from '../ground/drawn.ts';
import type { Anchor, Screen } from '../ground/drawn.ts';
import type { Glyph } from '../ground/symbols.ts';
import type { Ground, GroundBox } from '../ground/terrain-source.ts';
import { words } from '../ground/words.ts';
import type { MapProps, Selection } from '../ui/map-props.ts';
import { toScreen } from './camera.ts';
import type { Camera, ViewSize } from './camera.ts';
import type { Box } from '../ground/label-layout.ts';
import { LabelSprites } from './label-sprites.ts';
import { labelWishes } from '../ground/label-wishes.ts';
import { MapTextures } from './map-textures.ts';
import { PlaceSprites } from './place-sprites.ts';
import {
  closuresOf,
  firePlace,
  incidentsOf,
  placesOf,
  sitesOf,
  slopesOf,
} from '../ground/places.ts';
import type { Place } from '../ground/places.ts';
import { SelectionFrame } from './selection-frame.ts';
import type { Stage } from './stage.ts';
import { ToolLayer } from './tool-layer.ts';
import { riverNames, riverWishes } from '../ground/river-names.ts';
import type { RiverName } from '../ground/river-names.ts';
import { UnitSprites } from './unit-sprites.ts';

/** A click this near to the middle of a symbol hits it, CSS pixels. */
const HIT_PX = 18;
/** Of two symbols equally near, the team is meant. */
const PLACE_HANDICAP_PX = 3;
/** Teams make room for a place this near to them, CSS pixels. */
const ROOM_PX = 10;

/** Symbols this far outside the view still show their edge, CSS pixels. */
const RIM_PX = 24;

/** Plates stand beside a fire that is no larger than this share of the view. */
const SMALL_FIRE = 0.4;
const FIRE_RIM_PX = 6;

/** The fire's rectangle on the screen, or null when there is none or it fills the view anyway. */
function fireOnScreen(fire: GroundBox | null, camera: Camera, size: ViewSize): Box | null {
  if (fire === null) return null;
  const a = toScreen(camera, size, { e: fire.west, n: fire.north });
  const b = toScreen(camera, size, { e: fire.east, n: fire.south });
  if (b.x - a.x > SMALL_FIRE * size.width || b.y - a.y > SMALL_FIRE * size.height) return null;
  return {
    x: a.x - FIRE_RIM_PX,
    y: a.y - FIRE_RIM_PX,
    w: b.x - a.x + 2 * FIRE_RIM_PX,
    h: b.y - a.y + 2 * FIRE_RIM_PX,
  };
}

/** Everything on the map that has a symbol or a name: places, teams, labels, the drawing in hand. */
export class MapThings {
  readonly #places: PlaceSprites;
  readonly #units: UnitSprites;
  readonly #labels: LabelSprites;
  readonly #tool: ToolLayer;
  readonly #frame: SelectionFrame;
  #fixed: Place[] = [];
  #riverNames: readonly RiverName[] = [];
  #rivers: ReturnType<typeof riverWishes> = [];
  /** Rectangles of panels over the map, which labels keep clear of. */
  panels: readonly Box[] = [];
  /** Teams of the pile that was clicked open. */
  #opened: ReadonlySet<string> = new Set();
  /** Key of what is under the hand. */
  hover: string | null = null;
  /** Where the hand is on the ground, for the rubber band of a drawing. */
  hand: Point | null = null;

  constructor(stage: Stage, glyphs: ReadonlyMap<string, Glyph>) {
    const { scene, pixelRatio: k } = stage;
    const textures = new MapTextures(scene.textures, glyphs, k);
    this.#places = new PlaceSprites(scene, textures, k);
    this.#units = new UnitSprites(scene, textures, k);
    this.#labels = new LabelSprites(scene, textures, k);
    this.#tool = new ToolLayer(scene, textures, k);
    this.#frame = new SelectionFrame(scene, textures, k);
  }

  get handles(): readonly Screen[] {
    return this.#tool.handles;
  }
  anyMoving(tick: number): boolean {
    return this.#units.anyMoving(tick);
  }

  /** The fixed places, anew after the set-up or the ground has come. */
  setPlaces(setup: Setup, ground: Ground | null): void {
    this.#fixed = placesOf(setup, ground);
    this.#riverNames = riverNames(ground?.data.rivers ?? []);
    this.#places.prune(this.#fixed);
  }

  forgetLabels(): void {
    this.#labels.clear();
  }

  /** Decides what is seen, where plates that stand together go, and which labels fit. */
  layout(
    props: MapProps,
    camera: Camera,
    size: ViewSize,
    tick: number,
    facilities: boolean,
    fire: GroundBox | null,
  ): void {
    const { setup, view, selection, language } = props;
    const must = new Set<string>();
    if (selection !== null) must.add(selectionKey(selection));
    if (this.hover !== null) must.add(this.hover);
    const see = { x: -RIM_PX, y: -RIM_PX, w: size.width + 2 * RIM_PX, h: size.height + 2 * RIM_PX };
    const project = (p: Point): Screen | null => {
      const s = toScreen(camera, size, p);
      return s.x < see.x || s.y < see.y || s.x > see.x + see.w || s.y > see.y + see.h ? null : s;
    };
    const { metresPerPx } = camera;
    const choice = { metresPerPx, facilities, must, project };
    const seen = [
      ...firePlace(fire, metresPerPx),
      ...incidentsOf(view),
      ...sitesOf(view),
      ...slopesOf(view),
      ...closuresOf(view),
      ...this.#fixed,
    ];
    this.#places.show(choosePlaces(seen, view, choice));
    const standing = [...this.#places.anchors.values()];
    const unit = selection?.kind === 'unit' ? selection.id : null;
    const units = drawnUnits(setup, view, unit);
    const occupied = (x: number, y: number): boolean =>
      standing.some(
        (a) => Math.abs(a.x - x) < a.half + ROOM_PX && Math.abs(a.y - y) < a.half + ROOM_PX,
      );
    const keepClear = fireOnScreen(fire, camera, size);
    this.#units.layout(units, camera, size, tick, unit, this.#opened, occupied, keepClear);
    const wishes = labelWishes({
      setup,
      view,
      tick,
      metresPerPx,
      language,
      words: words(language),
      places: this.#places.seen,
      units: this.#units.seen,
      unitAnchors: this.#units.anchors,
      pile: (id) => this.#units.pile(id),
      must,
    });
    const rivers = riverWishes(this.#riverNames, { metresPerPx, language, project });
    this.#rivers = rivers;
    const symbols = [...standing, ...this.#units.anchors.values()].map(boxOf);
    const whole = { x: 0, y: 0, w: size.width, h: size.height };
    this.#labels.layout(
      [...wishes, ...rivers.map((r) => r.wish)],
      [...this.panels, ...symbols],
      whole,
      keepClear,
    );
    this.#frame.show(this.#anchorOf(selection));
  }

  #anchorOf(s: Selection | null): Anchor | null {
    if (s === null) return null;
    const held =
      s.kind === 'unit' ? this.#units.anchors.get(s.id) : this.#places.anchors.get(selectionKey(s));
    return held ?? null;
  }

  /** Moves everything to where it is at `tick` as the camera sees it. */
  place(props: MapProps, camera: Camera, size: ViewSize, tick: number): void {
    this.#places.place(camera, size);
    this.#units.place(camera, size, tick);
    for (const { anchor, at } of this.#rivers) Object.assign(anchor, toScreen(camera, size, at));
    this.#labels.place();
    this.#frame.place();
    this.#tool.draw(props.tool, props.drawing ?? null, this.hand, camera, size);
  }

  /** Opens the pile of this team, and closes the one that was open; says whether there is one. */
  open(s: Selection | null): boolean {
    const pile = s?.kind === 'unit' ? this.#units.pile(s.id) : [];
    this.#opened = new Set(pile);
    return pile.length > 0;
  }
  get anyOpen(): boolean {
    return this.#opened.size > 0;
  }

  /** What stands under a point of the screen: teams before places. */
  at(point: Screen): Selection | null {
    let best: Selection | null = null;
    let bestD = HIT_PX;
    const look = (a: Anchor | undefined, handicap: number, s: Selection | null): void => {
      if (a === undefined || s === null) return;
      const d = Math.hypot(a.x - point.x, a.y - point.y) + handicap;
      if (d >= bestD) return;
      best = s;
      bestD = d;
    };
    for (const { unit } of this.#units.seen)
      look(this.#units.anchors.get(unit.id), 0, { kind: 'unit', id: unit.id });
    for (const p of this.#places.seen) look(p.anchor, PLACE_HANDICAP_PX, p.place.selection);
    return best;
  }
}
