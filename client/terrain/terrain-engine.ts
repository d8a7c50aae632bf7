import * as THREE from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import type { Point } from '../../engine/kernel/grid.ts';
import { boundsOfLoops, hazardShapes, layersKey } from '../ground/hazard-shapes.ts';
import { IdleWork } from '../ground/idle-work.ts';
import type { Box } from '../ground/label-layout.ts';
import { closuresOf, placesOf } from '../ground/places.ts';
import type { Place } from '../ground/places.ts';
import type { Screen } from '../ground/drawn.ts';
import type { Glyph } from '../ground/symbols.ts';
import type { Ground } from '../ground/terrain-source.ts';
import { newCanvas } from '../ground/tile-painter.ts';
import type { MapProps, Selection } from '../ui/map-props.ts';
import { Drape } from './drape.ts';
import { groundHit, inSight } from './sight.ts';
import type { Vec } from './sight.ts';
import { SymbolCache } from './symbol-cache.ts';
import { SymbolLayer } from './symbol-layer.ts';
import { TerrainScene } from './terrain-scene.ts';

const FIELD_OF_VIEW_DEG = 45;
const NEAREST_M = 350;
const FARTHEST_M = 60_000;
const FIRST_DISTANCE_M = 9_000;
/** Angle of the first view from the vertical, and its turn from south. */
const FIRST_TILT = 0.95;
const FIRST_TURN = -0.35;
const MAX_TILT = 1.5;
const MAX_PIXEL_RATIO = 2;
/** Teams on their way are moved so often, ms. */
const MOTION_MS = 120;
const ROUTES_MS = 2_000;
const ZOOM_STEP = 0.8;
/** A slanting view holds more ground than a flat one of its scale: names come later. */
const CROWDING = 1.8;

export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

/** The terrain behind the React component: scene, camera, draped picture and symbols over it. */
export class TerrainEngine {
  readonly #renderer: THREE.WebGLRenderer;
  readonly #camera = new THREE.PerspectiveCamera(FIELD_OF_VIEW_DEG, 1, 10, 150_000);
  readonly #controls: OrbitControls;
  readonly #drape: Drape;
  readonly #terrain: TerrainScene;
  readonly #symbols: SymbolLayer;
  readonly #cache: SymbolCache;
  readonly #overlay: HTMLCanvasElement;
  readonly #painting: IdleWork;
  readonly #onTurn: (azimuthDeg: number) => void;
  readonly #ground: Ground;
  readonly #timer: ReturnType<typeof setInterval>;
  #props: MapProps;
  #size: ViewSize = { width: 1, height: 1 };
  #places: Place[];
  #panels: readonly Box[] = [];
  #frame = 0;
  #composeDirty = true;
  #composedMs = -Infinity;
  #drawnTick = 0;
  readonly #v = new THREE.Vector3();

  constructor(
    host: HTMLElement,
    ground: Ground,
    glyphs: ReadonlyMap<string, Glyph>,
    props: MapProps,
    onTurn: (azimuthDeg: number) => void,
  ) {
    const k = Math.min(MAX_PIXEL_RATIO, Math.max(1, window.devicePixelRatio));
    this.#ground = ground;
    this.#props = props;
    this.#onTurn = onTurn;
    this.#renderer = new THREE.WebGLRenderer({ antialias: true });
    this.#renderer.setPixelRatio(k);
    host.append(this.#renderer.domElement);
    const overlay = newCanvas(1, 1);
    this.#overlay = overlay.canvas;
    this.#overlay.className = 'st-terrain-symbols';
    host.append(this.#overlay);
    this.#cache = new SymbolCache(glyphs, k);
    this.#symbols = new SymbolLayer(overlay.ctx, this.#cache, k);
    this.#drape = new Drape(ground);
    this.#terrain = new TerrainScene(ground, this.#drape);
    this.#places = placesOf(props.setup, ground);
    this.#controls = this.#makeControls(host);
    this.#lookAtFirst();
    this.#painting = new IdleWork((budgetMs) => {
      const more = this.#drape.work(budgetMs);
      if (!more) this.#composeDirty = true;
      this.touch();
      return more;
    });
    this.#painting.start();
    this.#timer = setInterval(() => this.#onMotion(), MOTION_MS);
  }

  #makeControls(host: HTMLElement): OrbitControls {
    const c = new OrbitControls(this.#camera, this.#renderer.domElement);
    c.enableDamping = false;
    c.minDistance = NEAREST_M;
    c.maxDistance = FARTHEST_M;
    c.maxPolarAngle = MAX_TILT;
    c.zoomToCursor = true;
    c.screenSpacePanning = false;
    c.keyPanSpeed = 40;
    c.listenToKeyEvents(host);
    c.addEventListener('change', () => this.touch());
    return c;
  }

  /** Looks at the fire as known, else at the middle of the window, from the south. */
  #lookAtFirst(): void {
    const { focus, setup } = this.#props;
    const g = setup.fireGrid;
    const middle = { e: g.west + (g.cols * g.cellM) / 2, n: g.north - (g.rows * g.cellM) / 2 };
    this.#lookAt(focus ?? this.#fireMiddle() ?? middle, FIRST_DISTANCE_M);
  }

  #fireMiddle(): Point | null {
    const { shapes } = hazardShapes(this.#props.layers);
    if (shapes === null) return null;
    const box = boundsOfLoops(shapes.grid, [...shapes.known, ...shapes.truth]);
    return box === null ? null : { e: (box.west + box.east) / 2, n: (box.south + box.north) / 2 };
  }

  #lookAt(p: Point, distanceM: number): void {
    const t = this.#terrain.at(p);
    const flat = Math.sin(FIRST_TILT) * distanceM;
    this.#controls.target.set(t.x, t.y, t.z);
    this.#camera.position.set(
      t.x + Math.sin(FIRST_TURN) * flat,
      t.y + Math.cos(FIRST_TILT) * distanceM,
      t.z + Math.cos(FIRST_TURN) * flat,
    );
    this.#controls.update();
    this.touch();
  }

  /** Back to the first view, on the fire. */
  reset(): void {
    this.#lookAtFirst();
  }

  zoom(steps: number): void {
    const { target } = this.#controls;
    const factor = ZOOM_STEP ** steps;
    const distance = this.#camera.position.distanceTo(target) * factor;
    const limited = Math.min(FARTHEST_M, Math.max(NEAREST_M, distance));
    this.#camera.position.sub(target).setLength(limited).add(target);
    this.#controls.update();
    this.touch();
  }

  setExaggeration(k: number): void {
    const { target } = this.#controls;
    const before = this.#terrain.heightAt(target.x, target.z);
    this.#terrain.exaggeration = k;
    const rise = this.#terrain.heightAt(target.x, target.z) - before;
    target.y += rise;
    this.#camera.position.y += rise;
    this.#controls.update();
    this.touch();
  }

  update(props: MapProps): void {
    const old = this.#props;
    this.#props = props;
    if (props.setup !== old.setup) this.#places = placesOf(props.setup, this.#ground);
    const now =
      layersKey(props.layers) !== layersKey(old.layers) ||
      props.selection !== old.selection ||
      props.tool !== old.tool;
    if (now) this.#composedMs = -Infinity;
    if (now || props.view !== old.view) this.#composeDirty = true;
    if (props.focus !== undefined && props.focus !== old.focus)
      this.#lookAt(props.focus, Math.min(this.#distance(), FIRST_DISTANCE_M));
    this.touch();
  }

  setPanels(panels: readonly Box[]): void {
    this.#panels = panels;
    this.touch();
  }

  refreshLabels(): void {
    this.#cache.clear();
    this.touch();
  }

  resize(size: ViewSize): void {
    this.#size = size;
    this.#renderer.setSize(size.width, size.height);
    this.#camera.aspect = size.width / Math.max(1, size.height);
    this.#camera.updateProjectionMatrix();
    const k = this.#renderer.getPixelRatio();
    this.#overlay.width = Math.max(1, Math.round(size.width * k));
    this.#overlay.height = Math.max(1, Math.round(size.height * k));
    this.#overlay.style.width = `${size.width}px`;
    this.#overlay.style.height = `${size.height}px`;
    this.touch();
  }

  get props(): MapProps {
    return this.#props;
  }
  get canvas(): HTMLCanvasElement {
    return this.#renderer.domElement;
  }

  #distance(): number {
    return this.#camera.position.distanceTo(this.#controls.target);
  }

  thingAt(at: Screen): Selection | null {
    return this.#symbols.at(at);
  }

  /** Ground under a point of the screen; null when it shows the sky. */
  groundAt(at: Screen): Point | null {
    const { width, height } = this.#size;
    const dir = this.#v
      .set((at.x / width) * 2 - 1, 1 - (at.y / height) * 2, 0.5)
      .unproject(this.#camera)
      .sub(this.#camera.position)
      .normalize();
    const hit = groundHit(this.#camera.position, dir, FARTHEST_M, this.#terrain.heightAt);
    return hit === null ? null : this.#terrain.pointOf(hit);
  }

  /** Draws one picture soon. */
  touch(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #onMotion(): void {
    const { view, reducedMotion, tickNow } = this.#props;
    if (reducedMotion || document.hidden || tickNow() === this.#drawnTick) return;
    if (view.units.some((u) => u.route.length > 0)) this.touch();
  }

  #draw(): void {
    const props = this.#props;
    const tick = props.reducedMotion ? props.view.tick : props.tickNow();
    this.#drawnTick = tick;
    const nowMs = performance.now();
    if (this.#composeDirty && nowMs - this.#composedMs > ROUTES_MS) {
      this.#drape.compose(props, tick);
      this.#composeDirty = false;
      this.#composedMs = nowMs;
    }
    this.#keepAboveGround();
    const distance = this.#distance();
    this.#camera.near = Math.max(5, distance / 200);
    this.#camera.updateProjectionMatrix();
    this.#renderer.render(this.#terrain.scene, this.#camera);
    const metresPerPx =
      (CROWDING * 2 * distance * Math.tan((FIELD_OF_VIEW_DEG * Math.PI) / 360)) / this.#size.height;
    const places = [...closuresOf(props.view), ...this.#places];
    const project = (p: Point) => this.#project(p);
    this.#symbols.draw(props, places, tick, this.#size, metresPerPx, project, this.#panels);
    this.#onTurn((this.#controls.getAzimuthalAngle() * 180) / Math.PI);
  }

  /** The eye never goes below the ground. */
  #keepAboveGround(): void {
    const { position } = this.#camera;
    const least = this.#terrain.heightAt(position.x, position.z) + 60;
    if (position.y < least) position.y = least;
    this.#camera.updateMatrixWorld();
  }

  #project(p: Point): (Screen & { hidden: boolean }) | null {
    const at: Vec = this.#terrain.at(p);
    const v = this.#v.set(at.x, at.y, at.z).project(this.#camera);
    if (v.z > 1 || v.x < -1.05 || v.x > 1.05 || v.y < -1.05 || v.y > 1.05) return null;
    const x = ((v.x + 1) / 2) * this.#size.width;
    const y = ((1 - v.y) / 2) * this.#size.height;
    return { x, y, hidden: !inSight(this.#camera.position, at, this.#terrain.heightAt) };
  }

  destroy(): void {
    clearInterval(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#frame = -1;
    this.#painting.stop();
    this.#controls.dispose();
    this.#terrain.dispose();
    this.#drape.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
    this.#renderer.domElement.remove();
    this.#overlay.remove();
  }
}
