import type { Point } from '../../engine/kernel/grid.ts';
import { hazardShapes, layersKey } from '../ground/hazard-shapes.ts';
import type { HazardShapes } from '../ground/hazard-shapes.ts';
import { paintHazards } from '../ground/paint-hazard.ts';
import { paintFireLines, paintRoutes, routesOf } from '../ground/paint-work.ts';
import type { Glyph } from '../ground/symbols.ts';
import { boxOfGrid } from '../ground/terrain-source.ts';
import type { Ground } from '../ground/terrain-source.ts';
import { words } from '../ground/words.ts';
import { ownerColour } from '../ui/tokens.ts';
import type { MapProps, Selection } from '../ui/map-props.ts';
import { BaseTiles } from './base-tiles.ts';
import { fitExtent, limitCamera, restScale, stepScale, toGround } from './camera.ts';
import type { Camera, Screen, ViewSize } from './camera.ts';
import { CameraMotion } from './camera-motion.ts';
import { IdleWork } from './idle-work.ts';
import type { Box } from './label-layout.ts';
import { LabelSprites } from './label-sprites.ts';
import { labelWishes } from './map-labels.ts';
import { MapTextures } from './map-textures.ts';
import { OverlayImage } from './overlay-image.ts';
import { PlaceSprites } from './place-sprites.ts';
import { closuresOf, placesOf } from './places.ts';
import type { Place } from './places.ts';
import { DEPTH } from './stage.ts';
import type { Stage } from './stage.ts';
import { ToolLayer } from './tool-layer.ts';
import { UnitSprites } from './unit-sprites.ts';
import type { DrawnUnit } from './unit-sprites.ts';

/** What the viewer may switch off. */
export interface LayerChoice {
  readonly forecast: boolean;
  readonly routes: boolean;
  readonly facilities: boolean;
  readonly contours: boolean;
}

const LAYOUT_EVERY_MS = 250;
const ROUTES_EVERY_MS = 400;
const HIT_PX = 18;
/** Quiet frames before the loop sleeps. */
const QUIET_FRAMES = 6;
/** Below this rate teams move by less than a pixel or two a frame and 12 frames a second do. */
const SLOW_TICKS_PER_S = 20;
const SLOW_FRAME_MS = 80;

export const selectionKey = (s: Selection): string => `${s.kind}:${s.id}`;

/**
 * The map behind the React component: holds the camera and the drawn things, paints what changed,
 * and sleeps when nothing moves. Everything it shows comes from the props last given to `update`.
 */
export class MapEngine {
  readonly #stage: Stage;
  readonly #textures: MapTextures;
  readonly #places: PlaceSprites;
  readonly #units: UnitSprites;
  readonly #labels: LabelSprites;
  readonly #tool: ToolLayer;
  readonly #hazardImage: OverlayImage;
  readonly #workImage: OverlayImage;
  readonly motion: CameraMotion;
  readonly #onChange: () => void;
  #props: MapProps;
  #size: ViewSize;
  #ground: Ground | null = null;
  #tiles: BaseTiles | null = null;
  #shapes: HazardShapes | null = null;
  #shapesKey = '';
  #fixed: Place[] = [];
  #choice: LayerChoice;
  #panels: readonly Box[] = [];
  #hover: string | null = null;
  #hand: Point | null = null;
  #dirty = { view: true, hazards: true, work: true, layout: true };
  #sinceLayout = 0;
  #sinceWork = 0;
  #quiet = 0;
  #lastTick = 0;
  readonly #painting = new IdleWork((budgetMs) => {
    if (this.#tiles?.work(budgetMs) === true) this.touch();
    return this.#tiles?.busy ?? false;
  });
  #pulse: ReturnType<typeof setTimeout> | null = null;

  constructor(
    stage: Stage,
    glyphs: ReadonlyMap<string, Glyph>,
    props: MapProps,
    size: ViewSize,
    choice: LayerChoice,
    onChange: () => void,
  ) {
    const { scene, pixelRatio: k } = stage;
    this.#stage = stage;
    this.#props = props;
    this.#size = size;
    this.#choice = choice;
    this.#onChange = onChange;
    this.#textures = new MapTextures(scene.textures, glyphs, k);
    this.#places = new PlaceSprites(scene, this.#textures, k);
    this.#units = new UnitSprites(scene, this.#textures, k);
    this.#labels = new LabelSprites(scene, this.#textures, k);
    this.#tool = new ToolLayer(scene, this.#textures, k);
    this.#hazardImage = new OverlayImage(scene, 'hazards', DEPTH.hazards, k);
    this.#workImage = new OverlayImage(scene, 'work', DEPTH.work, k);
    this.motion = new CameraMotion(this.#firstCamera(), (c) => this.#limit(c));
    this.motion.reduced = props.reducedMotion;
    this.#fixed = placesOf(props.setup, null);
  }

  get camera(): Camera {
    return this.motion.camera;
  }
  get size(): ViewSize {
    return this.#size;
  }
  get props(): MapProps {
    return this.#props;
  }

  /** The known fire with room around it, else the window in which the exercise plays. */
  #firstCamera(): Camera {
    const whole = fitExtent(boxOfGrid(this.#props.setup.fireGrid), this.#size, 0);
    return { ...whole, metresPerPx: Math.min(restScale(whole.metresPerPx), 28) };
  }

  #limit(c: Camera): Camera {
    const world = this.#ground?.extent ?? boxOfGrid(this.#props.setup.fireGrid);
    return limitCamera(c, this.#size, world);
  }

  /** New props: only what they change is painted again. */
  update(props: MapProps): void {
    const old = this.#props;
    this.#props = props;
    this.motion.reduced = props.reducedMotion;
    if (props.setup !== old.setup || props.language !== old.language) this.#refreshPlaces();
    if (props.view !== old.view) this.#dirty.work = this.#dirty.layout = true;
    if (props.selection !== old.selection) {
      this.#dirty.work = true;
      this.#dirty.layout = true;
      this.#sinceLayout = LAYOUT_EVERY_MS;
      this.#sinceWork = ROUTES_EVERY_MS;
    }
    if (props.layers !== old.layers || layersKey(props.layers) !== this.#shapesKey)
      this.#dirty.hazards = true;
    if (props.focus !== undefined && props.focus !== old.focus) this.goTo(props.focus);
    this.touch();
  }

  setGround(ground: Ground): void {
    this.#ground = ground;
    this.#rebuildTiles();
    this.#refreshPlaces();
    this.motion.jump(this.camera);
    this.touch();
  }

  setChoice(choice: LayerChoice): void {
    const contours = choice.contours !== this.#choice.contours;
    this.#choice = choice;
    this.#dirty = { view: true, hazards: true, work: true, layout: true };
    this.#sinceLayout = LAYOUT_EVERY_MS;
    if (contours) this.#rebuildTiles();
    this.touch();
  }

  /** Rectangles of panels over the map, which labels keep clear of. */
  setPanels(panels: readonly Box[]): void {
    this.#panels = panels;
    this.#dirty.layout = true;
    this.touch();
  }

  resize(size: ViewSize): void {
    if (size.width === this.#size.width && size.height === this.#size.height) return;
    this.#size = size;
    this.#stage.resize(size.width, size.height);
    this.#dirty.view = true;
    this.touch();
  }

  #rebuildTiles(): void {
    if (this.#ground === null) return;
    this.#tiles?.destroy();
    const { scene, pixelRatio } = this.#stage;
    this.#tiles = new BaseTiles(scene, this.#ground, pixelRatio, this.#choice.contours);
    this.#dirty.view = true;
  }

  #refreshPlaces(): void {
    this.#fixed = placesOf(this.#props.setup, this.#ground);
    this.#places.prune(this.#fixed);
    this.#dirty.layout = true;
    this.#sinceLayout = LAYOUT_EVERY_MS;
  }

  /** A font has arrived: paint all words again. */
  refreshLabels(): void {
    this.#labels.clear();
    this.#dirty.layout = true;
    this.#sinceLayout = LAYOUT_EVERY_MS;
    this.touch();
  }

  // ----- hand and keyboard ------------------------------------------------------------------

  goTo(p: Point): void {
    const metresPerPx = Math.min(this.camera.metresPerPx, 20);
    this.motion.flyTo({ ...p, metresPerPx: restScale(metresPerPx) });
    this.viewMoved();
  }

  /** Shows the whole known (or true) fire, or does nothing when there is none. */
  showFire(): void {
    const shapes = this.#shapes;
    const loops = shapes === null ? [] : [...shapes.truth, ...shapes.known];
    if (shapes === null || loops.length === 0) return;
    const { grid } = shapes;
    const all = loops.flatMap((l) => [...l]);
    const xs = all.filter((_, i) => i % 2 === 0);
    const ys = all.filter((_, i) => i % 2 === 1);
    const at = (v: number) => v * grid.cellM;
    const box = {
      west: grid.west + at(xs.reduce((a, b) => Math.min(a, b))),
      east: grid.west + at(xs.reduce((a, b) => Math.max(a, b))),
      north: grid.north - at(ys.reduce((a, b) => Math.min(a, b))),
      south: grid.north - at(ys.reduce((a, b) => Math.max(a, b))),
    };
    const fit = fitExtent(box, this.#size, 140);
    this.motion.flyTo({ ...fit, metresPerPx: restScale(Math.max(fit.metresPerPx, 8)) });
    this.viewMoved();
  }

  zoom(steps: number, at: Screen = { x: this.#size.width / 2, y: this.#size.height / 2 }): void {
    this.motion.zoomAround(at, this.#size, stepScale(this.motion.targetScale, steps));
    this.viewMoved();
  }

  groundAt(at: Screen): Point {
    return toGround(this.camera, this.#size, at);
  }

  get handles(): readonly Screen[] {
    return this.#tool.handles;
  }

  setHand(hand: Point | null): void {
    this.#hand = hand;
    if (this.#props.tool !== null) this.touch();
  }

  /** What stands under a point of the screen: teams before places. */
  thingAt(at: Screen): Selection | null {
    let best: Selection | null = null;
    let bestD = HIT_PX;
    const look = (x: number, y: number, bias: number, s: Selection | null) => {
      const d = Math.hypot(x - at.x, y - at.y) + bias;
      if (s !== null && d < bestD) {
        best = s;
        bestD = d;
      }
    };
    for (const u of this.#units.seen) {
      const a = this.#units.anchors.get(u.unit.id);
      if (a !== undefined) look(a.x, a.y, 0, { kind: 'unit', id: u.unit.id });
    }
    for (const p of this.#places.seen) {
      const a = this.#places.anchors.get(p.key);
      if (a !== undefined) look(a.x, a.y, 3, p.selection);
    }
    return best;
  }

  setHover(key: string | null): void {
    if (key === this.#hover) return;
    this.#hover = key;
    this.#dirty.layout = true;
    this.#sinceLayout = LAYOUT_EVERY_MS;
    this.touch();
  }

  /** The camera was moved by hand. */
  viewMoved(): void {
    this.#dirty.view = true;
    this.touch();
  }

  // ----- frames -----------------------------------------------------------------------------

  /** Something changed: draw until it is quiet again. */
  touch(): void {
    this.#quiet = 0;
    this.#stage.wake();
  }

  #tick(): number {
    return this.#props.reducedMotion ? this.#props.view.tick : this.#props.tickNow();
  }

  frame(deltaMs: number): void {
    const tick = this.#tick();
    const flying = this.motion.advance(deltaMs, this.#size);
    if (flying) this.#dirty.view = true;
    this.#sinceLayout += deltaMs;
    this.#sinceWork += deltaMs;
    const rest = this.motion.atRest;
    if (this.#dirty.view && rest && this.#tiles !== null) {
      this.#tiles.want(this.camera, this.#size);
      this.#painting.start();
    }
    this.#tiles?.place(this.camera, this.#size);
    this.#drawHazards(rest);
    this.#drawWork(rest, tick);
    this.#drawThings(tick, rest);
    if (this.#dirty.view) this.#onChange();
    if (rest) this.#dirty.view = false;
    this.#goQuiet(deltaMs, tick, flying || !rest);
  }

  #drawHazards(rest: boolean): void {
    if (this.#dirty.hazards) {
      const { shapes } = hazardShapes(this.#props.layers);
      this.#shapes = shapes;
      this.#shapesKey = layersKey(this.#props.layers);
    }
    const stale = rest && this.#hazardImage.stale(this.camera, this.#size);
    if (this.#dirty.hazards || stale) {
      this.#hazardImage.paint(this.camera, this.#size, (ctx, window) => {
        if (this.#shapes !== null)
          paintHazards(ctx, this.#shapes, window, this.#stage.pixelRatio, this.#choice);
      });
      this.#dirty.hazards = false;
    }
    this.#hazardImage.place(this.camera, this.#size);
  }

  #drawWork(rest: boolean, tick: number): void {
    const due = this.#dirty.work && this.#sinceWork >= ROUTES_EVERY_MS;
    if (due || (rest && this.#workImage.stale(this.camera, this.#size))) {
      const { view, selection } = this.#props;
      const unit = selection?.kind === 'unit' ? selection.id : null;
      const colour = (id: string) => this.#colourOf(id);
      const routes = this.#choice.routes ? routesOf(view, tick, colour, unit) : [];
      this.#workImage.paint(this.camera, this.#size, (ctx, window) => {
        paintFireLines(ctx, view, window, this.#stage.pixelRatio, colour);
        paintRoutes(ctx, routes, window, this.#stage.pixelRatio);
      });
      this.#dirty.work = false;
      this.#sinceWork = 0;
    }
    this.#workImage.place(this.camera, this.#size);
  }

  #colourOf(unitId: string): string {
    const { units, seats } = this.#props.setup;
    const seatId = units.find((u) => u.id === unitId)?.seatId;
    return ownerColour(seats.find((s) => s.id === seatId)?.colour ?? 0);
  }

  #drawnUnits(): DrawnUnit[] {
    const { setup, view } = this.#props;
    const setups = new Map(setup.units.map((u) => [u.id, u]));
    return view.units.flatMap((unit) => {
      const s = setups.get(unit.id);
      if (s === undefined) return [];
      return [{ unit, setup: s, colour: this.#colourOf(unit.id), own: s.seatId === setup.seatId }];
    });
  }

  #drawThings(tick: number, rest: boolean): void {
    const moved = this.#dirty.view;
    if ((this.#dirty.layout || moved) && (this.#sinceLayout >= LAYOUT_EVERY_MS || (moved && rest)))
      this.#layout(tick);
    this.#places.place(this.camera, this.#size);
    this.#units.place(this.camera, this.#size, tick);
    this.#labels.place();
    this.#tool.draw(this.#props.tool, this.#hand, this.camera, this.#size);
  }

  #layout(tick: number): void {
    const { setup, view, selection, language } = this.#props;
    const must = new Set<string>();
    if (selection !== null) must.add(selectionKey(selection));
    if (this.#hover !== null) must.add(this.#hover);
    const places = [...closuresOf(view), ...this.#fixed];
    this.#places.layout(places, view, this.camera, this.#size, must, this.#choice.facilities);
    const standing = [...this.#places.anchors.values()];
    const unit = selection?.kind === 'unit' ? selection.id : null;
    this.#units.layout(this.#drawnUnits(), this.camera, this.#size, tick, unit, (x, y) =>
      standing.some((a) => Math.abs(a.x - x) < a.half + 10 && Math.abs(a.y - y) < a.half + 10),
    );
    const wishes = labelWishes({
      setup,
      view,
      tick,
      metresPerPx: this.camera.metresPerPx,
      language,
      words: words(language),
      places: this.#places.seen,
      placeAnchors: this.#places.anchors,
      units: this.#units.seen,
      unitAnchors: this.#units.anchors,
      more: (id) => this.#units.more(id),
      must,
    });
    const boxes = [...standing, ...this.#units.anchors.values()].map((a) => ({
      x: a.x - a.half,
      y: a.y - a.half,
      w: 2 * a.half,
      h: 2 * a.half,
    }));
    const whole = { x: 0, y: 0, w: this.#size.width, h: this.#size.height };
    this.#labels.layout(wishes, [...this.#panels, ...boxes], whole);
    this.#dirty.layout = false;
    this.#sinceLayout = 0;
  }

  /** Sleeps when nothing is left to do; wakes now and then while teams creep along. */
  #goQuiet(deltaMs: number, tick: number, cameraMoves: boolean): void {
    const rate = ((tick - this.#lastTick) / Math.max(1, deltaMs)) * 1000;
    this.#lastTick = tick;
    const d = this.#dirty;
    const pending = d.view || d.hazards || d.work || d.layout;
    const moving = this.#units.anyMoving && !this.#props.reducedMotion && rate > 0;
    if (cameraMoves || pending || (moving && rate > SLOW_TICKS_PER_S)) {
      this.#quiet = 0;
      return;
    }
    if (++this.#quiet < QUIET_FRAMES) return;
    this.#stage.sleep();
    if (!moving || this.#pulse !== null) return;
    this.#pulse = setTimeout(() => {
      this.#pulse = null;
      this.#quiet = QUIET_FRAMES - 1;
      this.#stage.wake();
    }, SLOW_FRAME_MS);
  }

  destroy(): void {
    if (this.#pulse !== null) clearTimeout(this.#pulse);
    this.#painting.stop();
    this.#tiles?.destroy();
    this.#stage.destroy();
  }
}
