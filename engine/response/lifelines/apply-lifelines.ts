import type { ExerciseEvent } from '../../exercise/event.ts';
import { byId, find } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';
import type { HeldWord } from './lifeline.ts';

/** From these something may follow for other assets and users. */
const CHANGES: ReadonlySet<string> = new Set([
  'assetDamaged',
  'assetRepaired',
  'assetOut',
  'assetBack',
  'powerLost',
  'powerDemandMet',
  'generatorFreed',
]);

/** The part of `apply` that writes lifelines, links and what waits for them. */
export function applyLifelines(s: ExerciseState, e: ExerciseEvent): void {
  if (CHANGES.has(e.body.type)) s.lifelines.changedTick = e.tick;
  applyAssets(s, e);
  applyPower(s, e);
  applyLinks(s, e);
  applyWord(s, e);
}

function applyAssets(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  const { assets, users } = s.lifelines;
  switch (b.type) {
    case 'assetDamaged':
      byId(assets, b.assetId).damagedTick = e.tick;
      return;
    case 'assetRepaired':
      byId(assets, b.assetId).damagedTick = -1;
      return;
    case 'assetOut': {
      const asset = byId(assets, b.assetId);
      asset.outTick = e.tick;
      asset.outEvent = e.id;
      asset.why = b.why;
      asset.knownTo = [];
      return;
    }
    case 'assetBack': {
      const asset = byId(assets, b.assetId);
      const { outTick, why, knownTo } = asset;
      if (knownTo.length > 0)
        asset.past = { outTick, backTick: e.tick, why, knownTo: knownTo.slice() };
      asset.outTick = -1;
      asset.knownTo = [];
      return;
    }
    case 'outageKnown':
      for (const x of [find(assets, b.facilityId), find(users, b.facilityId)])
        if (x !== undefined && !x.knownTo.includes(b.seatId)) x.knownTo.push(b.seatId);
      return;
    default:
  }
}

function applyPower(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'powerLost': {
      const user = byId(s.lifelines.users, b.facilityId);
      if (user.lostTick >= 0) {
        const { lostTick, metTick, knownTo } = user;
        if (knownTo.length > 0) user.past = { lostTick, metTick, knownTo: knownTo.slice() };
      }
      user.lostTick = e.tick;
      user.lostEvent = e.id;
      user.metTick = -1;
      user.knownTo = [];
      return;
    }
    case 'powerDemandMet': {
      const user = byId(s.lifelines.users, b.facilityId);
      user.metTick = e.tick;
      user.generatorFrom = b.unitId;
      return;
    }
    case 'generatorFreed':
      byId(s.lifelines.users, b.facilityId).generatorFrom = null;
      return;
    default:
  }
}

function applyLinks(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'networkLost': {
      const link = byId(s.lifelines.links, b.placeId);
      link.lostTick = e.tick;
      link.lostEvent = e.id;
      link.contactTick = -1;
      link.contactBy = null;
      link.runnerTick = -1;
      return;
    }
    case 'networkBack':
      byId(s.lifelines.links, b.placeId).lostTick = -1;
      return;
    case 'runnerSent':
      byId(s.lifelines.links, b.placeId).runnerTick = b.dueTick;
      return;
    case 'contactMade': {
      const link = byId(s.lifelines.links, b.placeId);
      link.contactTick = e.tick;
      link.contactBy = b.by;
      link.runnerTick = -1;
      return;
    }
    default:
  }
}

function applyWord(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'wordHeld':
      s.lifelines.held.push({ ...b.word });
      return;
    case 'wordHastened':
      s.lifelines.held[indexOfWord(s, b.word)]!.dueTick = b.dueTick;
      return;
    case 'messageReceived': {
      const message = byId(s.messages, b.messageId);
      message.late = message.late!.map((x) =>
        x.seatId === b.seatId ? { seatId: x.seatId, receivedTick: e.tick } : x,
      );
      drop(s, { kind: 'message', id: b.messageId, toSeatId: b.seatId });
      return;
    }
    case 'reportReceived':
      byId(s.reports, b.reportId).receivedTick = e.tick;
      drop(s, { kind: 'report', id: b.reportId, toSeatId: null });
      return;
    case 'observationDelivered':
      for (const toSeatId of b.seatIds)
        drop(s, { kind: 'observation', id: b.observationId, toSeatId });
      return;
    default:
  }
}

type WordKey = Pick<HeldWord, 'kind' | 'id' | 'toSeatId'>;

const indexOfWord = (s: ExerciseState, k: WordKey): number =>
  s.lifelines.held.findIndex(
    (x) => x.id === k.id && x.kind === k.kind && x.toSeatId === k.toSeatId,
  );

function drop(s: ExerciseState, key: WordKey): void {
  const at = indexOfWord(s, key);
  if (at >= 0) s.lifelines.held.splice(at, 1);
}
