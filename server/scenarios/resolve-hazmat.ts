import type { Scenario } from '../../engine/exercise/scenario.ts';
import { ZERO_C_K } from '../../engine/hazards/hazmat/constants.ts';
import type {
  ConfinedParams,
  HazmatParams,
  TankParams,
} from '../../engine/hazards/hazmat/contract.ts';
import { checkParams } from '../../engine/hazards/hazmat/params.ts';
import { riverLine } from '../../engine/hazards/hazmat/slick.ts';
import { SUBSTANCE_IDS, substanceOf } from '../../engine/hazards/hazmat/substances.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { HazmatFile } from '../../engine/protocol/hazmat-schema.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { River } from '../../engine/region/region.ts';
import type { BoomSpec, ReleaseSpec } from '../../engine/response/release/release.ts';
import type { Locator } from './locate.ts';
import { resolveWindow, within, type Window } from './resolve-window.ts';

/** A river farther than this from the place that a spill or a boom names is not the one it means. */
const RIVER_SEARCH_M = 2_000;
const KELVIN_DIGITS = 2;

type Resolved = Pick<Scenario, 'hazmat' | 'release'>;
const NOTHING: Resolved = { hazmat: null, release: null };

const known = (id: string): boolean => SUBSTANCE_IDS.includes(id);
const SUBSTANCES_EXPECTED = `one of ${SUBSTANCE_IDS.join(', ')}`;

/** Distance along a river of the point of its line nearest to `at`. */
function alongRiver(river: River, at: Point): { atM: number; distanceM: number } {
  const line = riverLine(river);
  let best = { atM: 0, distanceM: Infinity };
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    const length2 = (b.e - a.e) ** 2 + (b.n - a.n) ** 2;
    const dot = (at.e - a.e) * (b.e - a.e) + (at.n - a.n) * (b.n - a.n);
    const f = length2 > 0 ? Math.max(0, Math.min(1, dot / length2)) : 0;
    const distanceM = Math.hypot(at.e - a.e - f * (b.e - a.e), at.n - a.n - f * (b.n - a.n));
    if (distanceM < best.distanceM)
      best = { atM: Math.round(a.atM + f * (b.atM - a.atM)), distanceM };
  }
  return best;
}

/** Numbers that the model's own checks would name in kelvin, or that it cannot know. */
function checkTanks(file: ScenarioFile, f: HazmatFile, locate: Locator): void {
  const s = substanceOf(f.substance);
  f.tanks.forEach((t, i) => {
    const path = `hazmat.tanks[${i}]`;
    const [low, high] = s.validK.value;
    const top = t.phase === 'liquid' ? Math.min(high, 0.95 * s.criticalTemperatureK.value) : high;
    const kelvin = t.temperatureC + ZERO_C_K;
    if (kelvin < low || kelvin > top) {
      const range = [low, top].map((k) => (k - ZERO_C_K).toFixed(KELVIN_DIGITS)).join(' to ');
      const what = `${t.phase} ${s.id} within its property range, ${range} °C`;
      locate.problem(`${path}.temperatureC`, what, t.temperatureC);
    }
    if (t.opens !== null && t.opens >= file.duration)
      locate.problem(`${path}.opens`, 'a time before the end of the exercise', t.opens);
    const { substance } = t.reported;
    if (substance !== null && !known(substance))
      locate.problem(`${path}.reported.substance`, SUBSTANCES_EXPECTED, substance);
  });
  const incidents = new Set(file.incidents.map((x) => x.id));
  for (const list of ['tanks', 'confined'] as const)
    f[list].forEach(({ incident }, i) => {
      if (incident !== null && !incidents.has(incident))
        locate.problem(`hazmat.${list}[${i}].incident`, 'the id of an incident', incident);
    });
}

interface Fault {
  readonly path: string;
  readonly expected: string;
  readonly got: string | undefined;
}

/** `tanks[0].hole.diameterM is 5, must be from 0 to 2.4 m`, in parts; null when nothing is wrong. */
function faultOf(params: HazmatParams): Fault | null {
  try {
    checkParams(params);
    return null;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const found = /^(\S+).*? is (.+?), (?:must be|but) (.+)$/.exec(cause.message);
    const path = (found?.[1] ?? '').replace('.vessel.', '.');
    return { path, expected: found?.[3] ?? cause.message, got: found?.[2] };
  }
}

function checkByModel(params: HazmatParams, locate: Locator): void {
  const fault = faultOf(params);
  // The temperature has been named in the file's own unit.
  if (fault === null || fault.path.endsWith('temperatureK')) return;
  locate.problem(`hazmat.${fault.path}`.replace(/\.$/, ''), fault.expected, fault.got);
}

/** Forecasts run the model on what is said of a tank, so that it must be possible too. */
function checkReported(f: HazmatFile, params: HazmatParams, locate: Locator): void {
  f.tanks.forEach(({ reported: said }, i) => {
    const tanks = params.tanks.map((t, j) =>
      i !== j
        ? t
        : { ...t, stockKg: said.stockKg, hole: { ...t.hole, diameterM: said.holeDiameterM } },
    );
    const substance = said.substance ?? params.substance;
    if (!known(substance)) return;
    const fault = faultOf({ ...params, substance, tanks });
    const part = fault?.path === `tanks[${i}].stockKg` ? 'stockKg' : 'holeDiameterM';
    if (fault !== null && /\.(stockKg|hole\.diameterM)$/.test(fault.path))
      locate.problem(`hazmat.tanks[${i}].reported.${part}`, fault.expected, fault.got);
  });
}

function tankOf(t: HazmatFile['tanks'][number], at: Point): TankParams {
  const { name: _n, opens, incident: _i, reported: _r, measures: _m, ...rest } = t;
  return { ...rest, at, opensAtTick: opens };
}

function roomOf(c: HazmatFile['confined'][number], at: Point): ConfinedParams {
  const { name: _n, until, incident: _i, ...rest } = c;
  return { ...rest, at, untilTick: until };
}

function riverOf(f: HazmatFile, locate: Locator) {
  if (f.river === null) {
    if (f.booms.length > 0) locate.problem('hazmat.booms', 'a `river` on which they lie', null);
    return null;
  }
  const river = locate.region.rivers.find((r) => r.id === f.river!.riverId);
  const ids = locate.region.rivers.map((r) => r.id).join(', ');
  if (river === undefined)
    return locate.problem('hazmat.river.riverId', `one of ${ids}`, f.river.riverId);
  const from = locate.place('hazmat.river.from', f.river.from);
  if (from === null) return null;
  const at = nearRiver(river, from.at, 'hazmat.river.from', locate);
  if (at === null) return null;
  const { riverId, currentMS } = f.river;
  return { river, params: { riverId, fromM: at, currentMS } };
}

function nearRiver(river: River, at: Point, path: string, locate: Locator): number | null {
  const { atM, distanceM } = alongRiver(river, at);
  if (distanceM <= RIVER_SEARCH_M) return atM;
  const what = `a place within ${RIVER_SEARCH_M} m of river ${river.id}`;
  return locate.problem(path, what, `${Math.round(distanceM)} m away`);
}

function boomsOf(f: HazmatFile, river: River, fromM: number, locate: Locator): BoomSpec[] {
  return f.booms.flatMap((b, i): BoomSpec[] => {
    const path = `hazmat.booms[${i}].at`;
    const place = locate.place(path, b.at);
    const atM = place === null ? null : nearRiver(river, place.at, path, locate);
    if (place === null || atM === null) return [];
    if (atM <= fromM) locate.problem(path, `a place below the spill at ${fromM} m`, `${atM} m`);
    return [{ ...b, at: place.at, nodeId: place.nodeId, atM }];
  });
}

/** The release of a scenario and what can be done about it; nothing without one. */
export function resolveHazmat(file: ScenarioFile, area: Window, locate: Locator): Resolved {
  const f = file.hazmat;
  if (f === null) return NOTHING;
  if (!known(f.substance)) {
    locate.problem('hazmat.substance', SUBSTANCES_EXPECTED, f.substance);
    return NOTHING;
  }
  if (f.tanks.length + f.confined.length === 0)
    locate.problem('hazmat.tanks', 'a tank or a confined space', 'none');
  checkTanks(file, f, locate);
  const window = resolveWindow('hazmat.window', f.window, locate);
  const tanks = f.tanks.map((t, i) => locate.place(`hazmat.tanks[${i}].at`, t.at));
  const rooms = f.confined.map((c, i) => locate.place(`hazmat.confined[${i}].at`, c.at));
  const river = riverOf(f, locate);
  const decon =
    f.decontamination === null ? null : locate.place('hazmat.decontamination', f.decontamination);
  if (window === null || [...tanks, ...rooms].includes(null)) return NOTHING;
  for (const [name, list] of [['tanks', tanks] as const, ['confined', rooms] as const])
    list.forEach((x, i) => {
      const path = `hazmat.${name}[${i}].at`;
      if (!within(window, x!.at, 0)) locate.problem(path, 'a place inside hazmat.window', x!.at);
      else if (!within(area, x!.at, 0)) locate.problem(path, 'a place inside `area`', x!.at);
    });
  const params: HazmatParams = {
    substance: f.substance,
    window,
    coarsen: f.coarsen,
    tanks: f.tanks.map((t, i) => tankOf(t, tanks[i]!.at)),
    confined: f.confined.map((c, i) => roomOf(c, rooms[i]!.at)),
    river: river?.params ?? null,
    sigmaSet: f.sigmaSet,
    surroundings: f.surroundings,
    averagingS: f.averagingS,
    probits: f.probits,
    airChangesH: f.airChangesH,
    blastYield: f.blastYield,
  };
  checkByModel(params, locate);
  if (locate.problems.length === 0) checkReported(f, params, locate);
  const release: ReleaseSpec = {
    sources: f.tanks.map((t, i) => ({
      id: t.id,
      name: t.name,
      at: tanks[i]!.at,
      nodeId: tanks[i]!.nodeId,
      incidentId: t.incident,
      reported: t.reported,
      measures: t.measures,
    })),
    rooms: f.confined.map(({ id, name, incident }, i) => {
      const { at, nodeId } = rooms[i]!;
      return { id, name, at, nodeId, incidentId: incident };
    }),
    booms: river === null ? [] : boomsOf(f, river.river, river.params.fromM, locate),
    events: f.events.map(({ at, what, tank }, i) => {
      const path = `hazmat.events[${i}]`;
      if (!f.tanks.some((t) => t.id === tank))
        locate.problem(`${path}.tank`, 'the id of a tank of this scenario', tank);
      if (at >= file.duration)
        locate.problem(`${path}.at`, 'a time before the end of the exercise', at);
      return { tick: at, what, sourceId: tank };
    }),
    decontamination: decon === null ? null : { at: decon.at, nodeId: decon.nodeId },
    provenance: f.provenance,
  };
  return { hazmat: params, release };
}
