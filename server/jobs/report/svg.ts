import type { Effects } from '../../../engine/study/effects.ts';
import type { ClauseResult } from '../../../engine/study/clauses.ts';
import type { Gantt } from '../../../engine/study/gantt.ts';

/** Drawings of the report as plain SVG text: the file needs no program to show them. */

const INK = '#17201F';
const TEAL = '#00685F';
const PURPLE = '#762A83';
const GRID = '#D3DAD8';
const VERDICT_COLOUR: Readonly<Record<string, string>> = {
  feasible: '#1B6E3A',
  infeasible: PURPLE,
  unsure: '#5B5540',
};

export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const fixed = (x: number): string => String(Math.round(x * 10) / 10);
const line = (x1: number, y1: number, x2: number, y2: number, style: string): string =>
  `<line x1="${fixed(x1)}" y1="${fixed(y1)}" x2="${fixed(x2)}" y2="${fixed(y2)}" ${style}/>`;
const label = (x: number, y: number, text: string, more = ''): string =>
  `<text x="${fixed(x)}" y="${fixed(y)}" ${more}>${escaped(text)}</text>`;
const frame = (width: number, height: number, title: string, body: string): string =>
  `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}" font-size="14" fill="${INK}">${body}</svg>`;

/** Share with its interval on a line from 0 to 100 %, and the share that is required. */
export function intervalStrip(c: ClauseResult): string {
  if (c.p === null || c.wilson95 === null) return '';
  const x = (share: number): number => 6 + 188 * share;
  const colour = VERDICT_COLOUR[c.verdict] ?? INK;
  const [low, high] = c.wilson95;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((t) => line(x(t), 18, x(t), 23, `stroke="${GRID}"`));
  return frame(
    200,
    26,
    `${Math.round(1000 * c.p) / 10} %`,
    line(6, 20, 194, 20, `stroke="${GRID}"`) +
      ticks.join('') +
      line(x(c.required), 1, x(c.required), 25, `stroke="${INK}" stroke-width="2"`) +
      `<rect x="${fixed(x(low))}" y="7" width="${fixed(Math.max(2, x(high) - x(low)))}" height="7" fill="${colour}" opacity="0.35"/>` +
      `<circle cx="${fixed(x(c.p))}" cy="10.5" r="4.5" fill="${colour}"/>`,
  );
}

export interface CurveWords {
  readonly title: string;
  readonly limit: string;
  readonly required: string;
  readonly first: string;
  readonly second: string;
}

/** Share of runs that got there by each time, of one plan or two. */
export function curveChart(
  c: ClauseResult,
  second: ClauseResult | null,
  words: CurveWords,
): string {
  const points = [...c.curve, ...(second?.curve ?? [])];
  if (points.length === 0) return '';
  const top = Math.max(c.limit ?? 0, ...points.map((p) => p.time)) * 1.08 || 1;
  const x = (v: number): number => 44 + (500 * v) / top;
  const y = (share: number): number => 200 - 180 * share;
  const steps = (curve: ClauseResult['curve']): string => {
    let d = `M${fixed(x(0))} ${fixed(y(0))}`;
    for (const p of curve) d += `H${fixed(x(p.time))}V${fixed(y(p.share))}`;
    return `${d}H${fixed(x(top))}`;
  };
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (s) =>
      line(44, y(s), 544, y(s), `stroke="${GRID}"`) +
      label(38, y(s) + 5, String(100 * s), 'text-anchor="end"'),
  );
  const axis = [0, 0.25, 0.5, 0.75, 1].map((f) =>
    label(x(f * top), 218, fixed(f * top), 'text-anchor="middle"'),
  );
  const required =
    line(44, y(c.required), 544, y(c.required), `stroke="${INK}" stroke-dasharray="2 4"`) +
    label(48, y(c.required) - 5, words.required);
  const limit =
    c.limit === null
      ? ''
      : line(x(c.limit), 12, x(c.limit), 200, `stroke="${INK}" stroke-width="2"`) +
        label(x(c.limit) + 6, 192, words.limit, 'font-weight="700"');
  const other =
    second === null
      ? ''
      : `<path d="${steps(second.curve)}" fill="none" stroke="#566362" stroke-width="2" stroke-dasharray="6 4"/>`;
  return frame(
    560,
    240,
    words.title,
    grid.join('') +
      axis.join('') +
      label(544, 236, c.unit, 'text-anchor="end"') +
      required +
      limit +
      other +
      `<path d="${steps(c.curve)}" fill="none" stroke="${TEAL}" stroke-width="3"/>` +
      (second === null ? '' : label(60, 236, `— ${words.first}   - - ${words.second}`)),
  );
}

/** One bar for each factor, from the share at its least to that at its most. */
export function tornadoChart(
  e: Effects,
  nameOf: (factor: string) => string,
  title: string,
): string {
  const bars = e.tornado.slice(0, 10);
  if (bars.length === 0) return '';
  const x = (share: number): number => 190 + 300 * share;
  const rows = bars.map((b, i) => {
    const at = 10 + 30 * i;
    const side = (p: number, value: number, colour: string): string => {
      const left = Math.min(x(p), x(b.pBase));
      const width = Math.abs(x(p) - x(b.pBase));
      const end = p < b.pBase ? 'text-anchor="end"' : '';
      return (
        `<rect x="${fixed(left)}" y="${at}" width="${fixed(width)}" height="18" fill="${colour}"/>` +
        label(x(p) + (p < b.pBase ? -4 : 4), at + 14, fixed(value), end)
      );
    };
    return (
      label(0, at + 14, nameOf(b.factor)) +
      side(b.pMin, b.min, '#C9A9D0') +
      side(b.pMax, b.max, '#9CCFC8') +
      line(x(b.pBase), at - 4, x(b.pBase), at + 22, `stroke="${INK}" stroke-width="2"`)
    );
  });
  const height = 30 * bars.length + 34;
  const axis = [0, 0.25, 0.5, 0.75, 1].map((s) =>
    label(x(s), height - 6, `${100 * s} %`, 'text-anchor="middle"'),
  );
  return frame(540, height, title, rows.join('') + axis.join(''));
}

/** Share against people displaced, with its interval, and where it falls below what is required. */
export function limitChart(e: Effects, required: number, title: string, at: string): string {
  const { limit } = e;
  if (limit === null || limit.points.length < 2) return '';
  const most = Math.max(...limit.points.map((p) => p.displaced)) || 1;
  const x = (v: number): number => 44 + (480 * v) / most;
  const y = (share: number): number => 190 - 170 * share;
  const grid = [0, 0.5, 1].map(
    (s) =>
      line(44, y(s), 524, y(s), `stroke="${GRID}"`) +
      label(38, y(s) + 5, String(100 * s), 'text-anchor="end"'),
  );
  const points = limit.points;
  const path = points.map(
    (p, i) => `${i === 0 ? 'M' : 'L'}${fixed(x(p.displaced))} ${fixed(y(p.p))}`,
  );
  const marks = points.map(
    (p) =>
      line(x(p.displaced), y(p.wilson95[0]), x(p.displaced), y(p.wilson95[1]), `stroke="${TEAL}"`) +
      `<circle cx="${fixed(x(p.displaced))}" cy="${fixed(y(p.p))}" r="4" fill="${TEAL}"/>`,
  );
  const axis = [0, 0.25, 0.5, 0.75, 1].map((f) =>
    label(x(f * most), 208, String(Math.round(f * most)), 'text-anchor="middle"'),
  );
  const knee =
    limit.at === null
      ? ''
      : line(
          x(limit.at.displaced),
          y(required),
          x(limit.at.displaced),
          190,
          `stroke="${PURPLE}" stroke-width="2"`,
        ) + label(x(limit.at.displaced) + 6, 120, at, `fill="${PURPLE}" font-weight="700"`);
  return frame(
    540,
    220,
    title,
    grid.join('') +
      axis.join('') +
      line(44, y(required), 524, y(required), `stroke="${INK}" stroke-dasharray="2 4"`) +
      `<path d="${path.join('')}" fill="none" stroke="${TEAL}" stroke-width="3"/>` +
      marks.join('') +
      knee,
  );
}

/** What was under way when, in one run; the chain that its result hung on below, in dark. */
export function ganttChart(g: Gantt, nameOf: (activity: string) => string, title: string): string {
  const end = Math.max(3600, ...g.path.map((s) => s.toTick), Math.min(g.endTick, lastWork(g)));
  const x = (tick: number): number => 230 + (490 * Math.min(tick, end)) / end;
  const bars = g.bars.slice(0, 16);
  const rows = bars.map((b, i) => {
    const at = 8 + 24 * i;
    const begun = b.workingTick < 0 ? b.endTick : b.workingTick;
    return (
      label(0, at + 13, nameOf(b.activity)) +
      `<rect x="${fixed(x(b.orderedTick))}" y="${at + 2}" width="${fixed(Math.max(1, x(begun) - x(b.orderedTick)))}" height="12" fill="#BFE0DB"/>` +
      `<rect x="${fixed(x(begun))}" y="${at + 2}" width="${fixed(Math.max(1, x(b.endTick) - x(begun)))}" height="12" fill="${TEAL}"/>`
    );
  });
  const below = 8 + 24 * bars.length;
  const path = g.path.map(
    (s) =>
      `<rect x="${fixed(x(s.fromTick))}" y="${below + 4}" width="${fixed(Math.max(1, x(s.toTick) - x(s.fromTick) - 1))}" height="14" fill="${PURPLE}"><title>${escaped(nameOf(s.activity))}</title></rect>`,
  );
  const hours = Array.from({ length: 7 }, (_, i) => (end * i) / 6);
  const axis = hours.map((t) =>
    label(x(t), below + 38, `${fixed(t / 3600)} h`, 'text-anchor="middle"'),
  );
  return frame(750, below + 46, title, rows.join('') + path.join('') + axis.join(''));
}

const lastWork = (g: Gantt): number => Math.max(0, ...g.bars.map((b) => b.endTick));
