import type { World } from '../../exercise/world.ts';
import type { FloodAction } from '../../hazards/flood/contract.ts';
import { cellAt, type Point } from '../../kernel/grid.ts';
import { lineBetween, lineLengthM } from '../journey.ts';
import { ASSUMED_WORK, type FloodWork } from './flood-work.ts';

const { bagsPerM2, bagsPersonH, pieceM, gatePersonH, underpassPersonH, pumpPersonH } = ASSUMED_WORK;

const isWall = (work: FloodWork): work is FloodWork & { readonly path: readonly Point[] } =>
  work.kind === 'sandbags' && work.path !== null;

/** Line of a wall in pieces that are laid one after another; one piece for all other work. */
export function piecesOf(work: FloodWork): readonly (readonly Point[])[] {
  if (!isWall(work)) return [[]];
  const lengthM = lineLengthM(work.path);
  const n = Math.max(1, Math.round(lengthM / pieceM));
  return Array.from({ length: n }, (_, i) =>
    lineBetween(work.path, (i * lengthM) / n, ((i + 1) * lengthM) / n),
  );
}

/** Sandbags that a work takes; 0 for one that takes none. */
export const bagsOf = (work: FloodWork): number =>
  isWall(work) ? Math.ceil(lineLengthM(work.path) * work.heightM * bagsPerM2) : 0;

const BY_KIND: Readonly<Record<FloodWork['kind'], number>> = {
  gate: gatePersonH,
  release: gatePersonH,
  pump: pumpPersonH,
  underpass: underpassPersonH,
  levee: 0,
  sandbags: 0,
};

/** Hours of one person that a work takes on the spot. */
export const personHOf = (work: FloodWork): number =>
  isWall(work) ? bagsOf(work) / bagsPersonH : BY_KIND[work.kind];

/** Metres an hour at which what stands is raised in the model: at once, since pieces are short. */
const AT_ONCE_MH = 100;

/** What the work does to the water when `piece` of it is done; null when the model has no such thing. */
export function actionOf(
  w: Pick<World, 'flood'>,
  work: FloodWork,
  piece: number,
  value: number,
): FloodAction | null {
  const subject = work.subject ?? '';
  switch (work.kind) {
    case 'gate':
      return { kind: 'openGate', gate: subject, open: value };
    case 'release':
      return { kind: 'setRelease', reservoir: subject, m3S: value };
    case 'pump':
      return { kind: 'pump', pump: subject, on: value > 0 };
    case 'underpass':
      return { kind: 'closeUnderpass', underpass: subject, closed: true };
    case 'levee':
      return { kind: 'raiseCrest', levee: subject, crestM: value, rateMH: AT_ONCE_MH };
    case 'sandbags':
      return layPiece(w, work, piece);
  }
}

/**
 * A piece stands level, so high above the highest ground that it stands on. In cells too wide for single
 * pieces several make one, which stands when the first of them does.
 */
function layPiece(
  { flood }: Pick<World, 'flood'>,
  work: FloodWork,
  piece: number,
): FloodAction | null {
  if (flood === null || work.path === null) return null;
  const n = piecesOf(work).length;
  const together = Math.min(n, Math.max(1, Math.ceil((2 * flood.grid.cellM) / pieceM)));
  if (piece % together !== 0) return null;
  const first = Math.min(piece, n - together);
  const stepM = lineLengthM(work.path) / n;
  const path = lineBetween(work.path, first * stepM, (first + together) * stepM);
  let groundM = -Infinity;
  for (const p of path) {
    const cell = cellAt(flood.grid, p.e, p.n);
    if (cell >= 0) groundM = Math.max(groundM, flood.bedM(cell));
  }
  if (groundM === -Infinity) return null;
  const crestM = groundM + work.heightM;
  return { kind: 'layCrest', id: `${work.id}-${piece}`, path, crestM, rateMH: AT_ONCE_MH };
}
