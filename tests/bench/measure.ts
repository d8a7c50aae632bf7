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

const CHAIN_STEPS = 50_000_000;
const WALK_STEPS = 4_000_000;
/** More than a core has for itself, less than a processor shares among its cores. */
const WALK_BYTES = 4 << 20;

/**
 * What this machine does just now: steps of a fixed chain of integer operations a second, and steps of
 * a walk from place to place in memory. A virtual machine whose neighbours are busy does a third or
 * less of the latter, and every other figure follows it.
 */
export function machineSpeed(): BenchRow[] {
  const chain = cpuSeconds(() => {
    let x = 1;
    for (let i = 0; i < CHAIN_STEPS; i++) x = (Math.imul(x, 1_664_525) + 1_013_904_223) | 0;
    if (x === 0) throw new Error('the chain of integers never comes to 0');
  });
  const places = WALK_BYTES / Int32Array.BYTES_PER_ELEMENT;
  // An odd multiple plus an odd number, by a power of two: one round through every place.
  const next = new Int32Array(places);
  for (let i = 0; i < places; i++)
    next[i] = (Math.imul(i, 1_664_525) + 1_013_904_223) & (places - 1);
  const walk = cpuSeconds(() => {
    let at = 0;
    for (let i = 0; i < WALK_STEPS; i++) at = next[at]!;
    if (at < 0) throw new Error('the walk never leaves its places');
  });
  const row = (name: string, value: number): BenchRow => ({
    name: `machine/${name}`,
    value,
    unit: 'M steps/s',
  });
  return [
    row('integer-chain', CHAIN_STEPS / chain / 1e6),
    row('memory-walk', WALK_STEPS / walk / 1e6),
  ];
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
