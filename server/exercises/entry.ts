import type { Phase } from '../../engine/protocol/http.ts';
import type { ClockFrame } from '../../engine/protocol/wire.ts';
import type { ExerciseRow } from '../store/store.ts';
import type { ScenarioEngine } from './engine-port.ts';
import type { HostPort, Occupants } from './host-port.ts';
import type { ReplayPort } from './replayer.ts';
import type { Running } from './start-worker.ts';

/** One exercise as the thread that serves sockets knows it. */
export interface Entry {
  row: ExerciseRow;
  readonly scenario: ScenarioEngine;
  phase: Phase;
  clock: ClockFrame;
  occupants: Occupants;
  /** Wall time at which its end was heard of, ms; null while it may go on. */
  endedMs: number | null;
  /** Wall time since which it waits for its start with nobody connected, ms. */
  lonelyMs: number | null;
  /** How often its thread has failed. */
  failures: number;
  host: Promise<Running<HostPort>> | null;
  replay: { readonly running: Promise<Running<ReplayPort>>; usedMs: number } | null;
}

/** Clock of an exercise whose host does not run. */
const standing = (row: ExerciseRow, nowMs: number): ClockFrame => ({
  tick: row.tick,
  phase: row.phase,
  paused: true,
  speed: 1,
  heldSpeed: 1,
  wallMs: nowMs,
  jumpTo: null,
  reason: row.phase === 'running' ? 'recovered' : row.phase === 'standby' ? 'standby' : null,
  bySeat: null,
});

/** An exercise as the store holds it, in no thread yet. */
export const entryOf = (row: ExerciseRow, scenario: ScenarioEngine, nowMs: number): Entry => ({
  row,
  scenario,
  phase: row.phase,
  clock: standing(row, nowMs),
  occupants: [],
  endedMs: null,
  lonelyMs: null,
  failures: 0,
  host: null,
  replay: null,
});
