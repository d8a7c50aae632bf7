import type { RoadClass } from '../../engine/region/region.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { TerrainRoad } from './terrain-data.ts';
import { MAP } from './palette.ts';
import { boxOfWindow } from './paint-ground.ts';
import type { PixelWindow } from './relief.ts';
import { boxOfLine, boxesMeet } from './terrain-source.ts';
import type { Ground } from './terrain-source.ts';

interface RoadStyle {
  readonly colour: string;
  readonly widthPx: number;
  /** Not drawn at a smaller scale than this, metres a CSS pixel. */
  readonly untilMetresPerPx: number;
}

const ROADS: Readonly<Record<RoadClass, RoadStyle>> = {
  village: { colour: '#8C958F', widthPx: 1.1, untilMetresPerPx: 22 },
  township: { colour: '#9DA59F', widthPx: 1.5, untilMetresPerPx: 60 },
  county: { colour: '#B4B8B0', widthPx: 2, untilMetresPerPx: 130 },
  provincial: { colour: '#CBC7BA', widthPx: 2.4, untilMetresPerPx: Infinity },
  national: { colour: '#D9D3C4', widthPx: 2.8, untilMetresPerPx: Infinity },
  expressway: { colour: '#EFE6CF', widthPx: 3.4, untilMetresPerPx: Infinity },
};
/** Lesser roads first, so that greater ones cross over them. */
const ROAD_ORDER = Object.keys(ROADS) as RoadClass[];

/** Appends a line of ground points to the path; vertices closer than a pixel are left out. */
export function tracePath(
  ctx: CanvasRenderingContext2D | Path2D,
  line: readonly Point[],
  window: PixelWindow,
): void {
  const m = window.metresPerPx;
  let lastX = 0;
  let lastY = 0;
  for (let i = 0; i < line.length; i++) {
    const x = (line[i]!.e - window.west) / m;
    const y = (window.north - line[i]!.n) / m;
    if (i === 0) ctx.moveTo(x, y);
    else if (i === line.length - 1 || Math.abs(x - lastX) + Math.abs(y - lastY) >= 1)
      ctx.lineTo(x, y);
    else continue;
    lastX = x;
    lastY = y;
  }
}

/** Rivers as lines: at true width where that is wider than what the eye needs. */
export function strokeRivers(
  ctx: CanvasRenderingContext2D,
  ground: Ground,
  window: PixelWindow,
  pixelRatio: number,
): void {
  const here = boxOfWindow(window);
  const m = window.metresPerPx;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  for (const river of ground.data.rivers) {
    const least = Math.max(0.9, 2.6 - 0.45 * Math.max(0, 4 - river.order)) * pixelRatio;
    if (!boxesMeet(boxOfLine(river.line), here)) continue;
    const width = Math.max(least, river.widthM / m);
    ctx.beginPath();
    tracePath(ctx, river.line, window);
    ctx.strokeStyle = width > 4 * pixelRatio ? MAP.water : MAP.river;
    ctx.lineWidth = width;
    ctx.stroke();
  }
}

function strokeOne(
  ctx: CanvasRenderingContext2D,
  path: Path2D,
  colour: string,
  width: number,
  dash: readonly number[] = [],
): void {
  ctx.setLineDash(dash);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke(path);
}

/** All roads of one class in one path, by how they are drawn. */
function pathsOf(roads: readonly TerrainRoad[], window: PixelWindow) {
  const paths = {
    open: new Path2D(),
    bridge: new Path2D(),
    tunnel: new Path2D(),
    ferry: new Path2D(),
  };
  for (const r of roads) {
    const path = r.ferry
      ? paths.ferry
      : r.tunnel
        ? paths.tunnel
        : r.bridge
          ? paths.bridge
          : paths.open;
    tracePath(path, r.line, window);
  }
  return paths;
}

/** Roads by class with a dark casing; bridges with bright sides, tunnels and ferries dashed. */
export function strokeRoads(
  ctx: CanvasRenderingContext2D,
  ground: Ground,
  window: PixelWindow,
  pixelRatio: number,
): void {
  const here = boxOfWindow(window);
  const scale = window.metresPerPx * pixelRatio;
  const visible = ground.roads.filter((r) => boxesMeet(r.box, here)).map((r) => r.item);
  const thin = scale > 40 ? 0.75 : scale < 8 ? 1.25 : 1;
  ctx.save();
  ctx.lineJoin = 'round';
  for (const roadClass of ROAD_ORDER) {
    const style = ROADS[roadClass];
    if (scale > style.untilMetresPerPx) continue;
    const roads = visible.filter((r) => r.class === roadClass);
    if (roads.length === 0) continue;
    const w = style.widthPx * thin * pixelRatio;
    const p = pathsOf(roads, window);
    const k = pixelRatio;
    ctx.lineCap = 'round';
    strokeOne(ctx, p.open, 'rgba(11,16,19,0.75)', w + 1.8 * k);
    strokeOne(ctx, p.open, style.colour, w);
    ctx.lineCap = 'butt';
    strokeOne(ctx, p.bridge, '#0B1013', w + 5 * k);
    strokeOne(ctx, p.bridge, '#EAF0F3', w + 3.4 * k);
    strokeOne(ctx, p.bridge, '#0B1013', w + 1.4 * k);
    strokeOne(ctx, p.bridge, style.colour, w);
    strokeOne(ctx, p.tunnel, 'rgba(11,16,19,0.55)', w + 1.4 * k);
    strokeOne(ctx, p.tunnel, style.colour, w * 0.8, [5 * k, 4 * k]);
    strokeOne(ctx, p.ferry, 'rgba(11,16,19,0.7)', 3.5 * k);
    strokeOne(ctx, p.ferry, MAP.waterText, 1.8 * k, [3 * k, 4 * k]);
  }
  ctx.restore();
}

/** Darkens what lies outside the county, and hides what lies outside the data. */
export function dimOutside(
  ctx: CanvasRenderingContext2D,
  ground: Ground,
  window: PixelWindow,
): void {
  const m = window.metresPerPx;
  const { west, east, north, south } = ground.extent;
  const outside = (path: Path2D, style: string): void => {
    path.rect(-1, -1, window.width + 2, window.height + 2);
    ctx.fillStyle = style;
    ctx.fill(path, 'evenodd');
  };
  const county = new Path2D();
  tracePath(county, ground.data.boundary, window);
  county.closePath();
  outside(county, 'rgba(14, 20, 24, 0.5)');
  const data = new Path2D();
  const x = (west - window.west) / m;
  const y = (window.north - north) / m;
  data.rect(x, y, (east - west) / m, (north - south) / m);
  outside(data, MAP.ground);
}

/** County line: dash and dot, drawn over everything of the ground. */
export function strokeBoundary(
  ctx: CanvasRenderingContext2D,
  ground: Ground,
  window: PixelWindow,
  pixelRatio: number,
): void {
  const path = new Path2D();
  tracePath(path, ground.data.boundary, window);
  path.closePath();
  ctx.save();
  ctx.lineJoin = 'round';
  strokeOne(ctx, path, 'rgba(11,16,19,0.6)', 4 * pixelRatio);
  const dash = [12, 4, 2, 4].map((d) => d * pixelRatio);
  strokeOne(ctx, path, MAP.boundary, 1.6 * pixelRatio, dash);
  ctx.restore();
}
