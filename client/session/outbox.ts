import type { EntriesAnswer, EntryDraft, EntryRefusal } from '../../engine/protocol/evaluation.ts';
import type { ApiResult } from './api.ts';
import { createStore, type Store } from './store.ts';

/** As much of `localStorage` as is needed here. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

export interface OutboxState {
  /** Everything written at this device, by the entry's id, newest revision. */
  readonly written: ReadonlyMap<string, EntryDraft>;
  /** Ids that the server has not confirmed. */
  readonly unsent: ReadonlySet<string>;
  readonly refused: readonly { readonly id: string; readonly why: EntryRefusal }[];
  /** The last try did not reach the server. */
  readonly offline: boolean;
}

export interface Outbox {
  readonly store: Store<OutboxState>;
  /** Writes on the device at once and sends as soon as that works. */
  put(draft: EntryDraft): void;
  /** Tries again; resolves when nothing more can be sent now. */
  flush(): Promise<void>;
}

/** A request holds 16 kB; what people write is counted as the bytes that it may become. */
const BATCH_BYTES = 12_000;
const bytesOf = (d: EntryDraft): number => new TextEncoder().encode(JSON.stringify(d)).length;

interface Kept {
  readonly written: readonly EntryDraft[];
  readonly unsent: readonly string[];
}

function readShelf(shelf: Shelf, key: string): Kept {
  try {
    const kept = JSON.parse(shelf.getItem(key) ?? '') as Kept;
    if (Array.isArray(kept.written) && Array.isArray(kept.unsent)) return kept;
  } catch {
    // Nothing there, or not ours: begin anew.
  }
  return { written: [], unsent: [] };
}

/**
 * What a person writes is on the device first and is sent when the server can be reached, with the
 * time at which it was written. Sending twice does no harm: an entry has an id and a revision.
 */
export function createOutbox(
  key: string,
  shelf: Shelf,
  send: (entries: readonly EntryDraft[]) => Promise<ApiResult<EntriesAnswer>>,
): Outbox {
  const kept = readShelf(shelf, key);
  const store = createStore<OutboxState>({
    written: new Map(kept.written.map((d) => [d.id, d])),
    unsent: new Set(kept.unsent),
    refused: [],
    offline: false,
  });
  let sending: Promise<void> | null = null;

  const save = (): void => {
    const { written, unsent } = store.get();
    try {
      shelf.setItem(key, JSON.stringify({ written: [...written.values()], unsent: [...unsent] }));
    } catch {
      // A full device: what is in memory is still sent.
    }
  };
  const batch = (): EntryDraft[] => {
    const { written, unsent } = store.get();
    const out: EntryDraft[] = [];
    let bytes = 0;
    for (const id of unsent) {
      const draft = written.get(id);
      if (draft === undefined) continue;
      bytes += bytesOf(draft);
      if (out.length > 0 && bytes > BATCH_BYTES) break;
      out.push(draft);
    }
    return out;
  };
  const run = async (): Promise<void> => {
    for (let drafts = batch(); drafts.length > 0; drafts = batch()) {
      const answer = await send(drafts);
      if (!answer.ok) {
        store.update((s) => ({ ...s, offline: true }));
        return;
      }
      const done = new Map(drafts.map((d) => [d.id, d.rev]));
      store.update((s) => ({
        ...s,
        offline: false,
        // One that was changed while it was on its way has to go again.
        unsent: new Set([...s.unsent].filter((id) => done.get(id) !== s.written.get(id)?.rev)),
        refused: [...s.refused, ...answer.value.refused],
      }));
      save();
    }
  };
  const flush = (): Promise<void> => {
    sending ??= run().finally(() => (sending = null));
    return sending;
  };
  return {
    store,
    put(draft) {
      store.update((s) => ({
        ...s,
        written: new Map(s.written).set(draft.id, draft),
        unsent: new Set(s.unsent).add(draft.id),
      }));
      save();
      void flush();
    },
    flush,
  };
}
