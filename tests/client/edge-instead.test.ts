import { describe, expect, it } from 'vitest';
import type { UnitOrder } from '../../engine/exercise/commands/command.ts';
import { edgeInstead } from '../../client/panels/composer/edge-instead.ts';

const fire = {
  centre: { e: 500, n: 500 },
  n: { e: 500, n: 1000 },
  e: { e: 1000, n: 500 },
  s: { e: 500, n: 0 },
  w: { e: 0, n: 500 },
};
const attack: UnitOrder = { type: 'directAttack', unitId: 'u', at: { e: 9000, n: 600 } };
const refused = (code: 'notKnownFire' | 'flameTooLong') => ({ code, params: {}, alternatives: [] });

describe('a way out of an order aimed beside the fire', () => {
  it('is the nearest edge of the fire as known, never its middle', () => {
    expect(edgeInstead(attack, refused('notKnownFire'), fire)).toEqual({ edge: 'e', at: fire.e });
  });

  it('is not offered for another reason, without a fire, or without a place to move', () => {
    expect(edgeInstead(attack, refused('flameTooLong'), fire)).toBeNull();
    expect(edgeInstead(attack, refused('notKnownFire'), null)).toBeNull();
    const line: UnitOrder = { type: 'buildLine', unitId: 'u', path: [] };
    expect(edgeInstead(line, refused('notKnownFire'), fire)).toBeNull();
  });
});
