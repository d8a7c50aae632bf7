/** One measurement; `npm run bench` prints each as a line of JSON. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Sizes and settings that the value belongs to. */
  readonly [detail: string]: string | number;
}

/** CPU seconds (user and system, all threads) of one call. */
export function cpuOnce(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1e6;
}

/** CPU seconds of one call: median of `runs` after `warmUps` that do not count. */
export function cpuSeconds(work: () => void, runs = 5, warmUps = 2): number {
  for (let i = 0; i < warmUps; i++) work();
  const times = Array.from({ length: runs }, () => cpuOnce(work));
  times.sort((a, b) => a - b);
  return times[runs >> 1]!;
}

/** Bytes that `make` leaves alive: heap and array buffers. Rough unless node runs with --expose-gc. */
export function bytesOf(make: () => unknown): number {
  const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});
  const total = () => {
    collect();
    const m = process.memoryUsage();
    return m.heapUsed + m.arrayBuffers;
  };
  const before = total();
  const kept = make();
  const after = total();
  if (kept === undefined) throw new Error('nothing was made');
  return after - before;
}
