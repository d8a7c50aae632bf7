import { cellAt, cellCentre, type GridSpec } from '../../kernel/grid.ts';
import type { ElevationEdit } from '../../hazards/landslide/deposit.ts';
import { byId } from '../lookup.ts';
import type { StepContext, World } from '../world.ts';
import { debrisVolumeM3 } from './burnt-debris.ts';
import type { ChainLink } from './chain.ts';
import { burntCatchment, rain15Mm } from './conditions.ts';
import { giveWay } from './dams.ts';

/** The deed of a link: an action on the other hazard, and an event that lists it. */
export function act(
  w: World,
  ctx: StepContext,
  link: ChainLink,
  subject: string,
  cause: number | null,
): void {
  const value = deed(w, ctx, link, subject, cause);
  ctx.emit({ type: 'linkActed', linkId: link.id, kind: link.kind, subject, value }, cause);
}

/** How much it was: m³, m, cells, as fits the kind. */
function deed(
  w: World,
  ctx: StepContext,
  link: ChainLink,
  subject: string,
  cause: number | null,
): number {
  switch (link.kind) {
    case 'rainSlides':
      return w.landslide?.releases().find((r) => r.id === subject)?.volumeM3 ?? 0;
    case 'slideRoads': {
      const edgeId = Number(subject.slice('road-'.length));
      return w.state.roadImpacts.find((r) => r.id === edgeId)?.debrisM3 ?? 0;
    }
    case 'slideDam':
      return raiseGround(w, ctx, subject, cause);
    case 'damBreach':
      return giveWay(w, ctx, subject, cause);
    case 'slideWave': {
      ctx.hazardAction('landslide', { kind: 'wave', releaseId: subject });
      return w.landslide?.releases().find((r) => r.id === subject)?.water?.volumeM3 ?? 0;
    }
    case 'burntDebris':
      return letDebrisGo(w, ctx, link, subject);
    case 'burntRunoff':
      return sealBurnt(w, ctx, link.id, link.share);
    case 'floodSlope':
      ctx.hazardAction('landslide', { kind: 'release', slideId: subject });
      return 1;
  }
}

/** A deposit becomes ground of the flood, and may be a dam. Returns the greatest rise, m. */
function raiseGround(w: World, ctx: StepContext, subject: string, cause: number | null): number {
  const edit = w.landslide!.elevationEdits()[Number(subject.slice('deposit-'.length))]!;
  const { cells, changeM } = onGrid(edit, w.flood!.grid);
  if (cells.length === 0) return 0;
  ctx.hazardAction('flood', { kind: 'ground', cells, changeM });
  const up = cells.map((cell, k) => ({ cell, riseM: changeM[k]! })).filter((x) => x.riseM > 0);
  const dam = { subject, cells: up.map((x) => x.cell), riseM: up.map((x) => x.riseM) };
  if (up.length > 0) ctx.emit({ type: 'damRaised', dam }, cause);
  return up.reduce((most, x) => Math.max(most, x.riseM), 0);
}

/** A change of the ground on another raster; its volume stays, but for what lies outside of it. */
export function onGrid(
  edit: ElevationEdit,
  grid: GridSpec,
): { readonly cells: readonly number[]; readonly changeM: readonly number[] } {
  const change = new Map<number, number>();
  if (grid.cellM >= edit.grid.cellM) {
    const share = (edit.grid.cellM * edit.grid.cellM) / (grid.cellM * grid.cellM);
    edit.cells.forEach((cell, k) => {
      const p = cellCentre(edit.grid, cell);
      const to = cellAt(grid, p.e, p.n);
      if (to >= 0) change.set(to, (change.get(to) ?? 0) + edit.changeM[k]! * share);
    });
  } else {
    const by = new Map(edit.cells.map((cell, k) => [cell, edit.changeM[k]!]));
    for (let to = 0; to < grid.cols * grid.rows; to++) {
      const p = cellCentre(grid, to);
      const m = by.get(cellAt(edit.grid, p.e, p.n));
      if (m !== undefined) change.set(to, m);
    }
  }
  const cells = [...change.keys()].sort((a, b) => a - b);
  return { cells, changeM: cells.map((cell) => change.get(cell)!) };
}

function letDebrisGo(
  w: World,
  ctx: StepContext,
  link: Extract<ChainLink, { kind: 'burntDebris' }>,
  subject: string,
): number {
  const torrent = link.torrents.find((t) => t.id === subject)!;
  const catchment = burntCatchment(w, torrent);
  const volumeM3 = Math.max(1, Math.round(debrisVolumeM3(catchment, rain15Mm(w))));
  const { source: cells } = catchment;
  ctx.hazardAction('landslide', { kind: 'source', id: `burnt-${subject}`, cells, volumeM3 });
  return volumeM3;
}

/** Ground that has burnt since the last time takes in less rain. Returns the cells of the flood. */
function sealBurnt(w: World, ctx: StepContext, linkId: string, share: number): number {
  const last = byId(w.state.chain, linkId).deeds.findLast((d) => d.event >= 0)?.atTick ?? -1;
  const { grid } = w.flood!;
  const cells = new Set<number>();
  for (const cell of w.fire.burnedCells(w.state.tick)) {
    if (w.fire.arrivalTick(cell) <= last) continue;
    const p = cellCentre(w.fire.grid, cell);
    const to = cellAt(grid, p.e, p.n);
    if (to >= 0) cells.add(to);
  }
  const sorted = [...cells].sort((a, b) => a - b);
  if (sorted.length > 0) ctx.hazardAction('flood', { kind: 'soil', cells: sorted, share });
  return sorted.length;
}
