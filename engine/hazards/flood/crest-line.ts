/** Levees, sandbags and flood gates: a path laid on the faces between cells. */
import { leveeBreachRateMS, EROSION_VELOCITY_MS } from '../../hydraulics/breach.ts';
import type { Solver } from '../../hydraulics/solver.ts';
import type { CrestFace } from '../../hydraulics/special-faces.ts';
import { BROAD_CREST_COEFFICIENT } from '../../hydraulics/weir.ts';
import type { GridSpec, Point } from '../../kernel/grid.ts';
import type { FloodLevee } from './contract.ts';

export interface CrestLine {
  readonly id: string;
  readonly kind: 'levee' | 'sandbags' | 'gate';
  readonly path: readonly Point[];
  readonly soil: FloodLevee['soil'];
  readonly failure: FloodLevee['failure'];
  readonly faces: readonly CrestFace[];
  /** Higher bed of the two cells of each face, m. */
  readonly groundM: readonly number[];
  /** Sill of a gate, m. */
  readonly sillM: number;
  targetM: number;
  rateMS: number;
  open: number;
  /** Seconds that the line has been overtopped by more than its limit. */
  overtoppedS: number;
  /** Face in the middle of a breach, or -1, and its width, m. */
  breachFace: number;
  breachM: number;
}

/** Faces along a path, in order: from corner to corner of the raster, one axis at a time. */
function tracePath(path: string, s: Solver, grid: GridSpec, points: readonly Point[]) {
  if (points.length < 2) throw new RangeError(`${path}.path has ${points.length} points, needs 2`);
  const { cols, rows, cellM } = grid;
  const { stride } = s.frame;
  const corners = points.map((at, i) => {
    const col = Math.round((at.e - grid.west) / cellM);
    const row = Math.round((grid.north - at.n) / cellM);
    if (!(col >= 0 && col <= cols && row >= 0 && row <= rows))
      throw new RangeError(`${path}.path[${i}] is (${at.e}, ${at.n}), must be inside the window`);
    return { col, row };
  });
  const out: { axis: 'x' | 'y'; entry: number }[] = [];
  let { col, row } = corners[0]!;
  for (const to of corners.slice(1)) {
    const dc = Math.abs(to.col - col);
    const dr = Math.abs(to.row - row);
    const sc = Math.sign(to.col - col);
    const sr = Math.sign(to.row - row);
    let a = 0;
    let b = 0;
    while (a < dc || b < dr) {
      // Along the axis that is behind its share of the way.
      if ((a + 0.5) * dr <= (b + 0.5) * dc ? a < dc : b >= dr) {
        const c = sc > 0 ? col : col - 1;
        if (row > 0 && row < rows) out.push({ axis: 'y', entry: row * stride + c + 1 });
        col += sc;
        a++;
      } else {
        const r = sr > 0 ? row : row - 1;
        if (col > 0 && col < cols) out.push({ axis: 'x', entry: (r + 1) * stride + col });
        row += sr;
        b++;
      }
    }
  }
  let lengthM = 0;
  for (let i = 1; i < points.length; i++) {
    const de = points[i]!.e - points[i - 1]!.e;
    const dn = points[i]!.n - points[i - 1]!.n;
    lengthM += Math.sqrt(de * de + dn * dn);
  }
  if (out.length === 0) throw new RangeError(`${path}.path lies on the edge of the window`);
  return { faces: out, factor: Math.min(1, lengthM / (out.length * cellM)) };
}

export interface LineSpec {
  readonly id: string;
  readonly kind: CrestLine['kind'];
  readonly path: readonly Point[];
  readonly soil: FloodLevee['soil'];
  readonly failure: FloodLevee['failure'];
  /** Crest at the start, or null for the ground. */
  readonly crestM: number | null;
  readonly sillM: number;
  readonly open: number;
}

/** Lays a line on the faces of a solver. @throws RangeError naming `path` when off the window. */
export function layLine(path: string, s: Solver, grid: GridSpec, spec: LineSpec): CrestLine {
  const { faces, factor } = tracePath(path, s, grid, spec.path);
  const groundM = faces.map((f) => {
    const j = f.entry + (f.axis === 'x' ? 1 : s.frame.stride);
    return Math.max(s.z[f.entry]!, s.z[j]!);
  });
  const laid = faces.map((f, i): CrestFace => ({
    kind: 'crest',
    axis: f.axis,
    entry: f.entry,
    crestM: spec.crestM ?? groundM[i]!,
    openShare: spec.kind === 'gate' ? spec.open : 0,
    sillM: spec.kind === 'gate' ? spec.sillM : groundM[i]!,
    coefficient: BROAD_CREST_COEFFICIENT,
    lengthFactor: factor,
  }));
  for (const f of laid) s.addFace(f);
  return {
    id: spec.id,
    kind: spec.kind,
    path: spec.path,
    soil: spec.soil,
    failure: spec.failure,
    faces: laid,
    groundM,
    sillM: spec.sillM,
    targetM: spec.crestM ?? -Infinity,
    rateMS: 0,
    open: spec.open,
    overtoppedS: 0,
    breachFace: -1,
    breachM: 0,
  };
}

const levels = (s: Solver, f: CrestFace): readonly [number, number] => {
  const j = f.entry + (f.axis === 'x' ? 1 : s.frame.stride);
  return [s.z[f.entry]! + s.h[f.entry]!, s.z[j]! + s.h[j]!];
};

/** Water over the crest of the face with most of it, m, and which face; 0 when none is over. */
export function overtopping(
  s: Solver,
  line: CrestLine,
): { readonly overM: number; readonly face: number } {
  let overM = 0;
  let face = -1;
  line.faces.forEach((f, i) => {
    if (f.crestM <= line.groundM[i]!) return;
    const [a, b] = levels(s, f);
    const over = Math.max(a, b) - f.crestM;
    if (over > overM) {
      overM = over;
      face = i;
    }
  });
  return { overM, face };
}

/** Raises the crest and widens the breach by one exchange of `dtS` seconds. */
export function workLine(s: Solver, line: CrestLine, dtS: number): void {
  if (line.rateMS > 0)
    line.faces.forEach((f, i) => {
      // A crew does not raise what the water has taken away.
      if (f.openShare > 0 && line.kind !== 'gate') return;
      const from = Math.max(f.crestM, line.groundM[i]!);
      if (from < line.targetM) f.crestM = Math.min(line.targetM, from + line.rateMS * dtS);
    });
  if (line.breachFace < 0) return;
  const middle = line.faces[line.breachFace]!;
  const ground = line.groundM[line.breachFace]!;
  const [a, b] = levels(s, middle);
  const head = Math.max(a, b) - Math.max(ground, Math.min(a, b));
  line.breachM += leveeBreachRateMS(head, EROSION_VELOCITY_MS[line.soil], line.breachM) * dtS;
  const { cellM } = s.frame;
  line.faces.forEach((f, i) => {
    const away = Math.abs(i - line.breachFace) * cellM;
    const share = Math.min(1, Math.max(0, (0.5 * line.breachM - away) / cellM + 0.5));
    const both = i === line.breachFace ? Math.min(1, line.breachM / cellM) : share;
    if (line.breachM > 0 && both > f.openShare) {
      f.openShare = both;
      f.sillM = line.groundM[i]!;
    }
  });
}

/** Opens or shuts a gate. */
export function setGate(line: CrestLine, open: number): void {
  line.open = open;
  for (const f of line.faces) f.openShare = open;
}
