import type { FloodParams, Series } from '../../engine/hazards/flood/contract.ts';
import { floodModel } from '../../engine/hazards/flood/model.ts';
import type { Drivers } from '../../engine/hazards/weather.ts';
import { RandomStreams } from '../../engine/kernel/random.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { FloodPartFile } from '../../engine/protocol/flood-schema.ts';
import type { Place } from '../../engine/protocol/schema-parts.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { FloodWork } from '../../engine/response/flood-works/flood-work.ts';
import { byId } from './by-id.ts';
import { checkFloodReferences } from './flood-references.ts';
import type { Locator } from './locate.ts';
import { resolveWindow } from './resolve-window.ts';

interface Resolved {
  readonly flood: FloodParams | null;
  readonly floodWorks: readonly FloodWork[];
}

const NONE: Resolved = { flood: null, floodWorks: [] };

/** The flood of a scenario and what people can do about it; nothing without one. */
export function resolveFlood(file: ScenarioFile, locate: Locator): Resolved {
  const f = file.flood;
  if (f === null) return NONE;
  const window = resolveWindow('flood.window', f.window, locate);
  const before = locate.problems.length;
  const places = new Places(locate);
  const flood = window === null ? null : paramsOf(f, window, places);
  const floodWorks = worksOf(f, file, places, locate);
  if (flood === null || locate.problems.length > before) return NONE;
  tryOut(file, flood, floodWorks, locate);
  return { flood, floodWorks: floodWorks.sort(byId) };
}

/** Places of the file; those that are not found are a problem of the file and stand at the origin. */
class Places {
  readonly #locate: Locator;
  constructor(locate: Locator) {
    this.#locate = locate;
  }
  at(path: string, place: Place): Point {
    return this.#locate.place(`flood.${path}`, place)?.at ?? { e: 0, n: 0 };
  }
  maybe(path: string, place: Place | null): Point | null {
    return place === null ? null : this.at(path, place);
  }
  all(path: string, list: readonly Place[]): Point[] {
    return list.map((place, i) => this.at(`${path}[${i}]`, place));
  }
}

const S_PER_MIN = 60;
const series = (s: readonly (readonly [number, number])[]): Series => s;

function paramsOf(f: FloodPartFile, window: FloodParams['window'], p: Places): FloodParams {
  return {
    window,
    coarsen: f.coarsen,
    refine: f.refine,
    scheme: f.scheme,
    channels: f.channels.map((c, i) => ({ ...c, path: p.all(`channels[${i}].path`, c.path) })),
    streets: f.streets,
    standing: f.standing.map((s, i) => ({ ...s, area: p.all(`standing[${i}].area`, s.area) })),
    inflows: f.inflows.map((x, i) => ({
      id: x.id,
      at: p.at(`inflows[${i}].at`, x.at),
      m3S: series(x.m3S),
    })),
    catchments: f.catchments.map(({ lagMin, ...c }, i) => ({
      ...c,
      to: p.at(`catchments[${i}].to`, c.to),
      centre: p.at(`catchments[${i}].centre`, c.centre),
      lagS: lagMin * S_PER_MIN,
    })),
    edges: f.edges.map(({ side, fromM, toM, levelM, slope }) => ({
      side,
      ...(fromM === undefined ? {} : { fromM }),
      ...(toM === undefined ? {} : { toM }),
      ...(levelM === undefined ? {} : { levelM }),
      ...(slope === undefined ? {} : { slope }),
    })),
    rain: {
      ...f.rain,
      zones: f.rain.zones.map((z, i) => ({
        area: z.area === null ? null : p.all(`rain.zones[${i}].area`, z.area),
        mmH: z.mmH,
      })),
    },
    infiltration: f.infiltration,
    soilWetness: f.soilWetness,
    drainMmH: f.drainMmH,
    levees: f.levees.map(({ failure, ...l }, i) => ({
      ...l,
      path: p.all(`levees[${i}].path`, l.path),
      failure:
        failure === null
          ? null
          : { overtopM: failure.overtopM, afterS: failure.afterMin * S_PER_MIN },
    })),
    gates: f.gates.map((g, i) => ({ ...g, path: p.all(`gates[${i}].path`, g.path) })),
    reservoirs: f.reservoirs.map((r, i) => ({
      ...r,
      area: r.area === null ? null : p.all(`reservoirs[${i}].area`, r.area),
      releaseTo: p.maybe(`reservoirs[${i}].releaseTo`, r.releaseTo),
    })),
    pumps: f.pumps.map((q, i) => ({
      ...q,
      at: p.at(`pumps[${i}].at`, q.at),
      to: p.maybe(`pumps[${i}].to`, q.to),
    })),
    underpasses: f.underpasses.map((u, i) => ({ ...u, at: p.at(`underpasses[${i}].at`, u.at) })),
    gauges: [],
  };
}

/** Structures that each kind of work acts on. */
const SUBJECTS: Readonly<
  Record<FloodWork['kind'], (f: FloodPartFile) => readonly string[] | null>
> = {
  gate: (f) => [...f.gates, ...f.reservoirs.flatMap((r) => r.outlets)].map((x) => x.id),
  release: (f) => f.reservoirs.filter((r) => r.stageM === null).map((x) => x.id),
  pump: (f) => f.pumps.map((x) => x.id),
  underpass: (f) => f.underpasses.map((x) => x.id),
  levee: (f) => f.levees.map((x) => x.id),
  sandbags: () => null,
};

function worksOf(
  f: FloodPartFile,
  file: ScenarioFile,
  places: Places,
  locate: Locator,
): FloodWork[] {
  const seats = new Set(file.seats.map((s) => s.id));
  return f.works.map((w, i) => {
    const path = `flood.works[${i}]`;
    const subjects = SUBJECTS[w.kind](f);
    if (subjects !== null && (w.subject === null || !subjects.includes(w.subject)))
      locate.problem(`${path}.subject`, `one of ${subjects.join(', ') || '(there are none)'}`, w.subject); // prettier-ignore
    if (w.kind === 'sandbags' && w.path === null)
      locate.problem(`${path}.path`, 'the line of the sandbags', null);
    w.seats.forEach((id, k) => {
      if (!seats.has(id)) locate.problem(`${path}.seats[${k}]`, 'the id of a seat', id);
    });
    const where = locate.place(`${path}.at`, w.at);
    return {
      id: w.id,
      name: w.name,
      kind: w.kind,
      subject: w.subject,
      at: where?.at ?? { e: 0, n: 0 },
      nodeId: where?.nodeId ?? -1,
      path: w.path === null ? null : places.all(`works[${i}].path`, w.path),
      heightM: w.heightM,
      byHand: w.byHand,
      value: w.value,
      seatIds: w.seats,
      provenance: w.provenance,
    };
  });
}

/** `levees[0].path[1] is …, must be …` of the model, as a problem of the file. */
function problemOf(message: string): { path: string; expected: string; got: string } {
  const match = /^(\S+) is (.*?)(?:, must (be .*)|: (.*))?$/.exec(message);
  if (match === null)
    return { path: 'flood', expected: 'a flood that can be computed', got: message };
  const [, path, got, must, other] = match;
  return { path: `flood.${path}`, expected: must?.slice(3) ?? other ?? 'another value', got: got! };
}

/** Builds the flood and computes its first seconds: what the model refuses is refused here. */
function tryOut(
  file: ScenarioFile,
  flood: FloodParams,
  works: readonly FloodWork[],
  locate: Locator,
): void {
  const drivers: Drivers = {
    weather: file.weather.base.map(({ at, ...rest }) => ({ tick: at, ...rest })),
    startSecondOfDay: file.start.time,
    dayOfYear: 1,
    latitudeDeg: 30,
  };
  try {
    const run = floodModel.create(locate.region, flood, drivers, new RandomStreams('check'));
    checkFloodReferences(file, flood, works, run.grid, locate);
    run.advance(S_PER_MIN, drivers, []);
    const { fault } = run;
    if (fault !== null)
      locate.problem(
        'flood',
        'water whose first minute can be computed',
        `${fault.reason} (field ${fault.field}, cell ${fault.cell}, step ${fault.step}, value ${fault.value})`,
      );
  } catch (e) {
    if (!(e instanceof RangeError)) throw e;
    const { path, expected, got } = problemOf(e.message);
    locate.problem(path, expected, got);
  }
}
