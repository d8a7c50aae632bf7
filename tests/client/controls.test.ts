import { describe, expect, it } from 'vitest';
import { commandSchema } from '../../engine/protocol/command-schema.ts';
import {
  type ControlValues,
  type Held,
  initialValues,
  keptValues,
} from '../../client/ui/control-def.ts';
import { CONTROLS } from '../../client/ui/control-list.ts';
import { conduct as en } from '../../client/i18n/en/groups.ts';
import { conduct as zh } from '../../client/i18n/zh/groups.ts';

const NOTHING: Held = { canIgnite: true, hiddenSensors: [], weatherOrdered: false, cutRoads: [] };
const filled = (id: string): ControlValues => ({
  ...initialValues(CONTROLS.find((c) => c.id === id)!),
  at: { e: 1, n: 2 },
  sensorId: 'camera',
  edgeId: 7,
  tankId: 'tank',
  slideId: 'slide',
  structureId: 'levee',
  waterId: 'gate',
  linkId: 'link',
});

describe('controls of the desk', () => {
  it('give commands that the server takes, once all is filled in', () => {
    for (const c of CONTROLS) {
      const command = c.build(filled(c.id));
      expect([c.id, commandSchema.safeParse(command).success]).toEqual([c.id, true]);
      const open = c.fields.some((f) => f.kind !== 'number');
      expect([c.id, c.build(initialValues(c)) === null]).toEqual([c.id, open]);
    }
  });

  it('have the only tank of a release chosen, and none of several', () => {
    const burst = CONTROLS.find((c) => c.id === 'tank-burst')!;
    expect(initialValues(burst, [{ id: 'hold' }]).tankId).toBe('hold');
    expect(initialValues(burst, [{ id: 'hold' }, { id: 'deck' }]).tankId).toBeNull();
  });

  it('that were kept in an inject say the same when they are opened again', () => {
    for (const c of CONTROLS) {
      const said = filled(c.id);
      const numbers = Object.keys(said.numbers).map((key, i) => [key, 3.5 + i] as const);
      const kept = c.build({ ...said, numbers: Object.fromEntries(numbers) })!;
      expect([c.id, c.build(keptValues(c, kept))]).toEqual([c.id, kept]);
    }
  });

  it('have a name and a reason in both languages', () => {
    for (const c of CONTROLS)
      for (const words of [zh, en]) {
        expect(words.control).toHaveProperty(c.id);
        expect(words.why).toHaveProperty(c.id);
        for (const f of c.fields)
          if (f.kind === 'number') expect(words.field).toHaveProperty(f.key);
      }
  });

  it('are taken back by their opposite, where there is one', () => {
    const undo = (id: string, before: Held, after: Held) =>
      CONTROLS.find((c) => c.id === id)!.undo(filled(id), before, after);
    expect(undo('ignite', NOTHING, NOTHING)).toBeNull();
    expect(undo('wind', NOTHING, NOTHING)).toEqual({ type: 'releaseWeather' });
    expect(undo('setRain', NOTHING, NOTHING)).toEqual({ type: 'releaseWeather' });
    const gate = { id: 'gate', kind: 'gate', name: null, value: 0.5, levelM: null } as const;
    expect(undo('set-gate', { ...NOTHING, water: [gate] }, NOTHING)).toMatchObject({
      type: 'setStructure',
      structureId: 'gate',
      value: 0.5,
    });
    expect(undo('hideSensor', NOTHING, NOTHING)).toEqual({
      type: 'returnSensor',
      sensorId: 'camera',
    });
    const road = (edgeId: number) => ({ edgeId, at: { e: edgeId, n: 0 } });
    const before = { ...NOTHING, cutRoads: [road(3)] };
    const after = { ...NOTHING, cutRoads: [road(3), road(7)] };
    expect(undo('cutRoad', before, after)).toEqual({ type: 'openRoad', edgeId: 7 });
    expect(undo('cutRoad', before, before)).toBeNull();
    expect(undo('openRoad', after, before)).toEqual({ type: 'cutRoad', at: { e: 7, n: 0 } });
  });
});
