import { cellCentre, type Point } from '../../../engine/kernel/grid.ts';
import { drawUniform } from '../../../engine/kernel/random.ts';
import { forestSamples, sees, type Viewpoint } from '../../../engine/region/terrain.ts';
import { forDisc } from './raster.ts';
import type { FacilityList } from './facility-list.ts';
import type { Terrain } from './terrain.ts';

/** How many cameras and checkpoints a county has, and what a camera is. */
export interface WatchPlan {
  readonly camerasExisting: number;
  readonly camerasPlanned: number;
  /** Height of the lens and distance at which smoke is told apart, m. */
  readonly camera: { readonly heightM: number; readonly rangeM: number };
  readonly checkpoints: number;
  readonly standardCheckpoints: number;
  /** Township names in the order of the terrain's seats. */
  readonly townships: readonly string[];
  readonly keyFor: (purpose: string) => number;
}

const CANDIDATES = 900;
/** Forest is sampled this far apart while choosing, m; the check samples on its own. */
const CHOICE_SPACING_M = 450;

/** Puts the plan's cameras where each adds most forest to what is seen (greedy cover). */
export function placeCameras(
  placer: FacilityList,
  terrain: Terrain,
  landCover: Uint8Array,
  plan: WatchPlan,
): void {
  const { grid, zDm, county } = terrain;
  const ground = { grid, elevationDm: zDm, landCover };
  const samples = forestSamples(ground, CHOICE_SPACING_M, county);
  const sites = candidateSites(terrain, plan);
  const views = sites.map((s) => samples.flatMap((cell, k) => (sees(ground, s, cell) ? [k] : [])));
  const seen = new Uint8Array(samples.length);
  const used = new Set<number>();
  for (let n = 0; n < plan.camerasExisting + plan.camerasPlanned; n++) {
    let best = -1;
    let gain = -1;
    views.forEach((view, k) => {
      if (used.has(k)) return;
      const g = view.reduce((sum, cell) => sum + (seen[cell] === 0 ? 1 : 0), 0);
      if (g > gain) {
        gain = g;
        best = k;
      }
    });
    used.add(best);
    for (const cell of views[best]!) seen[cell] = 1;
    const at = sites[best]!;
    const stage = n < plan.camerasExisting ? 'existing' : 'planned';
    const township = placer.townshipOf(at);
    placer.add(
      'camera',
      `林火监控${n + 1}号`,
      `Forest camera ${n + 1}`,
      at,
      township,
      'assumed',
      {
        heightM: plan.camera.heightM,
        rangeM: plan.camera.rangeM,
        stage,
      },
      false,
    );
  }
}

/** The highest ground around random points of the county, one site per 600 m. */
function candidateSites(terrain: Terrain, plan: WatchPlan): Viewpoint[] {
  const { grid, zDm, county } = terrain;
  const key = plan.keyFor('camera');
  const out: Viewpoint[] = [];
  for (let k = 0; out.length < CANDIDATES && k < CANDIDATES * 20; k++) {
    const i = Math.floor(drawUniform(key, k) * zDm.length);
    if (county[i] === 0) continue;
    let top = i;
    forDisc(grid, cellCentre(grid, i), 900, (cell) => {
      if (county[cell] === 1 && zDm[cell]! > zDm[top]!) top = cell;
    });
    const p = cellCentre(grid, top);
    if (out.some((q) => Math.hypot(q.e - p.e, q.n - p.n) < 600)) continue;
    out.push({ ...p, heightM: plan.camera.heightM, rangeM: plan.camera.rangeM });
  }
  return out;
}

/** The plan's fire checkpoints on roads into the forest, spread over the townships. */
export function placeCheckpoints(
  placer: FacilityList,
  roadPoints: readonly (Point & { readonly forestShare: number })[],
  plan: WatchPlan,
): void {
  const chosen: Point[] = [];
  const wooded = roadPoints.filter((p) => p.forestShare > 0.6);
  let spacing = 6000;
  const key = plan.keyFor('checkpoint');
  const order = wooded
    .map((p, k) => ({ p, u: drawUniform(key, k) }))
    .sort((a, b) => a.u - b.u)
    .map((x) => x.p);
  while (chosen.length < plan.checkpoints && spacing > 200) {
    for (const p of order) {
      if (chosen.length === plan.checkpoints) break;
      if (chosen.every((q) => Math.hypot(q.e - p.e, q.n - p.n) >= spacing)) chosen.push(p);
    }
    spacing *= 0.85;
  }
  chosen.forEach((p, k) => {
    const township = placer.townshipOf(p);
    const t = plan.townships[township]!;
    placer.add(
      'checkpoint',
      `${t}森林防火检查站${k + 1}`,
      `Fire checkpoint ${k + 1}`,
      p,
      township,
      'assumed',
      {
        standard: k < plan.standardCheckpoints ? 1 : 0,
      },
    );
  });
}
