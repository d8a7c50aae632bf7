import type { SeatId } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Text } from '../../region/region.ts';
import { byId } from '../../exercise/lookup.ts';
import type { FloodWorkKind, KnownFloodWork } from './flood-work.ts';
import { bagsOf, piecesOf } from './works.ts';

/** What a page needs once of a flood work. */
export interface FloodWorkSetup {
  readonly id: string;
  readonly name: Text;
  readonly kind: FloodWorkKind;
  readonly at: Point;
  readonly byHand: boolean;
  /** This seat may order it from its desk. */
  readonly mine: boolean;
  readonly pieces: number;
  readonly bags: number;
}

/** Works as a seat knows them: how far they have come is known to everybody. */
export const knownFloodWorks = (w: World, seatId: SeatId): KnownFloodWork[] =>
  w.scenario.floodWorks.map(({ id, kind, value, byHand, seatIds }) => {
    const { value: now, doneTick } = byId(w.state.floodWorks, id);
    return { id, kind, value, now, doneTick, mine: !byHand && seatIds.includes(seatId) };
  });

/** How far a work has come: everybody knows. */
export interface FloodWorkView {
  readonly id: string;
  readonly laid: number;
  readonly value: number;
  readonly doneTick: number;
}

export const floodWorkSetups = (w: World, viewId: SeatId | 'truth'): FloodWorkSetup[] =>
  w.scenario.floodWorks.map((work) => ({
    id: work.id,
    name: work.name,
    kind: work.kind,
    at: work.at,
    byHand: work.byHand,
    mine: !work.byHand && work.seatIds.includes(viewId),
    pieces: piecesOf(work).length,
    bags: bagsOf(work),
  }));

export const floodWorkViews = (w: World): FloodWorkView[] =>
  w.state.floodWorks.map(({ id, laid, value, doneTick }) => ({ id, laid, value, doneTick }));
