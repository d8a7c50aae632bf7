import { beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import { openScenario, type Loaded } from '../../../server/cli/catalogue.ts';
import {
  openingCommands,
  play,
  stamp,
  type HeadlessRun,
  type Occupant,
} from '../../../server/cli/headless.ts';

const SEEDS = ['1', '2', '3'];
const DAY = 86_400;

let loaded: Loaded;
beforeAll(async () => {
  loaded = await openScenario('wushan-forest-fire');
});

const runs = new Map<string, HeadlessRun>();

function runOf(seed: string, occupant: Occupant): HeadlessRun {
  const key = `${occupant} ${seed}`;
  const known = runs.get(key);
  if (known !== undefined) return known;
  const run = play(loaded, seed, (w) => stamp(openingCommands(w, occupant)), DAY);
  runs.set(key, run);
  return run;
}

const statusOf = (seed: string, occupant: Occupant): Record<string, string> =>
  Object.fromEntries(runOf(seed, occupant).lines.map((l) => [l.id, l.status]));

describe('the Wushan forest fire', () => {
  it('holds the order of battle that the plan names', () => {
    const { units } = loaded.scenario;
    const strengths = (prefix: string) =>
      units.filter((u) => u.id.startsWith(prefix)).map((u) => u.strength);
    expect(strengths('county-team')).toEqual([30]);
    expect(strengths('regional-')).toEqual(new Array(9).fill(15));
    expect(strengths('militia')).toHaveLength(1);
    // 134 stations over 340 villages: two villages in five of those around the fire.
    const share = strengths('micro-').length / loaded.scenario.villageIds.length;
    expect(share).toBeGreaterThan(0.33);
    expect(share).toBeLessThan(0.45);
  });

  it('stocks relief for 3,000 people', () => {
    expect(loaded.scenario.depots.reduce((sum, d) => sum + d.kits, 0)).toBe(3000);
  });

  it('has eight injects or more that wait for something, one by hand, one wind shift, one closed road', () => {
    const { injects } = loaded.scenario;
    expect(injects.length).toBeGreaterThanOrEqual(8);
    for (const i of injects) expect(i.expected.zh.length).toBeGreaterThan(3);
    expect(injects.some((i) => i.atTick === null)).toBe(true);
    expect(injects.some((i) => i.effect.kind === 'wind')).toBe(true);
    expect(injects.some((i) => i.effect.kind === 'closeRoad')).toBe(true);
  });

  it('names the places that stand near the fire, and the wind that will blow', () => {
    const { scenario, region } = loaded;
    const fire = scenario.wildfire!.ignitions[0]!.at;
    const metres = (v: { at: { e: number; n: number } }) =>
      Math.hypot(v.at.e - fire.e, v.at.n - fire.n);
    const byDistance = region.villages.toSorted((a, b) => metres(a) - metres(b));
    const nearest = byDistance[0]!;
    expect(metres(nearest)).toBeLessThan(2000);
    expect(scenario.summary.zh).toContain(nearest.name.zh);
    const text = (zh: (i: (typeof scenario.injects)[number]) => string) =>
      scenario.injects.map(zh).join(' ');
    expect(text((i) => i.from.zh)).toContain(nearest.name.zh);
    // Any village of the county that the texts name is one of those around the fire.
    const said = scenario.summary.zh + text((i) => i.from.zh + i.text.zh + i.expected.zh);
    for (const v of byDistance.slice(10)) expect(said).not.toContain(v.name.zh);
    // Inject 02 speaks of 9 to 10 m/s from the west around 16:00.
    const strongest = scenario.weather.reduce((a, b) => (b.windMs > a.windMs ? b : a));
    expect(strongest.windMs).toBeGreaterThanOrEqual(9);
    expect(strongest.windMs).toBeLessThanOrEqual(10);
    expect(strongest.windFromDeg).toBeCloseTo(270, -1.5);
  });

  it.each(SEEDS)('is lost by idle seats and met by the policy on seed %s', (seed) => {
    const idle = statusOf(seed, 'idle');
    const policy = statusOf(seed, 'policy');
    expect(idle).toMatchObject({ W1: 'notMet', W3: 'notMet' });
    expect(policy).toMatchObject({ W1: 'met', W2: 'met', W7: 'met' });
  });

  it.each(SEEDS)('has the policy waste few orders on seed %s', (seed) => {
    const { events } = runOf(seed, 'policy').world;
    const seats = new Map(loaded.scenario.units.map((u) => [u.id, u.seatsForPeople]));
    let issued = 0;
    let refused = 0;
    /** Last time a bus order of a seat for a village ended, by seat and village. */
    const emptied = new Map<string, number>();
    const open = new Map<number, string>();
    const displaced = new Map<string, number>();
    let fetched = 0;
    for (const { body: b, tick } of events) {
      if (b.type === 'orderRefused') refused++;
      if (b.type === 'peopleDisplaced') displaced.set(b.villageId, tick);
      if (b.type === 'orderEnded' && b.status === 'done') {
        const key = open.get(b.orderId);
        if (key !== undefined) emptied.set(key, tick);
      }
      if (b.type !== 'orderIssued') continue;
      issued++;
      if (b.order.type !== 'evacuate' || seats.get(b.order.unitId) === 0) continue;
      fetched++;
      const key = `${b.seatId} ${b.order.villageId}`;
      open.set(b.orderId, key);
      // Not again where the last bus found nobody left, unless more people have set about leaving.
      const since = displaced.get(b.order.villageId) ?? -1;
      expect(since, key).toBeGreaterThanOrEqual(emptied.get(key) ?? -1);
    }
    expect(fetched).toBeGreaterThan(2);
    expect(refused).toBeLessThan(0.05 * (issued + refused));
  });

  it('gives every score line evidence that exists, start before end', () => {
    const { world, lines } = runOf('1', 'policy');
    const events = new Map(world.events.map((e) => [e.id, e]));
    for (const line of lines) {
      for (const id of line.evidence) expect(events.has(id), `${line.id} #${id}`).toBe(true);
      const [start, end] = line.evidence.map((id) => events.get(id)!.tick);
      if (start !== undefined && end !== undefined) expect(start).toBeLessThanOrEqual(end);
    }
    const relief = lines.find((l) => l.id === 'W1')!;
    expect(events.get(relief.evidence[0]!)!.body.type).toBe('peopleDisplaced');
    expect(events.get(relief.evidence[1]!)!.body.type).toBe('peopleRelieved');
    const last = events.get(relief.evidence[1]!)!.tick - events.get(relief.evidence[0]!)!.tick;
    expect(relief.value).toBeCloseTo(last / 3600, 9);
  });
});

/** When the two lorries of the county seat arrive at the shelter of a town, s. */
function lorriesArrive(seed: number, together: boolean): number[] {
  const { region, scenario } = loaded;
  const w = createWorld({ region, scenario, seed, mode: 'plain' });
  submit(w, { kind: 'instructor' }, { type: 'start' });
  const ids = ['truck-1', 'truck-2'];
  const { at: to } = region.facilities.find((f) => f.id === 'shelter-17')!;
  const give = (c: Command): void =>
    expect(submit(w, { kind: 'seat', seatId: 'supply' }, c).rejection).toBeNull();
  if (together) give({ type: 'move', unitId: ids[0]!, to, with: ids });
  else for (const unitId of ids) give({ type: 'move', unitId, to });
  advance(w, 80 * 60);
  return w.events.flatMap(({ tick, body }) =>
    body.type === 'unitArrived' && ids.includes(body.unitId) ? [tick] : [],
  );
}

describe('two lorries that go the same way', () => {
  it.each([1, 2, 3])('are there ten minutes later as a convoy than alone, seed %i', (seed) => {
    // What it takes to form up is all that a convoy adds: nothing opens or clears the road for it.
    const alone = lorriesArrive(seed, false);
    const together = lorriesArrive(seed, true);
    expect(together).toHaveLength(2);
    const laterS = together[0]! - Math.max(...alone);
    expect(laterS).toBeGreaterThanOrEqual(600);
    expect(laterS).toBeLessThan(660);
  });
});
