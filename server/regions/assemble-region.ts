import type { Point } from '../../engine/kernel/grid.ts';
import type {
  BoundaryFile,
  FacilitiesFile,
  RegionFile,
  RiversFile,
  RoadsFile,
  SettlementsFile,
} from '../../engine/protocol/region-schema.ts';
import type {
  Facility,
  Region,
  River,
  RoadEdge,
  RoadNode,
  Township,
  Village,
} from '../../engine/region/region.ts';

export interface ParsedFiles {
  readonly boundary: BoundaryFile;
  readonly rivers: RiversFile;
  readonly roads: RoadsFile;
  readonly settlements: SettlementsFile;
  readonly facilities: FacilitiesFile;
}

const pointOf = (c: readonly number[]): Point => ({ e: c[0]!, n: c[1]! });

/** Turns checked files into a region; townships, villages and facilities sorted by id. */
export function assemble(
  file: RegionFile,
  parsed: ParsedFiles,
  elevationDm: Int16Array,
  landCover: Uint8Array,
  contentHash: string,
): Region {
  return {
    id: file.id,
    name: file.name,
    crs: file.crs,
    grid: file.grid,
    elevationDm,
    landCover,
    poolLevelM: file.poolLevelM,
    boundary: parsed.boundary.features[0]?.geometry.coordinates[0]!.map(pointOf) ?? [],
    rivers: parsed.rivers.features.map(riverOf),
    roads: roadsOf(parsed.roads),
    townships: townshipsOf(parsed.settlements).sort(byId),
    villages: villagesOf(parsed.settlements).sort(byId),
    facilities: facilitiesOf(parsed.facilities).sort(byId),
    attribution: file.attribution,
    contentHash,
  };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

function riverOf(f: RiversFile['features'][number]): River {
  const p = f.properties;
  return {
    id: p.id,
    name: p.name,
    order: p.order,
    line: f.geometry.coordinates.map((c, k) => ({
      ...pointOf(c),
      bedM: p.bedM[k]!,
      widthM: p.widthM[k]!,
    })),
  };
}

function roadsOf(file: RoadsFile): Region['roads'] {
  const nodes: RoadNode[] = [];
  const edges: RoadEdge[] = [];
  for (const f of file.features) {
    const p = f.properties;
    if (p.kind === 'node') {
      const c = f.geometry.coordinates as [number, number, number];
      nodes.push({ id: p.id, at: pointOf(c), elevM: c[2] });
    } else {
      const line = (f.geometry.coordinates as [number, number, number][]).map(pointOf);
      const { kind: _, from, to, ...rest } = p;
      edges.push({ ...rest, a: from, b: to, line });
    }
  }
  return { nodes: nodes.sort((a, b) => a.id - b.id), edges: edges.sort((a, b) => a.id - b.id) };
}

function townshipsOf(file: SettlementsFile): Township[] {
  return file.features.flatMap((f) => {
    const p = f.properties;
    if (p.kind !== 'township') return [];
    const { kind: _, elevM: __, ...rest } = p;
    return [{ ...rest, seat: pointOf(f.geometry.coordinates) }];
  });
}

function villagesOf(file: SettlementsFile): Village[] {
  return file.features.flatMap((f) => {
    const p = f.properties;
    if (p.kind !== 'village') return [];
    const { kind: _, ...rest } = p;
    return [{ ...rest, at: pointOf(f.geometry.coordinates) }];
  });
}

const facilitiesOf = (file: FacilitiesFile): Facility[] =>
  file.features.map((f) => ({ ...f.properties, at: pointOf(f.geometry.coordinates) }));
