import type { StudyResult } from '../../engine/study/result.ts';
import { figure, table } from './table.ts';

const percent = (share: number): string => `${figure(100 * share)} %`;
const signed = (share: number): string => `${share >= 0 ? '+' : '−'}${percent(Math.abs(share))}`;
const range = (i: readonly [number, number] | null): string =>
  i === null ? '–' : i.map(percent).join(' – ');

/** What a study says, for people at a terminal. */
export function studyWords(
  r: StudyResult,
  {
    runsPerSecond,
    hazardCpuS,
  }: { readonly runsPerSecond: number; readonly hazardCpuS: number | null },
): string {
  const hazard = hazardCpuS === null ? '' : `, shared hazards ${figure(hazardCpuS)} s CPU`;
  return [
    `runs ${r.runs}  realisations ${r.realisations}  hash ${r.hash}  ${figure(runsPerSecond)} runs/s${hazard}`,
    clauses(r),
    `busiest teams: ${r.bottlenecks.map((b) => `${b.unitId} ${percent(b.busyShare)}`).join(', ')}`,
    queues(r),
    ...comparison(r),
    ...details(r),
  ].join('\n\n');
}

function clauses(r: StudyResult): string {
  const rows = r.clauses.map((c) => [
    c.id,
    c.verdict,
    `${c.met}/${c.runs}`,
    c.p === null ? '–' : percent(c.p),
    range(c.wilson95),
    figure(c.p50),
    c.runs > 0 && c.p90 === null ? '> horizon' : figure(c.p90),
    c.unit,
    c.runsNeeded === null ? '' : `${c.runsNeeded} runs would decide`,
  ]);
  const heads = ['clause', 'verdict', 'met', 'share', '95 % (Wilson)', 'P50', 'P90', 'unit', ''];
  return table(heads, rows);
}

function queues(r: StudyResult): string {
  const rows = r.queues.slice(0, 8).map((q) => {
    const gain = r.effects?.plusOne.find((x) => x.pool === q.pool);
    return [
      q.pool,
      String(q.size),
      q.busyShare === null ? '–' : percent(q.busyShare),
      q.waitP90S === null ? '–' : figure(q.waitP90S / 60),
      gain === undefined ? '' : `${signed(gain.difference)} (${range(gain.interval95)})`,
    ];
  });
  return table(['pool', 'size', 'busy', 'wait P90, min', '+1'], rows);
}

function comparison(r: StudyResult): string[] {
  if (r.pairs === null) return [];
  const rows = r.pairs.map((p) => [
    p.id,
    signed(p.difference),
    range(p.interval95),
    figure(p.exactP),
    figure(p.midP),
  ]);
  return [
    `first less second, same seeds\n${table(['clause', 'difference', '95 %', 'McNemar', 'mid-p'], rows)}`,
  ];
}

function details(r: StudyResult): string[] {
  if (r.effects === null) return [];
  const { tornado, limit, target } = r.effects;
  const bars = tornado.map((b) => [
    b.factor,
    `${figure(b.min)}: ${percent(b.pMin)}`,
    `${figure(b.max)}: ${percent(b.pMax)}`,
  ]);
  const out: string[] = [];
  if (bars.length > 0) out.push(`${target} by factor\n${table(['factor', 'least', 'most'], bars)}`);
  if (limit !== null)
    out.push(
      `${target} by ${limit.factor}: ` +
        limit.points
          .map((p) => `${figure(p.value)} (${Math.round(p.displaced)} displaced) ${percent(p.p)}`)
          .join(', ') +
        (limit.at === null ? '' : `; limit at about ${Math.round(limit.at.displaced)} displaced`),
    );
  out.push(`worst seeds: ${r.worst.map((w) => w.seed).join(', ')}`);
  return out;
}
