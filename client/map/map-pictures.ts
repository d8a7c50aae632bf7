import { boundsOfShapes, fireBoxOf, hazardShapes, layersKey } from '../ground/hazard-shapes.ts';
import type { HazardShapes } from '../ground/hazard-shapes.ts';
import type { LayerChoice } from '../ground/layer-choice.ts';
import { paintHazards } from '../ground/paint-hazard.ts';
import { paintFireLines, paintRoutes, routesOf } from '../ground/paint-work.ts';
import type { GroundBox } from '../ground/terrain-source.ts';
import type { MapProps } from '../ui/map-props.ts';
import type { Camera, ViewSize } from './camera.ts';
import { unitColours } from '../ground/drawn.ts';
import { OverlayImage } from './overlay-image.ts';
import { DEPTH } from './stage.ts';
import type { Stage } from './stage.ts';

/** Routes shorten as teams move; that often a new picture is enough. */
const WORK_EVERY_MS = 400;

/** The two pictures between ground and symbols: the fire layers, and routes with fire lines. */
export class MapPictures {
  readonly #hazards: OverlayImage;
  readonly #work: OverlayImage;
  readonly #pixelRatio: number;
  #shapes: HazardShapes | null = null;
  #shapesKey = '';
  #hazardsDirty = true;
  #workDirty = true;
  #sinceWorkMs = 0;

  constructor(stage: Stage) {
    this.#pixelRatio = stage.pixelRatio;
    this.#hazards = new OverlayImage(stage.scene, 'hazards', DEPTH.hazards, stage.pixelRatio);
    this.#work = new OverlayImage(stage.scene, 'work', DEPTH.work, stage.pixelRatio);
  }

  get pending(): boolean {
    return this.#hazardsDirty || this.#workDirty;
  }

  /** Layers may have come: painted again only when a version differs. */
  layersChanged(props: MapProps): void {
    if (layersKey(props.layers) !== this.#shapesKey) this.#hazardsDirty = true;
  }

  /** Teams, lines or selection changed; `now` when a person waits for it. */
  workChanged(now: boolean): void {
    this.#workDirty = true;
    if (now) this.#sinceWorkMs = WORK_EVERY_MS;
  }

  choiceChanged(): void {
    this.#hazardsDirty = true;
    this.workChanged(true);
  }

  /** Box around the fire in sight, or null. */
  fireBox(): GroundBox | null {
    return this.#shapes === null ? null : fireBoxOf(this.#shapes);
  }

  /** Box around whatever hazard is in sight, or null. */
  wholeBox(): GroundBox | null {
    return this.#shapes === null ? null : boundsOfShapes(this.#shapes);
  }

  draw(
    props: MapProps,
    choice: LayerChoice,
    camera: Camera,
    size: ViewSize,
    tick: number,
    atRest: boolean,
    deltaMs: number,
  ): void {
    this.#drawHazards(props, choice, camera, size, atRest);
    this.#sinceWorkMs += deltaMs;
    const due = this.#workDirty && this.#sinceWorkMs >= WORK_EVERY_MS;
    if (due || (atRest && this.#work.stale(camera, size)))
      this.#drawWork(props, choice, camera, size, tick);
    this.#hazards.place(camera, size);
    this.#work.place(camera, size);
  }

  #drawHazards(
    props: MapProps,
    choice: LayerChoice,
    camera: Camera,
    size: ViewSize,
    atRest: boolean,
  ): void {
    const key = layersKey(props.layers);
    if (key !== this.#shapesKey) {
      this.#shapes = hazardShapes(props.layers).shapes;
      this.#shapesKey = key;
    }
    if (!this.#hazardsDirty && !(atRest && this.#hazards.stale(camera, size))) return;
    const shapes = this.#shapes;
    this.#hazards.paint(camera, size, (ctx, window) => {
      if (shapes !== null) paintHazards(ctx, shapes, window, this.#pixelRatio, choice);
    });
    this.#hazardsDirty = false;
  }

  #drawWork(
    props: MapProps,
    choice: LayerChoice,
    camera: Camera,
    size: ViewSize,
    tick: number,
  ): void {
    const { setup, view, selection } = props;
    const colours = unitColours(setup);
    const colourOf = (id: string): string => colours.get(id) ?? '#85939D';
    const unit = selection?.kind === 'unit' ? selection.id : null;
    const routes = choice.routes ? routesOf(view, tick, colourOf, unit) : [];
    this.#work.paint(camera, size, (ctx, window) => {
      paintFireLines(ctx, view, window, this.#pixelRatio, colourOf);
      paintRoutes(ctx, routes, window, this.#pixelRatio);
    });
    this.#workDirty = false;
    this.#sinceWorkMs = 0;
  }

  destroy(): void {
    this.#hazards.destroy();
    this.#work.destroy();
  }
}
