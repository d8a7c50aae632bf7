import * as THREE from 'three';
import type { Point } from '../../engine/kernel/grid.ts';
import type { Screen } from '../ground/drawn.ts';
import type { LayerChoice } from '../ground/layer-choice.ts';
import { boundsOfShapes, hazardShapes, layersKey } from '../ground/hazard-shapes.ts';
import { IdleWork } from '../ground/idle-work.ts';
import type { Box } from '../ground/label-layout.ts';
import {
  closuresOf,
  firePlace,
  incidentsOf,
  placesOf,
  sitesOf,
  slopesOf,
} from '../ground/places.ts';
import type { Place } from '../ground/places.ts';
import { riverNames } from '../ground/river-names.ts';
import type { RiverName } from '../ground/river-names.ts';
import type { Glyph } from '../ground/symbols.ts';
import type { Ground } from '../ground/terrain-source.ts';
import { newCanvas } from '../ground/tile-painter.ts';
import type { MapProps, Selection } from '../ui/map-props.ts';
import { Drape } from './drape.ts';
import { OrbitView } from './orbit-view.ts';
import type { ViewSize } from './orbit-view.ts';
import { qualityOf, rendererName } from './quality.ts';
import type { Quality } from './quality.ts';
import { SymbolCache } from './symbol-cache.ts';
import { SymbolLayer } from './symbol-layer.ts';
import { restBetweenPictures } from '../ground/rest.ts';
import { handlesOf } from './tool-overlay.ts';
import { TerrainScene } from './terrain-scene.ts';

const FIRST_DISTANCE_M = 9_000;
const LEAST_DISTANCE_M = 4_000;
/** A map at this scale or closer looks at something, metres a CSS pixel. */
const CLOSE_SCALE = 20;
/** Height of a usual map, CSS pixels: sets the eye so far away that as much is seen. */
const SIGHT_HEIGHT_PX = 600;
/** A fire is looked at from so many times its size. */
const FIRE_DISTANCES = 6;
const MAX_PIXEL_RATIO = 2;
/** Teams on their way are moved so often, ms. */
const MOTION_MS = 120;
/** Layers that lie on the water of the pool. */
const ON_WATER = /^(flood-|slope-wave|slope-debris)/;
/** A slanting view holds more ground than a flat one of its scale: names come later. */
const CROWDING = 1.8;

/** What the page around the picture shows of it. */
export interface TerrainLook {
  /** Turn of the view from south, degrees. */
  readonly turnDeg: number;
  /** The picture of the ground is there; before, the ground is bare. */
  readonly painted: boolean;
}

/** The terrain behind the React component: scene, eye, draped picture and symbols over it. */
export class TerrainEngine {
  readonly #renderer: THREE.WebGLRenderer;
  readonly #quality: Quality;
  readonly #view: OrbitView;
  readonly #drape: Drape;
  readonly #terrain: TerrainScene;
  readonly #symbols: SymbolLayer;
  readonly #cache: SymbolCache;
  readonly #overlay: HTMLCanvasElement;
  readonly #painting: IdleWork;
  readonly #onLook: (look: TerrainLook) => void;
  readonly #ground: Ground;
  readonly #timer: ReturnType<typeof setInterval>;
  #props: MapProps;
  #choice: LayerChoice;
  #places: Place[];
  readonly #riverNames: readonly RiverName[];
  #panels: readonly Box[] = [];
  #frame = 0;
  #composeDirty = true;
  #composedMs = -Infinity;
  #drawnTick = 0;
  #drawnMs = 0;
  #frameMs = 0;

  /** Throws when the browser gives no WebGL context. */
  constructor(
    host: HTMLElement,
    ground: Ground,
    glyphs: ReadonlyMap<string, Glyph>,
    props: MapProps,
    choice: LayerChoice,
    onLook: (look: TerrainLook) => void,
  ) {
    const k = Math.min(MAX_PIXEL_RATIO, Math.max(1, window.devicePixelRatio));
    this.#ground = ground;
    this.#props = props;
    this.#choice = choice;
    this.#onLook = onLook;
    this.#quality = qualityOf(rendererName());
    this.#renderer = new THREE.WebGLRenderer({ antialias: this.#quality.antialias });
    this.#renderer.setPixelRatio(k);
    const overlay = newCanvas(1, 1);
    this.#overlay = overlay.canvas;
    this.#overlay.className = 'st-terrain-symbols';
    host.append(this.#renderer.domElement, this.#overlay);
    this.#cache = new SymbolCache(glyphs, k);
    this.#symbols = new SymbolLayer(overlay.ctx, this.#cache, k);
    this.#drape = new Drape(ground, this.#quality.anisotropy);
    this.#terrain = new TerrainScene(ground, this.#drape, this.#quality);
    this.#places = placesOf(props.setup, ground);
    this.#riverNames = riverNames(ground.data.rivers);
    this.#view = new OrbitView(this.canvas, host, this.#terrain, () => this.touch());
    this.#begin();
    this.#painting = new IdleWork((budgetMs) => {
      const { more, finished } = this.#drape.work(budgetMs);
      if (finished) {
        this.#composeDirty = true;
        this.#composedMs = -Infinity;
        this.touch();
      }
      return more;
    });
    this.#painting.start();
    this.#timer = setInterval(() => this.#onMotion(), MOTION_MS);
  }

  get props(): MapProps {
    return this.#props;
  }
  get canvas(): HTMLCanvasElement {
    return this.#renderer.domElement;
  }

  /** What the map was brought close to is looked at here too; from afar, the fire. */
  #begin(): void {
    const sight = this.#props.sight?.current ?? null;
    if (sight === null || sight.metresPerPx > CLOSE_SCALE) return this.reset();
    this.#view.lookAt(sight, Math.max(LEAST_DISTANCE_M, sight.metresPerPx * SIGHT_HEIGHT_PX));
    this.touch();
  }

  /** Looks at the fire in sight, else at the middle of the window in which the exercise plays. */
  reset(): void {
    const { focus, setup, layers } = this.#props;
    const g = setup.fireGrid;
    const { shapes } = hazardShapes(layers);
    const box = shapes === null ? null : boundsOfShapes(shapes);
    const middle =
      box === null
        ? { e: g.west + (g.cols * g.cellM) / 2, n: g.north - (g.rows * g.cellM) / 2 }
        : { e: (box.west + box.east) / 2, n: (box.south + box.north) / 2 };
    const size = box === null ? Infinity : Math.max(box.east - box.west, box.north - box.south);
    const distanceM = Math.min(FIRST_DISTANCE_M, Math.max(LEAST_DISTANCE_M, FIRE_DISTANCES * size));
    this.#view.lookAt(box === null && focus !== undefined ? focus : middle, distanceM);
    this.touch();
  }

  zoom(steps: number): void {
    this.#view.zoom(steps);
    this.touch();
  }

  setExaggeration(k: number): void {
    this.#view.exaggerate(k);
    this.touch();
  }

  update(props: MapProps): void {
    const old = this.#props;
    this.#props = props;
    if (props.setup !== old.setup) this.#places = placesOf(props.setup, this.#ground);
    const waitedFor =
      layersKey(props.layers) !== layersKey(old.layers) || props.selection !== old.selection;
    if (waitedFor) this.#composedMs = -Infinity;
    if (waitedFor || props.view !== old.view) this.#composeDirty = true;
    if (props.focus !== undefined && props.focus !== old.focus)
      this.#view.lookAt(props.focus, Math.min(this.#view.distanceM, FIRST_DISTANCE_M));
    this.touch();
  }

  /** Which layers the viewer wants to see. */
  setChoice(choice: LayerChoice): void {
    if (choice === this.#choice) return;
    this.#choice = choice;
    this.#composeDirty = true;
    this.#composedMs = -Infinity;
    this.touch();
  }

  setPanels(panels: readonly Box[]): void {
    this.#panels = panels;
    this.touch();
  }

  /** A font has arrived: paint all words again. */
  refreshLabels(): void {
    this.#cache.clear();
    this.touch();
  }

  resize(size: ViewSize): void {
    this.#view.resize(size);
    this.#renderer.setSize(size.width, size.height);
    const k = this.#renderer.getPixelRatio();
    this.#overlay.width = Math.max(1, Math.round(size.width * k));
    this.#overlay.height = Math.max(1, Math.round(size.height * k));
    this.#overlay.style.width = `${size.width}px`;
    this.#overlay.style.height = `${size.height}px`;
    this.touch();
  }

  thingAt(at: Screen): Selection | null {
    return this.#symbols.at(at);
  }

  /** Lays the teams of a pile side by side; anything else closes what was open. */
  openPile(s: Selection | null): boolean {
    const changes = this.#symbols.anyOpen;
    const opened = this.#symbols.open(s);
    if (opened || changes) this.touch();
    return opened || (s === null && changes);
  }

  /** Handles of the drawing in hand, CSS pixels. */
  get handles(): readonly Screen[] {
    return handlesOf(this.#props.tool, (p) => this.#view.project(p));
  }

  groundAt(at: Screen): Point | null {
    return this.#view.groundAt(at);
  }

  /** Draws one picture soon. */
  touch(): void {
    if (this.#frame !== 0) return;
    const askedMs = performance.now();
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
      this.#drawnMs = performance.now();
      this.#frameMs = this.#drawnMs - askedMs;
    });
  }

  #onMotion(): void {
    const { view, reducedMotion, tickNow } = this.#props;
    if (reducedMotion || document.hidden || tickNow() === this.#drawnTick) return;
    const sinceMs = performance.now() - this.#drawnMs;
    const ticksPerS = ((tickNow() - this.#drawnTick) / Math.max(1, sinceMs)) * 1000;
    const { metresPerPx } = this.#view;
    if (sinceMs < restBetweenPictures(this.#frameMs, metresPerPx, ticksPerS)) return;
    if (view.units.some((u) => u.route.length > 0)) this.touch();
  }

  #draw(): void {
    const props = this.#props;
    const tick = props.reducedMotion ? props.view.tick : props.tickNow();
    this.#drawnTick = tick;
    const nowMs = performance.now();
    if (this.#composeDirty && nowMs - this.#composedMs > this.#quality.composeEveryMs) {
      this.#drape.compose(props, this.#choice, tick);
      const { hidden } = this.#choice;
      this.#terrain.showOnWater(
        [...props.layers.keys()].some((id) => ON_WATER.test(id) && !hidden.has(id)),
      );
      this.#composeDirty = false;
      this.#composedMs = nowMs;
    }
    this.#view.settle();
    this.#renderer.render(this.#terrain.scene, this.#view.camera);
    const { metresPerPx, size } = this.#view;
    const fire = firePlace(this.#drape.fireBox(), metresPerPx);
    const moving = [
      ...incidentsOf(props.view),
      ...sitesOf(props.view),
      ...slopesOf(props.view),
      ...closuresOf(props.view),
    ];
    const places = [...fire, ...moving, ...this.#places];
    const scale = CROWDING * metresPerPx;
    const project = (p: Point) => this.#view.project(p);
    const named = { places, rivers: this.#riverNames };
    this.#symbols.draw(props, named, tick, size, scale, project, this.#panels);
    const turnDeg = Math.round(this.#view.turnDeg);
    this.#onLook({ turnDeg, painted: this.#drape.painted });
  }

  destroy(): void {
    clearInterval(this.#timer);
    cancelAnimationFrame(this.#frame);
    // Any number but 0: nothing is drawn after this.
    this.#frame = -1;
    this.#painting.stop();
    this.#view.dispose();
    this.#terrain.dispose();
    this.#drape.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
    this.canvas.remove();
    this.#overlay.remove();
  }
}
