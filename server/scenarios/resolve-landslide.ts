import type { LandslideParams, SlideSource } from '../../engine/hazards/landslide/contract.ts';
import { cellsInRing } from '../../engine/hazards/landslide/slope-ground.ts';
import { ASSUMED_ZONES, type SoilZone } from '../../engine/hazards/landslide/soil.ts';
import { windowOf, type Point } from '../../engine/kernel/grid.ts';
import type { LandslidePart } from '../../engine/protocol/landslide-schema.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { InstrumentSpec } from '../../engine/response/instruments/instrument.ts';
import type { SlopeSpec, SlopeWatchSpec } from '../../engine/response/slopes/slope.ts';
import { byId } from './by-id.ts';
import type { Locator } from './locate.ts';
import { slopeInstruments } from './slope-instruments.ts';
import { resolveWindow, within, type Window } from './resolve-window.ts';

interface Resolved {
  readonly params: LandslideParams;
  readonly watch: SlopeWatchSpec;
  readonly instruments: readonly InstrumentSpec[];
}

/** The landslides of a scenario; null without any, or when they cannot be resolved. */
export function resolveLandslide(file: ScenarioFile, locate: Locator): Resolved | null {
  const f = file.landslide;
  if (f === null) return null;
  const window = resolveWindow('landslide.window', f.window, locate);
  if (window === null) return null;
  const zones = zonesOf(f);
  checkZones(f, zones, locate);
  checkWatch(f, file, locate);
  const slides = resolveSlides(f, window, locate);
  const points = resolvePoints(f, window, locate);
  const zoneAreas = f.zoneAreas.map(({ zone, ring }, i) => ({
    zoneId: zone,
    ring: ringOf(`landslide.zoneAreas[${i}].ring`, ring, locate),
  }));
  const { wave } = f;
  const params: LandslideParams = {
    window,
    zones,
    zoneByCover: f.zoneByCover,
    zoneAreas,
    antecedentMmH: f.antecedentMmH,
    base: f.base,
    depthShares: f.depthShares,
    suction: f.suction,
    everyS: f.everyMin * 60,
    shallow: f.shallow,
    pool: f.pool?.map(({ at, levelM }) => ({ atS: at, levelM })) ?? null,
    bankDiffusivityM2S: f.bankDiffusivityM2S,
    slides: slides.map((s) => s.source),
    points,
    volunteers: f.volunteers.map((v) => ({
      id: v.id,
      slideId: v.slide,
      roundS: v.roundMin * 60,
      fromHour: v.fromHour,
      toHour: v.toHour,
      halfSeenM: v.halfSeenM,
      falseChance: v.falseChance,
      meanCallS: v.meanCallMin * 60,
    })),
    runout: f.runout,
    wave: wave === null ? null : waveOf(wave),
  };
  return { params, watch: watchOf(f, slides), instruments: slopeInstruments(f, points) };
}

const waveOf = (w: NonNullable<LandslidePart['wave']>): NonNullable<LandslideParams['wave']> => ({
  scheme: w.scheme,
  refine: w.refine,
  densityKgM3: w.densityKgM3,
  runS: w.runMin * 60,
  manning: w.manning,
});

/** The assumed zones of the gorge country, those of the file in their place where ids agree. */
const zonesOf = (f: LandslidePart): SoilZone[] => [
  ...ASSUMED_ZONES.filter((z) => f.zones.every((own) => own.id !== z.id)),
  ...f.zones.map((z) => ({ ...z }) as SoilZone),
];

function checkZones(f: LandslidePart, zones: readonly SoilZone[], locate: Locator): void {
  const ids = zones.map((z) => z.id);
  const check = (path: string, id: string | null | undefined): void => {
    if (id !== null && id !== undefined && !ids.includes(id))
      locate.problem(path, `a soil zone: ${ids.join(', ')}`, id);
  };
  for (const [cover, id] of Object.entries(f.zoneByCover))
    check(`landslide.zoneByCover.${cover}`, id);
  f.zoneAreas.forEach((a, i) => check(`landslide.zoneAreas[${i}].zone`, a.zone));
  f.slides.forEach((s, i) => check(`landslide.slides[${i}].zone`, s.zone));
}

/** Ids that differ, slides that exist, seats that exist. */
function checkWatch(f: LandslidePart, file: ScenarioFile, locate: Locator): void {
  const seats = new Set(file.seats.map((s) => s.id));
  const slides = f.slides.map((s) => s.id);
  for (const list of ['slides', 'points', 'volunteers'] as const)
    f[list].forEach(({ id }, i) => {
      if (f[list].findIndex((x) => x.id === id) < i)
        locate.problem(`landslide.${list}[${i}].id`, 'an id that no other has', id);
    });
  for (const list of ['points', 'volunteers'] as const)
    f[list].forEach((x, i) => {
      if (!slides.includes(x.slide))
        locate.problem(`landslide.${list}[${i}].slide`, 'a slide of this scenario', x.slide);
      x.seats.forEach((id, k) => {
        if (!seats.has(id))
          locate.problem(`landslide.${list}[${i}].seats[${k}]`, 'the id of a seat', id);
      });
    });
  f.volunteers.forEach((v, i) => {
    if (v.toHour < v.fromHour)
      locate.problem(`landslide.volunteers[${i}].toHour`, `at least ${v.fromHour}`, v.toHour);
  });
}

function ringOf(path: string, ring: LandslidePart['slides'][number]['ring'], locate: Locator) {
  const out: Point[] = [];
  ring.forEach((p, k) => {
    const where = locate.place(`${path}[${k}]`, p);
    if (where !== null) out.push(where.at);
  });
  return out;
}

interface ResolvedSlide {
  readonly source: SlideSource;
  readonly spec: SlopeSpec;
}

function resolveSlides(f: LandslidePart, window: Window, locate: Locator): ResolvedSlide[] {
  const { grid } = windowOf(locate.region.grid, window.centre, window.widthM, window.heightM);
  return f.slides.flatMap((s, i) => {
    const path = `landslide.slides[${i}]`;
    const ring = ringOf(`${path}.ring`, s.ring, locate);
    const outside = ring.find((p) => !within(window, p, 0));
    if (ring.length < s.ring.length) return [];
    if (outside !== undefined) {
      locate.problem(`${path}.ring`, 'a ring inside landslide.window', outside);
      return [];
    }
    const cells = cellsInRing(grid, ring).length;
    const mostM3 = cells * grid.cellM * grid.cellM * s.depthM;
    if (s.volumeM3 > mostM3) {
      const held = `at most ${Math.round(mostM3)} m³, depth times the ${cells} cells in its ring`;
      locate.problem(`${path}.volumeM3`, held, s.volumeM3);
      return [];
    }
    if (s.facility !== null) locate.facility(`${path}.facility`, s.facility, 'hazardPoint');
    s.threatens.forEach((id, k) => locate.village(`${path}.threatens[${k}]`, id, undefined));
    const { zone: zoneId, ring: _ring, name, facility, threatens, provenance, ...rest } = s;
    const at = {
      e: ring.reduce((sum, p) => sum + p.e, 0) / ring.length,
      n: ring.reduce((sum, p) => sum + p.n, 0) / ring.length,
    };
    const spec: SlopeSpec = {
      id: s.id,
      name,
      facilityId: facility,
      at,
      nodeId: locate.nearestNode(at),
      ring,
      villageIds: threatens,
      provenance,
    };
    return [{ source: { ...rest, zoneId, ring }, spec }];
  });
}

function resolvePoints(
  f: LandslidePart,
  window: Window,
  locate: Locator,
): LandslideParams['points'] {
  return f.points.flatMap((p, i) => {
    const where = locate.place(`landslide.points[${i}].at`, p.at);
    if (where === null) return [];
    if (!within(window, where.at, 0)) {
      locate.problem(`landslide.points[${i}].at`, 'a place inside landslide.window', where.at);
      return [];
    }
    return [
      {
        id: p.id,
        at: where.at,
        slideId: p.slide,
        share: p.share,
        intervalS: p.everyMin * 60,
        noiseM: p.noiseMm / 1000,
        knocksPerYear: p.knocksPerYear,
        knockM: p.knockMm / 1000,
        meanLifeS: p.meanLifeDays * 86_400,
      },
    ];
  });
}

const watchOf = (f: LandslidePart, slides: readonly ResolvedSlide[]): SlopeWatchSpec => ({
  slopes: slides.map((s) => s.spec).sort(byId),
  posts: f.volunteers
    .map((v) => ({ id: v.id, name: v.name, slideId: v.slide, seatIds: v.seats }))
    .sort(byId),
});
