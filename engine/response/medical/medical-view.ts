import type { CasualtyGroupView, HospitalView } from '../../exercise/part-views.ts';
import type { Setup } from '../../exercise/setup.ts';
import type { World } from '../../exercise/world.ts';
import type { Care, CasualtyGroup } from './casualty.ts';

/** A group as a page shows it. Whether a trapped or missing person lives is nobody's knowledge. */
export function casualtyGroupView(g: CasualtyGroup): CasualtyGroupView {
  const living = () => ({ immediate: 0, delayed: 0, minor: 0 });
  const waiting = living();
  const treated = living();
  const n: Record<Care, number> = {
    missing: 0,
    trapped: 0,
    waiting: 0,
    treated: 0,
    ambulance: 0,
    hospital: 0,
    dead: 0,
  };
  for (const p of g.persons) {
    n[p.care]++;
    if (p.triage === 'dead') continue;
    if (p.care === 'waiting') waiting[p.triage]++;
    else if (p.care === 'treated') treated[p.triage]++;
  }
  return {
    id: g.id,
    origin: g.origin,
    at: { e: Math.round(g.at.e), n: Math.round(g.at.n) },
    aroseTick: g.aroseTick,
    missing: n.missing,
    trapped: n.trapped,
    waiting,
    treated,
    inAmbulance: n.ambulance,
    inHospital: n.hospital,
    dead: n.dead,
  };
}

/** What the lists of reports ask for; the trapped whose place is known are not missing. */
export function totalsOf(groups: readonly CasualtyGroup[]): {
  dead: number;
  injured: number;
  missing: number;
} {
  let dead = 0;
  let injured = 0;
  let missing = 0;
  for (const g of groups)
    for (const p of g.persons) {
      if (p.care === 'dead') dead++;
      else if (p.care === 'missing') missing++;
      else if (p.care !== 'trapped') injured++;
    }
  return { dead, injured, missing };
}

/** Beds, from those who are in them or on the way to them. */
export function hospitalViews(w: World): readonly HospitalView[] {
  if (w.scenario.hospitals.length === 0) return [];
  const patients = new Map<string, number>();
  const coming = new Map<string, number>();
  for (const g of w.state.casualtyGroups)
    for (const { care, hospitalId } of g.persons) {
      if (hospitalId === null) continue;
      const list = care === 'hospital' ? patients : coming;
      list.set(hospitalId, (list.get(hospitalId) ?? 0) + 1);
    }
  return w.scenario.hospitals.map(({ facilityId: id, beds }) => {
    const there = patients.get(id) ?? 0;
    const onTheWay = coming.get(id) ?? 0;
    return { id, beds, patients: there, coming: onTheWay, free: beds - there - onTheWay };
  });
}

export function hospitalSetups(w: World): Setup['hospitals'] {
  return w.scenario.hospitals.map(({ facilityId, beds, provenance }) => {
    const { id, name, at } = w.region.facilities.find((f) => f.id === facilityId)!;
    return { id, name, at, beds, assumed: provenance === 'assumed' };
  });
}
