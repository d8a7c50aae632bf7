import type { UnitOrder } from '../../exercise/commands/command.ts';
import type { Planned, Planning } from './context.ts';
import { planDoorToDoor } from './door-to-door.ts';
import { planEvacuate } from './people.ts';
import { planSendSupplies } from './supplies.ts';
import { planWorkAt } from './sites.ts';
import {
  planBuildLine,
  planBurnOut,
  planDirectAttack,
  planMopUp,
  planRecon,
  planWaterDrop,
} from './suppression.ts';
import { planTransport } from './casualties.ts';
import { planSurvey } from './survey.ts';
import { planHold, planMove, planReturn } from './travel.ts';

type Planner<T extends UnitOrder['type']> = (
  p: Planning,
  order: Extract<UnitOrder, { type: T }>,
) => Planned;

const PLANNERS: { readonly [T in UnitOrder['type']]: Planner<T> } = {
  move: planMove,
  hold: planHold,
  return: planReturn,
  directAttack: planDirectAttack,
  buildLine: planBuildLine,
  burnOut: planBurnOut,
  mopUp: planMopUp,
  waterDrop: planWaterDrop,
  recon: planRecon,
  evacuate: planEvacuate,
  doorToDoor: planDoorToDoor,
  sendSupplies: planSendSupplies,
  workAt: planWorkAt,
  survey: planSurvey,
  transportCasualties: planTransport,
};

/** Whether an order can be given now, as far as the seat knows, and what it would lead to. */
export const plan = (p: Planning, order: UnitOrder): Planned =>
  (PLANNERS[order.type] as (p: Planning, order: UnitOrder) => Planned)(p, order);
