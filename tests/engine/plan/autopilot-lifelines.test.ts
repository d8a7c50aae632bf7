import { describe, expect, it } from 'vitest';
import { submit } from '../../../engine/exercise/submit.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { advance, drillScenario, eventsOf, submitInject, withFire } from '../response/drill.ts';
import { LIFELINE_UNITS, startLifelines } from '../response/lifelines/lifeline-drill.ts';

const HOUR = 3600;
const text = (s: string) => ({ zh: s, en: s });

/** The rescue group and the technical commander played by the policy, around a small fire. */
function played(): World {
  const [command, town] = drillScenario().seats;
  const all = (c: typeof command) => [
    ...c!.commands,
    'workAt' as const,
    'survey' as const,
    'requestSatellite' as const,
  ];
  const seats = [
    { ...command!, role: 'rescue' as const, commands: all(command) },
    { ...town!, role: 'technicalCommander' as const, commands: all(town), townshipId: null },
  ];
  const units = LIFELINE_UNITS.filter((u) => u.id !== 'mapper').map((u) =>
    u.id === 'mapping-drone' ? { ...u, seatId: 'town' } : u,
  );
  const survey = {
    areas: [],
    passes: [{ tick: 3 * HOUR, sensor: 'radar' as const, name: text('radar') }],
    leadS: HOUR,
    processingS: HOUR,
  };
  const w = startLifelines({ over: { ...withFire({ e: 3300, n: 2000 }), seats, units, survey } });
  for (const { id } of seats)
    submit(w, { kind: 'instructor' }, { type: 'setOccupant', seatId: id, occupant: 'policy' });
  return w;
}

describe('the policy', () => {
  it('brings the one generator to the command post, not to the tower', () => {
    const w = played();
    advance(w, HOUR);
    submitInject(w, 'local-out');
    advance(w, 3 * HOUR);
    const orders = eventsOf(w, 'orderIssued').flatMap(({ body }) =>
      body.order.type === 'workAt' ? [[body.order.unitId, body.order.siteId]] : [],
    );
    expect(orders).toContainEqual(['generator-1', 'connectGenerator:post']);
    expect(orders).toContainEqual(['linemen', 'restorePower:local']);
    expect(orders.filter(([unit]) => unit === 'generator-1')).toHaveLength(1);
    const refused = eventsOf(w, 'orderRefused').filter((e) => e.body.order.type === 'workAt');
    expect(refused).toEqual([]);
  });

  it('asks for a map and an image of the fire that it knows, and not again while they are new', () => {
    const w = played();
    advance(w, 3 * HOUR);
    const asked = eventsOf(w, 'surveyRequested').map((e) => e.body.survey);
    expect(asked.map((s) => s.method).toSorted()).toEqual(['drone', 'satellite']);
    for (const { area } of asked)
      expect(Math.hypot(area.at.e - 3300, area.at.n - 2000)).toBeLessThan(600);
    advance(w, 5 * HOUR);
    const got = eventsOf(w, 'surveyDelivered').filter((e) => e.body.seatId === 'town');
    expect(got.map((e) => e.body.method)).toContain('satellite');
  });
});
