import { describe, expect, it } from 'vitest';
import type { KnownWeather } from '../../../../engine/exercise/hazards/flood-known.ts';
import {
  runWith,
  stationAt,
  stationBefore,
  worksText,
  type Station,
} from '../../../../engine/exercise/hazards/flood-past.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { RandomStreams } from '../../../../engine/kernel/random.ts';
import { calm, everything, place, valley } from '../../../support/flood-world.ts';

/** The river comes through the valley after an hour; the gate lies in its middle. */
const FLOOD = {
  ...everything,
  inflows: [{ id: 'river', at: place(1, 19), m3S: [[0, 0], [3600, 0], [3900, 120]] as const }], // prettier-ignore
  catchments: [],
  rain: { useWeather: false, factor: 1, zones: [] },
  levees: [],
  reservoirs: [],
  pumps: [],
  underpasses: [],
};
const rains = (until: number): KnownWeather['past'] =>
  Array.from({ length: until / 600 + 1 }, (_, i) => ({ tick: 600 * i, mmH: 0 }));
const knownUntil = (untilTick: number): KnownWeather => ({
  drivers: { ...calm, weather: [{ ...calm.weather[0]!, rainMmH: 0 }] },
  past: rains(untilTick),
  untilTick,
});

/** Worlds that lend each other their forecasts; each shut the gate at a tick of its own. */
function worlds(...shutAt: readonly number[]): World[] {
  const forecasts = { shelf: { sharers: shutAt.length } };
  const random = new RandomStreams('1');
  return shutAt.map((tick) => {
    const floodWorks = [{ id: 'lock', log: [{ tick, laid: 1, value: 0 }] }];
    const state = { floodWorks };
    return { region: valley, scenario: { flood: FLOOD }, state, random, forecasts };
  }) as unknown as World[];
}

/** Goes on from a world's last station to a reading, as a forecast does. */
function comeTo(w: World, untilTick: number): { from: Station; at: Station } {
  const known = knownUntil(untilTick);
  const from = stationBefore(w, known);
  const run = from.run.fork();
  const done = w.state.floodWorks.flatMap(({ log }) =>
    log
      .filter(({ tick }) => tick >= run.tick && tick < untilTick)
      .map(({ tick, value }) => ({
        tick,
        actions: [{ kind: 'openGate' as const, gate: 'lock', open: value }],
      })),
  );
  runWith(run, untilTick, known.drivers, done);
  return { from, at: stationAt(w, known, run, from) };
}

describe('stations of a flood as it is known', () => {
  it('are one for worlds that shut a gate before the water came, whenever they did', () => {
    const [a, b] = worlds(600, 1500) as [World, World];
    const first = comeTo(a, 1800).at;
    expect(comeTo(b, 1800).at).toBe(first);
    expect(first.histories).toEqual(new Set([worksText(a, 0, 1800), worksText(b, 0, 1800)]));
    // From there on nobody has to find out again.
    const next = comeTo(a, 2400).at;
    expect(comeTo(b, 2400)).toEqual({ from: next, at: next });
  });

  it('stay apart where the water has met the gate in between', () => {
    const [a, b] = worlds(600, 6600) as [World, World];
    expect(comeTo(a, 7200).at).not.toBe(comeTo(b, 7200).at);
  });

  it('are set out from by whoever did the same until then, not by others', () => {
    const [a, b] = worlds(600, 1500) as [World, World];
    const at1200 = comeTo(a, 1200).at;
    expect(stationBefore(a, knownUntil(1800))).toBe(at1200);
    expect(stationBefore(b, knownUntil(1800)).run.tick).toBe(0);
    // An older reading than that of the station: it does not know of it yet.
    expect(stationBefore(a, knownUntil(600)).run.tick).toBe(0);
  });
});
