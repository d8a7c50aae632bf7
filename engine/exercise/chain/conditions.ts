import { cellAt, cellCentre, type GridSpec, type Point } from '../../kernel/grid.ts';
import { drawUniform, keyOf } from '../../kernel/random.ts';
import type { ElevationEdit } from '../../hazards/landslide/deposit.ts';
import { insideRing } from '../../hazards/landslide/slope-ground.ts';
import { weatherAt } from '../../hazards/weather.ts';
import { slopeOf } from '../../region/terrain.ts';
import type { World } from '../world.ts';
import { debrisChance, type BurntCatchment } from './burnt-debris.ts';
import type { ChainLink } from './chain.ts';

/** Something that a condition holds for, with the event in which it lies. */
interface Found {
  readonly subject: string;
  readonly cause: number | null;
}

/** Whether a link has not acted on something yet. */
type IsNew = (subject: string) => boolean;

/** What a link would act on now. What it has acted on is left out first: the story is long. */
export function conditionOf(w: World, link: ChainLink, isNew: IsNew): readonly Found[] {
  switch (link.kind) {
    case 'rainSlides':
      return rainSlides(w, isNew);
    case 'slideRoads':
      return slideRoads(w, isNew);
    case 'slideDam':
      return deposits(w, link.minRiseM, isNew);
    case 'damBreach':
      return overtopped(w, link, isNew);
    case 'slideWave':
      return waves(w, link.minVolumeM3, isNew);
    case 'burntDebris':
      return burntDebris(w, link, isNew);
    case 'burntRunoff':
      return burntRunoff(w, link.id);
    case 'floodSlope':
      return floodSlope(w, link);
  }
}

/** The newest event of a hazard's story with that kind, and that value if one is given. */
export function toldEvent(w: World, kind: string, value?: number): number | null {
  const e = w.events.findLast(
    ({ body }) =>
      body.type === 'hazardTold' &&
      body.kind === kind &&
      (value === undefined || body.value === value),
  );
  return e?.id ?? null;
}

/** What was told of in this very step waits for the next look, when its event stands in the story. */
const told = (found: readonly Found[]): Found[] => found.filter((f) => f.cause !== null);

function rainSlides(w: World, isNew: IsNew): Found[] {
  const out: Found[] = [];
  for (const r of w.landslide?.releases() ?? [])
    if (r.id.startsWith('shallow-') && isNew(r.id))
      out.push({ subject: r.id, cause: toldEvent(w, 'slideFailed', r.volumeM3) });
  return told(out);
}

const slideRoads = (w: World, isNew: IsNew): Found[] =>
  w.state.closures
    .filter((c) => c.reason === 'debris' && isNew(`road-${c.edgeId}`))
    .map((c) => ({
      subject: `road-${c.edgeId}`,
      cause:
        w.events.findLast((e) => e.body.type === 'roadClosed' && e.body.edgeId === c.edgeId)?.id ??
        null,
    }));

/** Deposits that are thick enough somewhere to matter to water. */
function deposits(w: World, minRiseM: number, isNew: IsNew): Found[] {
  const { flood } = w;
  if (flood === null) return [];
  const found = (w.landslide?.elevationEdits() ?? [])
    .map((edit, i) => ({ edit, i, subject: `deposit-${i}` }))
    .filter(({ edit, subject }) => isNew(subject) && reaches(edit, flood.grid, minRiseM));
  if (found.length === 0) return [];
  const stops = w.events.filter(
    (e) => e.body.type === 'hazardTold' && e.body.kind === 'slideStopped',
  );
  return told(found.map(({ subject, i }) => ({ subject, cause: stops[i]?.id ?? null })));
}

/** Whether a deposit is so thick anywhere inside of a window. */
const reaches = (edit: ElevationEdit, grid: GridSpec, minRiseM: number): boolean =>
  edit.cells.some((cell, k) => {
    if (edit.changeM[k]! < minRiseM) return false;
    const p = cellCentre(edit.grid, cell);
    return cellAt(grid, p.e, p.n) >= 0;
  });

function overtopped(
  w: World,
  link: Extract<ChainLink, { kind: 'damBreach' }>,
  isNew: IsNew,
): Found[] {
  const { tick } = w.state;
  return w.state.slideDams
    .filter((d) => d.overtoppedTick >= 0 && tick - d.overtoppedTick >= link.afterTicks)
    .filter((d) => isNew(d.subject))
    .map((d) => ({
      subject: d.subject,
      cause:
        w.events.findLast(
          (e) => e.body.type === 'damOvertopped' && e.body.subject === d.subject && e.body.yes,
        )?.id ?? null,
    }));
}

function waves(w: World, minVolumeM3: number, isNew: IsNew): Found[] {
  const out: Found[] = [];
  if (w.scenario.landslide?.wave == null) return out;
  for (const r of w.landslide?.releases() ?? [])
    if (isNew(r.id) && r.stoppedAtTick >= 0 && r.water !== null && r.water.volumeM3 >= minVolumeM3)
      out.push({ subject: r.id, cause: toldEvent(w, 'slideInWater', r.water.volumeM3) });
  return told(out);
}

/** A debris flow needs gradients of 23° or more (Staley et al. 2017). */
const STEEP_TAN = 0.4245;

type Torrent = Extract<ChainLink, { kind: 'burntDebris' }>['torrents'][number];

/** Cells of the landslide window in a torrent's catchment that are burnt and steep, with its numbers. */
export function burntCatchment(
  w: World,
  { ring }: Torrent,
): BurntCatchment & { readonly source: readonly number[] } {
  const { grid } = w.landslide!;
  const cellM2 = grid.cellM * grid.cellM;
  let [areaM2, burntM2, burntSteepM2] = [0, 0, 0];
  let [low, high] = [Infinity, -Infinity];
  const source: { cell: number; elevationM: number }[] = [];
  for (let cell = 0; cell < grid.cols * grid.rows; cell++) {
    const at = cellCentre(grid, cell);
    if (!insideRing(ring, at)) continue;
    const ground = cellAt(w.region.grid, at.e, at.n);
    const elevationM = w.region.elevationDm[ground]! / 10;
    areaM2 += cellM2;
    low = Math.min(low, elevationM);
    high = Math.max(high, elevationM);
    if (!isBurnt(w, at)) continue;
    burntM2 += cellM2;
    if (slopeOf(w.region, ground).tangent < STEEP_TAN) continue;
    burntSteepM2 += cellM2;
    source.push({ cell, elevationM });
  }
  // It gathers low in the burnt part, in the channels.
  source.sort((a, b) => a.elevationM - b.elevationM || a.cell - b.cell);
  const taken = source.slice(0, Math.max(4, Math.ceil(source.length / 5)));
  const reliefM = Math.max(0, high - low);
  return { areaM2, burntM2, burntSteepM2, reliefM, source: taken.map((x) => x.cell) };
}

function isBurnt(w: World, at: Point): boolean {
  const cell = cellAt(w.fire.grid, at.e, at.n);
  const arrival = cell < 0 ? -1 : w.fire.arrivalTick(cell);
  return arrival >= 0 && arrival <= w.state.tick;
}

/** Rain of a quarter of an hour at the rate of now, mm. */
export const rain15Mm = (w: World): number => weatherAt(w.drivers, w.state.tick).rainMmH / 4;

function burntDebris(
  w: World,
  link: Extract<ChainLink, { kind: 'burntDebris' }>,
  isNew: IsNew,
): Found[] {
  const rain = rain15Mm(w);
  if (w.landslide === null || rain <= 0 || w.state.fire.ignitedTick < 0) return [];
  const key = w.random.key('burnt-debris');
  return link.torrents
    .filter((t) => isNew(t.id))
    .filter((t) => {
      const c = burntCatchment(w, t);
      const chance = debrisChance(c, rain, link.severity, link.kFactor);
      return c.source.length > 0 && drawUniform(key, keyOf(t.id)) < chance;
    })
    .map((t) => ({ subject: t.id, cause: null }));
}

/** New burnt ground is taken over so often, s. */
const BURNT_S = 900;

function burntRunoff(w: World, linkId: string): Found[] {
  const { tick, fire } = w.state;
  if (w.flood === null || fire.ignitedTick < 0 || tick % BURNT_S !== 0) return [];
  const last = w.state.chain.find((x) => x.id === linkId)!.deeds.at(-1)?.atTick ?? -1;
  for (const cell of w.fire.burnedCells(tick))
    if (w.fire.arrivalTick(cell) > last) return [{ subject: `burnt-${tick}`, cause: null }];
  return [];
}

function floodSlope(w: World, link: Extract<ChainLink, { kind: 'floodSlope' }>): Found[] {
  const { flood } = w;
  if (flood === null) return [];
  const cell = cellAt(flood.grid, link.at.e, link.at.n);
  if (cell < 0 || flood.depthM(cell) < link.depthM || flood.speedMS(cell) < link.speedMS) return [];
  return [{ subject: link.slideId, cause: null }];
}
