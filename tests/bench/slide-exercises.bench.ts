import { openScenario } from '../../server/cli/catalogue.ts';
import { openingCommands, play, stamp, type Occupant } from '../../server/cli/headless.ts';
import type { BenchRow } from './measure.ts';

/** Exercises with landslides, whole: id, seats, hours. */
const RUNS: readonly (readonly [id: string, occupant: Occupant, hours: number])[] = [
  ['wushan-hongyanzi-2015', 'policy', 18],
  ['wushan-rockfall-gongjiafang-2008', 'idle', 2],
  ['wushan-chain', 'idle', 24],
  ['wushan-chain', 'policy', 24],
];

export async function run(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [id, occupant, hours] of RUNS) {
    const loaded = await openScenario(id);
    const done = play(loaded, '1', (w) => stamp(openingCommands(w, occupant)), hours * 3600);
    rows.push({
      name: `exercise.${id}.${occupant}`,
      value: done.cpuMs / 1000,
      unit: 's',
      simulatedH: hours,
      events: done.world.events.length,
    });
  }
  return rows;
}
