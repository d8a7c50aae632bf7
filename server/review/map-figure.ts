import type { Point } from '../../engine/kernel/grid.ts';
import type { ReviewLanguage } from '../../engine/review/say.ts';
import { escapeXml } from './figures.ts';
import type { Ground, MomentMap } from './input.ts';
import { cellsOf, outlines } from './perimeter.ts';

const WIDTH = 960;
/** Around what a map shows, as a share of its size. */
const MARGIN = 0.15;
/** A map never shows less than this, m. */
const LEAST_M = 3000;
const MAX_RATIO = 0.75;

interface Frame {
  readonly west: number;
  readonly north: number;
  readonly widthM: number;
  readonly heightM: number;
}

/** One frame for all maps of a report, so that they can be laid beside each other. */
export function frameOf(maps: readonly MomentMap[], ground: Ground): Frame {
  const hazard = maps.flatMap((m) => [
    ...m.layers.filter((l) => l.id !== 'forecast').flatMap((l) => corners(l)),
    ...m.lines.flat(),
  ]);
  const places = maps.flatMap((m) => [...m.incidents, ...m.sites].map((s) => s.at));
  // Sites lie all over the county: they count only where there is no hazard to look at.
  const points = hazard.length > 0 ? hazard : places;
  const { window } = ground;
  const all =
    points.length > 0
      ? points
      : [
          { e: window.west, n: window.north },
          {
            e: window.west + window.cols * window.cellM,
            n: window.north - window.rows * window.cellM,
          },
        ];
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (const p of all) {
    west = Math.min(west, p.e);
    east = Math.max(east, p.e);
    south = Math.min(south, p.n);
    north = Math.max(north, p.n);
  }
  const wanted = (m: number): number => m * (1 + 2 * MARGIN);
  const widthM = Math.max(LEAST_M, wanted(east - west), wanted(north - south) / MAX_RATIO);
  const heightM = Math.max(widthM / 2, wanted(north - south));
  return {
    west: (west + east) / 2 - widthM / 2,
    north: (south + north) / 2 + heightM / 2,
    widthM,
    heightM,
  };
}

function corners(l: MomentMap['layers'][number]): Point[] {
  const cells = cellsOf(l.runs, () => true);
  if (cells.length === 0) return [];
  let [c0, c1, r0, r1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const cell of cells) {
    const row = Math.floor(cell / l.grid.cols);
    const col = cell - row * l.grid.cols;
    c0 = Math.min(c0, col);
    c1 = Math.max(c1, col + 1);
    r0 = Math.min(r0, row);
    r1 = Math.max(r1, row + 1);
  }
  const { west, north, cellM } = l.grid;
  return [
    { e: west + c0 * cellM, n: north - r0 * cellM },
    { e: west + c1 * cellM, n: north - r1 * cellM },
  ];
}

/** The ground, the hazard's layers, lines, sites and teams of one moment. */
export function mapFigure(
  map: MomentMap,
  ground: Ground,
  frame: Frame,
  words: string,
  language: ReviewLanguage,
): string {
  const scale = WIDTH / frame.widthM;
  const height = Math.round(frame.heightM * scale);
  const at = (p: Point): string =>
    `${Math.round((p.e - frame.west) * scale * 10) / 10} ${Math.round((frame.north - p.n) * scale * 10) / 10}`;
  const line = (points: readonly Point[], cls: string): string =>
    `<path d="M${points.map(at).join('L')}" class="${cls}"/>`;
  const within = (p: Point): boolean =>
    p.e > frame.west &&
    p.e < frame.west + frame.widthM &&
    p.n < frame.north &&
    p.n > frame.north - frame.heightM;
  const seen = (points: readonly Point[]): boolean => points.some(within);
  const dot = (p: Point, r: number, cls: string): string => {
    const [x, y] = at(p).split(' ');
    return `<circle cx="${x}" cy="${y}" r="${r}" class="${cls}"/>`;
  };
  let body = `<rect width="${WIDTH}" height="${height}" class="land"/>`;
  for (const r of ground.rivers) if (seen(r)) body += line(r, 'river');
  for (const r of ground.roads) if (seen(r)) body += line(r, 'road');
  for (const l of map.layers) {
    if (l.id === 'forecast') continue;
    for (const cls of [1, 2, 3, 4, 5]) {
      const rings = outlines(
        l.grid,
        cellsOf(l.runs, (c) => c === cls),
      );
      if (rings.length === 0) continue;
      const d = rings.map((ring) => `M${ring.map(at).join('L')}Z`).join('');
      body += `<path d="${d}" fill-rule="evenodd" class="hazard-${cls}"/>`;
    }
  }
  for (const l of map.lines) if (l.length > 1 && seen(l)) body += line(l, 'line');
  for (const r of map.routes) if (r.line.length > 1 && seen(r.line)) body += line(r.line, 'route');
  for (const v of ground.villages) {
    if (!within(v.at)) continue;
    const [x, y] = at(v.at).split(' ');
    body +=
      dot(v.at, 4, 'village') +
      `<text x="${Number(x) + 7}" y="${Number(y) + 5}">${escapeXml(v.name[language])}</text>`;
  }
  for (const x of map.incidents) {
    if (!within(x.at)) continue;
    const [ex, ny] = at(x.at).split(' ');
    body +=
      dot(x.at, 7, 'site') +
      `<text x="${Number(ex) + 10}" y="${Number(ny) + 5}">${escapeXml(x.name[language])}</text>`;
  }
  for (const s of map.sites) if (within(s.at)) body += dot(s.at, 6, 'site');
  for (const u of map.units) {
    if (!within(u.at)) continue;
    const [x, y] = at(u.at).split(' ');
    body += `<rect x="${Number(x) - 5}" y="${Number(y) - 5}" width="10" height="10" class="unit"/>`;
  }
  return (
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeXml(words)}" ` +
    `class="map" xmlns="http://www.w3.org/2000/svg">${body}${scaleBar(scale, height)}</svg>`
  );
}

function scaleBar(scale: number, height: number): string {
  const km = [10, 5, 2, 1, 0.5].find((k) => k * 1000 * scale < WIDTH / 3) ?? 0.5;
  const px = Math.round(km * 1000 * scale);
  return (
    `<path d="M16 ${height - 16}h${px}" class="scale"/>` +
    `<text x="16" y="${height - 24}">${km} km</text>`
  );
}
