import type { Point } from '../../engine/kernel/grid.ts';
import { PLACE_PX, choosePlaces } from '../ground/choose-places.ts';
import type { ChosenPlace } from '../ground/choose-places.ts';
import { spreadPlates } from '../ground/cluster.ts';
import { boxOf, drawnUnits, selectionKey, standingOf } from '../ground/drawn.ts';
import type { Anchor, DrawnUnit, LabelWish, Screen } from '../ground/drawn.ts';
import { placeLabels } from '../ground/label-layout.ts';
import type { Box, Side } from '../ground/label-layout.ts';
import { labelWishes } from '../ground/label-wishes.ts';
import { driving, positionAt } from '../ground/motion.ts';
import { MAP } from '../ground/palette.ts';
import type { Place } from '../ground/places.ts';
import { riverWishes } from '../ground/river-names.ts';
import type { RiverName } from '../ground/river-names.ts';
import { SymbolCache } from './symbol-cache.ts';
import { paintDrawing } from './tool-overlay.ts';
import { words } from '../ground/words.ts';
import type { MapProps, Selection } from '../ui/map-props.ts';

/** Symbols of teams and facilities float this far above their ground, CSS pixels. */
const LIFT_PX = 26;
const PLATE_PX = 28;
const HIT_PX = 18;
const HIDDEN_ALPHA = 0.35;

/** Where a ground point is on the screen, and whether a ridge hides it; null when out of view. */
export type Project = (p: Point) => (Screen & { readonly hidden: boolean }) | null;

interface Placed {
  readonly picture: { canvas: HTMLCanvasElement; width: number; height: number };
  readonly anchor: Anchor;
  /** Foot of the symbol on the ground. */
  readonly foot: Screen;
  readonly alpha: number;
  readonly selection: Selection | null;
}

/**
 * Symbols and labels over the terrain, drawn flat on a canvas of their own: they stay sharp and
 * readable at every distance, and use the same grammar as the map.
 */
export class SymbolLayer {
  readonly #ctx: CanvasRenderingContext2D;
  readonly #cache: SymbolCache;
  readonly #k: number;
  #placed: Placed[] = [];
  /** Teams that each plate stands for, and those of the pile that was clicked open. */
  #piles = new Map<string, readonly string[]>();
  #opened: ReadonlySet<string> = new Set();
  #sides = new Map<string, Side>();

  constructor(ctx: CanvasRenderingContext2D, cache: SymbolCache, pixelRatio: number) {
    this.#ctx = ctx;
    this.#cache = cache;
    this.#k = pixelRatio;
  }

  draw(
    props: MapProps,
    named: { readonly places: readonly Place[]; readonly rivers: readonly RiverName[] },
    tick: number,
    size: { readonly width: number; readonly height: number },
    metresPerPx: number,
    project: Project,
    panels: readonly Box[],
  ): void {
    const { selection } = props;
    const must = new Set(selection === null ? [] : [selectionKey(selection)]);
    const seen = this.#choose(props, named.places, metresPerPx, must, project);
    const unit = selection?.kind === 'unit' ? selection.id : null;
    const units = drawnUnits(props.setup, props.view, unit);
    const plates = this.#plates(units, tick, project, unit);
    this.#placed = [...seen.map((c) => this.#placeOf(c)), ...plates.values()];
    const unitAnchors = new Map(
      [...plates].filter(([, p]) => p.alpha === 1).map(([id, p]) => [id, p.anchor]),
    );
    const wishes = labelWishes({
      setup: props.setup,
      view: props.view,
      tick,
      metresPerPx,
      language: props.language,
      words: words(props.language),
      places: seen,
      units,
      unitAnchors,
      pile: (id) => this.#piles.get(id) ?? [],
      must,
    });
    const rivers = riverWishes(named.rivers, {
      metresPerPx,
      language: props.language,
      project: (p) => unhidden(project(p)),
    });
    this.#paint(selection, [...wishes, ...rivers.map((r) => r.wish)], size, panels);
    const drawing = props.tool ?? props.drawing ?? null;
    if (drawing !== null)
      paintDrawing(this.#ctx, drawing, props.tool === null ? 'disc' : 'handle', project);
  }

  #choose(
    props: MapProps,
    places: readonly Place[],
    metresPerPx: number,
    must: ReadonlySet<string>,
    project: Project,
  ): ChosenPlace[] {
    const chosen = choosePlaces(places, props.view, {
      metresPerPx,
      facilities: true,
      must,
      project: (p) => unhidden(project(p)),
    });
    for (const c of chosen) if (isLifted(c)) c.anchor.y -= LIFT_PX;
    return chosen;
  }

  #placeOf(c: ChosenPlace): Placed {
    const p = c.place;
    const picture =
      p.look === 'facility'
        ? this.#cache.facility(p.symbol, PLACE_PX.facility)
        : p.look === 'hazard'
          ? this.#cache.hazard(p.symbol, PLACE_PX.hazard)
          : this.#cache.dot(
              c.inDanger ? MAP.threatened : p.look === 'town' ? MAP.text : MAP.village,
              PLACE_PX[p.look],
            );
    const foot = { x: c.anchor.x, y: c.anchor.y + (isLifted(c) ? LIFT_PX : 0) };
    return { picture, anchor: c.anchor, foot, alpha: 1, selection: p.selection };
  }

  #plates(
    units: readonly DrawnUnit[],
    tick: number,
    project: Project,
    selectedId: string | null,
  ): Map<string, Placed> {
    const feet = units.flatMap((u) => {
      const s = project(positionAt(u.unit, tick));
      return s === null ? [] : [{ u, s }];
    });
    const standing = feet
      .filter(({ u }) => !driving(u.unit, tick))
      .map(({ u, s }) => {
        const alone = u.unit.id === selectedId || this.#opened.has(u.unit.id);
        return standingOf(u, { x: s.x, y: s.y - LIFT_PX }, alone);
      });
    const spread = spreadPlates(standing, {
      size: PLATE_PX,
      occupied: () => true,
      keepClear: null,
    });
    const out = new Map<string, Placed>();
    this.#piles.clear();
    for (const { u, s } of feet) {
      const d = spread.get(u.unit.id);
      if (d?.shown === false) continue;
      const count = d?.holds.length ?? 1;
      if (count > 1) this.#piles.set(u.unit.id, d!.holds);
      out.set(u.unit.id, {
        picture:
          count > 1
            ? this.#cache.pile(u.colour, count, PLATE_PX)
            : this.#cache.plate(u.colour, u.setup.symbol, PLATE_PX),
        anchor: { x: s.x + (d?.dx ?? 0), y: s.y - LIFT_PX + (d?.dy ?? 0), half: PLATE_PX / 2 },
        foot: s,
        alpha: s.hidden ? HIDDEN_ALPHA : 1,
        selection: { kind: 'unit', id: u.unit.id },
      });
    }
    return out;
  }

  #paint(
    selection: Selection | null,
    wishes: readonly LabelWish[],
    size: { readonly width: number; readonly height: number },
    panels: readonly Box[],
  ): void {
    const ctx = this.#ctx;
    ctx.setTransform(this.#k, 0, 0, this.#k, 0, 0);
    ctx.clearRect(0, 0, size.width, size.height);
    for (const p of this.#placed) this.#leader(p);
    for (const p of this.#placed) {
      ctx.globalAlpha = p.alpha;
      this.#picture(p.picture, p.anchor.x - p.picture.width / 2, p.anchor.y - p.picture.height / 2);
      const chosen = selection !== null && p.selection !== null;
      if (!chosen || selectionKey(selection) !== selectionKey(p.selection)) continue;
      const frame = this.#cache.frame(p.anchor.half * 2);
      this.#picture(frame, p.anchor.x - frame.width / 2, p.anchor.y - frame.height / 2);
    }
    ctx.globalAlpha = 1;
    const pictures = new Map(wishes.map((w) => [w.key, this.#cache.label(w.text, w.sub, w.style)]));
    const requests = wishes.map((w) => {
      const { width, height } = pictures.get(w.key)!;
      const { x, y, half } = w.anchor;
      return {
        key: w.key,
        x,
        y,
        halfW: half,
        halfH: half,
        width,
        height,
        priority: w.priority,
        must: w.must,
      };
    });
    const whole = { x: 0, y: 0, w: size.width, h: size.height };
    const obstacles = [...panels, ...this.#placed.map((p) => boxOf(p.anchor))];
    const labels = placeLabels(requests, obstacles, whole, this.#sides);
    this.#sides = new Map(labels.map((l) => [l.key, l.side]));
    for (const l of labels) this.#picture(pictures.get(l.key)!, l.box.x, l.box.y);
  }

  /** Thin line from a floating symbol down to its place on the ground. */
  #leader(p: Placed): void {
    if (p.foot.y - p.anchor.y < p.anchor.half) return;
    const ctx = this.#ctx;
    ctx.globalAlpha = p.alpha;
    for (const [colour, width] of [
      [MAP.ink, 3.5],
      [MAP.text, 1.5],
    ] as const) {
      ctx.beginPath();
      ctx.moveTo(p.anchor.x, p.anchor.y + p.anchor.half);
      ctx.lineTo(p.foot.x, p.foot.y);
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      ctx.stroke();
    }
  }

  #picture(p: { canvas: HTMLCanvasElement; width: number; height: number }, x: number, y: number) {
    const k = this.#k;
    this.#ctx.drawImage(
      p.canvas,
      Math.round(x * k) / k,
      Math.round(y * k) / k,
      p.canvas.width / k,
      p.canvas.height / k,
    );
  }

  /** Opens the pile of this team, and closes the one that was open; says whether there is one. */
  open(s: Selection | null): boolean {
    const pile = s?.kind === 'unit' ? (this.#piles.get(s.id) ?? []) : [];
    this.#opened = new Set(pile);
    return pile.length > 0;
  }
  get anyOpen(): boolean {
    return this.#opened.size > 0;
  }

  /** What stands under a point of the screen. */
  at(point: Screen): Selection | null {
    let best: Selection | null = null;
    let bestD = HIT_PX;
    for (const p of this.#placed) {
      const d = Math.hypot(p.anchor.x - point.x, p.anchor.y - point.y);
      if (p.selection === null || d > bestD) continue;
      best = p.selection;
      bestD = d;
    }
    return best;
  }
}

const isLifted = (c: ChosenPlace): boolean =>
  c.place.look === 'facility' || c.place.look === 'hazard';

const unhidden = (s: ReturnType<Project>): Screen | null => (s === null || s.hidden ? null : s);
