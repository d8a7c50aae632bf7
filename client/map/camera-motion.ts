import type { Point } from '../../engine/kernel/grid.ts';
import { panBy, restScale, toGround, zoomTo } from './camera.ts';
import type { Screen } from '../ground/drawn.ts';
import type { Camera, ViewSize } from './camera.ts';

const ZOOM_MS = 140;
const PAN_MS = 200;
/** A continuous zoom (pinch, touch pad) is over when nothing came for so long. */
const REST_AFTER_MS = 180;

interface Flight {
  readonly from: Camera;
  readonly to: Camera;
  /** Ground that stays under `at` while the scale changes; null for a plain pan. */
  readonly hold: { readonly at: Screen; readonly ground: Point } | null;
  readonly ms: number;
  passed: number;
}

const ease = (t: number): number => 1 - (1 - t) ** 3;

/** The camera and its way to where it shall be. At rest its scale is one of the resting scales. */
export class CameraMotion {
  #camera: Camera;
  #flight: Flight | null = null;
  #loose: { at: Screen; idleMs: number } | null = null;
  reduced = false;
  readonly #limit: (c: Camera) => Camera;

  constructor(camera: Camera, limit: (c: Camera) => Camera) {
    this.#limit = limit;
    this.#camera = camera;
  }

  get camera(): Camera {
    return this.#camera;
  }

  /** False while the scale is changing. */
  get atRest(): boolean {
    return this.#flight === null && this.#loose === null;
  }

  jump(camera: Camera): void {
    this.#flight = null;
    this.#loose = null;
    this.#camera = this.#limit(camera);
  }

  pan(dx: number, dy: number): void {
    this.#flight = null;
    this.#camera = this.#limit(panBy(this.#camera, dx, dy));
  }

  /** Goes to a view; at once when motion is reduced. */
  flyTo(to: Camera): void {
    this.#fly(this.#limit(to), null, PAN_MS);
  }

  /** Changes to a resting scale around a point of the screen. */
  zoomAround(at: Screen, view: ViewSize, metresPerPx: number): void {
    const base = this.#flight?.to.metresPerPx === metresPerPx ? this.#flight.to : this.#camera;
    const to = this.#limit(zoomTo(base, view, at, metresPerPx));
    this.#fly(to, { at, ground: toGround(this.#camera, view, at) }, ZOOM_MS);
  }

  /** Scale that the camera is at or on its way to. */
  get targetScale(): number {
    return this.#flight?.to.metresPerPx ?? this.#camera.metresPerPx;
  }

  /** A pinch or a touch pad: any factor, settling on a resting scale when it ends. */
  scaleLoosely(at: Screen, view: ViewSize, factor: number): void {
    this.#flight = null;
    this.#camera = this.#limit(zoomTo(this.#camera, view, at, this.#camera.metresPerPx * factor));
    this.#loose = { at, idleMs: 0 };
  }

  #fly(to: Camera, hold: Flight['hold'], ms: number): void {
    this.#loose = null;
    if (this.reduced) return this.jump(to);
    this.#flight = { from: this.#camera, to, hold, ms, passed: 0 };
  }

  /** Moves on by `deltaMs`. Returns true when the camera changed. */
  advance(deltaMs: number, view: ViewSize): boolean {
    if (this.#loose !== null) {
      this.#loose.idleMs += deltaMs;
      if (this.#loose.idleMs >= REST_AFTER_MS) {
        const { at } = this.#loose;
        this.#loose = null;
        this.zoomAround(at, view, restScale(this.#camera.metresPerPx));
      }
      return true;
    }
    const f = this.#flight;
    if (f === null) return false;
    f.passed += deltaMs;
    const t = ease(Math.min(1, f.passed / f.ms));
    if (f.passed >= f.ms) {
      this.#flight = null;
      this.#camera = f.to;
      return true;
    }
    const metresPerPx = f.from.metresPerPx * (f.to.metresPerPx / f.from.metresPerPx) ** t;
    this.#camera =
      f.hold === null
        ? {
            e: f.from.e + (f.to.e - f.from.e) * t,
            n: f.from.n + (f.to.n - f.from.n) * t,
            metresPerPx,
          }
        : {
            e: f.hold.ground.e - (f.hold.at.x - view.width / 2) * metresPerPx,
            n: f.hold.ground.n + (f.hold.at.y - view.height / 2) * metresPerPx,
            metresPerPx,
          };
    return true;
  }
}
