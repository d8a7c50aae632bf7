/** What people do to a release, checked and applied to the state. */
import { cellAt } from '../../kernel/grid.ts';
import type { HazardEvent } from '../hazard.ts';
import { burst, ignite } from './bursts.ts';
import { inRange } from './constants.ts';
import type { HazmatAction } from './contract.ts';
import { holeArea, type HazmatState, type Unit } from './state.ts';

function indexOf(list: readonly { readonly id: string }[], id: string, name: string): number {
  const i = list.findIndex((x) => x.id === id);
  if (i < 0) {
    const known = list.map((x) => x.id).join(', ');
    throw new RangeError(`${name} is ${String(id)}, must be one of ${known}`);
  }
  return i;
}

type TankAction = Extract<HazmatAction, { readonly tank: string }>;

/** Applies one action at the run's time; RangeError for an unknown tank or a value out of range. */
export function applyAction(st: HazmatState, a: HazmatAction, events: HazardEvent[]): void {
  const { params } = st.setting;
  if (a.kind === 'ignite') {
    ignite(st, a.at.e, a.at.n, events);
  } else if (a.kind === 'boom') {
    inRange('boom.share', a.share, 0, 1);
    inRange('boom.atM', a.atM, 0, st.setting.river.at(-1)?.atM ?? 0, 'm');
    st.plain.booms.push({ atM: a.atM, share: a.share });
  } else if (a.kind === 'ventilate' || a.kind === 'stopSource') {
    const box = st.plain.enclosures[indexOf(params.confined, a.confined, `${a.kind}.confined`)]!;
    if (a.kind === 'stopSource') box.sourceOn = false;
    else {
      inRange('ventilate.airChangesH', a.airChangesH, 0, 1000, '1/h');
      box.airChangesH = a.airChangesH;
    }
  } else {
    const i = indexOf(params.tanks, a.tank, `${a.kind}.tank`);
    applyToTank(st, i, st.plain.units[i]!, a, events);
  }
}

function applyToTank(
  st: HazmatState,
  i: number,
  u: Unit,
  a: TankAction,
  events: HazardEvent[],
): void {
  const t = st.setting.params.tanks[i]!;
  const tell = (kind: string) =>
    events.push({
      tick: st.plain.time,
      kind,
      cell: cellAt(st.setting.grid, t.at.e, t.at.n),
      value: i,
    });
  if (a.kind === 'open') {
    const diameter = a.diameterM ?? t.hole.diameterM;
    inRange('open.diameterM', diameter, 0, t.diameterM, 'm');
    u.areaM2 = holeArea(diameter);
    u.open = true;
    tell('releaseStarted');
  } else if (a.kind === 'burst') burst(st, i, events);
  else if (a.kind === 'closeValve') {
    if (t.closable) u.open = false;
    tell(t.closable ? 'releaseStopped' : 'notClosable');
  } else if (a.kind === 'plug') {
    inRange('plug.share', a.share, 0, 1);
    u.areaM2 *= 1 - a.share;
    if (a.share === 1) tell('releaseStopped');
  } else if (a.kind === 'extinguish') {
    const burned = u.burning !== 'no';
    u.burning = 'no';
    if (burned) tell('fireOut');
  } else applyWork(u, a);
}

function applyWork(
  u: Unit,
  a: Exclude<
    TankAction,
    { readonly kind: 'open' | 'burst' | 'closeValve' | 'plug' | 'extinguish' }
  >,
): void {
  if (a.kind === 'bund') {
    inRange('bund.areaM2', a.areaM2, 1, 1e6, 'm2');
    u.bundM2 = a.areaM2;
    return;
  }
  inRange(`${a.kind}.untilTick`, a.untilTick, 0, 1e9, 's');
  if (a.kind === 'foam') {
    inRange('foam.factor', a.factor, 0, 1);
    u.foam = { factor: a.factor, untilTick: a.untilTick };
  } else if (a.kind === 'waterCurtain') {
    inRange('waterCurtain.waterKgS', a.waterKgS, 0, 1000, 'kg/s');
    u.curtain = { waterKgS: a.waterKgS, untilTick: a.untilTick };
  } else {
    inRange(`${a.kind}.rateKgS`, a.rateKgS, 0, 1000, 'kg/s');
    const work = { rateKgS: a.rateKgS, untilTick: a.untilTick };
    if (a.kind === 'transfer') u.transfer = work;
    else u.recover = work;
  }
}
