import { createHash } from 'node:crypto';
import { z } from 'zod';
import { shareKey } from '../../../engine/study/trial.ts';
import { MOST_TOGETHER } from '../local-runner.ts';
import type { TrialOrder } from '../trial-orders.ts';

/** Job data: what is to be done, of which study, and the key under which the result is kept once. */
export interface ChunkJob {
  readonly key: string;
  readonly content: string;
  readonly seedFrom: number;
  readonly seedTo: number;
  readonly orders: readonly TrialOrder[];
}

export const chunkJobSchema = z.object({
  key: z.string(),
  content: z.string(),
  seedFrom: z.int(),
  seedTo: z.int(),
  orders: z.array(
    z.object({
      seed: z.int(),
      values: z.record(z.string(), z.number()),
      leg: z.string().optional(),
      hazard: z.int().optional(),
      plan: z.enum(['a', 'b']).optional(),
      extra: z.record(z.string(), z.int()).optional(),
    }),
  ),
});

/** Runs in a chunk: a second or two of work, so that a lost one costs little and the queue is not felt. */
const MOST_RUNS = 8;
/** Chunks that every study has at least, where it has as many runs: enough for a few machines. */
const LEAST_CHUNKS = 16;

/**
 * Cuts orders into chunks of seeds. The key covers engine, scenario, region and plans (in
 * `content`) and every order: two chunks with one key give the same runs, whoever does them.
 */
export function chunksOf(
  orders: readonly TrialOrder[],
  content: string,
  wholeCourses = false,
): readonly ChunkJob[] {
  const size = Math.max(1, Math.min(MOST_RUNS, Math.floor(orders.length / LEAST_CHUNKS)));
  const out: ChunkJob[] = [];
  let part: TrialOrder[] = [];
  const cut = (): void => {
    if (part.length > 0) out.push(chunkOf(part, content));
    part = [];
  };
  // Runs that meet the same hazard stand together: one machine computes it once for all of them.
  const first = new Map<string, number>();
  orders.forEach((o, i) => first.set(shareKey(o), first.get(shareKey(o)) ?? i));
  const rank = (o: TrialOrder): number => first.get(shareKey(o))!;
  for (const o of orders.toSorted((a, b) => rank(a) - rank(b))) {
    const other = part.length > 0 && shareKey(part.at(-1)!) !== shareKey(o);
    const whole = wholeCourses ? part.length === MOST_TOGETHER || other : true;
    if (part.length >= size && whole) cut();
    part.push(o);
  }
  cut();
  return out;
}

function chunkOf(orders: readonly TrialOrder[], content: string): ChunkJob {
  const key = createHash('sha256').update(content).update(JSON.stringify(orders)).digest('hex');
  const seeds = orders.map((o) => o.seed);
  return { key, content, seedFrom: Math.min(...seeds), seedTo: Math.max(...seeds), orders };
}
