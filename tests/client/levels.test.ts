import { describe, expect, it } from 'vitest';
import type { SeatView } from '../../engine/exercise/view.ts';
import { gravestWarning } from '../../client/panels/level-badges.tsx';

type Warning = SeatView['warnings'][number];
const warning = (id: number, level: Warning['level'], liftedTick = -1) =>
  ({ id, level, liftedTick }) as Warning;

describe('the warning that the top bar shows', () => {
  it('is the gravest one in force, whatever their order', () => {
    const warnings = [warning(1, 'blue'), warning(2, 'orange'), warning(3, 'yellow')];
    expect(gravestWarning({ warnings })?.id).toBe(2);
  });

  it('is none once all are lifted', () => {
    expect(gravestWarning({ warnings: [warning(1, 'red', 400)] })).toBeUndefined();
    expect(gravestWarning({ warnings: [] })).toBeUndefined();
  });
});
