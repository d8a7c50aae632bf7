import { find } from '../../exercise/lookup.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import { openSite } from '../sites/open-site.ts';
import { siteId, type SiteKind } from '../sites/site.ts';
import {
  ASSUMED_LIFELINES,
  LIFELINE_KINDS,
  type AssetState,
  type LifelineAsset,
  type LifelineKind,
  type LifelineSpec,
  type PowerState,
  type PowerUse,
  type PowerUser,
} from './lifeline.ts';

const REPAIR = {
  power: { kind: 'restorePower', capability: 'powerRepair' },
  comms: { kind: 'restoreComms', capability: 'commsRepair' },
  water: { kind: 'restoreWater', capability: 'waterRepair' },
} as const satisfies Record<LifelineKind, { kind: SiteKind; capability: string }>;

export const repairSite = (asset: Pick<LifelineAsset, 'id' | 'kind'>): string =>
  siteId(REPAIR[asset.kind].kind, asset.id);

export const generatorSite = (userId: string): string => siteId('connectGenerator', userId);

/** Whether current flows: down from the top of the net through every sound substation. */
export function energised(w: World, substationId: string | null): boolean {
  const { assets } = w.scenario.lifelines!;
  for (let id = substationId; id !== null;) {
    if (find(w.state.lifelines.assets, id)!.damagedTick >= 0) return false;
    id = find(assets, id)!.poweredBy;
  }
  return true;
}

/** Place of each asset among the users of power, or -1; by the list of assets, which never changes. */
const places = new WeakMap<LifelineSpec['assets'], ReadonlyMap<string, number>>();

function placeAsUser(w: World, assetId: string): number {
  const { assets, users } = w.scenario.lifelines!;
  let known = places.get(assets);
  if (known === undefined) {
    known = new Map(users.map((u, i) => [u.id, i]));
    places.set(assets, known);
  }
  return known.get(assetId) ?? -1;
}

/** Tick from which a tower or waterworks is dry for lack of power; Infinity while it is fed. */
function dryTick(w: World, asset: LifelineAsset): number {
  const user = w.state.lifelines.users[placeAsUser(w, asset.id)];
  if (user === undefined || user.lostTick < 0 || user.metTick >= 0) return Infinity;
  return user.lostTick + asset.reserveS;
}

const shouldBeOut = (w: World, asset: LifelineAsset, state: AssetState, tick: number): boolean =>
  state.damagedTick >= 0 ||
  (asset.kind === 'power' ? !energised(w, asset.id) : dryTick(w, asset) <= tick);

/** Damage is found with the outage; what was dark before it broke gets its site all the same. */
function lacksSite(w: World, asset: LifelineAsset, state: AssetState): boolean {
  if (state.damagedTick < 0) return false;
  const site = find(w.state.sites, repairSite(asset));
  return site === undefined || site.doneTick >= 0;
}

const isMet = (s: PowerState): boolean => s.lostTick < 0 || s.metTick >= 0;

/** Fed by the grid, or by a generator that stands there. */
const shouldBeMet = (w: World, user: PowerUser, state: PowerState): boolean =>
  state.generatorFrom !== null || energised(w, user.poweredBy);

/** A generator that is no longer needed. */
const spare = (w: World, user: PowerUser, state: PowerState): boolean =>
  state.generatorFrom !== null && energised(w, user.poweredBy);

export const towerIsOut = (w: World, towerId: string | null): boolean =>
  towerId !== null && find(w.state.lifelines.assets, towerId)!.outTick >= 0;

/** False while everything works: then there is nothing to settle, to tell or to reconnect. */
export function isTroubled(w: World): boolean {
  const { assets, users, links } = w.state.lifelines;
  for (const l of links) if (l.lostTick >= 0) return true;
  for (const a of assets) if (a.damagedTick >= 0 || a.outTick >= 0) return true;
  for (const u of users) if (!isMet(u) || u.generatorFrom !== null) return true;
  return false;
}

/** Earliest tick at which something follows from what stands in the state. */
export function settleDue(w: World, spec: LifelineSpec): number {
  const { assets, changedTick } = w.state.lifelines;
  let due = changedTick >= w.state.tick ? changedTick + 1 : Infinity;
  spec.assets.forEach((asset, i) => {
    if (asset.kind !== 'power' && assets[i]!.outTick < 0) due = Math.min(due, dryTick(w, asset));
  });
  return due;
}

/** Brings everything in line with what is damaged, what is fed and what has run dry by now. */
export function settle(w: World, ctx: StepContext, spec: LifelineSpec): void {
  if (settleDue(w, spec) > ctx.tick) return;
  const changed = new Map<LifelineKind, Map<string, boolean>>();
  spec.assets.forEach((asset, i) => {
    const state = w.state.lifelines.assets[i]!;
    const out = shouldBeOut(w, asset, state, ctx.tick);
    let cause = state.outEvent;
    if (out !== state.outTick >= 0) {
      const why = state.damagedTick >= 0 ? 'damage' : 'noPower';
      if (out) cause = ctx.emit({ type: 'assetOut', assetId: asset.id, why });
      else ctx.emit({ type: 'assetBack', assetId: asset.id }, cause);
      const ofKind = changed.get(asset.kind) ?? new Map<string, boolean>();
      changed.set(asset.kind, ofKind.set(asset.id, out));
    }
    if (lacksSite(w, asset, state)) openRepair(ctx, asset, state, cause);
  });
  spec.users.forEach((user, i) => settlePower(w, ctx, user, w.state.lifelines.users[i]!));
  for (const kind of LIFELINE_KINDS) {
    const ofKind = changed.get(kind);
    if (ofKind !== undefined) countService(w, ctx, spec, kind, ofKind);
  }
}

function openRepair(
  ctx: StepContext,
  asset: LifelineAsset,
  state: AssetState,
  cause: number,
): void {
  const { kind, capability } = REPAIR[asset.kind];
  const { personH, minPersons } = ASSUMED_LIFELINES.repair[asset.kind];
  const needs = [{ capability, amount: personH, minPersons }];
  const knownTo = state.outTick < 0 ? [] : state.knownTo;
  openSite(ctx, asset, { kind, subject: asset.id, needs, knownTo }, cause);
}

/** Hospitals have their own sets; for shelters a generator is not worth its crew (assumed). */
const GENERATOR_USES: ReadonlySet<PowerUse> = new Set(['commandPost', 'comms', 'water']);

function settlePower(w: World, ctx: StepContext, user: PowerUser, state: PowerState): void {
  const { id, use } = user;
  const met = shouldBeMet(w, user, state);
  if (!met && isMet(state)) {
    const lost = ctx.emit({ type: 'powerLost', facilityId: id, use });
    if (GENERATOR_USES.has(use)) openGeneratorSite(ctx, user, lost);
  } else if (met && !isMet(state)) {
    ctx.emit(
      { type: 'powerDemandMet', facilityId: id, use, by: 'grid', unitId: null },
      state.lostEvent,
    );
    const site = find(w.state.sites, generatorSite(id));
    if (site !== undefined && site.doneTick < 0) ctx.emit({ type: 'siteDropped', siteId: site.id });
  } else if (spare(w, user, state))
    ctx.emit({ type: 'generatorFreed', facilityId: id }, state.lostEvent);
}

function openGeneratorSite(ctx: StepContext, user: PowerUser, cause: number): void {
  const { personH, minPersons } = ASSUMED_LIFELINES.generator;
  const needs = [{ capability: 'generator', amount: personH, minPersons }] as const;
  const knownTo = user.seatIds;
  openSite(ctx, user, { kind: 'connectGenerator', subject: user.id, needs, knownTo }, cause);
}

/** A point of the restoration curve; `changed` holds what this step makes of some assets. */
function countService(
  w: World,
  ctx: StepContext,
  spec: LifelineSpec,
  kind: LifelineKind,
  changed: ReadonlyMap<string, boolean>,
): void {
  let served = 0;
  let total = 0;
  spec.assets.forEach((asset, i) => {
    if (asset.kind !== kind) return;
    total += asset.persons;
    const out = changed.get(asset.id) ?? w.state.lifelines.assets[i]!.outTick >= 0;
    if (!out) served += asset.persons;
  });
  ctx.emit({ type: 'serviceCounted', kind, served, total });
}
