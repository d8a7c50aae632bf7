import type { HazardControl } from '../control/control.ts';
import type { StepContext, World } from '../world.ts';
import { releaseSlide, switchLink } from './chain-control.ts';
import type { CommandDef } from './command-def.ts';
import { setRain, setStructure } from './flood-control.ts';
import {
  breachStructure,
  cutRoad,
  hideSensor,
  igniteHere,
  openRoad,
  releaseWeather,
  returnSensor,
  setWind,
} from './hazard-control.ts';
import { breakTank, placeProbe } from './release-control.ts';

type Controls = { readonly [T in HazardControl['type']]: CommandDef<T> };

/** The instructor's controls: given as commands, or carried out by an inject when it fires. */
export const HAZARD_CONTROL_DEFS: Controls = {
  ignite: igniteHere,
  setWind,
  releaseWeather,
  cutRoad,
  openRoad,
  hideSensor,
  returnSensor,
  switchLink,
  releaseSlide,
  breachStructure,
  setStructure,
  setRain,
  breakTank,
  placeProbe,
};

/** Carries out a control that an inject has; what cannot be done any more is left undone. */
export function hazardControl(
  w: World,
  control: HazardControl,
  ctx: StepContext,
  cause: number,
): void {
  const def = HAZARD_CONTROL_DEFS[control.type] as CommandDef;
  def.decide(w, control as never, {
    tick: ctx.tick,
    actor: { kind: 'instructor' },
    seatId: null,
    emit: (body, because) => ctx.emit(body, because ?? cause),
    id: (counter) => ctx.id(counter),
    hazardAction: (hazard, action) => ctx.hazardAction(hazard, action),
  });
}
