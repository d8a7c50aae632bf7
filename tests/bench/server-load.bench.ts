import { fourExercises } from '../load/four-exercises.ts';
import type { BenchRow } from './measure.ts';

/** Thirty people in four exercises on one server; nothing is judged, only told. */
export async function run(): Promise<readonly BenchRow[]> {
  const { p50Ms, p95Ms, maxMs, rssMb, ...settings } = await fourExercises();
  const row = (name: string, value: number, unit: string): BenchRow => ({
    name: `server.load.${name}`,
    value,
    unit,
    ...settings,
  });
  return [
    row('order-ack.p50', p50Ms, 'ms'),
    row('order-ack.p95', p95Ms, 'ms'),
    row('order-ack.max', maxMs, 'ms'),
    ...(rssMb === null ? [] : [row('memory', rssMb, 'MB')]),
  ];
}
