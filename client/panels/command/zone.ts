import type { SeatView } from '../../../engine/exercise/view.ts';
import type { Setup } from '../../../engine/exercise/setup.ts';

/** Three ways to say whom a warning concerns. */
export const ZONE_MODES = ['forecast', 'township', 'picked'] as const;
export type ZoneMode = (typeof ZONE_MODES)[number];

export interface Zone {
  readonly mode: ZoneMode;
  readonly townshipIds: readonly string[];
  readonly villageIds: readonly string[];
}

/** Villages that the seat's own picture touches or its latest forecast reaches. */
export const threatenedVillages = (view: Pick<SeatView, 'villages'>): readonly string[] =>
  view.villages.filter((v) => v.reached || v.threatTick !== null).map((v) => v.id);

/** What a form begins with: those in danger if any are known, else a township to be chosen. */
export const firstZone = (view: Pick<SeatView, 'villages'>): Zone => ({
  mode: threatenedVillages(view).length > 0 ? 'forecast' : 'township',
  townshipIds: [],
  villageIds: [],
});

/** The villages that a choice stands for now, in the order of the set-up. */
export function villagesOf(
  zone: Zone,
  setup: Pick<Setup, 'villages'>,
  view: Pick<SeatView, 'villages'>,
): readonly string[] {
  const wanted = new Set(
    zone.mode === 'forecast'
      ? threatenedVillages(view)
      : zone.mode === 'picked'
        ? zone.villageIds
        : setup.villages.filter((v) => zone.townshipIds.includes(v.townshipId)).map((v) => v.id),
  );
  return setup.villages.filter((v) => wanted.has(v.id)).map((v) => v.id);
}
