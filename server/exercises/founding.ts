import type { LogRecord } from '../../engine/protocol/http.ts';
import { hashKey, randomId, randomKey } from '../auth/keys.ts';
import type { ExerciseMeta, Progress } from '../store/store.ts';

/** What a new exercise is to begin with. */
export interface Founding {
  readonly scenarioId: string;
  readonly seed: string;
  /** Exercise and tick that it branches from; null for one of its own. */
  readonly parent: ExerciseMeta['parent'];
  readonly log: readonly LogRecord[];
  /** For one that is over before anybody has seen it: when it ended. */
  readonly endTick?: number;
}

/** What its founder is told, and nobody else. */
export interface Created {
  readonly id: string;
  readonly code: string;
  readonly instructorKey: string;
}

/** Gives a new exercise its id, its key and the place in time at which it stands. */
export function foundingRecords(
  f: Founding,
  fixed: Pick<ExerciseMeta, 'code' | 'fingerprint' | 'createdMs'>,
): { meta: ExerciseMeta; progress: Progress; created: Created } {
  const instructorKey = randomKey();
  const id = randomId();
  const { scenarioId, seed, parent, log } = f;
  const instructorKeyHash = hashKey(instructorKey);
  const started = log.some((r) => r.kind === 'command' && r.stamped.command.type === 'start');
  return {
    meta: { ...fixed, id, scenarioId, seed, instructorKeyHash, parent },
    progress:
      f.endTick === undefined
        ? { tick: parent?.tick ?? 0, phase: started ? 'running' : 'standby' }
        : { tick: f.endTick, phase: 'ended' },
    created: { id, code: fixed.code, instructorKey },
  };
}

/** The log of an exercise that was started and left to the policy. */
export const UNTOUCHED_LOG: readonly LogRecord[] = [
  {
    kind: 'command',
    seq: 1,
    tick: 0,
    wallMs: 0,
    accepted: true,
    stamped: {
      seq: 1,
      tick: 0,
      actor: { kind: 'instructor' },
      clientSeq: null,
      command: { type: 'start' },
    },
  },
];

/**
 * The log of an exercise that goes another way from `tick` on. It does not end where the first one
 * did, numbers close up where a record was left out, and orders of the first one's pages are not
 * answered again to those of the second.
 */
export function branchLog(log: readonly LogRecord[], tick: number): readonly LogRecord[] {
  const kept = log.filter(
    (r) => r.tick <= tick && !(r.kind === 'command' && r.stamped.command.type === 'end'),
  );
  return kept.map((r, i) =>
    r.kind === 'command'
      ? { ...r, seq: i + 1, stamped: { ...r.stamped, seq: i + 1, clientSeq: null } }
      : { ...r, seq: i + 1 },
  );
}
