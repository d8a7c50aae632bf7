import { z } from 'zod';
import { courseOf } from '../../engine/study/course.ts';

/** A seed as people type it; the runs of studies are opened from their study alone. */
export const seedField = z
  .string()
  .min(1)
  .max(64)
  .refine((seed) => courseOf(seed) === null, 'a seed, not the run of a study');
