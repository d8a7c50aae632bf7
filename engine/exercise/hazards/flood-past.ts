import type { FloodParams, FloodRun } from '../../hazards/flood/contract.ts';
import { floodModel } from '../../hazards/flood/model.ts';
import type { Drivers } from '../../hazards/weather.ts';
import type { ForecastShelf } from '../forecast-store.ts';
import type { World } from '../world.ts';
import type { Done, KnownWeather } from './flood-known.ts';

/** A channel that is dug is at least so many cells wide (`fine-ground.ts`). */
const LEAST_CHANNEL_CELLS = 1.5;
/** So many stations are kept, for each world that may set out from one. */
const KEPT_STATIONS = 2;

/**
 * Cells twice as wide as the exercise's own: an eighth of the work. Channels keep their section in the
 * wider cells.
 */
export function coarser(p: FloodParams, regionCellM: number): FloodParams {
  const refine = Math.max(1, Math.floor(p.refine / 2));
  const coarsen = p.refine > 1 ? p.coarsen : p.coarsen * 2;
  const cellM = (regionCellM * coarsen) / refine;
  const narrow = (c: FloodParams['channels'][number]): number =>
    c.depthM * Math.min(1, c.widthM / (LEAST_CHANNEL_CELLS * cellM));
  const channels = p.channels.map((c) => ({ ...c, depthM: narrow(c) }));
  return { ...p, refine, coarsen, channels, streets: refine > 1 ? p.streets : null };
}

/**
 * The flood at a moment, as the readings of a seat and the works that stood then say. It stands still:
 * whoever goes on from there takes a copy. A pure function of both: in how many pieces it was run, and who
 * asked first, leaves no trace. It can be had again after a restart, and worlds that meet the same flood
 * lend it to each other.
 */
export interface Station {
  readonly run: FloodRun;
  readonly rain: KnownWeather['past'];
  /** What may have been done about the water until then, as texts: all of it led to the same water. */
  readonly histories: Set<string>;
}

const stations = new WeakMap<ForecastShelf, Station[]>();

function stationsOf(w: World): Station[] {
  const { shelf } = w.forecasts;
  const list = stations.get(shelf) ?? [];
  stations.set(shelf, list);
  return list;
}

/** The one that was used longest ago makes room. */
function keep(w: World, list: Station[], station: Station): Station {
  const at = list.indexOf(station);
  if (at >= 0) list.splice(at, 1);
  list.push(station);
  if (list.length > KEPT_STATIONS * w.forecasts.shelf.sharers) list.shift();
  return station;
}

const startsWith = (all: KnownWeather['past'], first: KnownWeather['past']): boolean =>
  first.length <= all.length &&
  first.every((r, i) => r.tick === all[i]!.tick && r.mmH === all[i]!.mmH);

/** The last one on the way of a world to the newest reading that a seat knows; at worst its beginning. */
export function stationBefore(w: World, known: KnownWeather): Station {
  const list = stationsOf(w);
  let best: Station | null = null;
  for (const s of list) {
    const { tick } = s.run;
    if (tick > known.untilTick || (best !== null && tick <= best.run.tick)) continue;
    if (startsWith(known.past, s.rain) && s.histories.has(worksText(w, 0, tick))) best = s;
  }
  if (best !== null) return keep(w, list, best);
  const params = coarser(w.scenario.flood!, w.region.grid.cellM);
  const run = floodModel.create(w.region, params, known.drivers, w.random);
  return keep(w, list, { run, rain: [], histories: new Set(['']) });
}

/**
 * The station of a run that has come from another one to the newest reading. Where another world's water
 * stands alike there, to the last bit, it is the same one: a gate that was shut ten minutes later, before
 * the water came, is the same gate in the end.
 */
export function stationAt(w: World, known: KnownWeather, run: FloodRun, from: Station): Station {
  const list = stationsOf(w);
  const histories = historiesTo(w, from, run.tick);
  let hash: string | null = null;
  for (const s of list) {
    if (s.run.tick !== run.tick || s.rain.length !== known.past.length) continue;
    if (!startsWith(known.past, s.rain)) continue;
    if (!meets(s.histories, histories) && s.run.hash() !== (hash ??= run.hash())) continue;
    histories.forEach((h) => s.histories.add(h));
    return keep(w, list, s);
  }
  return keep(w, list, { run: run.fork(), rain: known.past, histories });
}

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((h) => b.has(h));

/** What may have been done before a tick by all who were at a station and did the same from there on. */
export function historiesTo(w: World, from: Station, beforeTick: number): Set<string> {
  const since = worksText(w, from.run.tick, beforeTick);
  return new Set([...from.histories].map((h) => h + since));
}

/** What was done about the water from a tick on and before another, as text to compare; it can be joined. */
export function worksText(w: World, fromTick: number, beforeTick: number): string {
  const done: { readonly tick: number; readonly text: string }[] = [];
  for (const { id, log } of w.state.floodWorks)
    for (const { tick, laid, value } of log)
      if (tick >= fromTick && tick < beforeTick)
        done.push({ tick, text: `${tick} ${id} ${laid} ${value};` });
  return done
    .sort((a, b) => a.tick - b.tick)
    .map((d) => d.text)
    .join('');
}

/** Runs to `toTick`, each work done at its own time. */
export function runWith(
  run: FloodRun,
  toTick: number,
  drivers: Drivers,
  done: readonly Done[],
): void {
  for (const { tick, actions } of done) {
    if (tick > toTick) break;
    run.advance(tick, drivers, []);
    run.advance(tick, drivers, actions);
  }
  run.advance(toTick, drivers, []);
}
