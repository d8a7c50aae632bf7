import type { Point } from '../../../engine/kernel/grid.ts';
import type { Command, UnitOrder } from '../../../engine/exercise/commands/command.ts';
import type { Capability } from '../../../engine/exercise/scenario.ts';
import type { ItemId } from '../../../engine/response/supplies/items.ts';
import { KNOCKERS } from '../../../engine/response/warnings/doors.ts';
import { WORK_RATES } from '../../../engine/response/sites/work-rates.ts';
import { err, ok, type Result } from '../../../engine/kernel/result.ts';

export type OrderType = UnitOrder['type'];

/** Tasks in the order in which they are shown. */
export const ORDER_TYPES = [
  'move',
  'directAttack',
  'buildLine',
  'burnOut',
  'mopUp',
  'waterDrop',
  'recon',
  'survey',
  'evacuate',
  'doorToDoor',
  'sendSupplies',
  'workAt',
  'transportCasualties',
  'hold',
  'return',
] as const satisfies readonly OrderType[];

export const TASK_ICONS: Readonly<Record<OrderType, string>> = {
  move: 'task-move',
  hold: 'task-hold',
  return: 'task-return',
  directAttack: 'task-attack',
  buildLine: 'task-line',
  burnOut: 'task-burnout',
  mopUp: 'task-mopup',
  waterDrop: 'task-drop',
  recon: 'task-recon',
  survey: 'task-recon',
  evacuate: 'task-evacuate',
  doorToDoor: 'task-warn',
  sendSupplies: 'task-supply',
  workAt: 'task-aid',
  transportCasualties: 'task-aid',
};

/** What step 3 asks for. */
export const PLACE_NEEDS: Readonly<
  Record<OrderType, 'none' | 'point' | 'path' | 'village' | 'shelter' | 'site' | 'group'>
> = {
  move: 'point',
  hold: 'none',
  return: 'none',
  directAttack: 'point',
  buildLine: 'path',
  burnOut: 'path',
  mopUp: 'point',
  waterDrop: 'point',
  recon: 'point',
  survey: 'point',
  evacuate: 'village',
  doorToDoor: 'village',
  sendSupplies: 'shelter',
  workAt: 'site',
  transportCasualties: 'group',
};

const SITE_WORK = Object.keys(WORK_RATES) as Capability[];

/** A team needs one of these for a task; the server has the last word. */
export const CAPABLE: Readonly<Record<OrderType, readonly Capability[]>> = {
  move: [],
  hold: [],
  return: [],
  directAttack: ['handCrew', 'engine', 'plant'],
  buildLine: ['handCrew', 'plant'],
  burnOut: ['burnOut'],
  mopUp: ['handCrew', 'engine'],
  waterDrop: ['waterDrop'],
  recon: ['recon'],
  survey: ['mapping'],
  evacuate: ['transportPeople', 'warn'],
  doorToDoor: KNOCKERS,
  sendSupplies: ['transportGoods'],
  workAt: SITE_WORK,
  transportCasualties: ['ambulance'],
};

/** An order being put together. Choices outlive a change of task, so that trying costs nothing. */
export interface Draft {
  readonly unitId: string | null;
  readonly task: OrderType | null;
  readonly at: Point | null;
  readonly path: readonly Point[];
  readonly villageId: string | null;
  readonly shelterId: string | null;
  readonly siteId: string | null;
  readonly groupId: string | null;
  readonly hospitalId: string | null;
  readonly depotId: string | null;
  readonly sourceId: string | null;
  readonly coverage: number;
  /** Circle that a survey maps. */
  readonly radiusM: number;
  readonly item: ItemId;
  /** In the unit of the item. */
  readonly count: number;
  /** Teams that drive along in a convoy. */
  readonly withIds: readonly string[];
}

export const EMPTY_DRAFT: Draft = {
  unitId: null,
  task: null,
  at: null,
  path: [],
  villageId: null,
  shelterId: null,
  siteId: null,
  groupId: null,
  hospitalId: null,
  depotId: null,
  sourceId: null,
  coverage: 3,
  radiusM: 1000,
  item: 'reliefKit',
  count: 100,
  withIds: [],
};

export type DraftAction =
  | { readonly type: 'set'; readonly set: Partial<Draft> }
  /** An alternative that the server offered, as a filled draft. */
  | { readonly type: 'fill'; readonly order: UnitOrder }
  | { readonly type: 'new' };

export function draftReducer(draft: Draft, action: DraftAction): Draft {
  switch (action.type) {
    case 'set':
      return { ...draft, ...action.set };
    case 'fill':
      return { ...EMPTY_DRAFT, ...fromOrder(action.order) };
    case 'new':
      return EMPTY_DRAFT;
  }
}

function fromOrder(order: UnitOrder): Partial<Draft> {
  const { type: task, unitId } = order;
  switch (order.type) {
    case 'move':
      return {
        task,
        unitId,
        at: order.to,
        withIds: (order.with ?? []).filter((id) => id !== unitId),
      };
    case 'directAttack':
    case 'mopUp':
    case 'recon':
      return { task, unitId, at: order.at };
    case 'survey':
      return { task, unitId, at: order.at, radiusM: order.radiusM };
    case 'waterDrop':
      return { task, unitId, at: order.at, coverage: order.coverage, sourceId: order.sourceId };
    case 'buildLine':
    case 'burnOut':
      return { task, unitId, path: order.path };
    case 'evacuate':
      return { task, unitId, villageId: order.villageId, shelterId: order.shelterId };
    case 'doorToDoor':
      return { task, unitId, villageId: order.villageId };
    case 'sendSupplies': {
      const { depotId, shelterId, item, count } = order;
      return { task, unitId, depotId, shelterId, item, count };
    }
    case 'transportCasualties':
      return { task, unitId, groupId: order.groupId, hospitalId: order.hospitalId };
    case 'workAt':
      return { task, unitId, siteId: order.siteId };
    case 'hold':
    case 'return':
      return { task, unitId };
  }
}

/** True for commands that a draft can hold; alternatives may be others. */
export const isUnitOrder = (command: Command): command is UnitOrder =>
  ORDER_TYPES.some((type) => type === command.type);

/** What the draft holds of the drawing that its task asks for; none for a task without one. */
export function drawnPoints({ task, at, path }: Draft): readonly Point[] {
  const need = task === null ? 'none' : PLACE_NEEDS[task];
  if (need === 'path') return path;
  return need === 'point' && at !== null ? [at] : [];
}

export type Step = 'unit' | 'task' | 'place' | 'method';

/** The order that a draft stands for, or the first step that is not done. */
export function toOrder(draft: Draft): Result<UnitOrder, Step> {
  const { unitId, task, at, path, villageId, shelterId, siteId, depotId, item, count } = draft;
  if (unitId === null) return err('unit');
  if (task === null) return err('task');
  switch (task) {
    case 'hold':
    case 'return':
      return ok({ type: task, unitId });
    case 'move':
      return at === null
        ? err('place')
        : ok({
            type: task,
            unitId,
            to: at,
            ...(draft.withIds.length > 0 ? { with: draft.withIds } : {}),
          });
    case 'directAttack':
    case 'mopUp':
    case 'recon':
      return at === null ? err('place') : ok({ type: task, unitId, at });
    case 'survey':
      return at === null ? err('place') : ok({ type: task, unitId, at, radiusM: draft.radiusM });
    case 'buildLine':
    case 'burnOut':
      return path.length < 2 ? err('place') : ok({ type: task, unitId, path });
    case 'waterDrop':
      if (at === null) return err('place');
      return draft.sourceId === null
        ? err('method')
        : ok({ type: task, unitId, at, coverage: draft.coverage, sourceId: draft.sourceId });
    case 'evacuate':
      if (villageId === null) return err('place');
      return shelterId === null ? err('method') : ok({ type: task, unitId, villageId, shelterId });
    case 'doorToDoor':
      return villageId === null ? err('place') : ok({ type: task, unitId, villageId });
    case 'sendSupplies':
      if (shelterId === null) return err('place');
      if (depotId === null || count < 1) return err('method');
      return ok({ type: task, unitId, depotId, shelterId, item, count });
    case 'transportCasualties':
      if (draft.groupId === null) return err('place');
      if (draft.hospitalId === null) return err('method');
      return ok({ type: task, unitId, groupId: draft.groupId, hospitalId: draft.hospitalId });
    case 'workAt':
      return siteId === null ? err('place') : ok({ type: task, unitId, siteId });
  }
}
