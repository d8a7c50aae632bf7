import { cellAt, type Point } from '../../kernel/grid.ts';
import type { StepContext, World } from '../world.ts';

/** Sets fire where something can burn; on water, rock or burned ground nothing happens. */
export function ignite(w: World, at: Point, why: string, ctx: StepContext): void {
  const cell = cellAt(w.fire.grid, at.e, at.n);
  if (cell < 0 || !w.fire.isBurnable(cell)) return;
  ctx.emit({ type: 'fireIgnited', at, why });
  ctx.hazardAction('wildfire', { kind: 'ignite', at, cause: why });
}
