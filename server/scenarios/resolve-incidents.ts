import type { Point } from '../../engine/kernel/grid.ts';
import type { Scenario } from '../../engine/exercise/scenario.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { HospitalSpec } from '../../engine/response/medical/casualty.ts';
import type { IncidentSpec, PrecursorSpec } from '../../engine/response/incidents/incident.ts';
import { metres } from '../../engine/response/journey.ts';
import { nearestOnLine } from '../../engine/response/lines.ts';
import { WORK_RATES } from '../../engine/response/sites/work-rates.ts';
import { byId } from './by-id.ts';
import type { Locator } from './locate.ts';

/** An incident that blocks a road stands no farther from it than this. */
const ROAD_SEARCH_M = 500;

/** Hospitals, incidents and precursors of a scenario, with everything that they name found. */
export function resolveIncidents(
  file: ScenarioFile,
  locate: Locator,
  takesPart: (at: Point) => boolean,
): Pick<Scenario, 'hospitals' | 'incidents' | 'precursors'> {
  checkInjects(file, locate);
  unique('incidents', file.incidents, locate);
  unique('precursors', file.precursors, locate);
  const hospitals = resolveHospitals(file, locate);
  const incidents = file.incidents
    .map((x, i) => resolveIncident(file, x, `incidents[${i}]`, locate))
    .filter((x) => x !== null);
  for (const { id, villageId } of incidents) {
    const village = locate.region.villages.find((v) => v.id === villageId);
    const at = file.incidents.findIndex((x) => x.id === id);
    if (village !== undefined && !takesPart(village.at))
      locate.problem(`incidents[${at}].village`, 'a village inside wildfire.window', village.id);
  }
  file.seats.forEach((s, i) => {
    if (s.commands.includes('transportCasualties') && hospitals.length === 0)
      locate.problem(`seats[${i}].commands`, '`hospitals` to bring casualties to', 'no hospital');
  });
  return {
    hospitals,
    incidents: incidents.sort(byId),
    precursors: file.precursors
      .map((x, i) => resolvePrecursor(file, x, `precursors[${i}]`, locate))
      .filter((x) => x !== null)
      .sort(byId),
  };
}

function unique(path: string, list: readonly { readonly id: string }[], locate: Locator): void {
  const seen = new Set<string>();
  list.forEach(({ id }, i) => {
    if (seen.has(id)) locate.problem(`${path}[${i}].id`, 'an id that no other has', id);
    seen.add(id);
  });
}

function resolveHospitals(file: ScenarioFile, locate: Locator): HospitalSpec[] {
  const out: HospitalSpec[] = [];
  const part = file.hospitals;
  if (Array.isArray(part)) {
    part.forEach(({ facility, beds, provenance }, i) => {
      const f = locate.facility(`hospitals[${i}].facility`, facility);
      if (f === null) return;
      if (f.kind !== 'hospital' && f.kind !== 'clinic')
        locate.problem(`hospitals[${i}].facility`, 'a hospital or a clinic', `${f.id} (${f.kind})`);
      else if (out.some((h) => h.facilityId === f.id))
        locate.problem(`hospitals[${i}].facility`, 'a hospital that is not listed yet', f.id);
      else out.push({ facilityId: f.id, beds, provenance });
    });
  } else {
    for (const f of locate.region.facilities) {
      const beds = f.attributes['beds'];
      if (f.kind === 'hospital' && typeof beds === 'number')
        out.push({
          facilityId: f.id,
          beds: Math.floor(beds * part.freeShare),
          provenance: part.provenance,
        });
    }
    if (out.length === 0)
      locate.problem('hospitals.freeShare', 'a region with hospitals and their beds', 'none');
  }
  return out.sort((a, b) => (a.facilityId < b.facilityId ? -1 : 1));
}

type IncidentEntry = ScenarioFile['incidents'][number];

function resolveIncident(
  file: ScenarioFile,
  entry: IncidentEntry,
  path: string,
  locate: Locator,
): IncidentSpec | null {
  checkSeats(file, `${path}.heard.to`, entry.heard.to, locate);
  checkTime(file, `${path}.time`, entry.time, locate);
  checkWork(entry, path, locate);
  const place = locate.place(`${path}.at`, entry.at);
  const village =
    entry.village === null ? null : locate.village(`${path}.village`, entry.village, undefined);
  if (place === null || (entry.village !== null && village === null)) return null;
  const road = entry.road === null ? null : nearRoad(entry, place.at, path, locate);
  if (village !== null) {
    const { immediate, delayed, minor, dead } = entry.casualties;
    const held = (entry.trapped?.persons ?? 0) + (entry.missing?.persons ?? 0);
    const persons = immediate + delayed + minor + dead + held;
    if (persons > village.population)
      locate.problem(`${path}.casualties`, `at most ${village.population} villagers`, persons);
  }
  const { id, kind, name, casualties, trapped, missing, survival, needs, heard } = entry;
  return {
    id,
    kind,
    name,
    casualties,
    trapped,
    missing,
    survival,
    needs,
    at: place.at,
    nodeId: place.nodeId,
    atTick: entry.time,
    villageId: village?.id ?? null,
    road,
    worsens: entry.worsens.map(({ after, ...rest }) => ({ ...rest, afterTicks: after })),
    heard: {
      toSeatIds: heard.to,
      delayTicks: Math.round(heard.delayMin * 60),
      channel: heard.channel,
      from: heard.from,
      text: heard.text,
    },
  };
}

function nearRoad(
  entry: IncidentEntry,
  at: Point,
  path: string,
  locate: Locator,
): IncidentSpec['road'] {
  let edgeId = -1;
  let distanceM = Infinity;
  for (const edge of locate.region.roads.edges) {
    const m = metres(at, nearestOnLine(at, edge.line));
    if (m < distanceM) [edgeId, distanceM] = [edge.id, m];
  }
  if (distanceM <= ROAD_SEARCH_M) return { edgeId, debrisM3: entry.road!.debrisM3 };
  const got = edgeId < 0 ? 'no road' : `${Math.round(distanceM)} m`;
  return locate.problem(`${path}.road`, `a road within ${ROAD_SEARCH_M} m of its place`, got);
}

/** Work that no team can be measured at, and stages that wait for work that there is not. */
function checkWork(entry: IncidentEntry, path: string, locate: Locator): void {
  const check = (at: string, capability: string): void => {
    if (!(capability in WORK_RATES))
      locate.problem(at, `work with a rate: ${Object.keys(WORK_RATES).join(', ')}`, capability);
  };
  entry.needs.forEach((n, i) => check(`${path}.needs[${i}].capability`, n.capability));
  const there = new Set<string>(entry.needs.map((n) => n.capability));
  for (const part of ['trapped', 'missing'] as const) {
    const rescue = entry[part];
    if (rescue === null) continue;
    check(`${path}.${part}.capability`, rescue.capability);
    there.add(rescue.capability);
  }
  entry.worsens.forEach((stage, i) => {
    const at = `${path}.worsens[${i}]`;
    for (const part of ['trapped', 'missing'] as const)
      if (stage[part] !== null) check(`${at}.${part}.capability`, stage[part].capability);
    stage.unlessDone.forEach((capability, j) => {
      if (!there.has(capability))
        locate.problem(`${at}.unlessDone[${j}]`, 'work that the incident needs', capability);
    });
  });
}

function resolvePrecursor(
  file: ScenarioFile,
  entry: ScenarioFile['precursors'][number],
  path: string,
  locate: Locator,
): PrecursorSpec | null {
  checkSeats(file, `${path}.to`, entry.to, locate);
  checkTime(file, `${path}.time`, entry.time, locate);
  const point = locate.facility(`${path}.point`, entry.point, 'hazardPoint');
  if (point === null) return null;
  const { id, sign, probability, delayLogSd } = entry;
  return {
    id,
    sign,
    probability,
    delayLogSd,
    facilityId: point.id,
    atTick: entry.time,
    delayTicks: Math.round(entry.delayMin * 60),
    toSeatIds: entry.to,
  };
}

function checkSeats(
  file: ScenarioFile,
  path: string,
  ids: readonly string[],
  locate: Locator,
): void {
  ids.forEach((id, i) => {
    if (!file.seats.some((s) => s.id === id))
      locate.problem(`${path}[${i}]`, 'the id of a seat of this scenario', id);
  });
}

function checkTime(file: ScenarioFile, path: string, tick: number | null, locate: Locator): void {
  if (tick !== null && tick >= file.duration)
    locate.problem(path, 'a time before the end of the exercise', tick);
}

/** Injects set off incidents that wait for them; one that nothing sets off never happens. */
function checkInjects(file: ScenarioFile, locate: Locator): void {
  const manual = new Map(file.incidents.map((x) => [x.id, x.time === null]));
  const called = new Set<string>();
  file.injects.forEach(({ effect }, i) => {
    if (effect.kind !== 'incident') return;
    const path = `injects[${i}].effect.incident`;
    called.add(effect.incident);
    const waits = manual.get(effect.incident);
    if (waits === undefined) locate.problem(path, 'the id of an incident', effect.incident);
    else if (!waits) locate.problem(path, 'an incident without a time of its own', effect.incident);
  });
  file.incidents.forEach(({ id, time }, i) => {
    if (time === null && !called.has(id))
      locate.problem(`incidents[${i}].time`, 'a time, or an inject that sets it off', null);
  });
}
