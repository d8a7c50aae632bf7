/** All verification cases of the flood, in the order in which they are listed. */
import type { VerifyCase } from './case.ts';
import { DAM_BREAK_CASES } from './flood-dam-break.ts';

export const FLOOD_CASES: readonly VerifyCase[] = [...DAM_BREAK_CASES];
