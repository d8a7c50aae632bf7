import type { Observer } from '../../exercise/observers.ts';
import type { Scenario, SensorSpec } from '../../exercise/scenario.ts';
import { canSee } from '../../exercise/visibility.ts';
import { cellAt, cellCentre, windowOf } from '../../kernel/grid.ts';
import type { GridSpec } from '../../kernel/grid.ts';
import { isForest } from '../../region/region.ts';
import type { Region } from '../../region/region.ts';
import type { PlanTarget, ScoreLine, ScoreStatus } from '../target.ts';
import { limitOf, toLine } from './metric.ts';
import type { Metric, MetricFactory } from './metric.ts';

/**
 * One cell in so many, each way, is looked at: 120 m on a 30 m raster. Over some 15,000 samples of
 * forest the share is then good to about 0.5 points (binomial, one standard error).
 */
const SAMPLE_STEP = 4;

interface Coverage {
  readonly sampled: number;
  readonly seen: number;
}

const cache = new WeakMap<Region, Map<string, Coverage>>();

const asObserver = (s: SensorSpec): Observer => ({
  source: 'camera',
  id: s.id,
  at: s.at,
  eyeM: s.heightM,
  rangeM: s.rangeM,
  seatIds: s.seatIds,
  // Not kept cell by cell: only the sum is needed, and it is kept here.
  fixed: false,
});

function sample(region: Region, grid: GridSpec, cameras: readonly Observer[]): Coverage {
  let sampled = 0;
  let seen = 0;
  const half = SAMPLE_STEP >> 1;
  for (let row = half; row < grid.rows; row += SAMPLE_STEP) {
    for (let col = half; col < grid.cols; col += SAMPLE_STEP) {
      const cell = row * grid.cols + col;
      const at = cellCentre(grid, cell);
      const ground = cellAt(region.grid, at.e, at.n);
      if (ground < 0 || !isForest(region.landCover[ground]!)) continue;
      sampled++;
      if (cameras.some((c) => canSee(region, grid, c, cell))) seen++;
    }
  }
  return { sampled, seen };
}

/** Forest samples of the scenario's window and how many of them any of its cameras sees. */
function coverageOf(scenario: Scenario, region: Region): Coverage {
  const { centre, widthM, heightM } = scenario.window;
  const places = scenario.sensors.map((s) => [s.at.e, s.at.n, s.heightM, s.rangeM].join());
  const key = [centre.e, centre.n, widthM, heightM, ...places].join(';');
  let ofRegion = cache.get(region);
  if (ofRegion === undefined) cache.set(region, (ofRegion = new Map()));
  let found = ofRegion.get(key);
  if (found === undefined) {
    const { grid } = windowOf(region.grid, centre, widthM, heightM);
    found = sample(region, grid, scenario.sensors.map(asObserver));
    ofRegion.set(key, found);
  }
  return found;
}

/** Share of forest in line of sight of the placed cameras. A fact of the inventory: no event moves it. */
class ForestSeenByCameras implements Metric {
  readonly #target: PlanTarget;
  readonly #scenario: Scenario;
  readonly #region: Region;

  constructor(target: PlanTarget, scenario: Scenario, region: Region) {
    this.#target = target;
    this.#scenario = scenario;
    this.#region = region;
  }

  observe(): void {}

  line(): ScoreLine {
    const cameras = this.#scenario.sensors.length;
    const { sampled, seen } =
      cameras === 0 ? { sampled: 0, seen: 0 } : coverageOf(this.#scenario, this.#region);
    const value = sampled === 0 ? null : (100 * seen) / sampled;
    const status: ScoreStatus =
      value === null ? 'notTriggered' : value >= limitOf(this.#target) ? 'met' : 'notMet';
    return toLine(this.#target, {
      status,
      value,
      cases: sampled,
      casesMet: seen,
      also: [
        {
          label: { zh: '情景布设的摄像机', en: 'Cameras placed by the scenario' },
          value: cameras,
          unit: 'cameras',
          status: 'recordOnly',
        },
      ],
      evidence: [],
    });
  }
}

export const forestSeenByCameras: MetricFactory = (target, scenario, region) =>
  new ForestSeenByCameras(target, scenario, region);
