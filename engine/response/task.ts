import type { Point } from '../kernel/grid.ts';
import type { Turn } from './turn.ts';

/** How one verb is carried out. The dispatcher (`forces.ts`) calls these at the team's due ticks. */
export interface Task {
  /** Where the journey in hand leads; null when the task begins where the team stands. */
  destination(t: Turn): Point | null;
  /** The journey in hand has ended; the team stands at its end. */
  arrived(t: Turn): void;
  /** Work in hand is due. */
  work(t: Turn): void;
}
