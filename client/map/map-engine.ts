import type { Point } from '../../engine/kernel/grid.ts';
import type { Glyph } from '../ground/symbols.ts';
import { boxOfGrid } from '../ground/terrain-source.ts';
import type { Ground } from '../ground/terrain-source.ts';
import type { MapProps, Selection } from '../ui/map-props.ts';
import { BaseTiles } from './base-tiles.ts';
import { fitExtent, limitCamera, restScale, stepScale, toGround } from './camera.ts';
import type { Screen } from '../ground/drawn.ts';
import type { Camera, ViewSize } from './camera.ts';
import { CameraMotion } from './camera-motion.ts';
import { FramePace } from './frame-pace.ts';
import { IdleWork } from '../ground/idle-work.ts';
import type { Box } from '../ground/label-layout.ts';
import { MapPictures } from './map-pictures.ts';
import type { LayerChoice } from '../ground/layer-choice.ts';
import { MapThings } from './map-things.ts';
import type { Stage } from './stage.ts';

const LAYOUT_EVERY_MS = 250;
/** The first view is no smaller in scale than this, metres a CSS pixel. */
const FIRST_SCALE = 28;
/** A place brought into sight is shown at least this large. */
const FOCUS_SCALE = 20;
const FIRE_SCALE = 5;
const FIRE_MARGIN_PX = 140;

/**
 * The map behind the React component: holds the camera, paints what changed, sleeps when nothing
 * moves. Everything it shows comes from the props last given to `update`.
 */
export class MapEngine {
  readonly #stage: Stage;
  readonly #things: MapThings;
  readonly #pictures: MapPictures;
  readonly #pace: FramePace;
  readonly #painting: IdleWork;
  readonly #onChange: () => void;
  readonly motion: CameraMotion;
  #props: MapProps;
  #size: ViewSize;
  #choice: LayerChoice;
  #ground: Ground | null = null;
  #tiles: BaseTiles | null = null;
  #viewDirty = true;
  #layoutDirty = true;
  #sinceLayoutMs = LAYOUT_EVERY_MS;

  constructor(
    stage: Stage,
    glyphs: ReadonlyMap<string, Glyph>,
    props: MapProps,
    size: ViewSize,
    choice: LayerChoice,
    onChange: () => void,
  ) {
    this.#stage = stage;
    this.#props = props;
    this.#size = size;
    this.#choice = choice;
    this.#onChange = onChange;
    this.#things = new MapThings(stage, glyphs);
    this.#pictures = new MapPictures(stage);
    this.#pace = new FramePace(stage);
    this.#painting = new IdleWork((budgetMs) => {
      if (this.#tiles?.work(budgetMs) === true) this.#pace.touch();
      return this.#tiles?.busy ?? false;
    });
    this.motion = new CameraMotion(this.#firstCamera(), (c) => this.#limit(c));
    this.motion.reduced = props.reducedMotion;
    this.#things.setPlaces(props.setup, null);
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
  get handles(): readonly Screen[] {
    return this.#things.handles;
  }

  /** The middle of the window in which the exercise plays; close to `focus` when there is one. */
  #firstCamera(): Camera {
    const { setup, focus, sight } = this.#props;
    if (sight?.current != null) return sight.current;
    const whole = fitExtent(boxOfGrid(setup.fireGrid), this.#size, 0);
    const scale = focus === undefined ? FIRST_SCALE : FOCUS_SCALE;
    const metresPerPx = restScale(Math.min(whole.metresPerPx, scale));
    return { e: focus?.e ?? whole.e, n: focus?.n ?? whole.n, metresPerPx };
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
    if (props.setup !== old.setup) this.#things.setPlaces(props.setup, this.#ground);
    const chosen = props.selection !== old.selection;
    if (props.view !== old.view || chosen) {
      this.#pictures.workChanged(chosen);
      this.#layoutSoon(chosen);
    }
    if (props.setup !== old.setup || props.language !== old.language) this.#layoutSoon(true);
    this.#pictures.layersChanged(props);
    if (props.focus !== undefined && props.focus !== old.focus) this.goTo(props.focus);
    this.#pace.touch();
  }

  setGround(ground: Ground): void {
    this.#ground = ground;
    this.#rebuildTiles();
    this.#things.setPlaces(this.#props.setup, ground);
    this.#layoutSoon(true);
    this.motion.jump(this.camera);
    this.viewMoved();
  }

  setChoice(choice: LayerChoice): void {
    const contours = choice.contours !== this.#choice.contours;
    this.#choice = choice;
    if (contours) this.#rebuildTiles();
    this.#pictures.choiceChanged();
    this.#layoutSoon(true);
    this.viewMoved();
  }

  /** Rectangles of panels over the map, which labels keep clear of. */
  setPanels(panels: readonly Box[]): void {
    this.#things.panels = panels;
    this.#layoutSoon(true);
  }

  resize(size: ViewSize): void {
    if (size.width === this.#size.width && size.height === this.#size.height) return;
    this.#size = size;
    this.#stage.resize(size.width, size.height);
    this.viewMoved();
  }

  /** A font has arrived: paint all words again. */
  refreshLabels(): void {
    this.#things.forgetLabels();
    this.#layoutSoon(true);
  }

  #rebuildTiles(): void {
    if (this.#ground === null) return;
    this.#tiles?.destroy();
    const { scene, pixelRatio } = this.#stage;
    this.#tiles = new BaseTiles(scene, this.#ground, pixelRatio, this.#choice.contours);
  }

  #layoutSoon(now: boolean): void {
    this.#layoutDirty = true;
    if (now) this.#sinceLayoutMs = LAYOUT_EVERY_MS;
    this.#pace.touch();
  }

  /** The camera was moved by hand. */
  viewMoved(): void {
    this.#viewDirty = true;
    this.#pace.touch();
  }

  goTo(p: Point): void {
    const metresPerPx = restScale(Math.min(this.motion.targetScale, FOCUS_SCALE));
    this.motion.flyTo({ ...p, metresPerPx });
    this.viewMoved();
  }

  /** Shows the whole hazard as the view has it; without one, the window of the exercise. */
  showWhole(): void {
    const box = this.#pictures.wholeBox() ?? boxOfGrid(this.#props.setup.fireGrid);
    const fit = fitExtent(box, this.#size, FIRE_MARGIN_PX);
    const metresPerPx = restScale(Math.max(fit.metresPerPx, FIRE_SCALE));
    this.motion.flyTo({ ...fit, metresPerPx });
    this.viewMoved();
  }

  zoom(steps: number, at: Screen = { x: this.#size.width / 2, y: this.#size.height / 2 }): void {
    this.motion.zoomAround(at, this.#size, stepScale(this.motion.targetScale, steps));
    this.viewMoved();
  }

  groundAt(at: Screen): Point {
    return toGround(this.camera, this.#size, at);
  }

  thingAt(at: Screen): Selection | null {
    return this.#things.at(at);
  }

  /** Lays the teams of a pile side by side; anything else closes what was open. */
  openPile(s: Selection | null): boolean {
    const changes = this.#things.anyOpen;
    const opened = this.#things.open(s);
    if (opened || changes) this.#layoutSoon(true);
    return opened || (s === null && changes);
  }

  setHand(hand: Point | null): void {
    this.#things.hand = hand;
    if (this.#props.tool !== null) this.#pace.touch();
  }

  setHover(key: string | null): void {
    if (key === this.#things.hover) return;
    this.#things.hover = key;
    this.#layoutSoon(true);
  }

  frame(deltaMs: number): void {
    const props = this.#props;
    const tick = props.reducedMotion ? props.view.tick : props.tickNow();
    if (this.motion.advance(deltaMs, this.#size)) this.#viewDirty = true;
    const rest = this.motion.atRest;
    const { camera } = this;
    if (this.#viewDirty && rest && this.#tiles !== null) {
      this.#tiles.want(camera, this.#size);
      this.#painting.start();
    }
    this.#tiles?.place(camera, this.#size);
    this.#pictures.draw(props, this.#choice, camera, this.#size, tick, rest, deltaMs);
    this.#sinceLayoutMs += deltaMs;
    const due = this.#layoutDirty && this.#sinceLayoutMs >= LAYOUT_EVERY_MS;
    if (due || (this.#viewDirty && (rest || this.#sinceLayoutMs >= LAYOUT_EVERY_MS))) {
      const fire = this.#pictures.fireBox();
      this.#things.layout(props, camera, this.#size, tick, this.#choice.facilities, fire);
      this.#layoutDirty = false;
      this.#sinceLayoutMs = 0;
    }
    this.#things.place(props, camera, this.#size, tick);
    if (this.#viewDirty) this.#onChange();
    if (rest) this.#viewDirty = false;
    const busy = this.#viewDirty || this.#layoutDirty || this.#pictures.pending;
    const moving = this.#things.anyMoving(tick) && !props.reducedMotion;
    this.#pace.frame(deltaMs, tick, busy, moving, camera.metresPerPx);
  }

  destroy(): void {
    const { sight } = this.#props;
    if (sight !== undefined) sight.current = this.camera;
    this.#pace.destroy();
    this.#painting.stop();
    this.#tiles?.destroy();
    this.#pictures.destroy();
    this.#stage.destroy();
  }
}
