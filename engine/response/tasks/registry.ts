import type { UnitOrder } from '../../exercise/commands/command.ts';
import type { Task } from '../task.ts';
import type { Turn } from '../turn.ts';
import { buildLineTask } from './build-line.ts';
import { burnOutTask } from './burn-out.ts';
import { directAttackTask } from './direct-attack.ts';
import { doorToDoorTask } from './door-to-door.ts';
import { evacuateTask } from './evacuate.ts';
import { mopUpTask } from './mop-up.ts';
import { reconTask } from './recon.ts';
import { sendSuppliesTask } from './send-supplies.ts';
import { surveyTask } from './survey.ts';
import { holdTask, moveTask, returnTask } from './travel.ts';
import { transportCasualtiesTask } from './transport-casualties.ts';
import { waterDropTask } from './water-drop.ts';
import { workAtTask } from './work-at.ts';

const TASKS: Readonly<Record<UnitOrder['type'], Task>> = {
  move: moveTask,
  hold: holdTask,
  return: returnTask,
  directAttack: directAttackTask,
  buildLine: buildLineTask,
  burnOut: burnOutTask,
  mopUp: mopUpTask,
  waterDrop: waterDropTask,
  recon: reconTask,
  evacuate: evacuateTask,
  doorToDoor: doorToDoorTask,
  sendSupplies: sendSuppliesTask,
  workAt: workAtTask,
  survey: surveyTask,
  transportCasualties: transportCasualtiesTask,
};

/** The task of a team's order; null without one. */
export const taskOf = (t: Turn): Task | null =>
  t.record === null ? null : TASKS[t.record.order.type];
