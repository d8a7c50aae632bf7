import type { Answers } from './answers.ts';
import type { EngineRun } from './engine-port.ts';
import type { Journal } from './journal.ts';

/**
 * The exercise as it stands, shared by the parts of its host. When a store that failed works again,
 * all three are replaced by what the disk holds.
 */
export interface Present {
  run: EngineRun;
  journal: Journal;
  answers: Answers;
}
