import * as THREE from 'three';
import { fireBoxOf, hazardShapes, layersKey } from '../ground/hazard-shapes.ts';
import type { HazardShapes } from '../ground/hazard-shapes.ts';
import { unitColours } from '../ground/drawn.ts';
import type { LayerChoice } from '../ground/layer-choice.ts';
import { paintHazards } from '../ground/paint-hazard.ts';
import { paintFireLines, paintRoutes, routesOf } from '../ground/paint-work.ts';
import type { PixelWindow } from '../ground/relief.ts';
import type { Ground, GroundBox } from '../ground/terrain-source.ts';
import { newCanvas, paintBase } from '../ground/tile-painter.ts';
import type { MapProps } from '../ui/map-props.ts';

/** Longer side of the draped picture. */
const TEXTURE_PX = 2048;
const COUNTY_PX = 1024;
/** Lines are drawn this much wider than on the flat map: they are seen from further away. */
const LINE_SCALE = 1.35;

function windowOf(ground: Ground, field: 'detail' | 'county', px: number): PixelWindow {
  const g = ground[field].grid;
  const metresPerPx = (Math.max(g.cols, g.rows) * g.cellM) / px;
  return {
    west: g.west,
    north: g.north,
    metresPerPx,
    width: Math.round((g.cols * g.cellM) / metresPerPx),
    height: Math.round((g.rows * g.cellM) / metresPerPx),
  };
}

function textureOf(canvas: HTMLCanvasElement, anisotropy: number): THREE.CanvasTexture {
  const texture = new THREE.CanvasTexture(canvas);
  texture.colorSpace = THREE.SRGBColorSpace;
  texture.anisotropy = anisotropy;
  return texture;
}

/**
 * The picture that lies on the terrain: the painted ground of the map, and over it fire layers,
 * fire lines and routes. The ground is painted once, in pieces; the rest when it changes.
 */
export class Drape {
  readonly texture: THREE.CanvasTexture;
  readonly countyTexture: THREE.CanvasTexture;
  readonly #ctx: CanvasRenderingContext2D;
  readonly #countyCtx: CanvasRenderingContext2D;
  readonly #window: PixelWindow;
  #base: HTMLCanvasElement | null = null;
  #jobs: { work: Generator<undefined, HTMLCanvasElement>; done: (c: HTMLCanvasElement) => void }[];
  #shapes: HazardShapes | null = null;
  #key = '';

  constructor(ground: Ground, anisotropy: number) {
    this.#window = windowOf(ground, 'detail', TEXTURE_PX);
    const county = windowOf(ground, 'county', COUNTY_PX);
    const near = newCanvas(this.#window.width, this.#window.height);
    const far = newCanvas(county.width, county.height);
    this.#ctx = near.ctx;
    this.#countyCtx = far.ctx;
    for (const { ctx, canvas } of [near, far]) {
      ctx.fillStyle = '#1B2423';
      ctx.fillRect(0, 0, canvas.width, canvas.height);
    }
    this.texture = textureOf(near.canvas, anisotropy);
    this.countyTexture = textureOf(far.canvas, anisotropy);
    this.#jobs = [
      {
        work: paintBase(ground, county, 1, { contours: false, roads: false }),
        done: (c) => {
          this.#countyCtx.drawImage(c, 0, 0);
          this.countyTexture.needsUpdate = true;
        },
      },
      {
        work: paintBase(ground, this.#window, LINE_SCALE, { contours: true, roads: true }),
        done: (c) => void (this.#base = c),
      },
    ];
  }

  /** Paints on for `budgetMs`; says whether a picture was finished and whether more is to do. */
  work(budgetMs: number): { finished: boolean; more: boolean } {
    const until = performance.now() + budgetMs;
    let finished = false;
    while (this.#jobs.length > 0 && performance.now() < until) {
      const job = this.#jobs[0]!;
      const step = job.work.next();
      if (step.done !== true) continue;
      this.#jobs.shift();
      job.done(step.value);
      finished = true;
    }
    return { finished, more: this.#jobs.length > 0 };
  }

  /** Puts what the view knows over the ground. */
  compose(props: MapProps, choice: LayerChoice, tick: number): void {
    const ctx = this.#ctx;
    if (this.#base === null) return;
    const key = layersKey(props.layers);
    if (key !== this.#key) {
      this.#shapes = hazardShapes(props.layers).shapes;
      this.#key = key;
    }
    ctx.drawImage(this.#base, 0, 0);
    if (this.#shapes !== null) paintHazards(ctx, this.#shapes, this.#window, LINE_SCALE, choice);
    const colours = unitColours(props.setup);
    const colourOf = (id: string): string => colours.get(id) ?? '#85939D';
    const unit = props.selection?.kind === 'unit' ? props.selection.id : null;
    paintFireLines(ctx, props.view, this.#window, LINE_SCALE, colourOf);
    const routes = choice.routes ? routesOf(props.view, tick, colourOf, unit) : [];
    paintRoutes(ctx, routes, this.#window, LINE_SCALE);
    this.texture.needsUpdate = true;
  }

  /** The ground near the exercise has been painted. */
  get painted(): boolean {
    return this.#base !== null;
  }

  /** Box around the fire in the picture, or null. */
  fireBox(): GroundBox | null {
    const shapes = this.#shapes;
    return shapes === null ? null : fireBoxOf(shapes);
  }

  dispose(): void {
    this.#jobs = [];
    this.texture.dispose();
    this.countyTexture.dispose();
  }
}
