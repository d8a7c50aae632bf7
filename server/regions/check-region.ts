import { cellAt, type Point } from '../../engine/kernel/grid.ts';
import type { RegionFile } from '../../engine/protocol/region-schema.ts';
import type { Region } from '../../engine/region/region.ts';
import type { ParsedFiles } from './assemble-region.ts';
import type { RegionProblem } from './region-problem.ts';

/** Everything in which the files of a package disagree with each other or with the raster. */
export function checkRegion(
  file: RegionFile,
  parsed: ParsedFiles,
  region: Region,
): RegionProblem[] {
  return [
    ...crsProblems(file, parsed),
    ...boundaryProblems(file, parsed, region),
    ...riverProblems(file, parsed, region),
    ...roadProblems(file, region),
    ...settlementProblems(file, parsed, region),
    ...facilityProblems(file, parsed, region),
    ...connectionProblems(file, region),
  ];
}

const onGrid = (region: Region, p: Point): boolean => cellAt(region.grid, p.e, p.n) >= 0;
const placeText = (p: Point): string => `(${p.e}, ${p.n})`;

function crsProblems(file: RegionFile, parsed: ParsedFiles): RegionProblem[] {
  return (['boundary', 'rivers', 'roads', 'settlements', 'facilities'] as const)
    .filter((key) => parsed[key].crs.properties.name !== file.crs)
    .map((key) => ({
      file: file.files[key],
      path: 'crs.properties.name',
      expected: `${file.crs} as in region.yaml`,
      found: parsed[key].crs.properties.name,
    }));
}

function boundaryProblems(file: RegionFile, parsed: ParsedFiles, region: Region): RegionProblem[] {
  const name = file.files.boundary;
  if (parsed.boundary.features.length !== 1) {
    const found = `${parsed.boundary.features.length} features`;
    return [{ file: name, path: 'features', expected: 'one polygon', found }];
  }
  const first = region.boundary[0]!;
  const last = region.boundary[region.boundary.length - 1]!;
  const path = 'features.0.geometry.coordinates.0';
  const out: RegionProblem[] = [];
  if (first.e !== last.e || first.n !== last.n) {
    out.push({ file: name, path, expected: 'a closed ring', found: 'different ends' });
  }
  const off = region.boundary.findIndex((p) => !onGrid(region, p));
  if (off >= 0) {
    const found = placeText(region.boundary[off]!);
    out.push({ file: name, path: `${path}.${off}`, expected: 'a point on the grid', found });
  }
  return out;
}

function riverProblems(file: RegionFile, parsed: ParsedFiles, region: Region): RegionProblem[] {
  const name = file.files.rivers;
  const out = duplicateIds(
    name,
    region.rivers.map((r) => r.id),
  );
  parsed.rivers.features.forEach((f, k) => {
    const n = f.geometry.coordinates.length;
    for (const key of ['bedM', 'widthM'] as const) {
      const found = f.properties[key].length;
      if (found !== n) {
        const path = `features.${k}.properties.${key}`;
        out.push({
          file: name,
          path,
          expected: `${n} values, one per vertex`,
          found: String(found),
        });
      }
    }
    const rise = f.properties.bedM.findIndex((z, i, all) => i > 0 && z > all[i - 1]!);
    if (rise >= 0) {
      const path = `features.${k}.properties.bedM.${rise}`;
      const bed = f.properties.bedM;
      out.push({
        file: name,
        path,
        expected: `at most ${bed[rise - 1]}, the bed upstream`,
        found: String(bed[rise]),
      });
    }
  });
  return out;
}

function roadProblems(file: RegionFile, region: Region): RegionProblem[] {
  const name = file.files.roads;
  const { nodes, edges } = region.roads;
  const out = [
    ...denseIds(
      name,
      'node',
      nodes.map((n) => n.id),
    ),
    ...denseIds(
      name,
      'edge',
      edges.map((e) => e.id),
    ),
  ];
  const ids = new Set(nodes.map((n) => n.id));
  for (const n of nodes) {
    if (!onGrid(region, n.at)) {
      out.push({
        file: name,
        path: `node ${n.id}`,
        expected: 'a point on the grid',
        found: placeText(n.at),
      });
    }
  }
  for (const e of edges) {
    for (const [end, id] of [
      ['from', e.a],
      ['to', e.b],
    ] as const) {
      if (!ids.has(id)) {
        out.push({
          file: name,
          path: `edge ${e.id} ${end}`,
          expected: 'an existing node',
          found: String(id),
        });
      }
    }
    const off = e.line.find((p) => !onGrid(region, p));
    if (off)
      out.push({
        file: name,
        path: `edge ${e.id}`,
        expected: 'a line on the grid',
        found: placeText(off),
      });
  }
  return out;
}

function settlementProblems(
  file: RegionFile,
  parsed: ParsedFiles,
  region: Region,
): RegionProblem[] {
  const name = file.files.settlements;
  const ids = parsed.settlements.features.map((f) => f.properties.id);
  const out = duplicateIds(name, ids);
  const townships = new Set(region.townships.map((t) => t.id));
  for (const v of region.villages) {
    if (!townships.has(v.townshipId)) {
      out.push({
        file: name,
        path: `${v.id} townshipId`,
        expected: 'an existing township',
        found: v.townshipId,
      });
    }
  }
  const places = [
    ...region.townships.map((t) => ({ id: t.id, at: t.seat, nodeId: t.nodeId })),
    ...region.villages,
  ];
  return [...out, ...placeProblems(name, region, places)];
}

function facilityProblems(file: RegionFile, parsed: ParsedFiles, region: Region): RegionProblem[] {
  const name = file.files.facilities;
  const out = duplicateIds(
    name,
    parsed.facilities.features.map((f) => f.properties.id),
  );
  const townships = new Set(region.townships.map((t) => t.id));
  for (const f of region.facilities) {
    if (f.townshipId !== null && !townships.has(f.townshipId)) {
      out.push({
        file: name,
        path: `${f.id} townshipId`,
        expected: 'an existing township',
        found: f.townshipId,
      });
    }
  }
  return [...out, ...placeProblems(name, region, region.facilities)];
}

function placeProblems(
  file: string,
  region: Region,
  places: readonly { readonly id: string; readonly at: Point; readonly nodeId: number }[],
): RegionProblem[] {
  const nodes = new Set(region.roads.nodes.map((n) => n.id));
  const out: RegionProblem[] = [];
  for (const p of places) {
    if (!onGrid(region, p.at)) {
      out.push({ file, path: p.id, expected: 'a point on the grid', found: placeText(p.at) });
    }
    if (!nodes.has(p.nodeId)) {
      out.push({
        file,
        path: `${p.id} nodeId`,
        expected: 'an existing road node',
        found: String(p.nodeId),
      });
    }
  }
  return out;
}

/** Every seat must be reachable from every other, by bridge or ferry if need be. */
function connectionProblems(file: RegionFile, region: Region): RegionProblem[] {
  const links = new Map<number, number[]>();
  const add = (a: number, b: number): void =>
    void (links.get(a) ?? links.set(a, []).get(a)!).push(b);
  for (const e of region.roads.edges) {
    add(e.a, e.b);
    add(e.b, e.a);
  }
  const first = region.townships[0];
  if (!first) return [];
  const reached = new Set([first.nodeId]);
  const stack = [first.nodeId];
  while (stack.length > 0) {
    for (const next of links.get(stack.pop()!) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      stack.push(next);
    }
  }
  return region.townships
    .filter((t) => !reached.has(t.nodeId))
    .map((t) => ({
      file: file.files.roads,
      path: `node ${t.nodeId}`,
      expected: `a way from the seat of ${first.name.zh} to the seat of ${t.name.zh}`,
      found: 'none',
    }));
}

function duplicateIds(file: string, ids: readonly string[]): RegionProblem[] {
  const seen = new Set<string>();
  const out: RegionProblem[] = [];
  for (const id of ids) {
    if (seen.has(id))
      out.push({ file, path: id, expected: 'an id used once', found: 'a second use' });
    seen.add(id);
  }
  return out;
}

function denseIds(file: string, kind: string, ids: readonly number[]): RegionProblem[] {
  const wrong = ids.findIndex((id, k) => id !== k);
  if (wrong < 0) return [];
  const expected = `${kind} ids 0 to ${ids.length - 1}, each once`;
  return [
    { file, path: `${kind} ${ids[wrong]}`, expected, found: `${ids[wrong]} in place ${wrong}` },
  ];
}
