import type * as Phaser from 'phaser';
import type { Anchor, DrawnUnit, Screen } from '../ground/drawn.ts';
import { driving, onTheWay, positionAt } from '../ground/motion.ts';
import { MAP } from '../ground/palette.ts';
import type { Box } from '../ground/label-layout.ts';
import { toScreen } from './camera.ts';
import type { Camera, ViewSize } from './camera.ts';
import { spreadPlates } from '../ground/cluster.ts';
import { standingOf } from '../ground/drawn.ts';
import type { Spread } from '../ground/cluster.ts';
import type { MapTextures } from './map-textures.ts';
import { DEPTH } from './stage.ts';

const FULL_PX = 28;
const SMALL_PX = 18;
/** Beyond this scale plates shrink and lose their glyph, metres a CSS pixel. */
const SMALL_FROM = 55;

export const plateSize = (metresPerPx: number): number =>
  metresPerPx > SMALL_FROM ? SMALL_PX : FULL_PX;

/**
 * Plates of teams. Teams that stand together are spread into a grid; moving ones follow their legs
 * from frame to frame.
 */
export class UnitSprites {
  readonly #scene: Phaser.Scene;
  readonly #textures: MapTextures;
  readonly #k: number;
  readonly #images = new Map<string, Phaser.GameObjects.Image>();
  readonly anchors = new Map<string, Anchor>();
  readonly #leaders: Phaser.GameObjects.Graphics;
  #units: readonly DrawnUnit[] = [];
  #spread: ReadonlyMap<string, Spread> = new Map();

  constructor(scene: Phaser.Scene, textures: MapTextures, pixelRatio: number) {
    this.#scene = scene;
    this.#textures = textures;
    this.#k = pixelRatio;
    this.#leaders = scene.add.graphics().setDepth(DEPTH.units - 1);
  }

  /** Teams that show, the selected one first. */
  get seen(): readonly DrawnUnit[] {
    return this.#units.filter((u) => this.#spread.get(u.unit.id)?.shown ?? true);
  }

  /** Teams that the plate of this one stands for; none when it stands for itself alone. */
  pile(unitId: string): readonly string[] {
    const holds = this.#spread.get(unitId)?.holds ?? [];
    return holds.length > 1 ? holds : [];
  }

  anyMoving(tick: number): boolean {
    return this.#units.some((u) => onTheWay(u.unit, tick));
  }

  layout(
    units: readonly DrawnUnit[],
    camera: Camera,
    size: ViewSize,
    tick: number,
    selectedId: string | null,
    opened: ReadonlySet<string>,
    occupied: (x: number, y: number) => boolean,
    keepClear: Box | null,
  ): void {
    this.#units = units;
    const standing = this.#units
      .filter((u) => !driving(u.unit, tick))
      .map((u) => {
        const at = toScreen(camera, size, positionAt(u.unit, tick));
        return standingOf(u, at, u.unit.id === selectedId || opened.has(u.unit.id));
      });
    const px = plateSize(camera.metresPerPx);
    this.#spread = spreadPlates(standing, { size: px, occupied, keepClear });
    const seen = new Set<string>();
    for (const u of this.seen) {
      seen.add(u.unit.id);
      this.#show(u, px, u.unit.id === selectedId);
    }
    for (const [id, image] of this.#images) {
      if (seen.has(id)) continue;
      image.destroy();
      this.#images.delete(id);
      this.anchors.delete(id);
    }
    this.place(camera, size, tick);
  }

  #show(u: DrawnUnit, px: number, selected: boolean): void {
    const pile = this.pile(u.unit.id).length;
    const texture =
      pile > 0
        ? this.#textures.pile(u.colour, pile, px)
        : this.#textures.plate(u.colour, u.setup.symbol, px);
    let image = this.#images.get(u.unit.id);
    if (image === undefined) {
      image = this.#scene.add.image(0, 0, texture);
      this.#images.set(u.unit.id, image);
    } else if (image.texture.key !== texture) image.setTexture(texture);
    image.setDepth(DEPTH.units + (selected ? 2 : u.own ? 1 : 0));
    const held = this.anchors.get(u.unit.id);
    if (held === undefined || held.half !== px / 2)
      this.anchors.set(u.unit.id, { x: 0, y: 0, half: px / 2 });
  }

  /** Moves every plate to where its team is at `tick`. */
  place(camera: Camera, size: ViewSize, tick: number): void {
    this.#leaders.clear();
    for (const u of this.#units) {
      const anchor = this.anchors.get(u.unit.id);
      if (anchor === undefined) continue;
      const s = toScreen(camera, size, positionAt(u.unit, tick));
      const spread = this.#spread.get(u.unit.id);
      anchor.x = s.x + (spread?.dx ?? 0);
      anchor.y = s.y + (spread?.dy ?? 0);
      if (spread?.leader === true) this.#lead(s, anchor);
      this.#images
        .get(u.unit.id)!
        .setPosition(Math.round(anchor.x * this.#k), Math.round(anchor.y * this.#k));
    }
  }

  /** A thin line from plates that had to move away to where their teams are. */
  #lead(from: Screen, to: Anchor): void {
    const k = this.#k;
    for (const [hex, width] of [
      [MAP.ink, 3.5],
      [MAP.text, 1.5],
    ] as const) {
      const colour = Number.parseInt(hex.slice(1), 16);
      this.#leaders.lineStyle(width * k, colour, 1);
      this.#leaders.lineBetween(from.x * k, from.y * k, to.x * k, to.y * k);
      this.#leaders.fillStyle(colour, 1).fillCircle(from.x * k, from.y * k, (width + 1.5) * k);
    }
  }
}
