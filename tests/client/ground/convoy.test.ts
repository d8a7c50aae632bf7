import { expect, test } from 'vitest';
import type { UnitView } from '../../../engine/exercise/view.ts';
import { drawnUnits } from '../../../client/ground/drawn.ts';
import { SETUP, VIEW } from '../fixture.ts';

const convoy = { leadId: 'crew-1', teams: 2, vehicles: 3 };
const crew = VIEW.units[0]!;
const unit = (id: string, over: Partial<UnitView> = {}): UnitView => ({ ...crew, id, ...over });
const setup = {
  ...SETUP,
  units: ['crew-1', 'crew-2', 'crew-3'].map((id) => ({ ...SETUP.units[0]!, id })),
};

test('a convoy is one symbol, that of its leading team, until one of the others is chosen', () => {
  const view = {
    ...VIEW,
    units: [unit('crew-1', { convoy }), unit('crew-2', { convoy }), unit('crew-3')],
  };
  const shown = (selected: string | null) =>
    drawnUnits(setup, view, selected).map((u) => u.unit.id);
  expect(shown(null)).toEqual(['crew-1', 'crew-3']);
  expect(shown('crew-2')).toEqual(['crew-2', 'crew-1', 'crew-3']);
});
