import * as THREE from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import type { Point } from '../../engine/kernel/grid.ts';
import type { Screen } from '../ground/drawn.ts';
import { groundHit, inSight } from './sight.ts';
import type { TerrainScene } from './terrain-scene.ts';

const FIELD_OF_VIEW_DEG = 45;
const NEAREST_M = 350;
const FARTHEST_M = 60_000;
/** Angle of the first view from the vertical, and its turn from south. */
const FIRST_TILT = 0.95;
const FIRST_TURN = -0.35;
const MAX_TILT = 1.5;
const ZOOM_STEP = 0.8;
/** The eye stays this far above the ground, m. */
const EYE_ABOVE_M = 60;
/** Symbols a little outside the picture still show their edge; in normalised device coordinates. */
const RIM = 1.05;

export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

/** A point on the screen; `hidden` when ground stands in front of it. */
export interface Sighted extends Screen {
  readonly hidden: boolean;
}

/** The eye over the terrain: mouse, touch and keys turn it, move it and bring it closer. */
export class OrbitView {
  readonly camera = new THREE.PerspectiveCamera(FIELD_OF_VIEW_DEG, 1, 10, 150_000);
  readonly #controls: OrbitControls;
  readonly #terrain: TerrainScene;
  readonly #v = new THREE.Vector3();
  size: ViewSize = { width: 1, height: 1 };

  constructor(
    canvas: HTMLCanvasElement,
    keys: HTMLElement,
    terrain: TerrainScene,
    onChange: () => void,
  ) {
    this.#terrain = terrain;
    const c = new OrbitControls(this.camera, canvas);
    c.enableDamping = false;
    c.minDistance = NEAREST_M;
    c.maxDistance = FARTHEST_M;
    c.maxPolarAngle = MAX_TILT;
    c.zoomToCursor = true;
    c.screenSpacePanning = false;
    c.keyPanSpeed = 40;
    c.listenToKeyEvents(keys);
    c.addEventListener('change', onChange);
    this.#controls = c;
  }

  get distanceM(): number {
    return this.camera.position.distanceTo(this.#controls.target);
  }
  /** Turn of the view from south, degrees. */
  get turnDeg(): number {
    return (this.#controls.getAzimuthalAngle() * 180) / Math.PI;
  }
  /** Scale at the point looked at. */
  get metresPerPx(): number {
    const half = (FIELD_OF_VIEW_DEG * Math.PI) / 360;
    return (2 * this.distanceM * Math.tan(half)) / this.size.height;
  }

  resize(size: ViewSize): void {
    this.size = size;
    this.camera.aspect = size.width / Math.max(1, size.height);
    this.camera.updateProjectionMatrix();
  }

  /** Looks at a place from the south, a little from the west. */
  lookAt(p: Point, distanceM: number): void {
    const t = this.#terrain.at(p);
    const flat = Math.sin(FIRST_TILT) * distanceM;
    this.#controls.target.set(t.x, t.y, t.z);
    this.camera.position.set(
      t.x + Math.sin(FIRST_TURN) * flat,
      t.y + Math.cos(FIRST_TILT) * distanceM,
      t.z + Math.cos(FIRST_TURN) * flat,
    );
    this.#controls.update();
  }

  zoom(steps: number): void {
    const { target } = this.#controls;
    const distance = this.distanceM * ZOOM_STEP ** steps;
    const limited = Math.min(FARTHEST_M, Math.max(NEAREST_M, distance));
    this.camera.position.sub(target).setLength(limited).add(target);
    this.#controls.update();
  }

  /** Changes the vertical scale and rises or sinks with the ground looked at. */
  exaggerate(k: number): void {
    const { target } = this.#controls;
    const before = this.#terrain.heightAt(target.x, target.z);
    this.#terrain.exaggeration = k;
    const rise = this.#terrain.heightAt(target.x, target.z) - before;
    target.y += rise;
    this.camera.position.y += rise;
    this.#controls.update();
  }

  /** Before each picture: the eye above ground, the depth range fit for the distance. */
  settle(): void {
    const { position } = this.camera;
    const least = this.#terrain.heightAt(position.x, position.z) + EYE_ABOVE_M;
    if (position.y < least) position.y = least;
    this.camera.near = Math.max(5, this.distanceM / 200);
    this.camera.updateProjectionMatrix();
    this.camera.updateMatrixWorld();
  }

  /** Where a point of the ground is on the screen; null when it is not in the picture. */
  project(p: Point): Sighted | null {
    const at = this.#terrain.at(p);
    const v = this.#v.set(at.x, at.y, at.z).project(this.camera);
    if (v.z > 1 || Math.abs(v.x) > RIM || Math.abs(v.y) > RIM) return null;
    const x = ((v.x + 1) / 2) * this.size.width;
    const y = ((1 - v.y) / 2) * this.size.height;
    return { x, y, hidden: !inSight(this.camera.position, at, this.#terrain.heightAt) };
  }

  /** Ground under a point of the screen; null when it shows the sky. */
  groundAt(at: Screen): Point | null {
    const { width, height } = this.size;
    const dir = this.#v
      .set((at.x / width) * 2 - 1, 1 - (at.y / height) * 2, 0.5)
      .unproject(this.camera)
      .sub(this.camera.position)
      .normalize();
    const hit = groundHit(this.camera.position, dir, FARTHEST_M, this.#terrain.heightAt);
    return hit === null ? null : this.#terrain.pointOf(hit);
  }

  dispose(): void {
    this.#controls.dispose();
  }
}
