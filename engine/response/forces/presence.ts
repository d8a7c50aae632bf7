import type { UnitState } from '../../exercise/state.ts';

/** False for teams of help that has not come yet: nobody can order or see them. */
export const isHere = (unit: UnitState): boolean => unit.status !== 'absent';
