import type { UnitSetup } from '../../../engine/exercise/setup.ts';
import { CAPABLE, ORDER_TYPES, type OrderType } from './draft.ts';

export const TASK_GROUPS = ['move', 'fire', 'people', 'goods', 'work'] as const;
export type TaskGroup = (typeof TASK_GROUPS)[number];

/** What a task is about; work at sites stands for whatever has no group of its own. */
const GROUP_OF: Readonly<Record<string, TaskGroup>> = {
  move: 'move',
  hold: 'move',
  return: 'move',
  recon: 'move',
  directAttack: 'fire',
  buildLine: 'fire',
  burnOut: 'fire',
  mopUp: 'fire',
  waterDrop: 'fire',
  evacuate: 'people',
  doorToDoor: 'people',
  transportCasualties: 'people',
  sendSupplies: 'goods',
};
const groupOf = (task: OrderType): TaskGroup => GROUP_OF[task] ?? 'work';

export interface TaskChoice {
  /** What the team can do, by group; groups without such a task are left out. */
  readonly able: readonly { readonly group: TaskGroup; readonly tasks: readonly OrderType[] }[];
  /** What it cannot do, in the order of the groups. */
  readonly others: readonly OrderType[];
}

const byGroup = (wanted: (task: OrderType) => boolean): TaskChoice['able'] =>
  TASK_GROUPS.map((group) => ({
    group,
    tasks: ORDER_TYPES.filter((task) => groupOf(task) === group && wanted(task)),
  })).filter(({ tasks }) => tasks.length > 0);

/** Tasks as a team's leader would sort them: first what the team can do and the seat may order. */
export function tasksFor(
  team: Pick<UnitSetup, 'capabilities'> | undefined,
  commands: readonly string[],
): TaskChoice {
  const able = (task: OrderType): boolean =>
    commands.includes(task) && (team === undefined || isAble(team, task));
  return {
    able: byGroup(able),
    others: byGroup((task) => !able(task)).flatMap(({ tasks }) => tasks),
  };
}

export const isAble = (team: Pick<UnitSetup, 'capabilities'>, task: OrderType): boolean =>
  CAPABLE[task].length === 0 || CAPABLE[task].some((c) => team.capabilities.includes(c));
