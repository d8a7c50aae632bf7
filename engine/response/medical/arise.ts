import type { SeatId } from '../../exercise/scenario.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import { drawNormal, keyOf, lognormalS } from '../../kernel/random.ts';
import { linkDelayS } from '../lifelines/network.ts';
import { relayTicks } from '../command/headquarters.ts';
import { ASSUMED_MEDICAL } from './assumed.ts';
import {
  TRIAGE,
  type Casualty,
  type CasualtyGroup,
  type Hearing,
  type Triage,
  type TriageCounts,
} from './casualty.ts';
import { drawTriage, lastsUntil, worsensAt } from './course.ts';

/** People of a village who come to harm there. */
interface VillageHarm {
  readonly villageId: string;
  /** Group under way from which they are taken; null when they were at home. */
  readonly cohortId: number | null;
  readonly persons: number;
  /** How many of the same group came before in this step. */
  readonly first: number;
  /** Shares of the classes, summing to 1; those of burns at a village's doorstep when left out. */
  readonly shares?: Readonly<Record<Triage, number>>;
}

/** Casualties at a village's doorstep: classes by draw, and word from the village head later. */
export function hurtInVillage(w: World, ctx: StepContext, h: VillageHarm, cause: number): void {
  const village = w.index.village.get(h.villageId)!.spec;
  const id = `village:${h.villageId}`;
  const at = w.state.casualtyGroups.find((g) => g.id === id)?.persons.length ?? 0;
  const members: Casualty[] = [];
  for (let i = 0; i < h.persons; i++) {
    const who = { groupId: id, person: at + h.first + i };
    const triage = drawTriage(w, who, h.shares ?? ASSUMED_MEDICAL.fireShares);
    members.push(onScene(triage, worsensAt(w, who, triage, ctx.tick)));
  }
  const { at: place, nodeId, townshipId } = village;
  ctx.emit(
    {
      type: 'casualtiesArose',
      group: {
        id,
        origin: { kind: 'village', id: h.villageId },
        at: place,
        nodeId,
        survival: 'vehicle',
      },
      members,
      persons: members.length,
      villageId: h.villageId,
      cohortId: h.cohortId,
      hearing: hearingFromVillage(w, id, townshipId, ctx.tick),
    },
    cause,
  );
}

interface GroupHarm {
  readonly group: Pick<CasualtyGroup, 'id' | 'origin' | 'at' | 'nodeId' | 'survival'>;
  readonly casualties: TriageCounts;
  readonly trapped: number;
  readonly missing: number;
  readonly villageId: string | null;
  readonly hearing: readonly Hearing[];
  /** How many of the same group came before; 0 for a new one. */
  readonly first?: number;
}

/** Casualties of given classes, and people who are trapped or missing, as one new group. */
export function hurtGroup(w: World, ctx: StepContext, h: GroupHarm, cause: number): void {
  const { id, survival } = h.group;
  const first = h.first ?? 0;
  const members: Casualty[] = [];
  for (const triage of TRIAGE)
    for (let i = 0; i < h.casualties[triage]; i++)
      members.push(
        onScene(
          triage,
          worsensAt(w, { groupId: id, person: first + members.length }, triage, ctx.tick),
        ),
      );
  for (const care of ['trapped', 'missing'] as const)
    for (let i = 0; i < h[care]; i++) {
      const who = { groupId: id, person: first + members.length };
      members.push({
        ...onScene(
          drawTriage(w, who, ASSUMED_MEDICAL.trappedShares),
          lastsUntil(w, who, survival, ctx.tick),
        ),
        care,
        held: care,
      });
    }
  if (members.length === 0) return;
  ctx.emit(
    {
      type: 'casualtiesArose',
      group: h.group,
      members,
      persons: members.length,
      villageId: h.villageId,
      cohortId: null,
      hearing: h.hearing,
    },
    cause,
  );
}

const onScene = (triage: Casualty['triage'], dueTick: number): Casualty => ({
  held: null,
  triage,
  care: triage === 'dead' ? 'dead' : 'waiting',
  dueTick,
  unitId: null,
  hospitalId: null,
});

/** The village head calls the township and the county's duty desk, who tell the others. */
function hearingFromVillage(w: World, id: string, townshipId: string, tick: number): Hearing[] {
  const z = drawNormal(w.random.key('casualty-report'), keyOf(id));
  const { reportMedianS, reportLogSd } = ASSUMED_MEDICAL;
  const first = tick + lognormalS(reportMedianS, reportLogSd, z);
  return hearingOf(
    w,
    (spec) => spec.role === 'incidentCommander' || spec.townshipId === townshipId,
    first,
  );
}

/**
 * All seats: those who are called at `firstTick`, the others when they have been told by those. A
 * link that is not free makes it later; one that is cut is looked at again when the word is due.
 */
export function hearingOf(
  w: World,
  isCalled: (spec: World['scenario']['seats'][number]) => boolean,
  firstTick: number,
): Hearing[] {
  const out: Hearing[] = [];
  const caller = w.scenario.seats.find(isCalled)?.id ?? null;
  for (const { id: seatId } of w.state.seats) {
    const { spec } = w.index.seat.get(seatId)!;
    const called = isCalled(spec);
    // Another county hears of it when it is asked for help.
    if (!called && spec.role === 'neighbour') continue;
    const linkS = linkDelayS(w, called ? null : caller, seatId) ?? 0;
    out.push({ seatId, dueTick: firstTick + linkS + (called ? 0 : relayTicks(w)) });
  }
  return out;
}

/** Seats whom the word reaches now; behind a cut link it waits. */
export const heardNow = (w: World, hearing: readonly Hearing[], tick: number): readonly SeatId[] =>
  hearing
    .filter((h) => h.dueTick <= tick && linkDelayS(w, null, h.seatId) !== null)
    .map((h) => h.seatId);

/**
 * When word is next due: what waits is tried again whenever people look around, and what has only
 * now been said, at once.
 */
export function nextHearing(hearing: readonly Hearing[], tick: number): number {
  if (hearing.length === 0) return Infinity;
  const { lookS } = ASSUMED_MEDICAL;
  let due = (Math.floor(tick / lookS) + 1) * lookS;
  for (const h of hearing) if (h.dueTick >= tick && h.dueTick < due) due = h.dueTick;
  return Math.max(due, tick + 1);
}
