import { fileURLToPath } from 'node:url';
import { IdleThread } from '../idle-thread.ts';
import type { PlanDesk } from './plan-desk.ts';

export const PLANS_FOLDER = fileURLToPath(new URL('../../scenarios/plans', import.meta.url));

/** A thread that nobody has asked for so long is let go: it holds a region in memory. */
const IDLE_MS = 10 * 60_000;

/** Plans for the page on which they are written, in a thread of their own. `own`: see the library. */
export const openPlans = (own: string | null): IdleThread<PlanDesk> =>
  new IdleThread<PlanDesk>(new URL('./plans-worker.ts', import.meta.url), { own }, IDLE_MS);
