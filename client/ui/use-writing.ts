import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { EntryDraft } from '../../engine/protocol/evaluation.ts';
import type { EvaluationBody } from '../../engine/review/evaluation.ts';
import { evaluationApi } from '../session/evaluation-api.ts';
import { createOutbox, type Outbox } from '../session/outbox.ts';

/** What this device has written, as it stands: changes and removals are revisions. */
export interface Writing {
  readonly entries: readonly EntryDraft[];
  /** With those that were removed. */
  readonly all: readonly EntryDraft[];
  readonly unsent: number;
  readonly refused: number;
  readonly offline: boolean;
  /**
   * Writes a new entry, or a new revision of the one with this id; `over` is the revision that
   * another device made of it, if any.
   */
  write(body: EvaluationBody, id?: string, over?: number): string;
  remove(entry: EntryDraft): void;
}

/** How often what could not be sent is tried again, ms. */
const AGAIN_MS = 2000;

const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) =>
    b.toString(16).padStart(2, '0'),
  ).join('');

/** Entries of one writer of one exercise: on the device first, then at the server. */
export function useWriting(exerciseId: string, writerId: string): Writing {
  const outbox: Outbox = useMemo(
    () =>
      createOutbox(`sandtable.evaluation.${exerciseId}.${writerId}`, localStorage, (entries) =>
        evaluationApi.write(exerciseId, entries),
      ),
    [exerciseId, writerId],
  );
  const state = useSyncExternalStore(outbox.store.subscribe, outbox.store.get);
  useEffect(() => {
    const again = (): void => void outbox.flush();
    again();
    const timer = setInterval(again, AGAIN_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [outbox]);
  const write = useCallback(
    (body: EvaluationBody, id = newId(), over = 0): string => {
      const rev = Math.max(over, outbox.store.get().written.get(id)?.rev ?? 0) + 1;
      outbox.put({ id, rev, wallMs: Date.now(), gone: false, body });
      return id;
    },
    [outbox],
  );
  const remove = useCallback(
    ({ id, rev, body }: EntryDraft): void => {
      const over = Math.max(rev, outbox.store.get().written.get(id)?.rev ?? 0) + 1;
      outbox.put({ id, rev: over, wallMs: Date.now(), gone: true, body });
    },
    [outbox],
  );
  const all = useMemo(() => [...state.written.values()], [state.written]);
  return {
    all,
    entries: all.filter((d) => !d.gone),
    unsent: state.unsent.size,
    refused: state.refused.length,
    offline: state.offline,
    write,
    remove,
  };
}
