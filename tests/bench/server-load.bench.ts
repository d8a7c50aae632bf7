import { fourGroups } from '../load/four-groups.ts';
import type { BenchRow } from './measure.ts';

/** Thirty people in four groups of one set on one server; nothing is judged, only told. */
export async function run(): Promise<readonly BenchRow[]> {
  const { p50Ms, p95Ms, maxMs, boardP95Ms, rssMb, ...settings } = await fourGroups();
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
    row('board.p95', boardP95Ms, 'ms'),
    row('main-loop-delay.p95', settings.mainLoopP95Ms, 'ms'),
    row('exercise-loop-delay.p95', settings.exerciseLoopP95Ms, 'ms'),
    row('cpu-per-order', settings.cpuMsPerOrder, 'ms CPU'),
    ...(rssMb === null ? [] : [row('memory', rssMb, 'MB')]),
  ];
}
