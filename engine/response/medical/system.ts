import type { StepContext, System, World } from '../../exercise/world.ts';
import { metres } from '../journey.ts';
import { heardNow, nextHearing } from './arise.ts';
import { ASSUMED_MEDICAL } from './assumed.ts';
import type { CasualtyGroup } from './casualty.ts';
import { rescaled, worsensAt } from './course.ts';
import { freeable, free } from './freeing.ts';
import { settleTreatment, treatmentIsDue } from './treating.ts';

/** Casualties: getting worse, being freed and treated, and how word of them spreads. */
export const casualties: System = {
  name: 'casualties',

  nextDue(w) {
    const { casualtyGroups, tick } = w.state;
    if (casualtyGroups.length === 0) return Infinity;
    let due = Infinity;
    for (const g of casualtyGroups) {
      if (g.dueTick >= 0) due = Math.min(due, g.dueTick);
      due = Math.min(due, nextHearing(g.hearing, tick));
      if (freeable(w, g, 'trapped') + freeable(w, g, 'missing') > 0 || treatmentIsDue(w, g))
        due = tick + 1;
    }
    return due === Infinity ? due : Math.max(due, tick + 1);
  },

  step(w, ctx) {
    for (const g of w.state.casualtyGroups) {
      const told = new Set<string>();
      for (const seatId of heardNow(w, g.hearing, ctx.tick)) tell(ctx, g, seatId, told);
      if (g.hearing.length > 0 && ctx.tick % ASSUMED_MEDICAL.lookS === 0)
        for (const seatId of witnesses(w, g.at)) tell(ctx, g, seatId, told);
      const taken = new Set<number>();
      free(w, ctx, g, 'trapped', taken);
      free(w, ctx, g, 'missing', taken);
      settleTreatment(w, ctx, g, taken, told);
      if (g.dueTick >= 0 && g.dueTick <= ctx.tick) worsen(w, ctx, g, taken);
    }
  },
};

function tell(ctx: StepContext, g: CasualtyGroup, seatId: string, told: Set<string>): void {
  if (told.has(seatId) || g.knownTo.includes(seatId)) return;
  told.add(seatId);
  ctx.emit({ type: 'casualtiesKnown', groupId: g.id, seatId }, g.aroseEvent);
}

/** A team that stands near tells its own seat and the incident commander by radio. */
export function witnesses(w: World, at: { e: number; n: number }): readonly string[] {
  const seats = new Set<string>();
  for (const u of w.state.units)
    if (u.route.length === 0 && metres(u.at, at) <= ASSUMED_MEDICAL.seeM)
      seats.add(w.index.unit.get(u.id)!.spec.seatId);
  if (seats.size > 0)
    for (const s of w.scenario.seats) if (s.role === 'incidentCommander') seats.add(s.id);
  return w.state.seats.map((s) => s.id).filter((id) => seats.has(id));
}

/** Who is due and was not taken care of in this very step gets worse. */
function worsen(w: World, ctx: StepContext, g: CasualtyGroup, taken: ReadonlySet<number>): void {
  g.persons.forEach((p, person) => {
    if (p.dueTick < 0 || p.dueTick > ctx.tick || taken.has(person)) return;
    const held = p.care === 'trapped' || p.care === 'missing';
    const dies = held || p.triage === 'immediate';
    const next = worsensAt(w, { groupId: g.id, person }, 'immediate', ctx.tick);
    ctx.emit(
      {
        type: 'casualtyWorsened',
        groupId: g.id,
        person,
        triage: dies ? 'dead' : 'immediate',
        dueTick: dies ? -1 : rescaled(next, 'waiting', p.care, ctx.tick),
      },
      g.aroseEvent,
    );
  });
}
