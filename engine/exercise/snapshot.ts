import { HAZARD_IDS } from '../hazards/hazard.ts';
import { Hasher } from '../kernel/hash.ts';
import { decodeUtf8, encodeUtf8 } from '../kernel/utf8.ts';
import type { ExerciseEvent } from './event.ts';
import { hazardRuns } from './hazards/index.ts';
import type { SavedPlan } from '../plan/execution/executor.ts';
import { idsOf } from './id-runs.ts';
import { createWorld, type WorldOptions } from './run.ts';
import type { ExerciseState } from './state.ts';
import { refreshDrivers } from './step.ts';
import type { World } from './world.ts';

/** One hash for the whole exercise and one a subsystem, so that a desync names its culprit. */
export interface WorldHash {
  readonly total: string;
  readonly parts: Readonly<Record<string, string>>;
}

/**
 * Two worlds with one hash go on alike. Reads everything: for checks and snapshots, not for every
 * step.
 */
export function hashWorld(w: World): WorldHash {
  const parts: Record<string, string> = {};
  const { tick, phase, next, ...rest } = w.state;
  parts.clock = new Hasher().json({ tick, phase, next }).digest();
  for (const [name, value] of Object.entries(rest)) parts[name] = new Hasher().json(value).digest();
  for (const [id, run] of hazardRuns(w)) parts[`${id}Raster`] = run?.hash() ?? 'none';
  parts.pictures = w.pictures.hash();
  parts.pendingActions = new Hasher().json(w.pendingActions).digest();
  parts.forecastRaster = new Hasher().ints(w.forecasts.save()).digest();
  parts.story = new Hasher()
    .int(w.events.length)
    .json(w.events.at(-1) ?? null)
    .digest();
  const plan = w.autopilot.save();
  if (plan !== null) parts.plan = new Hasher().json(plan).digest();
  const total = new Hasher().json(parts).digest();
  return { total, parts };
}

/** Head, pictures, forecasts; the hazards follow. */
const HEAD_PARTS = 3;

interface SavedHead {
  readonly version: 4;
  readonly seed: string;
  readonly state: ExerciseState;
  readonly events: readonly ExerciseEvent[];
  readonly pendingActions: World['pendingActions'];
  /** A plan under way; left out where the policy plays. */
  readonly plan?: SavedPlan;
}

/** Length-prefixed parts: JSON head, pictures, forecast, hazards (nothing for one that is not there). */
export function saveWorld(w: World): Uint8Array {
  const plan = w.autopilot.save();
  const head: SavedHead = {
    version: 4,
    seed: w.seed,
    state: w.state,
    events: w.events,
    pendingActions: w.pendingActions,
    ...(plan !== null && { plan }),
  };
  const parts = [
    encodeUtf8(JSON.stringify(head)),
    w.pictures.save(),
    w.forecasts.save(),
    ...hazardRuns(w).map(([, run]) => run?.save() ?? new Uint8Array(0)),
  ];
  const total = parts.reduce((n, p) => n + 4 + p.length, 0);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const p of parts) {
    view.setUint32(at, p.length, true);
    bytes.set(p, at + 4);
    at += 4 + p.length;
  }
  return bytes;
}

/** Throws when the bytes are not a snapshot of this exercise; the caller then replays the log. */
export function loadWorld(o: WorldOptions, bytes: Uint8Array): World {
  const parts: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length;) {
    const length = at + 4 > bytes.length ? Infinity : view.getUint32(at, true);
    if (at + 4 + length > bytes.length) throw new Error('snapshot is cut short');
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  const expected = HEAD_PARTS + HAZARD_IDS.length;
  if (parts.length !== expected)
    throw new Error(`snapshot has ${parts.length} parts, expected ${expected}`);
  const head = JSON.parse(decodeUtf8(parts[0]!)) as SavedHead;
  if (head.version !== 4) throw new Error(`snapshot version ${String(head.version)}, expected 4`);
  if (head.seed !== String(o.seed)) throw new Error('snapshot belongs to another seed');
  const { state, events, pendingActions } = head;
  return resumeWorld(o, {
    state,
    events,
    pendingActions,
    pictures: parts[1]!,
    forecasts: parts[2]!,
    hazards: parts.slice(HEAD_PARTS),
    plan: head.plan ?? null,
  });
}

/**
 * A moment of a running exercise to go back to within this process: what changes is shared where it
 * does not change again, so that a hundred of them are kept for the price of a few snapshots.
 */
export interface Keyframe {
  readonly state: ExerciseState;
  readonly events: readonly ExerciseEvent[];
  readonly pendingActions: World['pendingActions'];
  readonly pictures: Uint8Array;
  readonly forecasts: Uint8Array;
  /** By hazard; empty for one that is not there. */
  readonly hazards: readonly Uint8Array[];
  /** A plan under way; null where the policy plays. */
  readonly plan: SavedPlan | null;
}

/** Only of a world on drafts (`immer`): the state of a plain one is written in place. */
export function keyframeOf(w: World): Keyframe {
  if (w.mode !== 'immer') throw new Error('keyframes need a world on drafts');
  return {
    state: w.state,
    events: w.events.slice(),
    pendingActions: w.pendingActions.slice(),
    pictures: w.pictures.save(),
    forecasts: w.forecasts.save(),
    hazards: hazardRuns(w).map(([, run]) => run?.save() ?? new Uint8Array(0)),
    plan: w.autopilot.save(),
  };
}

/** A world of its own that goes on from a keyframe. Throws when it is not of this exercise. */
export function resumeWorld(o: WorldOptions, k: Keyframe): World {
  const w = createWorld(o);
  w.state = k.state;
  w.events = k.events.slice();
  w.pendingActions = k.pendingActions.slice();
  if (k.plan !== null) w.autopilot.load(k.plan);
  refreshDrivers(w);
  w.pictures.load(k.pictures);
  w.forecasts.load(k.forecasts);
  hazardRuns(w).forEach(([id, run], i) => {
    const saved = k.hazards[i]!;
    // A run may go on writing in what it was given.
    if (run !== null) run.load(saved.slice());
    else if (saved.length > 0) throw new Error(`snapshot holds ${id}, this exercise has none`);
  });
  for (const seat of w.state.seats)
    for (const id of idsOf(seat.observationRuns)) w.pictures.deliver(id, seat.id);
  for (const e of w.events) w.scores.observe(e);
  return w;
}
