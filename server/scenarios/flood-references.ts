import type { FloodParams } from '../../engine/hazards/flood/contract.ts';
import { cellAt, type GridSpec } from '../../engine/kernel/grid.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { FloodWork } from '../../engine/response/flood-works/flood-work.ts';
import type { Locator } from './locate.ts';

type Quantity = ScenarioFile['instruments'][number]['quantity'];

const OF_POOL: ReadonlySet<Quantity> = new Set(['poolLevelM', 'poolInflowM3S', 'poolReleaseM3S']);
const OF_CELL: ReadonlySet<Quantity> = new Set(['waterLevelM', 'waterDepthM', 'flowSpeedMS']);

/** What lies on the water's grid or names a part of it, beside what the model itself looks at. */
export function checkFloodReferences(
  file: ScenarioFile,
  { reservoirs }: FloodParams,
  works: readonly FloodWork[],
  grid: GridSpec,
  locate: Locator,
): void {
  works.forEach(({ path }, i) =>
    path?.forEach((at, k) => {
      if (cellAt(grid, at.e, at.n) < 0)
        locate.problem(`flood.works[${i}].path[${k}]`, 'inside the window', file.flood!.works[i]!.path![k]); // prettier-ignore
    }),
  );
  const pools = reservoirs.map((r) => r.id);
  file.instruments.forEach(({ quantity, subject, at }, i) => {
    if (OF_POOL.has(quantity) && (subject === null || !pools.includes(subject)))
      locate.problem(`instruments[${i}].subject`, `one of ${pools.join(', ') || '(there are none)'}`, subject); // prettier-ignore
    if (!OF_CELL.has(quantity)) return;
    const where = locate.place(`instruments[${i}].at`, at);
    if (where !== null && cellAt(grid, where.at.e, where.at.n) < 0)
      locate.problem(`instruments[${i}].at`, 'inside the window of the flood', at);
  });
}
