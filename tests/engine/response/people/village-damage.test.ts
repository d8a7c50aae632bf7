import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../support/runs-of.ts';
import type { EventBody, ExerciseEvent } from '../../../../engine/exercise/event.ts';
import { layerOf, layerVersions } from '../../../../engine/exercise/layers.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { damageByVillage } from '../../../../engine/response/people/village-damage.ts';
import { apply } from '../../../../engine/exercise/apply.ts';
import type { SurveyState } from '../../../../engine/response/survey/survey.ts';
import { startDrill } from '../drill.ts';

/** Something that happened, in the state and in the story. */
function happen(w: World, tick: number, body: EventBody): void {
  const event: ExerciseEvent = { id: 1000 + w.events.length, tick, cause: null, body };
  apply(w.state, event);
  (w.events as ExerciseEvent[]).push(event);
}

const product = (takenTick: number, to: readonly string[], radiusM = 800): SurveyState => ({
  id: `command:${takenTick}`,
  seatId: 'command',
  method: 'drone',
  area: { at: { e: 3000, n: 2000 }, radiusM },
  requestedTick: 0,
  requestedEvent: 0,
  unitId: null,
  passTick: -1,
  takenTick,
  readyTick: takenTick + 600,
  observationId: null,
  burnedHa: 0,
  failed: null,
  delivered: to.map((seatId) => ({ seatId, tick: takenTick + 600 })),
});

/** v1: 2 houses burned at 1,000 s and 3 more at 3,000 s; half of v2's homes wet at 2,000 s. */
function struck(): World {
  const w = startDrill();
  happen(w, 1000, { type: 'housesBurned', villageId: 'v1', houses: 2 });
  const wet = Math.round(w.index.village.get('v2')!.spec.households * 0.5);
  happen(w, 2000, {
    type: 'homesFlooded',
    villageId: 'v2',
    share: 0.5,
    now: 0.5,
    leadS: null,
    houses: wet,
  });
  happen(w, 3000, { type: 'housesBurned', villageId: 'v1', houses: 3 });
  return w;
}

describe('losses by village', () => {
  it('are houses by kind, the people who live in them, and yuan', () => {
    const w = struck();
    const [v1, v2] = damageByVillage(w, null);
    const { households, population } = w.index.village.get('v1')!.spec;
    expect(v1).toEqual({
      id: 'v1',
      burned: 5,
      flooded: 0,
      persons: Math.round((population * 5) / households),
      yuan: 5 * 150_000,
      asOfTick: w.state.tick,
    });
    expect(v2).toMatchObject({ id: 'v2', burned: 0 });
    expect(v2!.yuan).toBe(v2!.flooded * 30_000);
  });

  it('are known to a seat as its newest map showed them, and to nobody else', () => {
    const w = struck();
    expect(damageByVillage(w, 'command')).toEqual([]);
    w.state = { ...w.state, surveys: [product(1500, ['command'])] };
    // The second house fire came after it, and the other village lies outside.
    expect(damageByVillage(w, 'command')).toMatchObject([{ id: 'v1', burned: 2, asOfTick: 1500 }]);
    expect(damageByVillage(w, 'town')).toEqual([]);
    w.state = {
      ...w.state,
      surveys: [product(1500, ['command']), product(3500, ['command', 'town'], 4000)],
    };
    expect(damageByVillage(w, 'command')).toMatchObject([
      { id: 'v1', burned: 5, asOfTick: 3500 },
      { id: 'v2', burned: 0, asOfTick: 3500 },
    ]);
    expect(damageByVillage(w, 'town')).toEqual(damageByVillage(w, 'command'));
  });

  it('are a layer of the map for those who know, by class of yuan', () => {
    const w = struck();
    expect(layerVersions(w, 'command').damage).toBeUndefined();
    const before = layerVersions(w, 'truth').damage!;
    const frame = layerOf(w, 'truth', 'damage')!;
    const runs = runsOf(frame);
    const classes = new Set(runs.map((run) => run.cls));
    // 750,000 yuan in v1; the homes of v2 by how many there are.
    expect(classes.has(2)).toBe(true);
    const cells = runs.reduce((n, run) => n + run.length, 0);
    // Two discs of 240 m on cells of 60 m: pi 4² cells each, give or take the edge.
    expect(Math.abs(cells - 2 * Math.PI * 16)).toBeLessThan(16);
    happen(w, 4000, { type: 'housesBurned', villageId: 'v1', houses: 1 });
    expect(layerVersions(w, 'truth').damage).toBeGreaterThan(before);
    w.state = { ...w.state, surveys: [product(1500, ['command'])] };
    expect(layerOf(w, 'command', 'damage')!.asOfTick).toBe(1500);
  });
});
