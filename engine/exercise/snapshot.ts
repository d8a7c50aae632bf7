import { Hasher } from '../kernel/hash.ts';
import { decodeUtf8, encodeUtf8 } from '../kernel/utf8.ts';
import type { ExerciseEvent } from './event.ts';
import { createWorld, type WorldOptions } from './run.ts';
import type { ExerciseState } from './state.ts';
import { refreshDrivers } from './step.ts';
import type { World } from './world.ts';

/** One hash for the whole exercise and one a subsystem, so that a desync names its culprit. */
export interface WorldHash {
  readonly total: string;
  readonly parts: Readonly<Record<string, string>>;
}

export function hashWorld(w: World): WorldHash {
  const parts: Record<string, string> = {};
  const { tick, phase, next, ...rest } = w.state;
  parts.clock = new Hasher().json({ tick, phase, next }).digest();
  for (const [name, value] of Object.entries(rest)) parts[name] = new Hasher().json(value).digest();
  parts.fireRaster = w.fire.hash();
  parts.pictures = w.pictures.hash();
  parts.pendingFireActions = new Hasher().json(w.pendingFireActions).digest();
  parts.forecastRaster = new Hasher().ints(w.forecasts.save()).digest();
  parts.story = new Hasher()
    .int(w.events.length)
    .json(w.events.at(-1) ?? null)
    .digest();
  const total = new Hasher().json(parts).digest();
  return { total, parts };
}

interface SavedHead {
  readonly version: 1;
  readonly seed: string;
  readonly state: ExerciseState;
  readonly events: readonly ExerciseEvent[];
  readonly pendingFireActions: World['pendingFireActions'];
}

/** Length-prefixed parts: JSON head, fire, pictures, forecast. */
export function saveWorld(w: World): Uint8Array {
  const head: SavedHead = {
    version: 1,
    seed: w.seed,
    state: w.state,
    events: w.events,
    pendingFireActions: w.pendingFireActions,
  };
  const parts = [
    encodeUtf8(JSON.stringify(head)),
    w.fire.save(),
    w.pictures.save(),
    w.forecasts.save(),
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
    const length = view.getUint32(at, true);
    if (at + 4 + length > bytes.length) throw new Error('snapshot is cut short');
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  if (parts.length !== 4) throw new Error(`snapshot has ${parts.length} parts, expected 4`);
  const head = JSON.parse(decodeUtf8(parts[0]!)) as SavedHead;
  if (head.version !== 1) throw new Error(`snapshot version ${String(head.version)}, expected 1`);
  if (head.seed !== String(o.seed)) throw new Error('snapshot belongs to another seed');
  const w = createWorld(o);
  w.state = head.state;
  w.events = head.events.slice();
  w.pendingFireActions = head.pendingFireActions.slice();
  refreshDrivers(w);
  w.fire.load(parts[1]!);
  w.pictures.load(parts[2]!);
  w.forecasts.load(parts[3]!);
  for (const seat of w.state.seats)
    for (const id of seat.observationIds) w.pictures.deliver(id, seat.id);
  for (const e of w.events) w.scores.observe(e);
  return w;
}
