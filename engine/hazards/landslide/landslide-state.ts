/** Everything that changes in a run of landslides: plain JSON beside the arrays of moving masses. */
import type { GridSpec } from '../../kernel/grid.ts';
import { exp } from '../../kernel/math.ts';
import { drawNormal, keyOf, type RandomStreams } from '../../kernel/random.ts';
import type { HazardEvent } from '../hazard.ts';
import type { Drivers } from '../weather.ts';
import type { SlideSource } from './contract.ts';
import { newCreep, type CreepState } from './creep.ts';
import type { ElevationEdit } from './deposit.ts';
import type { PoolLevel } from './drawdown.ts';
import type { RainStep } from './pore-pressure.ts';
import type { Runout } from './runout.ts';
import type { Reading, SensorKeys, SensorState } from './sensors.ts';
import { bodySafety, slideBody, type SlideBody } from './slide-body.ts';
import type { SlopeGround } from './slope-ground.ts';
import type { CrackReport } from './volunteers.ts';
import type { EntrySums } from './water-entry.ts';
import type { ReachProgress, WaveReach } from './wave-reach.ts';
import type { WaveSource } from './wave-source.ts';

export interface SlideState {
  /** As of `epochTick`. */
  readonly creep: CreepState;
  safety: number;
  /** Rain that entered the body so far, and the share of later rain that is led away. */
  rain: RainStep[];
  drained: number;
  /** Tick at which it let go, or -1. */
  releasedAtTick: number;
}

export interface InstrumentState extends SensorState {
  dead: boolean;
  /** Readings before this number are of a life that is over; set by a repair. */
  lifeFrom: number;
  readonly readings: Reading[];
}

export interface ReleaseState {
  readonly id: string;
  readonly atTick: number;
  readonly volumeM3: number;
  /** Fine raster of the runout and the cells of the window that let go. */
  readonly grid: GridSpec;
  readonly cells: readonly number[];
  stoppedAtTick: number;
  readonly entry: EntrySums;
}

/** A wave, its set-up and how far it has come. */
export interface WaveState {
  readonly releaseId: string;
  readonly atTick: number;
  overTick: number;
  /** Why it was given up, or null. */
  fault: string | null;
  readonly levelM: number;
  readonly source: WaveSource;
  /** Brought up to date by `saveLandslides` alone. */
  progress: ReachProgress | null;
}

/** The JSON part of a run. */
export interface PlainState {
  tick: number;
  /** Last multiple of `everyS` at which safety was reckoned; -1 before the first. */
  epochTick: number;
  rain: RainStep[];
  pool: PoolLevel[] | null;
  readonly slides: SlideState[];
  readonly instruments: InstrumentState[];
  /** Next round of each post. */
  readonly rounds: number[];
  readonly reports: CrackReport[];
  readonly releases: ReleaseState[];
  readonly edits: ElevationEdit[];
  readonly waves: WaveState[];
  /** Cells of the window that have let go in shallow slides, ascending. */
  failedCells: number[];
  shallowOn: boolean;
}

/** A moving mass and what belongs to it that can be had again from the release and the ground. */
export interface Moving {
  readonly run: Runout;
  readonly released: Float64Array;
  readonly shore: Int32Array;
  readonly fineElevation: Float64Array;
}

/** Shared by a run and its forks: what does not change, and waves that all of them see. */
export interface LandslideSetting {
  readonly ground: SlopeGround;
  readonly bodies: readonly SlideBody[];
  readonly random: RandomStreams;
  readonly keys: SensorKeys & { readonly cracks: number; readonly soil: number };
  /** Cells that fail on the map in rain that the slopes have stood: no news, and no slides. */
  readonly stood: Uint8Array;
  /** Waves on their way that runs of this setting share; null while each has its own. */
  sharedReaches: { readonly text: string; readonly reach: WaveReach }[] | null;
}

export function settingOf(ground: SlopeGround, random: RandomStreams): LandslideSetting {
  const { stoodMmH, stoodHours } = ground.params.shallow;
  const safety = new Float32Array(ground.elevation.length);
  const storm = [{ fromS: 0, rateMS: stoodMmH / 3.6e6 }];
  ground.map.factorOfSafety(ground.soils, storm, stoodHours * 3600, safety);
  return {
    ground,
    bodies: ground.params.slides.map((s) => slideBody(ground, drawnCreep(s, random))),
    random,
    keys: {
      noise: random.key('landslide/noise'),
      knock: random.key('landslide/knock'),
      life: random.key('landslide/life'),
      cracks: random.key('landslide/cracks'),
      soil: random.key('landslide/soil'),
    },
    stood: Uint8Array.from(safety, (fs) => (fs < 1 ? 1 : 0)),
    sharedReaches: null,
  };
}

/** Creep as this seed has it: its acceleration drawn, within two standard deviations. */
function drawnCreep(s: SlideSource, random: RandomStreams): SlideSource {
  const sd = s.accelerationLogSd ?? 0;
  if (sd === 0) return s;
  const z = Math.max(-2, Math.min(2, drawNormal(random.key('landslide/creep'), keyOf(s.id))));
  const accelerationPerM = s.creep.accelerationPerM * exp(sd * z);
  return { ...s, creep: { ...s.creep, accelerationPerM } };
}

export class LandslideState {
  readonly setting: LandslideSetting;
  plain: PlainState;
  /** One for each release; null once it has stopped. */
  moving: (Moving | null)[] = [];
  /** One for each wave; kept when it is over, for what it did. */
  reaches: WaveReach[] = [];
  /** Heights as slides have left them, m. */
  elevation: Float64Array;
  drivers: Drivers | null = null;
  events: HazardEvent[] = [];

  constructor(setting: LandslideSetting) {
    const { params, elevation } = setting.ground;
    this.setting = setting;
    this.elevation = elevation.slice();
    const pool = params.pool === null ? null : [...params.pool];
    this.plain = {
      tick: 0,
      epochTick: -1,
      rain: [],
      pool,
      slides: setting.bodies.map((b) => ({
        creep: newCreep(b.source.creep),
        safety: bodySafety(setting.ground, b, { rain: [], pool, timeS: 0 }),
        rain: [],
        drained: 0,
        releasedAtTick: -1,
      })),
      instruments: params.points.map(() => ({
        next: 0,
        offsetM: 0,
        dead: false,
        lifeFrom: 0,
        readings: [],
      })),
      rounds: params.volunteers.map(() => 1),
      reports: [],
      releases: [],
      edits: [],
      waves: [],
      failedCells: [],
      shallowOn: true,
    };
  }
}
