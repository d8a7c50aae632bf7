import { exerciseClock, say, span } from '../../engine/review/say.ts';
import type { ReviewLanguage } from '../../engine/review/say.ts';
import { REVIEW_LANES, USE_KINDS } from '../../engine/review/types.ts';
import type { ResponseTimes, Review, ReviewSeries, TeamUse } from '../../engine/review/types.ts';
import { LANE_WORDS, SERIES_WORDS, USE_WORDS } from './words.ts';

/** Width of every drawing, px; the page scales it. */
const WIDTH = 960;
const LEFT = 120;
const RIGHT = 24;
const SPAN = WIDTH - LEFT - RIGHT;

export const escapeXml = (s: string): string =>
  s.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!,
  );

const round = (n: number): number => Math.round(n * 10) / 10;

export const svg = (height: number, title: string, body: string): string =>
  `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeXml(title)}" ` +
  `xmlns="http://www.w3.org/2000/svg">${body}</svg>`;

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${round(x)}" y="${round(y)}" ${more}>${escapeXml(words)}</text>`;

const HOUR_STEPS = [0.25, 0.5, 1, 2, 3, 6, 12, 24] as const;

/** Hours as grid lines with their time; at most about ten. */
function axis(endTick: number, x: (tick: number) => number, height: number): string {
  const step = 3600 * (HOUR_STEPS.find((h) => endTick / (h * 3600) <= 10) ?? 48);
  let out = '';
  for (let tick = 0; tick <= endTick; tick += step)
    out +=
      `<line x1="${round(x(tick))}" x2="${round(x(tick))}" y1="22" y2="${height}" class="grid"/>` +
      text(x(tick), 14, exerciseClock(tick), 'text-anchor="middle" class="small"');
  return out;
}

const LANE_PX = 22;

/** Lanes of everything under the course of the hazard. */
export function timelineFigure(review: Review, language: ReviewLanguage): string {
  const end = Math.max(1, review.tick);
  const x = (tick: number): number => LEFT + (tick / end) * SPAN;
  const height = 28 + LANE_PX * REVIEW_LANES.length;
  let body = axis(end, x, height);
  REVIEW_LANES.forEach((lane, i) => {
    const y = 28 + LANE_PX * (i + 0.5);
    body += text(4, y + 5, LANE_WORDS[lane][language]);
    for (const e of review.timeline) {
      if (e.lane !== lane) continue;
      const mark = e.trouble ? 'class="trouble"' : 'class="mark"';
      const words = `${exerciseClock(e.tick)} ${say(e, language)}`;
      body += `<circle cx="${round(x(e.tick))}" cy="${y}" r="4" ${mark}><title>${escapeXml(words)}</title></circle>`;
    }
  });
  return svg(height, LANE_WORDS.hazard[language], body);
}

/** One quantity over time, as a filled step. */
export function seriesFigure(s: ReviewSeries, endTick: number, language: ReviewLanguage): string {
  const end = Math.max(1, endTick);
  const top = Math.max(1e-9, ...s.points.map((p) => p.value));
  const x = (tick: number): number => LEFT + (tick / end) * SPAN;
  const y = (v: number): number => 110 - (v / top) * 80;
  let path = `M${LEFT} 110`;
  let last = 0;
  for (const p of s.points) {
    path += `L${round(x(p.tick))} ${round(y(last))}L${round(x(p.tick))} ${round(y(p.value))}`;
    last = p.value;
  }
  path += `L${round(x(end))} ${round(y(last))}L${round(x(end))} 110Z`;
  const words = SERIES_WORDS[s.id][language];
  return svg(
    116,
    words,
    axis(end, x, 110) +
      `<path d="${path}" class="area"/>` +
      text(4, 40, words.replace(/[（(].*/, '')) +
      text(4, 60, String(round(last)), 'class="small"'),
  );
}

/** Cases drawn in one chart; the longest say the most. */
export const CASES_SHOWN = 30;
const BAR_PX = 20;

/** Response times against their limit: one bar a case, the longest first. */
export function timesFigure(times: ResponseTimes, language: ReviewLanguage): string {
  const cases = times.cases.toSorted((a, b) => b.takenTicks - a.takenTicks).slice(0, CASES_SHOWN);
  const most = Math.max(1, times.limitTicks ?? 0, ...cases.map((c) => c.takenTicks));
  const left = 220;
  const x = (ticks: number): number => left + (ticks / most) * (WIDTH - left - 120);
  const height = 26 + BAR_PX * cases.length;
  let body = '';
  cases.forEach((c, i) => {
    const y = 22 + BAR_PX * i;
    const name = c.weight === 1 ? c.name[language] : `${c.name[language]} (${c.weight})`;
    body +=
      text(left - 8, y + 13, name, 'text-anchor="end"') +
      `<rect x="${left}" y="${y + 2}" width="${round(x(c.takenTicks) - left)}" height="${BAR_PX - 5}" class="bar-${c.state}"/>` +
      text(x(c.takenTicks) + 6, y + 13, span(c.takenTicks, language), 'class="small"');
  });
  if (times.limitTicks !== null)
    body +=
      `<line x1="${round(x(times.limitTicks))}" x2="${round(x(times.limitTicks))}" y1="16" y2="${height}" class="limit"/>` +
      text(
        x(times.limitTicks),
        12,
        `≤ ${span(times.limitTicks, language)}`,
        'text-anchor="middle" class="small"',
      );
  return svg(height, times.title[language], body);
}

/** What each team did with its time, as parts of one bar. */
export function teamsFigure(teams: readonly TeamUse[], language: ReviewLanguage): string {
  const left = 220;
  const height = 30 + BAR_PX * teams.length;
  let body = '';
  let legend = left;
  for (const kind of USE_KINDS) {
    const words = USE_WORDS[kind][language];
    body +=
      `<rect x="${legend}" y="4" width="14" height="14" class="use-${kind}"/>` +
      text(legend + 20, 16, words);
    legend += 110;
  }
  teams.forEach((team, i) => {
    const y = 26 + BAR_PX * i;
    const all = Math.max(
      1,
      USE_KINDS.reduce((n, k) => n + team.ticks[k], 0),
    );
    let at = left;
    body += text(left - 8, y + 14, team.name[language], 'text-anchor="end"');
    for (const kind of USE_KINDS) {
      const width = (team.ticks[kind] / all) * (WIDTH - left - RIGHT);
      if (width < 0.05) continue;
      body += `<rect x="${round(at)}" y="${y + 2}" width="${round(width)}" height="${BAR_PX - 5}" class="use-${kind}"><title>${escapeXml(`${USE_WORDS[kind][language]} ${span(team.ticks[kind], language)}`)}</title></rect>`;
      at += width;
    }
  });
  return svg(height, USE_WORDS.work[language], body);
}
