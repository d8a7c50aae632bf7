import type * as Phaser from 'phaser';
import type { PixelWindow } from '../ground/relief.ts';
import { paintBase } from '../ground/tile-painter.ts';
import type { Ground } from '../ground/terrain-source.ts';
import type { Camera, ViewSize } from './camera.ts';
import { extentOf, toScreen } from './camera.ts';
import { addCanvasTexture } from './canvas-texture.ts';
import { DEPTH } from './stage.ts';

/** Not a power of two: such textures repeat at their edges, which shows while zooming. */
const TILE_PX = 500;
/** Tiles kept besides those in sight: about 40 MB of graphics memory at one device pixel a pixel. */
const KEPT_TILES = 40;
const OVERVIEW_PX = 900;

interface Tile {
  readonly key: string;
  readonly metresPerPx: number;
  readonly west: number;
  readonly north: number;
  readonly image: Phaser.GameObjects.Image;
  usedAt: number;
}

interface Job {
  readonly key: string;
  readonly window: PixelWindow;
  readonly work: Generator<undefined, HTMLCanvasElement>;
}

/**
 * The base map as square pictures of the ground at exactly the scale at which the map rests. Each
 * is painted once, a few milliseconds a frame, nearest to the middle first; a small picture of the
 * whole county lies below until they are there.
 */
export class BaseTiles {
  readonly #scene: Phaser.Scene;
  readonly #ground: Ground;
  readonly #pixelRatio: number;
  readonly #contours: boolean;
  readonly #tiles = new Map<string, Tile>();
  #jobs: Job[] = [];
  #overview: Tile | null = null;
  #clock = 0;
  #shown: readonly string[] = [];

  constructor(scene: Phaser.Scene, ground: Ground, pixelRatio: number, contours: boolean) {
    this.#scene = scene;
    this.#ground = ground;
    this.#pixelRatio = pixelRatio;
    this.#contours = contours;
    this.#startOverview();
  }

  /** True while pictures are still to be painted. */
  get busy(): boolean {
    return this.#jobs.length > 0;
  }

  #startOverview(): void {
    const { extent } = this.#ground;
    const metresPerPx =
      Math.max(extent.east - extent.west, extent.north - extent.south) / OVERVIEW_PX;
    const window: PixelWindow = {
      west: extent.west,
      north: extent.north,
      metresPerPx,
      width: Math.ceil((extent.east - extent.west) / metresPerPx),
      height: Math.ceil((extent.north - extent.south) / metresPerPx),
    };
    // Roads would be as wide as a hand where this picture is stretched.
    const work = paintBase(this.#ground, window, 1, { contours: false, roads: false });
    this.#jobs.push({ key: 'overview', window, work });
  }

  /** Asks for the tiles that a resting view needs and forgets the wishes of the view before. */
  want(camera: Camera, view: ViewSize): void {
    const metresPerPx = camera.metresPerPx / this.#pixelRatio;
    const sizeM = TILE_PX * metresPerPx;
    const { extent } = this.#ground;
    const see = extentOf(camera, view);
    const c0 = Math.max(0, Math.floor((see.west - extent.west) / sizeM));
    const c1 = Math.floor((Math.min(see.east, extent.east - 1) - extent.west) / sizeM);
    const r0 = Math.max(0, Math.floor((extent.north - see.north) / sizeM));
    const r1 = Math.floor((extent.north - Math.max(see.south, extent.south + 1)) / sizeM);
    const wanted: { key: string; window: PixelWindow; d: number }[] = [];
    for (let r = r0; r <= r1; r++)
      for (let c = c0; c <= c1; c++) {
        const west = extent.west + c * sizeM;
        const north = extent.north - r * sizeM;
        const d = Math.hypot(west + sizeM / 2 - camera.e, north - sizeM / 2 - camera.n);
        const window = { west, north, metresPerPx, width: TILE_PX, height: TILE_PX };
        wanted.push({ key: `${metresPerPx.toFixed(4)}/${c}/${r}`, window, d });
      }
    wanted.sort((a, b) => a.d - b.d);
    this.#shown = wanted.map((w) => w.key);
    const running = new Map(this.#jobs.map((j) => [j.key, j]));
    const overview = running.get('overview');
    this.#jobs = overview === undefined ? [] : [overview];
    for (const { key, window } of wanted) {
      if (this.#tiles.has(key)) continue;
      const parts = { contours: this.#contours, roads: true };
      const work = () => paintBase(this.#ground, window, this.#pixelRatio, parts);
      this.#jobs.push(running.get(key) ?? { key, window, work: work() });
    }
  }

  /** Paints for at most `budgetMs`. Returns true when a picture was finished. */
  work(budgetMs: number): boolean {
    const until = performance.now() + budgetMs;
    let finished = false;
    while (this.#jobs.length > 0 && performance.now() < until) {
      const job = this.#jobs[0]!;
      const step = job.work.next();
      if (step.done !== true) continue;
      this.#jobs.shift();
      this.#keep(job, step.value);
      finished = true;
    }
    return finished;
  }

  #keep(job: Job, canvas: HTMLCanvasElement): void {
    const key = `base:${job.key}`;
    addCanvasTexture(this.#scene.textures, key, canvas);
    const image = this.#scene.add.image(0, 0, key).setOrigin(0, 0);
    const { west, north, metresPerPx } = job.window;
    const tile = { key, metresPerPx, west, north, image, usedAt: this.#clock };
    if (job.key === 'overview') {
      image.setDepth(DEPTH.overview);
      this.#overview = tile;
    } else this.#tiles.set(job.key, tile);
  }

  /** Puts every picture where the camera sees it. */
  place(camera: Camera, view: ViewSize): void {
    this.#clock++;
    const current = new Set(this.#shown);
    const complete = this.#shown.every((k) => this.#tiles.has(k));
    if (this.#overview !== null) this.#put(this.#overview, camera, view);
    for (const [key, tile] of this.#tiles) {
      const now = current.has(key);
      if (now) tile.usedAt = this.#clock;
      tile.image.setDepth(now ? DEPTH.tiles : DEPTH.oldTiles);
      // Pictures of the scale before stay below until the new ones are all there.
      const visible = now || (!complete && tile.usedAt > this.#clock - 600);
      tile.image.setVisible(visible);
      if (visible) this.#put(tile, camera, view);
    }
    if (this.#tiles.size > KEPT_TILES + current.size) this.#forget(current);
  }

  #put(tile: Tile, camera: Camera, view: ViewSize): void {
    const s = toScreen(camera, view, { e: tile.west, n: tile.north });
    const scale = (tile.metresPerPx * this.#pixelRatio) / camera.metresPerPx;
    const k = this.#pixelRatio;
    const exact = Math.abs(scale - 1) < 1e-6;
    tile.image.setScale(exact ? 1 : scale);
    tile.image.setPosition(
      exact ? Math.round(s.x * k) : s.x * k,
      exact ? Math.round(s.y * k) : s.y * k,
    );
  }

  #forget(current: ReadonlySet<string>): void {
    const old = [...this.#tiles].filter(([key]) => !current.has(key));
    old.sort((a, b) => a[1].usedAt - b[1].usedAt);
    for (const [key, tile] of old.slice(0, old.length - KEPT_TILES)) {
      this.#drop(tile);
      this.#tiles.delete(key);
    }
  }

  #drop(tile: Tile): void {
    tile.image.destroy();
    this.#scene.textures.remove(tile.key);
  }

  destroy(): void {
    for (const tile of this.#tiles.values()) this.#drop(tile);
    if (this.#overview !== null) this.#drop(this.#overview);
    this.#tiles.clear();
    this.#jobs = [];
  }
}
