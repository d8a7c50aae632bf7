import { betaQuantile, studentQuantile } from './special-functions.ts';
import { clopperPearson, wilson, type Interval } from './proportion.ts';
import { normalQuantile } from '../kernel/normal.ts';

/** Of one realisation of the hazard: runs that share it, and how many of them hold. */
export interface Cluster {
  readonly met: number;
  readonly runs: number;
}

export interface ClusterShare {
  readonly wilson: Interval;
  readonly exact: Interval;
  /** Independent runs that would say as much as these. */
  readonly effectiveRuns: number;
}

/**
 * Intervals of a share when runs share realisations. With one run in each cluster they are Wilson's
 * and Clopper and Pearson's. Otherwise the runs count for as many independent ones as the spread
 * between clusters allows (Korn and Graubard 1998): variance of the ratio by clusters, adjusted by
 * Student's t for the number of clusters. Never more than there are runs; where no run, or every
 * run, holds, the spread says nothing and a cluster counts as one run.
 */
export function clusterShare(clusters: readonly Cluster[], confidence = 0.95): ClusterShare {
  const runs = clusters.reduce((n, c) => n + c.runs, 0);
  const met = clusters.reduce((n, c) => n + c.met, 0);
  if (clusters.every((c) => c.runs === 1))
    return {
      wilson: wilson(met, runs, confidence),
      exact: clopperPearson(met, runs, confidence),
      effectiveRuns: runs,
    };
  const p = met / runs;
  const n = effective(clusters, p, runs, confidence);
  return { wilson: wilsonOf(p, n, confidence), exact: exactOf(p, n, confidence), effectiveRuns: n };
}

function effective(
  clusters: readonly Cluster[],
  p: number,
  runs: number,
  confidence: number,
): number {
  const g = clusters.length;
  if (g < 2 || p === 0 || p === 1) return g;
  let squares = 0;
  for (const c of clusters) squares += (c.met - p * c.runs) * (c.met - p * c.runs);
  const variance = (squares / (runs * runs)) * (g / (g - 1));
  if (variance === 0) return runs;
  const z = normalQuantile(0.5 + confidence / 2);
  const t = studentQuantile(0.5 + confidence / 2, g - 1);
  return Math.min(runs, Math.max(1, ((p * (1 - p)) / variance) * ((z * z) / (t * t))));
}

/** Wilson's formula for a number of runs that need not be whole. */
function wilsonOf(p: number, n: number, confidence: number): Interval {
  const z = normalQuantile(0.5 + confidence / 2);
  const z2 = (z * z) / n;
  const centre = (p + z2 / 2) / (1 + z2);
  const half = (z / (1 + z2)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n));
  return { low: p === 0 ? 0 : centre - half, high: p === 1 ? 1 : centre + half };
}

function exactOf(p: number, n: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  const k = p * n;
  return {
    low: p === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    high: p === 1 ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  };
}
