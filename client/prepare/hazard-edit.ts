import type { DraftFile, PlaceAnswer } from '../../engine/protocol/prepare.ts';
import { at, listAt, type Path } from './draft.ts';

/** An id that no entry has. */
export function freeId(list: readonly Readonly<Record<string, unknown>>[], stem: string): string {
  const taken = new Set(list.map((entry) => entry['id']));
  for (let n = list.length + 1; ; n++) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`;
}

type Degrees = { readonly lon: number; readonly lat: number };
const isDegrees = (v: unknown): v is Degrees =>
  typeof v === 'object' && v !== null && 'lon' in v && 'lat' in v;

/** True when the map can move what stands there: a place, or a line or area given in degrees. */
export const canMove = (value: unknown): boolean =>
  !Array.isArray(value) || (value.length > 0 && value.every(isDegrees));

const DIGITS = 6;
const shifted = (p: Degrees, lon: number, lat: number): Degrees => ({
  lon: Number((p.lon + lon).toFixed(DIGITS)),
  lat: Number((p.lat + lat).toFixed(DIGITS)),
});

/**
 * The file with what stands at `path` brought to `to`: a place goes there, a line or an area is
 * shifted so that its middle lies there, and a slope takes its instruments along.
 */
export function movedTo(
  file: DraftFile,
  path: Path,
  to: PlaceAnswer,
  set: (file: DraftFile, path: Path, value: unknown) => DraftFile,
): DraftFile {
  const value = at(file, path);
  if (!Array.isArray(value)) return set(file, path, { lon: to.lon, lat: to.lat });
  const ring = value as readonly Degrees[];
  const lon = to.lon - ring.reduce((sum, p) => sum + p.lon, 0) / ring.length;
  const lat = to.lat - ring.reduce((sum, p) => sum + p.lat, 0) / ring.length;
  let next = set(
    file,
    path,
    ring.map((p) => shifted(p, lon, lat)),
  );
  if (path[1] !== 'slides') return next;
  const id = at(file, [...path.slice(0, -1), 'id']);
  listAt(file, ['landslide', 'points']).forEach((p, i) => {
    if (p['slide'] === id && isDegrees(p['at']))
      next = set(next, ['landslide', 'points', i, 'at'], shifted(p['at'], lon, lat));
  });
  return next;
}
