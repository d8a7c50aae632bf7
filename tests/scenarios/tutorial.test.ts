import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isDone } from '../../client/practice/checks.ts';
import type { Command } from '../../engine/exercise/commands/command.ts';
import { advance, createWorld } from '../../engine/exercise/run.ts';
import type { Scenario } from '../../engine/exercise/scenario.ts';
import { submit } from '../../engine/exercise/submit.ts';
import { viewOf } from '../../engine/exercise/views.ts';
import type { World } from '../../engine/exercise/world.ts';
import type { Region } from '../../engine/region/region.ts';
import { loadRegion } from '../../server/regions/load-region.ts';
import { loadScenario } from '../../server/scenarios/load-scenario.ts';
import { loadDiscussion, loadTutorial } from '../../server/scenarios/side-files.ts';

const ROOT = fileURLToPath(new URL('../../scenarios', import.meta.url));
const SEAT = 'incident-commander';
/** Ten minutes of a person at ×10, s of simulated time. */
const TEN_MINUTES = 6000;

async function load(id: string): Promise<{ region: Region; scenario: Scenario; dir: string }> {
  const region = await loadRegion(`${ROOT}/regions/wushan`);
  if (!region.ok) throw new Error(JSON.stringify(region.error));
  const dir = `${ROOT}/exercises/${id}`;
  const scenario = await loadScenario(dir, region.value);
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
  return { region: region.value, scenario: scenario.value, dir };
}

/** What a person does for a step, with what the seat sees. */
function doStep(w: World, id: string): Command | null {
  const view = viewOf(w, SEAT);
  const { at } = w.scenario.wildfire!.ignitions[0]!;
  switch (id) {
    case 'call':
      return { type: 'acknowledge', messageId: view.messages[0]!.id };
    case 'drone':
      return { type: 'recon', unitId: 'drone', at };
    case 'crew':
      return { type: 'directAttack', unitId: 'crew', at };
    case 'forecast':
      return { type: 'requestForecast', hours: 2 };
    case 'warning':
      return {
        type: 'issueWarning',
        hazard: 'forestFire',
        level: 'orange',
        advice: 'prepare',
        villageIds: [w.scenario.villageIds[0]!],
        channels: ['loudspeaker'],
      };
    case 'evacuate':
      return {
        type: 'evacuate',
        unitId: 'bus',
        villageId: nearestVillage(w),
        shelterId: w.scenario.shelters[0]!.facilityId,
      };
    case 'report':
      return { type: 'report', kind: 'first', elements: { place: '仙桥村' }, figures: {} };
    default:
      return null;
  }
}

function nearestVillage(w: World): string {
  const { at } = w.scenario.wildfire!.ignitions[0]!;
  const far = (v: { at: { e: number; n: number } }) => (v.at.e - at.e) ** 2 + (v.at.n - at.n) ** 2;
  const known = new Set(w.scenario.villageIds);
  const near = w.region.villages.filter((v) => known.has(v.id));
  return near.toSorted((a, b) => far(a) - far(b))[0]!.id;
}

describe('the guided tour', () => {
  test('can be done step by step in ten minutes, and every step sees that it was done', async () => {
    const { region, scenario, dir } = await load('tutorial-forest-fire');
    const steps = await loadTutorial(dir);
    if (!steps.ok) throw new Error(JSON.stringify(steps.error));
    const w = createWorld({ region, scenario, seed: 1, mode: 'plain' });
    submit(w, { kind: 'instructor' }, { type: 'setOccupant', seatId: SEAT, occupant: 'human' });
    submit(w, { kind: 'instructor' }, { type: 'start' });
    const seat = scenario.seats.find((s) => s.id === SEAT)!;
    for (const step of steps.value) {
      if (step.check.kind === 'read') continue;
      expect([step.id, isDone(step.check, viewOf(w, SEAT), SEAT)]).toEqual([step.id, false]);
      // A minute of reading at ×10, and as long again for what has to come in.
      advance(w, w.state.tick + 200);
      let rejection: string | null = 'waiting';
      while (rejection !== null && w.state.tick < TEN_MINUTES) {
        const command = doStep(w, step.id)!;
        expect(seat.commands).toContain(command.type);
        rejection = submit(w, { kind: 'seat', seatId: SEAT }, command).rejection?.code ?? null;
        if (rejection !== null) advance(w, w.state.tick + 120);
      }
      while (!isDone(step.check, viewOf(w, SEAT), SEAT) && w.state.tick < TEN_MINUTES)
        advance(w, w.state.tick + 60);
      expect([step.id, rejection, w.state.tick < TEN_MINUTES]).toEqual([step.id, null, true]);
    }
  }, 120_000);

  test('knows its steps in both languages', async () => {
    const { dir } = await load('tutorial-forest-fire');
    const steps = await loadTutorial(dir);
    expect(steps.ok && steps.value.length).toBe(9);
  });
});

test('questions for the forest fire name roles that it has', async () => {
  const { scenario, dir } = await load('wushan-forest-fire');
  const questions = await loadDiscussion(dir);
  if (!questions.ok) throw new Error(JSON.stringify(questions.error));
  const roles = new Set(scenario.seats.map((s) => s.role));
  for (const q of questions.value)
    for (const role of q.roles) expect([q.id, roles.has(role)]).toEqual([q.id, true]);
  expect(questions.value.length).toBe(4);
});

test('a scenario without these files has no questions and no steps; a bad file is told', async () => {
  const { mkdtemp, rm, writeFile } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const dir = await mkdtemp(`${tmpdir()}/sandtable-side-`);
  expect(await loadDiscussion(dir)).toEqual({ ok: true, value: [] });
  await writeFile(`${dir}/discussion.yaml`, 'questions: [{ id: A b, inject: {zh: 一} }]');
  const bad = await loadDiscussion(dir);
  expect(bad.ok).toBe(false);
  if (!bad.ok) expect(bad.error.map((p) => p.path)).toContain('questions[0].id');
  await rm(dir, { recursive: true });
});
