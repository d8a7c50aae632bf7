import * as THREE from 'three';
import type { Point } from '../../engine/kernel/grid.ts';
import { MAP } from '../ground/palette.ts';
import { boxOfGrid, groundHeight } from '../ground/terrain-source.ts';
import type { Ground } from '../ground/terrain-source.ts';
import type { Drape } from './drape.ts';
import { heightMesh } from './height-mesh.ts';
import type { HeightMesh } from './height-mesh.ts';
import type { Quality } from './quality.ts';
import type { GroundAt, Vec } from './sight.ts';

const FOG_FROM_M = 26_000;
const FOG_TO_M = 75_000;
/** The county lies this much lower than the window, and much lower under it, m. */
const UNDER_M = 12;
const FAR_UNDER_M = 350;
/** The water stands this far above the painted one, so that the two never flicker, m. */
const WATER_LIFT_M = 1.5;
/** How much of what is painted under it the water hides, and when a layer lies on the water. */
const WATER_OPACITY = { plain: 0.75, covered: 0.12 } as const;

function geometryOf(mesh: HeightMesh): THREE.BufferGeometry {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(mesh.positions, 3));
  geometry.setAttribute('uv', new THREE.BufferAttribute(mesh.uvs, 2));
  geometry.setIndex(new THREE.BufferAttribute(mesh.indices, 1));
  return geometry;
}

/** The ground in three dimensions: detail window, county around it, water at the pool level. */
export class TerrainScene {
  #water: THREE.MeshBasicMaterial | null = null;
  readonly scene = new THREE.Scene();
  readonly origin: Point;
  readonly #ground: Ground;
  readonly #world = new THREE.Group();
  readonly #disposables: { dispose(): void }[] = [];
  #exaggeration = 1;

  constructor(ground: Ground, drape: Drape, quality: Quality) {
    this.#ground = ground;
    const box = boxOfGrid(ground.detail.grid);
    this.origin = { e: (box.west + box.east) / 2, n: (box.south + box.north) / 2 };
    this.scene.background = new THREE.Color(MAP.ground);
    this.scene.fog = new THREE.Fog(MAP.ground, FOG_FROM_M, FOG_TO_M);
    this.scene.add(this.#world);
    this.#addGround(heightMesh(ground.detail, this.origin, quality.nearSide), drape.texture);
    const margin = 1.5 * ground.county.grid.cellM;
    const under = (e: number, n: number): number =>
      e > box.west + margin &&
      e < box.east - margin &&
      n > box.south + margin &&
      n < box.north - margin
        ? FAR_UNDER_M
        : UNDER_M;
    this.#addGround(
      heightMesh(ground.county, this.origin, quality.farSide, under),
      drape.countyTexture,
    );
    this.#addWater(box.east - box.west, box.north - box.south);
  }

  #addGround(mesh: HeightMesh, map: THREE.Texture): void {
    const geometry = geometryOf(mesh);
    // The light is painted into the picture, as on the flat map.
    const material = new THREE.MeshBasicMaterial({ map });
    this.#world.add(new THREE.Mesh(geometry, material));
    this.#disposables.push(geometry, material);
  }

  #addWater(widthM: number, heightM: number): void {
    const level = this.#ground.data.poolLevelM;
    if (level === null) return;
    const geometry = new THREE.PlaneGeometry(widthM, heightM);
    const material = new THREE.MeshBasicMaterial({
      color: MAP.water,
      transparent: true,
      opacity: WATER_OPACITY.plain,
      depthWrite: false,
    });
    const water = new THREE.Mesh(geometry, material);
    water.rotation.x = -Math.PI / 2;
    water.position.y = level + WATER_LIFT_M;
    this.#world.add(water);
    this.#water = material;
    this.#disposables.push(geometry, material);
  }

  /** Waves and floods are painted on the ground: the water must let them be seen. */
  showOnWater(covered: boolean): void {
    if (this.#water !== null)
      this.#water.opacity = covered ? WATER_OPACITY.covered : WATER_OPACITY.plain;
  }

  get exaggeration(): number {
    return this.#exaggeration;
  }
  set exaggeration(k: number) {
    this.#exaggeration = k;
    this.#world.scale.y = k;
  }

  /** Height of the drawn ground at scene x and z. */
  readonly heightAt: GroundAt = (x, z) =>
    groundHeight(this.#ground, { e: this.origin.e + x, n: this.origin.n - z }) * this.#exaggeration;

  /** Scene position of a point on the ground. */
  at(p: Point): Vec {
    const x = p.e - this.origin.e;
    const z = this.origin.n - p.n;
    return { x, y: this.heightAt(x, z), z };
  }

  /** Ground position under a scene position. */
  pointOf(v: Vec): Point {
    return { e: this.origin.e + v.x, n: this.origin.n - v.z };
  }

  dispose(): void {
    for (const d of this.#disposables) d.dispose();
    this.scene.clear();
  }
}
