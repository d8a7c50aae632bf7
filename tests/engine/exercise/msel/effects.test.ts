import { describe, expect, it } from 'vitest';
import { HAZARD_CONTROL_DEFS } from '../../../../engine/exercise/commands/hazard-controls.ts';
import type { HazardControl } from '../../../../engine/exercise/control/control.ts';
import { effectText, readEffect } from '../../../../engine/exercise/msel/effect-text.ts';
import { advance, createWorld } from '../../../../engine/exercise/run.ts';
import type { InjectSpec } from '../../../../engine/exercise/scenario.ts';
import { hashWorld, loadWorld, saveWorld } from '../../../../engine/exercise/snapshot.ts';
import { submit } from '../../../../engine/exercise/submit.ts';
import { injectEffectSchema } from '../../../../engine/protocol/msel-schema.ts';
import { effectFileSchema } from '../../../../engine/protocol/msel-file-schema.ts';
import { everything, valley } from '../../../support/flood-world.ts';
import { littleRegion, littleScenario } from '../../../support/synthetic-scenario.ts';
import { startDrill } from '../../response/drill.ts';
import { control, draft, inject } from './msel-drill.ts';

const region = littleRegion();
const little = littleScenario(region);
const sensorId = little.sensors[0]!.id;

const CONTROLS: readonly HazardControl[] = [
  { type: 'setWind', windMs: 12, windFromDeg: 225, hours: 2 },
  { type: 'releaseWeather' },
  { type: 'cutRoad', at: { e: 100.5, n: -20 } },
  { type: 'openRoad', edgeId: 4 },
  { type: 'hideSensor', sensorId: 'cam-1' },
  { type: 'returnSensor', sensorId: '7' },
  { type: 'switchLink', linkId: 'rain', on: false },
  { type: 'releaseSlide', slideId: 'a b' },
  { type: 'breachStructure', structureId: 'levee-1' },
  { type: 'breakTank', tankId: 'tank', what: 'open', diameterM: 0.05 },
  { type: 'placeProbe', at: { e: 1, n: 2 } },
];

function played(injects: readonly InjectSpec[]) {
  const given = { region, scenario: { ...little, injects }, seed: 1, mode: 'immer' as const };
  const w = createWorld(given);
  submit(w, { kind: 'instructor' }, { type: 'start' });
  return { w, given };
}

const does = (id: string, atTick: number, c: HazardControl): InjectSpec =>
  inject(id, {
    atTick,
    toSeatIds: [little.seats[0]!.id],
    effect: { kind: 'control', control: c },
  });

describe("the desk's controls as effects of injects", () => {
  it('are all of them lines of text that files and tables take', () => {
    for (const type of Object.keys(HAZARD_CONTROL_DEFS))
      if (type !== 'ignite')
        // an effect of its own
        expect(readEffect(type)).toEqual({
          ok: true,
          value: { kind: 'control', control: { type } },
        });
    for (const c of CONTROLS) {
      const effect = { kind: 'control' as const, control: c };
      const line = effectText(effect);
      expect(readEffect(line)).toEqual({ ok: true, value: effect });
      expect(effectFileSchema.parse(line)).toEqual(effect);
      expect(injectEffectSchema.parse(effect)).toEqual(effect);
    }
  });

  it('act when the inject fires, and their events name it as the cause', () => {
    const { w, given } = played([
      does('a', 600, { type: 'hideSensor', sensorId }),
      // By then there is nothing left to hide: it is left undone.
      does('b', 900, { type: 'hideSensor', sensorId }),
    ]);
    advance(w, 599);
    expect(w.state.hiddenSensors).toEqual([]);
    advance(w, 1000);
    expect(w.state.hiddenSensors).toEqual([sensorId]);
    const hidden = w.events.filter((e) => e.body.type === 'sensorHidden');
    const fired = w.events.find((e) => e.body.type === 'injectFired');
    expect(hidden.map((e) => e.cause)).toEqual([fired!.id]);
    expect(hashWorld(loadWorld(given, saveWorld(w)))).toEqual(hashWorld(w));
  });

  it('are refused when they name what the scenario does not have', () => {
    const { w } = played([]);
    const put = (c: HazardControl) =>
      control(w, {
        type: 'putInject',
        inject: draft('x', {
          toSeatIds: [little.seats[0]!.id],
          effect: { kind: 'control', control: c },
        }),
      })?.params['fault'];
    expect(put({ type: 'hideSensor', sensorId: 'nowhere' })).toBe('effectUnknown');
    expect(put({ type: 'breachStructure', structureId: 'nowhere' })).toBe('effectUnknown');
    expect(put({ type: 'hideSensor', sensorId })).toBeUndefined();
  });

  it('break a levee of the flood', () => {
    const ABOVE = [
      { e: 600, n: 490 },
      { e: 600, n: 900 },
      { e: 1200, n: 900 },
      { e: 1200, n: 490 },
    ];
    const levee = everything.levees[0]!;
    const w = startDrill(
      {
        wildfire: null,
        window: everything.window,
        // Water stands against the levee: a breach grows by the head over it.
        flood: { ...everything, standing: [{ area: ABOVE, levelM: 202 }] },
        villageIds: [],
        units: [],
        depots: [],
        shelters: [],
        injects: [
          inject('a', {
            atTick: 120,
            effect: {
              kind: 'control',
              control: { type: 'breachStructure', structureId: levee.id },
            },
          }),
        ],
      },
      { region: valley },
    );
    const breachM = () => w.flood!.crests().find((c) => c.id === levee.id)!.breachM;
    advance(w, 119);
    expect(breachM()).toBe(0);
    advance(w, 900);
    expect(breachM()).toBeGreaterThan(0);
  });
});
