import type { Command } from '../../exercise/commands/command.ts';
import type { UnitSpec } from '../../exercise/scenario.ts';
import type { CasualtyGroup } from '../../response/medical/casualty.ts';
import { needHospital, transportable } from '../../response/medical/transportable.ts';
import {
  idleTeams,
  isOpen,
  lateFailures,
  MINUTE,
  recentOrders,
  squaredM,
  takeNearest,
  teamsFor,
  type Available,
  type Desk,
} from './policy.ts';

const TYPES: ReadonlySet<Command['type']> = new Set(['transportCasualties']);
const RETRY_TICKS = 20 * MINUTE;

interface Bed {
  readonly id: string;
  readonly at: { readonly e: number; readonly n: number };
  left: number;
}

const inDanger = (g: CasualtyGroup): number =>
  g.persons.reduce(
    (n, p) =>
      n + (p.triage === 'immediate' && (p.care === 'waiting' || p.care === 'treated') ? 1 : 0),
    0,
  );

/** The gravely hurt call for an ambulance; when there are none, those lightly hurt and untreated. */
const toFetch = (g: CasualtyGroup): number =>
  needHospital(g) || transportable(g).filter((i) => g.persons[i]!.care === 'waiting').length;

/**
 * Idle ambulances fetch casualties that the seat knows of: where most are in danger first, each to
 * the nearest hospital with a bed that nobody is on the way to.
 */
export function bringToHospital(desk: Desk): Command[] {
  const { k } = desk;
  const ambulances = idleTeams(desk, isAmbulance);
  if (ambulances.length === 0 && desk.short === undefined) return [];
  const groups = k.casualtyGroups.filter((g) => toFetch(g) > 0);
  if (groups.length === 0) return [];
  const failed = lateFailures(k, recentOrders(desk, RETRY_TICKS), TYPES);
  const idle = ambulances.filter(({ spec }) => !failed.has(spec.id));
  if (idle.length === 0 && desk.short === undefined) return [];
  const { beds, seats } = promised(desk);
  groups.sort((a, b) => inDanger(b) - inDanger(a) || toFetch(b) - toFetch(a));
  const out: Command[] = [];
  for (const group of groups) {
    let persons = toFetch(group) - (seats.get(group.id) ?? 0);
    while (persons > 0 && idle.length > 0) {
      const bed = nearestBed(beds, group.at);
      if (bed === null) return out;
      const fits = (t: Available): boolean =>
        desk.canGo(t, group.at) && desk.canGo(t, bed.at, group);
      const ambulance = takeNearest(idle, group.at, fits);
      if (ambulance === null) break;
      const { unit, spec } = ambulance;
      const carried = Math.min(spec.seatsForPeople, persons, bed.left);
      persons -= spec.seatsForPeople;
      bed.left -= carried;
      out.push({
        type: 'transportCasualties',
        unitId: unit.id,
        groupId: group.id,
        hospitalId: bed.id,
      });
    }
    if (persons > 0) desk.short?.(teamsFor(desk, persons, seatsIn));
  }
  return out;
}

const isAmbulance = (spec: UnitSpec): boolean =>
  spec.seatsForPeople > 0 && spec.capabilities.includes('ambulance');

const seatsIn = ({ spec }: Available): number => (isAmbulance(spec) ? spec.seatsForPeople : 0);

/** Beds less those for which an ambulance has been sent that has not loaded yet; seats on the way. */
function promised(desk: Desk): { beds: Bed[]; seats: Map<string, number> } {
  const { k } = desk;
  const beds = k.hospitals.map(({ id, free }): Bed => ({
    id,
    at: k.region.facilities.find((f) => f.id === id)!.at,
    left: free,
  }));
  const seats = new Map<string, number>();
  for (const o of recentOrders(desk, 0)) {
    if (!isOpen(o) || o.order.type !== 'transportCasualties') continue;
    const { groupId, hospitalId, unitId } = o.order;
    const unit = desk.teams().find((t) => t.unit.id === unitId);
    // Who is aboard is counted in the beds already, and not among those to fetch.
    if (unit === undefined || unit.unit.people > 0) continue;
    seats.set(groupId, (seats.get(groupId) ?? 0) + unit.spec.seatsForPeople);
    const bed = beds.find((b) => b.id === hospitalId);
    if (bed !== undefined) bed.left -= unit.spec.seatsForPeople;
  }
  return { beds, seats };
}

function nearestBed(beds: readonly Bed[], at: { e: number; n: number }): Bed | null {
  let best: Bed | null = null;
  for (const b of beds)
    if (b.left > 0 && (best === null || squaredM(b.at, at) < squaredM(best.at, at))) best = b;
  return best;
}
