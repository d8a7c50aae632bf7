import { describe, expect, it } from 'vitest';
import type { Actor, Command } from '../../../../engine/exercise/commands/command.ts';
import { nearestRoad } from '../../../../engine/exercise/control/nearest-road.ts';
import { observersOf } from '../../../../engine/exercise/observers.ts';
import { advance, createWorld } from '../../../../engine/exercise/run.ts';
import { hashWorld, loadWorld, saveWorld } from '../../../../engine/exercise/snapshot.ts';
import { submit } from '../../../../engine/exercise/submit.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { weatherAt } from '../../../../engine/hazards/weather.ts';
import { cellCentre, cellCount } from '../../../../engine/kernel/grid.ts';
import type { Point } from '../../../../engine/kernel/grid.ts';
import { commandSchema } from '../../../../engine/protocol/command-schema.ts';
import { littleRegion, littleScenario } from '../../../support/synthetic-scenario.ts';

const region = littleRegion();
const scenario = littleScenario(region);
const instructor: Actor = { kind: 'instructor' };
const options = { region, scenario, seed: 1, mode: 'immer' as const };

function world(): World {
  const w = createWorld(options);
  submit(w, instructor, { type: 'start' });
  advance(w, 600);
  return w;
}
const act = (w: World, command: Command): string | null =>
  submit(w, instructor, command).rejection?.code ?? null;
const held = (w: World) => viewOf(w, 'truth').control!.held;

describe('wind by the instructor', () => {
  const wind: Command = { type: 'setWind', windMs: 12, windFromDeg: 225, hours: 2 };

  it('blows at once, and no longer once the weather is released', () => {
    const w = world();
    const before = weatherAt(w.drivers, w.state.tick);
    expect(act(w, { type: 'releaseWeather' })).toBe('alreadyDone');
    expect(act(w, wind)).toBeNull();
    expect(weatherAt(w.drivers, w.state.tick)).toMatchObject({ windMs: 12, windFromDeg: 225 });
    expect(held(w).weatherOrdered).toBe(true);
    advance(w, 1200);
    expect(act(w, { type: 'releaseWeather' })).toBeNull();
    advance(w, 1201);
    const after = weatherAt(w.drivers, 1201);
    expect(after.windMs).toBeCloseTo(before.windMs, 6);
    expect(held(w).weatherOrdered).toBe(false);
  });

  it('released at the moment it was ordered it has never been', () => {
    const w = world();
    act(w, wind);
    expect(act(w, { type: 'releaseWeather' })).toBeNull();
    expect(w.state.weatherOverrides).toEqual([]);
  });
});

describe('a fire set by the instructor', () => {
  it('burns where something can burn, and nowhere else', () => {
    const w = world();
    const quiet = world();
    expect(act(w, { type: 'ignite', at: { e: -1e6, n: 0 } })).toBe('outsideMap');
    expect(act(w, { type: 'ignite', at: cellOf(w, false) })).toBe('notBurnable');
    expect(act(w, { type: 'ignite', at: cellOf(w, true) })).toBeNull();
    advance(w, 1800);
    advance(quiet, 1800);
    expect(w.fire.burnedAreaHa(1800)).toBeGreaterThan(quiet.fire.burnedAreaHa(1800));
    const lit = w.events.filter((e) => e.body.type === 'fireIgnited').map((e) => e.body);
    expect(lit.at(-1)).toMatchObject({ why: 'instructor' });
  });
});

/** Centre of the last cell that can, or cannot, burn; away from the scenario's own fire. */
function cellOf(w: World, burnable: boolean): Point {
  const { grid } = w.fire;
  for (let cell = cellCount(grid) - 1; cell >= 0; cell--)
    if (w.fire.isBurnable(cell) === burnable) return cellCentre(grid, cell);
  throw new Error(`no cell with isBurnable ${burnable}`);
}

describe('a road cut by the instructor', () => {
  it('is the nearest one, and opens again only for what was cut', () => {
    const w = world();
    const edge = region.roads.edges[0]!;
    const at = edge.line[edge.line.length >> 1]!;
    expect(act(w, { type: 'cutRoad', at })).toBeNull();
    const { edgeId } = held(w).cutRoads[0]!;
    expect(w.state.closures).toMatchObject([{ edgeId, reason: 'inject' }]);
    expect(act(w, { type: 'cutRoad', at })).toBe('alreadyDone');
    expect(act(w, { type: 'openRoad', edgeId })).toBeNull();
    expect(w.state.closures).toEqual([]);
    expect(act(w, { type: 'openRoad', edgeId })).toBe('alreadyDone');
    expect(act(w, { type: 'cutRoad', at: { e: -1e6, n: -1e6 } })).toBe('noRoute');
  });

  it('is measured to the line, not to its corners', () => {
    const line = [
      { e: 0, n: 0 },
      { e: 1000, n: 0 },
    ];
    const far = [
      { e: 500, n: 90 },
      { e: 500, n: 900 },
    ];
    const edges = [line, far].map((l, id) => ({ ...region.roads.edges[0]!, id, line: l }));
    expect(nearestRoad(edges, { e: 500, n: 40 }, 100)?.id).toBe(0);
    expect(nearestRoad(edges, { e: 500, n: 60 }, 100)?.id).toBe(1);
    expect(nearestRoad(edges, { e: 500, n: -101 }, 100)).toBeNull();
  });
});

describe('a hidden sensor', () => {
  it('does not look until it is returned', () => {
    const w = world();
    const { id } = scenario.sensors[0]!;
    const everybody = new Set(w.state.seats.map((s) => s.id));
    const looks = () =>
      observersOf(w, w.state.tick, everybody)
        .flat()
        .some((o) => o.id === id);
    expect(looks()).toBe(true);
    expect(act(w, { type: 'hideSensor', sensorId: id })).toBeNull();
    expect(looks()).toBe(false);
    expect(held(w).hiddenSensors).toEqual([id]);
    expect(act(w, { type: 'hideSensor', sensorId: id })).toBe('alreadyDone');
    expect(act(w, { type: 'hideSensor', sensorId: 'none' })).toBe('unknownPlace');
    expect(act(w, { type: 'returnSensor', sensorId: id })).toBeNull();
    expect(looks()).toBe(true);
    expect(act(w, { type: 'returnSensor', sensorId: id })).toBe('alreadyDone');
  });
});

it('controls are the instructor’s, refuse before the start, and survive being saved', () => {
  const controls: Command[] = [
    { type: 'setWind', windMs: 9, windFromDeg: 10, hours: 1 },
    { type: 'hideSensor', sensorId: scenario.sensors[0]!.id },
    { type: 'cutRoad', at: region.roads.edges[0]!.line[0]! },
  ];
  const fresh = createWorld(options);
  for (const c of controls) {
    expect(commandSchema.safeParse(c).success).toBe(true);
    expect(act(fresh, c)).toBe('notRunning');
    const seat: Actor = { kind: 'seat', seatId: 'commander' };
    expect(submit(world(), seat, c).rejection?.code).toBe('notAuthorised');
  }
  const w = world();
  for (const c of controls) expect(act(w, c)).toBeNull();
  advance(w, 900);
  const again = loadWorld(options, saveWorld(w));
  advance(w, 3600);
  advance(again, 3600);
  expect(hashWorld(again)).toEqual(hashWorld(w));
});
