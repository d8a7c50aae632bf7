import type { ExerciseEvent } from '../exercise/event.ts';
import type { World } from '../exercise/world.ts';
import type { PoolId } from './order.ts';

/**
 * How long needs waited for whoever serves them, s, by pool: what stood in a queue. A need that was
 * never served has waited until the end of the run.
 */
export type Waits = Readonly<Partial<Record<PoolId, readonly number[]>>>;

/**
 * From the events of a run: places of work from the moment a seat heard of them until a team began;
 * people in shelters until they had their kit; the hurt until a team had them; lorries at the ramp of
 * a depot until they were loaded; the first team at a fire from its detection.
 */
export function waitsOf(w: World): Waits {
  const open = new Map<string, { pool: PoolId; sinceTick: number }>();
  const out = new Map<PoolId, number[]>();
  const begin = (key: string, pool: PoolId, sinceTick: number): void => {
    if (!open.has(key)) open.set(key, { pool, sinceTick });
  };
  const close = (key: string, tick: number): void => {
    const need = open.get(key);
    if (need === undefined || need.sinceTick < 0) return;
    add(out, need.pool, tick - need.sinceTick);
    open.set(key, { ...need, sinceTick: -1 });
  };
  const docked = new Map<string, number>();
  for (const e of w.events) {
    siteWaits(w, e, begin, close);
    peopleWaits(e, begin, close);
    rampWaits(e, docked, out);
  }
  for (const { pool, sinceTick } of open.values())
    if (sinceTick >= 0) add(out, pool, w.state.tick - sinceTick);
  return Object.fromEntries([...out].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

type Begin = (key: string, pool: PoolId, sinceTick: number) => void;
type Close = (key: string, tick: number) => void;

function add(out: Map<PoolId, number[]>, pool: PoolId, seconds: number): void {
  const list = out.get(pool);
  if (list === undefined) out.set(pool, [seconds]);
  else list.push(seconds);
}

function siteWaits(w: World, { tick, body: b }: ExerciseEvent, begin: Begin, close: Close): void {
  if (b.type === 'siteKnown') {
    const site = w.state.sites.find((s) => s.id === b.siteId);
    const need = site?.needs[0];
    if (need !== undefined) begin(b.siteId, need.capability, tick);
  } else if (b.type === 'siteWorked' || b.type === 'siteDropped') close(b.siteId, tick);
}

function peopleWaits({ tick, body: b }: ExerciseEvent, begin: Begin, close: Close): void {
  if (b.type === 'peopleSheltered') begin(`cohort:${b.cohortId}`, 'transportGoods', tick);
  else if (b.type === 'peopleRelieved') close(`cohort:${b.cohortId}`, tick);
  else if (b.type === 'casualtiesKnown') begin(`hurt:${b.groupId}`, 'ambulance', tick);
  else if (b.type === 'casualtiesLoaded') close(`hurt:${b.groupId}`, tick);
  else if (b.type === 'fireDetected') begin('fire', 'handCrew', tick);
  else if (b.type === 'unitOnScene') close('fire', tick);
}

/** At the ramp from arrival until the load is on. */
function rampWaits(
  { tick, body: b }: ExerciseEvent,
  docked: Map<string, number>,
  out: Map<PoolId, number[]>,
): void {
  if (b.type === 'unitArrived') docked.set(b.unitId, tick);
  else if (b.type === 'kitsLoaded' || b.type === 'goodsLoaded')
    add(out, `ramp:${b.depotId}`, Math.max(0, tick - (docked.get(b.unitId) ?? tick)));
}
