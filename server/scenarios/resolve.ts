import type { Attachment } from '../../engine/exercise/msel/msel.ts';
import type { Scenario, SeatSpec } from '../../engine/exercise/scenario.ts';
import type { WeatherRecord } from '../../engine/hazards/weather.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { PlanTarget } from '../../engine/plan/target.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { ScoringPack } from '../../engine/plan/weighting.ts';
import type { Hamlet } from '../../engine/region/hamlets.ts';
import type { ReportingRules } from '../../engine/response/reports/reporting.ts';
import type { HeadquartersPlan } from '../../engine/response/command/headquarters-plan.ts';
import type { TransportSpec } from '../../engine/response/transport/transport.ts';
import { byId } from './by-id.ts';
import type { Locator } from './locate.ts';
import { resolveAid } from './resolve-aid.ts';
import { resolveHazmat } from './resolve-hazmat.ts';
import { resolveIncidents } from './resolve-incidents.ts';
import { resolveCommand } from './resolve-command.ts';
import { resolveSupplies } from './resolve-supplies.ts';
import { resolveDepots, resolveSensors, resolveShelters } from './resolve-facilities.ts';
import { resolveFlood } from './resolve-flood.ts';
import { resolveForces, type CountyForces } from './resolve-forces.ts';
import { resolveInjects } from './resolve-injects.ts';
import { resolveInstruments } from './resolve-instruments.ts';
import { resolveLandslide } from './resolve-landslide.ts';
import { resolveLifelines } from './resolve-lifelines.ts';
import { resolveSurvey } from './resolve-survey.ts';
import { resolveChain } from './resolve-chain.ts';
import { resolveWaterfront } from './resolve-waterfront.ts';
import { resolveUnits } from './resolve-units.ts';
import { resolveWildfire } from './resolve-wildfire.ts';
import { resolveArea, within } from './resolve-window.ts';

function resolveSeats(file: ScenarioFile, locate: Locator): SeatSpec[] {
  return file.seats.map((s, i) => {
    const { township, ...rest } = s;
    if (township !== null) locate.township(`seats[${i}].township`, township);
    else if (s.role === 'township') {
      locate.problem(`seats[${i}].township`, 'the township of a township seat', null);
    }
    return { ...rest, townshipId: township };
  });
}

/** Seats that injects, sensors and teams name must exist. */
function checkReferences(file: ScenarioFile, locate: Locator): void {
  const seats = new Set(file.seats.map((s) => s.id));
  const check = (path: string, ids: readonly string[]): void =>
    ids.forEach((id, i) => {
      if (!seats.has(id)) locate.problem(`${path}[${i}]`, 'the id of a seat of this scenario', id);
    });
  check('sensors.cameraSeats', file.sensors.cameraSeats);
  file.sensors.posts.forEach((p, i) => check(`sensors.posts[${i}].seats`, p.seats));
  file.injects.forEach((inject, i) => check(`injects[${i}].to`, inject.to));
}

const weatherOf = (file: ScenarioFile): WeatherRecord[] =>
  file.weather.base.map(({ at, ...rest }) => ({ tick: at, ...rest }));

/** Day of the year, 1 to 366, of a date `YYYY-MM-DD`. */
function dayOfYear(date: string): number {
  const ms = Date.parse(`${date}T00:00:00Z`) - Date.parse(`${date.slice(0, 4)}-01-01T00:00:00Z`);
  return ms / 86_400_000 + 1;
}

/**
 * A scenario with every reference resolved against `locate.region`. Null when something could not
 * be resolved at all; `locate.problems` says what, and lists the faults that did not stop it too.
 */
export function resolveScenario(
  file: ScenarioFile,
  parts: {
    targets: readonly PlanTarget[];
    reporting: ReportingRules | null;
    forces: CountyForces | null;
    scoring: ScoringPack | null;
    scoringPacks: readonly ScoringPack[];
    transport: TransportSpec | null;
    headquarters: HeadquartersPlan | null;
    hamlets: readonly Hamlet[];
    /** Files that injects hand over, by name. */
    attachments: ReadonlyMap<string, Attachment>;
  },
  contentHash: string,
  locate: Locator,
): Scenario | null {
  checkReferences(file, locate);
  const seats = resolveSeats(file, locate);
  const wildfire = resolveWildfire(file, locate);
  const depots = resolveDepots(file, locate);
  const landslide = resolveLandslide(file, locate);
  const window = resolveArea(file, wildfire, locate);
  if (window === null || (file.wildfire !== null && wildfire === null)) return null;
  const near = (at: Point, km: number): boolean => within(window, at, km * 1000);
  const county = resolveForces(file.forces, parts.forces, near, seats, locate);
  const units = resolveUnits(file.units, county, seats, locate);
  const shelters = resolveShelters(file, window, locate);
  return {
    id: file.id,
    name: file.name,
    summary: file.summary,
    regionId: file.region,
    durationTicks: file.duration,
    startDate: file.start.date,
    startSecondOfDay: file.start.time,
    dayOfYear: dayOfYear(file.start.date),
    latitudeDeg: locate.latitudeDeg(window.centre),
    briefing: file.briefing,
    stopWord: file.stopWord,
    weather: weatherOf(file),
    weatherSpread: file.weather.spread,
    window,
    wildfire,
    ...resolveFlood(file, locate),
    landslide: landslide?.params ?? null,
    slopes: landslide?.watch ?? null,
    waterfront: resolveWaterfront(file, locate),
    chain: resolveChain(file, locate),
    hamlets: parts.hamlets,
    ...resolveHazmat(file, window, locate),
    seats,
    units,
    depots,
    shelters,
    people: file.people,
    supplies: resolveSupplies(file, depots, shelters, locate),
    villageIds: locate.region.villages
      .filter((v) => within(window, v.at, 0))
      .map((v) => v.id)
      .sort(),
    sensors: resolveSensors(file, window, locate),
    command: resolveCommand(file, locate),
    warningChannels: file.warningChannels,
    reporting: parts.reporting,
    lifelines: resolveLifelines(file, seats, shelters, locate),
    survey: resolveSurvey(file, locate),
    transport: parts.transport,
    headquarters: parts.headquarters,
    scoring: parts.scoring,
    scoringPacks: parts.scoringPacks,
    aid: resolveAid(file, units, locate),
    ...resolveIncidents(file, locate, (at) => within(window, at, 0)),
    instruments: [...resolveInstruments(file, locate), ...(landslide?.instruments ?? [])].sort(
      byId,
    ),
    injects: resolveInjects(file, parts.attachments, locate).sort(byId),
    targets: parts.targets,
    objectives: file.objectives,
    contentHash,
  };
}
