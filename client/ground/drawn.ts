import type { SeatView, UnitView } from '../../engine/exercise/view.ts';
import type { Setup, UnitSetup } from '../../engine/exercise/setup.ts';
import { ownerColour } from '../ui/tokens.ts';
import type { Selection } from '../ui/map-props.ts';
import type { Standing } from './cluster.ts';
import type { Box } from './label-layout.ts';
import type { LabelStyle } from './symbol-canvas.ts';

/** Point of the screen, CSS pixels from the upper left corner of the view. */
export interface Screen {
  readonly x: number;
  readonly y: number;
}

/** Where a symbol stands on the screen and half of its size, CSS pixels. */
export interface Anchor {
  x: number;
  y: number;
  readonly half: number;
}

/** The square that a symbol takes on the screen. */
export const boxOf = (a: Anchor): Box => ({
  x: a.x - a.half,
  y: a.y - a.half,
  w: 2 * a.half,
  h: 2 * a.half,
});

/** A label somebody wants: words, and the symbol it belongs to. */
export interface LabelWish {
  readonly key: string;
  readonly text: string;
  readonly sub: string;
  readonly style: LabelStyle;
  readonly anchor: Anchor;
  /** Lower is placed first. */
  readonly priority: number;
  /** Shown even where it covers something. */
  readonly must: boolean;
  /** May stand on the fire itself. */
  readonly urgent: boolean;
}

/** A team as it is drawn. */
export interface DrawnUnit {
  readonly unit: UnitView;
  readonly setup: UnitSetup;
  readonly colour: string;
  readonly own: boolean;
}

/** Teams of one colour are piled together, one's own by themselves. */
export const standingOf = (u: DrawnUnit, at: Screen, alone: boolean): Standing => ({
  key: u.unit.id,
  x: at.x,
  y: at.y,
  pile: u.own ? 'own' : u.colour,
  alone,
});

export const selectionKey = (s: Selection): string => `${s.kind}:${s.id}`;

/** Colour of whoever commands each team. */
export function unitColours(setup: Setup): ReadonlyMap<string, string> {
  const seats = new Map(setup.seats.map((s) => [s.id, ownerColour(s.colour)]));
  return new Map(setup.units.map((u) => [u.id, seats.get(u.seatId) ?? ownerColour(0)]));
}

/** Teams of a view with their colours: the selected one first, then one's own, then by id. */
export function drawnUnits(setup: Setup, view: SeatView, selectedId: string | null): DrawnUnit[] {
  const setups = new Map(setup.units.map((u) => [u.id, u]));
  const colours = unitColours(setup);
  const units = view.units.flatMap((unit): DrawnUnit[] => {
    const s = setups.get(unit.id);
    // A convoy is one symbol, that of its leading team.
    const lead = unit.convoy?.leadId ?? unit.id;
    if (s === undefined || (lead !== unit.id && unit.id !== selectedId)) return [];
    const colour = colours.get(unit.id) ?? ownerColour(0);
    return [{ unit, setup: s, colour, own: s.seatId === setup.seatId }];
  });
  const order = (u: DrawnUnit): number => (u.unit.id === selectedId ? 0 : u.own ? 1 : 2);
  return units.sort((a, b) => order(a) - order(b) || (a.unit.id < b.unit.id ? -1 : 1));
}
