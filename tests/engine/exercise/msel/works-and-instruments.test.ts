import { describe, expect, test } from 'vitest';
import { settable } from '../../../../engine/exercise/control/breachable.ts';
import { effectFaults } from '../../../../engine/exercise/msel/check-inject.ts';
import { unknownNames } from '../../../../engine/exercise/msel/condition-check.ts';
import { readTrigger } from '../../../../engine/exercise/msel/condition-text.ts';
import { mselContext } from '../../../../engine/exercise/msel/msel-context.ts';
import { quantityValue } from '../../../../engine/exercise/msel/quantity-values.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import type { InstrumentSpec } from '../../../../engine/response/instruments/instrument.ts';
import { everything } from '../../../support/flood-world.ts';
import { littleRegion, littleScenario } from '../../../support/synthetic-scenario.ts';

const region = littleRegion();
const scenario = littleScenario(region, {
  flood: everything,
  instruments: [{ id: 'gauge' } as InstrumentSpec],
});
const context = mselContext(scenario, region);

describe('works that an inject sets', () => {
  const set = (structureId: string, kind: 'gate' | 'pump' | 'release' | 'stage') =>
    effectFaults(
      {
        effect: {
          kind: 'control',
          control: { type: 'setStructure', structureId, kind, value: 1, rateMH: 1 },
        },
      },
      { context },
    );

  test('one that the flood has in that kind may be set', () => {
    for (const kind of ['gate', 'pump', 'release', 'stage'] as const)
      for (const id of settable(scenario, kind)) expect(set(id, kind)).toEqual([]);
    expect(settable(scenario, 'stage').length).toBeGreaterThan(0);
  });

  test('any other is a fault that names those there are', () => {
    const [fault] = set('no-such-gate', 'stage');
    expect(fault).toMatchObject({ member: 'effect', code: 'effectUnknown', got: 'no-such-gate' });
    expect(fault!.expected).toBe(settable(scenario, 'stage').join(', '));
  });
});

describe('the reading of an instrument as a condition', () => {
  const faults = (text: string) => {
    const read = readTrigger(text);
    if (!read.ok) throw new Error(read.error.expected);
    return unknownNames(read.value.condition, { ...context.ids, inject: [] });
  };
  const [known] = context.ids.instrument;

  test('names one instrument of the scenario', () => {
    expect(faults(`reading(instrument=${known}) >= 2`)).toEqual([]);
    expect(faults('reading >= 2')).toHaveLength(1);
    expect(faults('reading(instrument=nowhere) >= 2')).toHaveLength(1);
  });

  test('is the last one that was not lost, and compares with nothing before the first', () => {
    const readings = [
      { id: 60, value: 1.5 },
      { id: 120, value: 2.5 },
      { id: 180, value: null },
    ];
    const worth = (id: string) =>
      quantityValue(
        'reading',
        { state: { instruments: [{ id: 'a', readings, missed: [] }] } } as unknown as World,
        200,
        { instrument: id },
        2,
      );
    expect(worth('a')).toBe(2.5);
    expect(worth('b') >= 2 || worth('b') < 2).toBe(false);
  });
});
